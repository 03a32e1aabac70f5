"""The words of a phrase that names somebody, as keys to look up, with what stands around each."""

import re
from dataclasses import dataclass
from typing import Final

from gazetteer import fold

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’ʼ´`][^\W_]+){0,8}")
_OWN: Final = re.compile(r"['’ʼ´`]s$", re.IGNORECASE)
_SHORT: Final = 6
"""Letters of a short form in capitals, at most; longer ones are safe in any case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word of a phrase."""

    text: str
    """As written, without the ending of a possessive."""
    key: str
    """Folded."""
    joined: bool
    """Whether a hyphen ties it to the word before."""
    ties: bool
    """Whether a hyphen ties it to the word behind."""


def words(text: str) -> tuple[Word, ...]:
    """Split a phrase at blanks, marks and hyphens."""
    return tuple(
        Word(
            text=(plain := _OWN.sub("", match.group())),
            key=fold(plain),
            joined=text[max(0, match.start() - 1) : match.start()] in ("-", "–"),
            ties=text[match.end() : match.end() + 1] in ("-", "–"),
        )
        for match in _WORD.finditer(text)
    )


def key(found: tuple[Word, ...]) -> str:
    """The key of a run of words."""
    return " ".join(word.key for word in found)


def is_short_form(name: str) -> bool:
    """Whether a name is written in capitals and counts only so: `IS`, `SDF`."""
    letters = [character for character in name if character.isalpha()]
    return 0 < len(letters) <= _SHORT and all(character.isupper() for character in letters)


def is_written_so(name: str, found: tuple[Word, ...]) -> bool:
    """Whether a run of words may be a name, by its capitals."""
    if is_short_form(name):
        return all(
            character.isupper() for word in found for character in word.text if character.isalpha()
        )
    return not name[:1].isupper() or not found[0].text[:1].islower()
