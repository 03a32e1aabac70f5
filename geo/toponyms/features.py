"""What the tagger weighs: short strings, several for each note of a word."""

import functools
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from geo.toponyms.lexicon import key, lexicon
from geo.toponyms.lists import ListName, words_in
from geo.toponyms.notes import Note

_OWN: Final[tuple[ListName, ...]] = (
    "calendar", "directions", "articles", "particles", "connectors", "streets", "spots", "nature",
    "qualifiers", "locatives", "people", "grounds", "speech", "compounds", "prepositions", "weak",
    "peoples",
)  # fmt: skip
"""Lists that tell of a word itself."""
_NEAR: Final = frozenset(
    {
        "calendar", "directions", "streets", "spots", "qualifiers", "locatives", "people",
        "grounds", "speech", "weak",
    }
)  # fmt: skip
"""Those of them that tell of its neighbours, too."""
_DIGITS: Final = 5
"""Numbers are told apart by their length up to here."""
_LETTERS: Final = 12
"""Letters of a word that make its shape."""
_SHAPE: Final = 5
"""Changes of case, digit and sign in a shape."""
_LONGEST: Final = 60
"""Letters of a word that are looked at."""
_KEPT: Final = 1 << 16
"""Words that are kept at hand."""


def features_of(note: Note) -> tuple[str, ...]:
    """The features that a note of `notes.py` holds."""
    subject, *facts = note
    return tuple(_SUBJECTS[str(subject)](*facts))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Traits:
    """What a word is by itself."""

    name: str
    """As tables know it."""
    form: str
    """Its shape, or how many digits it has."""
    own: tuple[str, ...]
    """Lists and tables that have it, among those that tell of a word itself."""
    near: tuple[str, ...]
    """The same, among those that tell of its neighbours."""


@functools.lru_cache(_KEPT)
def _traits(word: str) -> _Traits:
    name = key(word) if word[0].isupper() else word[:_LONGEST]
    if word[0].isdigit():
        digits = str(min(len(word), _DIGITS)) if word.isdigit() else "mixed"
        return _Traits(name=name, form=f"digits={digits}", own=(), near=())
    tables = tuple(f"in={table}" for table, has in _tables().items() if name in has)
    lists = tuple(each for each in _OWN if name in words_in(each))
    return _Traits(
        name=name,
        form=f"sh={_shape(word)}",
        own=(*(f"in={each}" for each in lists), *tables),
        near=(*(f"in={each}" for each in lists if each in _NEAR), *tables),
    )


@functools.cache
def _tables() -> Mapping[str, Container[str]]:
    """The tables of the lexicon, for a word and for its neighbours."""
    words = lexicon()
    return {
        "words": words.words,
        "given": words.given,
        "surnames": words.surnames,
        "titles": words.titles,
        "heads": words.heads,
        "after": words.kinds_after,
        "before": words.kinds_before,
    }


def _word(word: str) -> Iterator[str]:
    traits = _traits(word)
    name = traits.name
    yield f"k={name}"
    yield traits.form
    yield from traits.own
    if not word[0].isdigit():
        yield f"s4={name[-4:]}"
        yield f"s3={name[-3:]}"
        yield f"s2={name[-2:]}"
        yield f"p3={name[:3]}"


def _beside(step: int, word: str, gap: str) -> Iterator[str]:
    side = f"{step:+d}"
    if gap == "stop" or not word:
        yield f"{side}."
        return
    traits = _traits(word)
    yield f"{side}{gap}={traits.name}"
    yield f"{side}k={traits.name}"
    yield side + traits.form
    for each in traits.near:
        yield side + each


def _beyond(step: int, word: str) -> Iterator[str]:
    side = f"{step:+d}"
    if word in {"", "."}:
        yield side + word
        return
    traits = _traits(word)
    yield f"{side}k={traits.name}"
    yield side + traits.form


def _gaps(left: str, right: str) -> Iterator[str]:
    yield f"g={left}"
    yield f"h={right}"
    yield f"gh={left} {right}"


def _setting(*facts: str | bool) -> Iterator[str]:
    *parts, elsewhere = facts
    names = ("opens", "headline", "per", "per-", "per+", "family", "org", "org-", "org+",
             "small")  # fmt: skip
    for name, part in zip(names, parts, strict=True):
        if part:
            yield f"{name}={part}"
    if parts[2]:
        yield "per"
    for letter in str(elsewhere):
        yield f"doc={letter}"


def _names(*facts: str) -> Iterator[str]:
    if not facts:
        yield "unknown"
        return
    best, score, form, stand, longest, long_form, long_stand, *chosen = facts
    yield f"best={best} {score}"
    yield f"best={score}"
    yield f"best={best} {form}"
    yield f"best={best} {stand}"
    yield f"long={longest} {long_form}"
    yield f"long={longest} {long_stand}"
    if chosen:
        part, own, own_form = chosen
        yield "chosen"
        yield f"chosen={part}"
        yield f"chosen={part} {own_form}"
        yield f"chosen={part} {own}"


def _neighbours(*facts: str) -> Iterator[str]:
    for side, (part, form, gap) in (("-", facts[:3]), ("+", facts[3:])):
        if part:
            yield f"{side}chosen={part}"
            yield f"{side}chosen={part} {form} {gap}"


_SUBJECTS: Final[Mapping[str, Callable[..., Iterator[str]]]] = MappingProxyType(
    {
        "word": _word,
        "beside": _beside,
        "beyond": _beyond,
        "gaps": _gaps,
        "setting": _setting,
        "names": _names,
        "neighbours": _neighbours,
    }
)


def _shape(word: str) -> str:
    """`Xx` for Homs, `XX` for IS, `Xx'x` for Sana'a: the course of its letters."""
    shape = ""
    for letter in word[:_LETTERS]:
        kind = _kind(letter)
        if len(shape) < 2 or not shape.endswith(kind):  # noqa: PLR2004 (X or XX at the start)
            shape += kind
    return shape[:_SHAPE]


def _kind(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    return "d" if letter.isdigit() else "a" if letter.isalpha() else letter
