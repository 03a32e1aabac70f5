"""What words mean by themselves, read once from the tables in `data`: names, titles, kinds."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, cast

from gazetteer import Kind, fold
from gazetteer.english import english_words
from geo.toponyms.tables import lines, rows

_LONGEST: Final = 60
"""Letters: what is longer is no word, and not worth remembering."""

When = Literal["always", "dotted", "after"]
"""Where an abbreviation counts; `data/abbreviations.tsv` explains each."""


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


@functools.lru_cache(1 << 16)
def key(word: str) -> str:
    """The form of a word under which the tables know it; empty for what is too long for one."""
    if len(word) > _LONGEST:
        return ""
    return word.lower() if word.isascii() else fold(word)


@functools.cache
def lexicon() -> Lexicon:
    """Read the tables; a second call gives the same value."""
    kinds = list(rows("kinds.tsv"))
    return Lexicon(
        words=english_words(),
        given=_words("given_names.txt"),
        surnames=_words("surnames.txt"),
        titles=_words("titles.txt"),
        heads=_words("organisations.txt"),
        kinds_after=_kinds(kinds, "a"),
        kinds_before=_kinds(kinds, "b"),
        abbreviations=MappingProxyType(dict(_abbreviations())),
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(key(word) for line in lines(name) for word in line.split())


def _kinds(table: list[list[str]], side: str) -> Mapping[str, frozenset[Kind]]:
    found = {
        word: frozenset(cast("list[Kind]", kinds.split()))
        for word, kinds, sides in table
        if side in sides
    }
    return MappingProxyType(found)


def _abbreviations() -> Iterator[tuple[str, Abbreviation]]:
    for form, name, country, when in rows("abbreviations.tsv"):
        yield (
            form.removesuffix("."),
            Abbreviation(name=name, country=country or None, when=cast("When", when)),
        )
