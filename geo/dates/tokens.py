"""Cut text into tokens and give each the letter of its class."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from geo.dates.cues import cue
from geo.dates.words import CONTINUED, OTHER, PIECE, PIECES, Value, lexicon

_MARKS: Final = {
    ".": "DOT", ",": "COMMA", ":": "COLON", "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN",
    "–": "DASH", "—": "DASH", "'": "APOS", "’": "APOS", "‘": "APOS", "`": "APOS", "/": "SLASH",
    "+": "PLUS", "(": "PAREN", ")": "PAREN", "[": "PAREN", "]": "PAREN", "$": "MONEY",
    "£": "MONEY", "€": "MONEY", "¥": "MONEY", "%": "PERCENT",
}  # fmt: skip

_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_SLASHED: Final = re.compile(r"\d{1,4}([/.])\d{1,2}\1\d{1,4}")
_TWO_DAYS: Final = re.compile(r"(?:[1-9]|[12]\d|3[01])/(?:[1-9]|[12]\d|3[01])")
_TWO_YEARS: Final = re.compile(r"[12]\d{3}/(?:\d\d|[12]\d{3})")
_YEARS: Final = range(1000, 2200)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST: Final = 9
"""Digits that are still a number; longer runs are codes, and costly to turn into one."""

_SHORT: Final = 40
"""Characters of a token that is remembered."""
_REMEMBERED: Final = 1 << 16
"""Tokens."""
_TOUCHY: Final = (
    "ZERO", "N12", "N24", "N31", "N99", "YEAR", "BIG", "DECIMAL", "FRACTION", "CLOCK", "SLASHED",
    "TWODAYS", "SPLITYEAR", "HUGE", "DOT", "HYPHEN",
)  # fmt: skip
"""Classes of figures and marks that are something else where they touch a word, or touch none."""

_LEADS: Final = frozenset({"Q", "q", "FY", "fy", "T", "H", "h"})
"""Letters that may stand glued before a figure without making it a code (`Q3`, `FY2019`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """The tokens of a stretch of text; the lists run in step."""

    text: str
    offset: int
    """Where the stretch begins in its document."""
    letters: str
    """One letter a token: its class."""
    words: list[str]
    """The tokens as written."""
    starts: list[int]
    """Where each begins, counted in the stretch."""
    values: list[Value]
    """What each counts for; 0 where nothing."""
    is_post: bool = False
    """Whether the text is a post on a social network, which speaks of days in other ways."""

    def end(self, index: int) -> int:
        """Where a token ends, counted in the stretch."""
        return self.starts[index] + len(self.words[index])

    def kind(self, index: int) -> str:
        """The class of a token; empty for what has no meaning here and beyond either end."""
        if not 0 <= index < len(self.letters):
            return ""
        return lexicon().names.get(self.letters[index], "")

    def word(self, index: int) -> str:
        """A token in small letters; empty beyond either end."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index][:1].isupper()

    def is_glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.words) and self.end(index - 1) == self.starts[index]


def tokenise(text: str, offset: int = 0, *, is_post: bool = False) -> Tokens:
    """Cut `text`, which begins at `offset` of its document, into tokens."""
    pieces = PIECES.findall(text)
    while pieces and not pieces[-1][1]:
        pieces.pop()
    words = [word for _, word in pieces]
    # The lengths of blanks and tokens in turn, summed up: where each token begins, where it ends.
    starts = list(accumulate(map(len, chain.from_iterable(pieces))))[::2]
    meanings = list(map(_meanings().__getitem__, words))
    letters = [letter for letter, _ in meanings]
    values = [value for _, value in meanings]
    _settle(text, words, starts, letters, values)
    _join(words, letters, values)
    return Tokens(
        text=text, offset=offset, letters="".join(letters), words=words, starts=starts,
        values=values, is_post=is_post,
    )  # fmt: skip


class _Meanings(dict[str, tuple[str, Value]]):
    """Class and value of each token by itself; those of the latest texts are remembered."""

    def __missing__(self, word: str) -> tuple[str, Value]:
        known = lexicon()
        name, value = _shape(word)
        meaning = (known.letters[name], value) if name else (OTHER, 0)
        if len(word) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
                self.update(_listed())
            self[word] = meaning
        return meaning


@functools.cache
def _meanings() -> _Meanings:
    return _Meanings(_listed())


def _listed() -> Iterator[tuple[str, tuple[str, Value]]]:
    """The words of the lexicon."""
    for word, entry in lexicon().words.items():
        yield word, (entry.letter, entry.value)


def _settle(
    text: str, words: list[str], starts: list[int], letters: list[str], values: list[Value]
) -> None:
    """Decide what figures, dots and hyphens are by what they touch."""
    known = lexicon()
    for match in _touchy().finditer("".join(letters)):
        at = match.start()
        is_glued = at > 0 and starts[at - 1] + len(words[at - 1]) == starts[at]
        glued = words[at - 1] if is_glued else ""
        if words[at] in known.words:
            continue
        if words[at] == ".":
            if glued.lower() in cue("shortened"):
                letters[at] = known.letters["STOP"]
        elif letters[at] == known.letters["HYPHEN"]:
            follows = text[starts[at] + 1 : starts[at] + 2]
            if not (glued and follows and not follows.isspace()):
                letters[at] = known.letters["DASH"]
        elif glued[-1:].isalpha() and glued not in _LEADS:
            letters[at], values[at] = OTHER, 0


@functools.cache
def _touchy() -> re.Pattern[str]:
    letters = lexicon().letters
    return re.compile(f"[{''.join(letters[name] for name in _TOUCHY)}]")


def _join(words: list[str], letters: list[str], values: list[Value]) -> None:
    """Make one expression of several words where the lexicon has one."""
    known = lexicon().tails
    openers = [index for index, word in enumerate(words[:-1]) if word in known]
    for index in openers:
        for rest, letter, value in known[words[index]].get(words[index + 1].lower(), ()):
            stop = index + 1 + len(rest)
            if tuple(word.lower() for word in words[index + 1 : stop]) != rest:
                continue
            if letters[index] != CONTINUED:
                letters[index], values[index] = letter, value
                letters[index + 1 : stop] = CONTINUED * len(rest)
            break


def _shape(word: str) -> tuple[str, Value]:
    """Class and value of a token by its shape alone; no class where it has no meaning."""
    piece = PIECE.fullmatch(word)
    kind = None if piece is None else piece.lastgroup
    if kind == "figure":
        return _figure(word)
    if kind == "mark":
        return _MARKS.get(word, ""), 0
    if kind == "meridiem":
        return "AMPM", 0 if word[0] in "Aa" else 12
    return ("BREAK" if kind == "gap" else ""), 0


def _figure(word: str) -> tuple[str, Value]:
    """Class and value of a figure by its shape."""
    if word.isascii() and word.isdigit():
        return _digits(word)
    if len(word) > 3 * _LONGEST or not word.isascii():
        return "HUGE", 0
    for name, shape in (("CLOCK", _CLOCK), ("SLASHED", _SLASHED)):
        if shape.fullmatch(word):
            return name, word
    if _GROUPED.fullmatch(word):
        return "BIG", int(word.replace(",", "")[:_LONGEST])
    if word.count(".") == 1 and "," not in word and "/" not in word and ":" not in word:
        return "DECIMAL", word
    return _split(word)


def _split(word: str) -> tuple[str, Value]:
    """Class and value of two figures with a stroke between them."""
    if word in {"1/2", "1/4", "3/4", "1/3", "2/3"}:
        return "FRACTION", word
    if _TWO_DAYS.fullmatch(word):
        return "TWODAYS", int(word.partition("/")[0])
    return ("SPLITYEAR", int(word[:4])) if _TWO_YEARS.fullmatch(word) else ("HUGE", 0)


def _digits(word: str) -> tuple[str, Value]:
    if len(word) > _LONGEST:
        return "HUGE", 0
    number = int(word)
    if len(word) == len("2024") and number in _YEARS:
        return "YEAR", number
    if len(word) > len("24"):
        return "BIG", number
    limits = ((0, "ZERO"), (12, "N12"), (24, "N24"), (31, "N31"), (99, "N99"))
    return next(name for most, name in limits if number <= most), number
