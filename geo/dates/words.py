"""The words of time and what class each belongs to, read from `data/words.tsv` when first asked.

Every token of a text gets the letter of its class, so that a rule of the grammar is a regular
expression over one letter a token: short to write, and fast, as the C engine runs it.
"""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Final

Value = int | str
"""What a word counts for: a month's number, a unit's name, a shift in days …"""

OTHER: Final = "-"
"""The letter of every token that has no meaning for the calendar."""

CONTINUED: Final = "_"
"""The letter of the later tokens of an expression of several words."""

SHAPES: Final = (
    "ZERO", "N12", "N24", "N31", "N99", "YEAR", "BIG", "DECIMAL", "FRACTION", "CLOCK", "SLASHED",
    "TWODAYS", "SPLITYEAR", "HUGE", "DOT", "STOP", "COMMA", "COLON", "HYPHEN", "DASH", "APOS",
    "SLASH", "PLUS", "PAREN", "MONEY", "PERCENT", "BREAK",
)  # fmt: skip
"""The classes of figures and marks, which are told by shape and not by lexicon."""

_PIECE: Final = r"""
      (?P<address>(?:https?://|www\.)\S+|[@\#]\w+)
    | (?P<meridiem>(?<![A-Za-z.])[AaPp]\.\s?[Mm]\b\.?)
    | (?P<figure>\d+(?:[.:/]\d+|,\d{3}(?!\d)){0,7})
    | (?P<word>[^\W\d_]+(?:['’][Cc]lock\b)?)
    | (?P<gap>\n[^\S\n]*\n\s*)
    | (?P<mark>[^\w\s]|_)
"""
PIECE: Final = re.compile(_PIECE, re.VERBOSE)
"""One token. Nothing in it can be read in two ways, so that any text takes linear time."""

PIECES: Final = re.compile(
    rf"((?:[^\S\n]|\n(?![^\S\n]*\n))*+)({re.sub('P<[a-z]+>', ':', _PIECE)}|\Z)", re.VERBOSE
)
"""The blanks before a token, and the token; the last of a text is empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What one word of the lexicon means."""

    letter: str
    """The letter of its class in rules."""
    value: Value


Tail = tuple[tuple[str, ...], str, Value]
"""What follows the first token of a longer expression, in small letters, with letter and value of
the whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """All words and all classes."""

    letters: Mapping[str, str]
    """Class → letter."""
    names: Mapping[str, str]
    """Letter → class."""
    words: Mapping[str, Entry]
    """Surface form → meaning."""
    tails: Mapping[str, Mapping[str, tuple[Tail, ...]]]
    """Surface form of a first token → second token, in small letters → longer expressions that
    begin so, longest first."""
    wide: frozenset[str]
    """The letters of classes with expressions of several words."""


@functools.cache
def lexicon() -> Lexicon:
    """Give the lexicon, read once."""
    rows = list(_rows(resources.files("geo.dates").joinpath("data/words.tsv").read_text("utf-8")))
    classes = dict.fromkeys(itertools.chain(SHAPES, (name for name, _, _ in rows)))
    letters = dict(zip(classes, _alphabet(), strict=False))
    words: dict[str, Entry] = {}
    tails: defaultdict[str, defaultdict[str, list[Tail]]] = defaultdict(lambda: defaultdict(list))
    for name, value, form in rows:
        first, *rest = (piece.group() for piece in PIECE.finditer(form))
        after = tuple(token.lower() for token in rest)
        for surface in _surfaces(first):
            if after:
                tails[surface][after[0]].append((after, letters[name], value))
            else:
                words[surface] = Entry(letter=letters[name], value=value)
    return Lexicon(
        letters=letters,
        names={letter: name for name, letter in letters.items()},
        words={surface: Entry(letter=OTHER, value=0) for surface in tails} | words,
        tails={
            surface: {second: tuple(sorted(some, key=_by_length)) for second, some in begun.items()}
            for surface, begun in tails.items()
        },
        wide=frozenset(letters[name] for name, _, form in rows if len(PIECE.findall(form)) > 1),
    )


def _by_length(tail: Tail) -> int:
    return -len(tail[0])


def _rows(table: str) -> Iterator[tuple[str, Value, str]]:
    """Class, value and form, one form at a time; forms with capitals last, as they overrule."""
    exact = []
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        name, value, forms = line.split("\t")
        meaning = int(value) if re.fullmatch(r"-?\d+", value) else value
        for form in forms.split("|"):
            if form == form.lower():
                yield name, meaning, form
            else:
                exact.append((name, meaning, form))
    yield from exact


def _surfaces(form: str) -> Iterable[str]:
    return (form, form.capitalize(), form.upper()) if form == form.lower() else (form,)


def _alphabet() -> Iterator[str]:
    # Letters and digits first, then Latin letters with marks: none means anything in a pattern.
    yield from "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    yield from (chr(code) for code in range(0xC0, 0x250) if chr(code).isalpha())
