"""What words mean by themselves, read once from the tables in `data`: names, titles, kinds."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, cast, get_args

from gazetteer import Kind, fold

Sign = Literal["speaks", "feels", "hears", "ties", "ground", "helps", "office"]
"""What a word beside a name says of governments; `data/governments.tsv` explains each."""

When = Literal["always", "dotted", "after"]
"""Where an abbreviation counts; `data/abbreviations.tsv` explains each."""

CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday mon tue tues wed thu thur thurs fri sat sun ramadan muharram easter christmas".split()
)
"""Months, weekdays and feasts, with their short forms."""

DIRECTIONS: Final = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern"
    " western northeastern northwestern southeastern southwestern central upper lower inner outer"
    " greater downtown uptown midtown metro metropolitan suburban rural coastal mainland nearby"
    " neighbouring neighboring mid old inland upstate far".split()
)
"""Words before a name that say which part of the place is meant."""

ARTICLES: Final = frozenset(
    "al el ar er as es ash esh ad ed an en at et az ez adh edh ath eth ul".split()
)
"""The Arabic article in Latin script, as it sounds before each letter."""

PARTICLES: Final = ARTICLES | frozenset(
    "bin ibn ben bint abu abou umm um van von der den de la le da di du del dos das ter ten zu".split()
)
"""Lower-case words inside names of persons."""

CONNECTORS: Final = PARTICLES | frozenset(
    "of the and on upon under by sur sous sobre e y i und am im an auf les las los do d l in".split()
)
"""Lower-case words inside names of places."""

STREETS: Final = frozenset(
    "street st avenue ave av road rd boulevard blvd drive dr lane ln highway hwy parkway pkwy"
    " route freeway turnpike terrace crescent interstate expressway causeway".split()
)
"""Words that head the names of streets."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Abbreviation:
    """A short form of a place's name."""

    name: str
    """The full name, to look up."""
    country: str | None
    """ISO 3166-1 alpha-2 of the place, or none where the name alone will do."""
    when: When


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Words by what they may be; keys as `key` makes them."""

    words: frozenset[str]
    """Common English words."""
    given: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    """Words that head names of organisations, offices and meetings."""
    kinds_after: Mapping[str, frozenset[Kind]]
    """Kinds of places by the word that follows a name."""
    kinds_before: Mapping[str, frozenset[Kind]]
    """Kinds of places by the word that goes before a name."""
    abbreviations: Mapping[str, Abbreviation]
    """By the form as written, without a last dot."""
    signs: Mapping[Sign, frozenset[str]]


@functools.lru_cache(1 << 16)
def key(word: str) -> str:
    """The form of a word under which the tables know it."""
    return word.lower() if word.isascii() else fold(word)


@functools.cache
def lexicon() -> Lexicon:
    """Read the tables; a second call gives the same value."""
    kinds = list(_rows("kinds.tsv"))
    return Lexicon(
        words=_words("words.txt"),
        given=_words("given_names.txt"),
        surnames=_words("surnames.txt"),
        titles=_words("titles.txt"),
        heads=_words("organisations.txt"),
        kinds_after=_kinds(kinds, "a"),
        kinds_before=_kinds(kinds, "b"),
        abbreviations=MappingProxyType(dict(_abbreviations())),
        signs=_signs(),
    )


def _lines(name: str) -> Iterator[str]:
    text = (files("geo.toponyms") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(key(word) for line in _lines(name) for word in line.split())


def _rows(name: str) -> Iterator[list[str]]:
    lines = _lines(name)
    next(lines)
    return (line.split("\t") for line in lines)


def _kinds(rows: list[list[str]], side: str) -> Mapping[str, frozenset[Kind]]:
    found = {
        word: frozenset(cast("list[Kind]", kinds.split()))
        for word, kinds, sides in rows
        if side in sides
    }
    return MappingProxyType(found)


def _abbreviations() -> Iterator[tuple[str, Abbreviation]]:
    for form, name, country, when in _rows("abbreviations.tsv"):
        yield (
            form.removesuffix("."),
            Abbreviation(name=name, country=country or None, when=cast("When", when)),
        )


def _signs() -> Mapping[Sign, frozenset[str]]:
    rows = list(_rows("governments.tsv"))
    return MappingProxyType(
        {
            sign: frozenset(word for name, words in rows if name == sign for word in words.split())
            for sign in get_args(Sign)
        }
    )
