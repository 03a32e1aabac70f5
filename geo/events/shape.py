"""What the look of a word tells: marks, endings, headlines in capitals, Arabic articles."""

from collections.abc import Mapping
from typing import Final

from geo.events.tokens import Tokens

MARKS: Final[Mapping[str, str]] = {
    ",": ",", ";": ";", ":": ";", "–": ";", "—": ";", "--": ";", ".": ".", "!": ".", "?": ".",
    "…": ".", "؟": ".", "“": "Q", "”": "Q", '"': "Q", "«": "Q", "»": "Q", "(": "(", ")": ")",
    "'s": "O", "’s": "O", "'": "O", "’": "O", "،": ",", "&": "C", "-": ";",
}  # fmt: skip
"""The tag of each mark, as geo/events/tagging.py lists them."""
ARTICLES: Final = ("al-", "el-", "as-", "ar-", "ad-", "ez-", "an-", "ash-", "at-", "es-", "ibn-")
"""What Arabic names begin with: small letters that stand for a name all the same."""
_TITLED: Final = 0.7
"""Share of long words with a capital above which capitals mean nothing."""
_LONG: Final = 3
"""Letters that a word, and long words that a headline, must have more of to be judged so."""
_SHORT: Final = 5
"""Letters below which a word's ending tells nothing."""


def is_titled(tokens: Tokens) -> bool:
    """Whether this is a headline in which most words have capitals, so that they tell nothing."""
    long = [word for word in tokens.words if len(word) > _LONG and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > _LONG and capitals >= _TITLED * len(long)


def guess(word: str) -> str:
    """The reading of a word that no table knows, from how it ends."""
    if not word[0].isalpha():
        return "N" if len(word) > 1 else "A"
    if "-" in word or "–" in word or len(word) < _SHORT:
        return "N"
    if word.endswith("ly"):
        return "A"
    if word.endswith("ed"):
        return "K"
    return "G" if word.endswith("ing") else "N"
