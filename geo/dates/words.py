"""The words of time and what class each belongs to, read from `data/words.tsv` when first asked.

Every token of a text gets the letter of its class, so that a rule of the grammar is a regular
expression over one letter a token: short to write, and fast, as the C engine runs it.
"""

import functools
import itertools
import re
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

PIECE: Final = re.compile(
    r"""
      (?P<address>(?:https?://|www\.)\S+|[@\#]\w+)
    | (?P<meridiem>(?<![A-Za-z.])[AaPp]\.\s?[Mm]\b\.?)
    | (?P<figure>\d+(?:[.:/]\d+|,\d{3}(?!\d)){0,7})
    | (?P<word>[^\W\d_]+(?:['’][Cc]lock\b)?)
    | (?P<gap>\n[^\S\n]*\n\s*)
    | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
"""One token. Nothing in it can be read in two ways, so that any text takes linear time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What one word of the lexicon means."""

    letter: str
    """The letter of its class in rules."""
    value: Value
    tails: tuple[tuple[tuple[str, ...], str, Value], ...] = ()
    """Longer expressions that begin here: the tokens that follow, in small letters, with letter
    and value of the whole; longest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """All words and all classes."""

    letters: Mapping[str, str]
    """Class → letter."""
    names: Mapping[str, str]
    """Letter → class."""
    words: Mapping[str, Entry]
    """Surface form → meaning."""
    wide: frozenset[str]
    """The letters of classes with expressions of several words."""


@functools.cache
def lexicon() -> Lexicon:
    """Give the lexicon, read once."""
    rows = list(_rows(resources.files("geo.dates").joinpath("data/words.tsv").read_text("utf-8")))
    classes = dict.fromkeys(itertools.chain(SHAPES, (name for name, _, _ in rows)))
    letters = dict(zip(classes, _alphabet(), strict=False))
    words: dict[str, Entry] = {}
    tails: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    for name, value, form in rows:
        first, *rest = (piece.group() for piece in PIECE.finditer(form))
        if rest:
            after = tuple(token.lower() for token in rest)
            for surface in _surfaces(first):
                tails.setdefault(surface, []).append((after, letters[name], value))
        else:
            for surface in _surfaces(first):
                words[surface] = Entry(letter=letters[name], value=value)
    for surface, longer in tails.items():
        known = words.get(surface, Entry(letter=OTHER, value=0))
        by_length = tuple(sorted(longer, key=lambda tail: -len(tail[0])))
        words[surface] = Entry(letter=known.letter, value=known.value, tails=by_length)
    wide = frozenset(tail[1] for longer in tails.values() for tail in longer)
    names_of = {letter: name for name, letter in letters.items()}
    return Lexicon(letters=letters, names=names_of, words=words, wide=wide)


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
