"""What the look of a word tells: marks, endings, Arabic articles."""

from collections.abc import Mapping
from typing import Final

MARKS: Final[Mapping[str, str]] = {
    ",": ",", ";": ";", ":": ";", "–": ";", "—": ";", "--": ";", ".": ".", "!": ".", "?": ".",
    "…": ".", "؟": ".", "“": "Q", "”": "Q", '"': "Q", "«": "Q", "»": "Q", "(": "(", ")": ")",
    "'s": "O", "’s": "O", "'": "O", "’": "O", "،": ",", "&": "C", "-": ";",
}  # fmt: skip
"""The tag of each mark, as geo/events/tagging.py lists them."""
ARTICLES: Final = ("al-", "el-", "as-", "ar-", "ad-", "ez-", "an-", "ash-", "at-", "es-", "ibn-")
"""What Arabic names begin with: small letters that stand for a name all the same."""
_SHORT: Final = 5
"""Letters below which a word's ending tells nothing."""


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
