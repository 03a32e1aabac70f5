"""Cut text into tokens and give each the letter of its class."""

import re
from dataclasses import dataclass
from typing import Final

from geo.dates.cues import cue
from geo.dates.words import CONTINUED, OTHER, PIECE, Entry, Lexicon, Value, lexicon

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
    known = lexicon()
    letters: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    values: list[Value] = []
    openers: list[tuple[int, Entry]] = []
    ended = -1
    for piece in PIECE.finditer(text):
        word = piece.group()
        start = piece.start()
        entry = known.words.get(word)
        if entry is not None:
            letter, value = entry.letter, entry.value
            if entry.tails:
                openers.append((len(words), entry))
        elif piece.lastgroup == "word":
            letter, value = OTHER, 0
        else:
            glued = words[-1] if ended == start else ""
            letter, value = _shape(known, piece, glued)
        ended = start + len(word)
        letters.append(letter)
        words.append(word)
        starts.append(start)
        values.append(value)
    _join(words, openers, letters, values)
    return Tokens(
        text=text, offset=offset, letters="".join(letters), words=words, starts=starts,
        values=values, is_post=is_post,
    )  # fmt: skip


def _join(
    words: list[str], openers: list[tuple[int, Entry]], letters: list[str], values: list[Value]
) -> None:
    """Make one expression of several words where the lexicon has one."""
    for index, entry in openers:
        for rest, letter, value in entry.tails:
            stop = index + 1 + len(rest)
            if words[index + 1 : stop] != list(rest) and (
                tuple(word.lower() for word in words[index + 1 : stop]) != rest
            ):
                continue
            if letters[index] != CONTINUED:
                letters[index], values[index] = letter, value
                letters[index + 1 : stop] = CONTINUED * len(rest)
            break


def _shape(known: Lexicon, piece: re.Match[str], glued: str) -> tuple[str, Value]:
    """Class and value of a figure or mark; `glued` is the token it touches on the left."""
    word = piece.group()
    if piece.lastgroup == "figure":
        if glued[-1:].isalpha() and glued not in _LEADS:
            return OTHER, 0
        name, value = _figure(word)
    elif piece.lastgroup == "mark":
        name, value = _mark(piece, glued)
    elif piece.lastgroup == "meridiem":
        name, value = "AMPM", 0 if word[0] in "Aa" else 12
    elif piece.lastgroup == "gap":
        name, value = "BREAK", 0
    else:
        return OTHER, 0
    return (known.letters[name], value) if name else (OTHER, 0)


def _mark(piece: re.Match[str], glued: str) -> tuple[str, Value]:
    name = _MARKS.get(piece.group(), "")
    if name == "DOT" and glued.lower() in cue("shortened"):
        return "STOP", 0
    if name == "HYPHEN":
        follows = piece.string[piece.end() : piece.end() + 1]
        if not (glued and follows and not follows.isspace()):
            return "DASH", 0
    return name, 0


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
