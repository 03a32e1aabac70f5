"""Stretches of the text that the gazetteer knows as names, before anything is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from gazetteer import Gazetteer, Place
from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import ARTICLES, CONNECTORS, Abbreviation, Lexicon, key
from geo.toponyms.tokens import Tokens

Form = Literal["name", "demonym", "abbreviation"]
"""A name as the gazetteer has it; a word for people or things of a place; a short form."""

_LONGEST: Final = 6
"""Words: hardly a name has more."""
_ACRONYM: Final = 5
"""Letters: a word in capitals up to here is a name only if the gazetteer writes it so."""
_INSIDE: Final = frozenset({"blank", "hyphen", "apostrophe", "line"})
"""What may part the words of one name."""
_VARIANTS: Final = MappingProxyType(
    {
        "st": ("saint",), "ste": ("sainte",), "saint": ("st",), "ft": ("fort",), "fort": ("ft",),
        "mt": ("mount",), "mount": ("mt",), "pt": ("point", "port"), "n": ("north",),
        "s": ("south",), "e": ("east",), "w": ("west",),
    }
)  # fmt: skip
"""First words of names that are written short or in full."""
_NATURAL: Final = frozenset(
    "desert badia steppe valley mountain mountains plain plains peninsula river lake sea gulf"
    " strait canal".split()
)
"""Small words that belong to the name of a feature of nature: `desert of Homs`, `Homs desert`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A stretch of words that is a name of places."""

    first: int
    """Index of the first word."""
    last: int
    """Index of the last word, included."""
    start: int
    """First code point."""
    end: int
    """First code point outside: a dot of an abbreviation is inside."""
    form: Form
    places: tuple[Place, ...]
    """What bears the name, likeliest first; never empty."""

    @property
    def size(self) -> int:
        """Number of words."""
        return self.last - self.first + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """The gazetteer together with the words that stand for its places."""

    gazetteer: Gazetteer
    lexicon: Lexicon

    def bearers(self, name: str) -> tuple[Place, ...]:
        """Places of a name, its first word short or in full."""
        found = self.gazetteer.named(name)
        head, _, rest = name.partition(" ")
        if found or not rest:
            return found
        for variant in _VARIANTS.get(key(head).rstrip("."), ()):
            found = self.gazetteer.named(f"{variant} {rest}")
            if found:
                break
        return found

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or things a word names: Iraq for `Iraqis`."""
        from gazetteer.sources.tables import demonyms  # noqa: PLC0415 (reads tables when called)

        ids = demonyms().get(word.casefold(), ())
        if not ids:
            return ()
        known = {place.id: place for place in self.gazetteer.named(word)}
        return tuple(known[id_] for id_ in ids if id_ in known)

    def abbreviated(self, form: Abbreviation) -> tuple[Place, ...]:
        """Places of an abbreviation: states and countries, of the right country."""
        return tuple(
            place
            for place in self.gazetteer.named(form.name)
            if form.country in {None, place.country} and place.kind not in {"village", "town"}
        )


def find_matches(tokens: Tokens, layout: Layout, register: Register) -> dict[int, list[Match]]:
    """All names in the text by the index of their first word, longest first."""
    found: dict[int, list[Match]] = {}
    for index in _starters(tokens, layout):
        matches = list(_matches_at(tokens, layout, register, index))
        if matches:
            found[index] = matches
    return found


def _starters(tokens: Tokens, layout: Layout) -> Iterator[int]:
    """Words that a name may begin with: capitals, scripts without case, articles, `desert of`."""
    words, gaps, capital = tokens.words, tokens.gaps, layout.capital
    for index, word in enumerate(words):
        if capital[index]:
            yield index
        elif word in ARTICLES:
            if gaps[index + 1] in _INSIDE and index + 1 < len(words) and capital[index + 1]:
                yield index
        elif word in _NATURAL:
            if index + 2 < len(words) and words[index + 1] == "of":
                yield index
        elif not word[0].islower() and word[0].isalpha():
            yield index


def _matches_at(
    tokens: Tokens, layout: Layout, register: Register, first: int
) -> Iterator[Match]:
    for last in range(_furthest(tokens, layout, first), first - 1, -1):
        if not _may_end(tokens, layout, first, last):
            continue
        match = _match(tokens, register, first, last)
        if match is not None:
            yield match


def _furthest(tokens: Tokens, layout: Layout, first: int) -> int:
    """The last word that a name which begins at `first` may reach."""
    words, gaps = tokens.words, tokens.gaps
    last = first
    for index in range(first + 1, min(first + _LONGEST, len(words))):
        joined = gaps[index] in _INSIDE or (gaps[index] == "dot" and _is_short(words[index - 1]))
        if not joined:
            break
        word = words[index]
        if layout.capital[index] or word in _NATURAL or not word[0].islower():
            last = index
        elif word not in CONNECTORS:
            break
    return last


def _is_short(word: str) -> bool:
    """Whether a dot after the word belongs to it: St. Louis, Ft. Hood, E. Timor."""
    return key(word) in _VARIANTS


def _may_end(tokens: Tokens, layout: Layout, first: int, last: int) -> bool:
    word = tokens.words[last]
    if word in _NATURAL:
        return last > first
    return layout.capital[last] or not word[0].islower()


def _match(tokens: Tokens, register: Register, first: int, last: int) -> Match | None:
    name = tokens.slice(first, last)
    start, end = tokens.starts[first], tokens.ends[last]
    if first == last:
        return _single(tokens, register, first)
    places = register.bearers(name.replace(". ", " ") if ". " in name else name)
    if not places:
        return None
    return Match(first=first, last=last, start=start, end=end, form="name", places=places)


def _single(tokens: Tokens, register: Register, index: int) -> Match | None:
    word = tokens.words[index]
    short = register.lexicon.abbreviations.get(word.removesuffix("."))
    if short is not None:
        match = _abbreviation(tokens, register, index, short)
        if match is not None:
            return match
    places = register.demonym(word)
    if places:
        return _at(tokens, index, "demonym", places)
    if len(word) == 1 or word[0].isdigit():
        return None
    places = register.gazetteer.named(word)
    if word.isupper() and len(word) < _ACRONYM and word.isascii():
        places = _spelled_so(places, word)
    return _at(tokens, index, "name", places) if places else None


def _spelled_so(places: Sequence[Place], word: str) -> tuple[Place, ...]:
    """For `IS` or `HIT` in capitals: the places that have these very letters, or are big."""
    return tuple(
        place
        for place in places
        if word in place.names or word == place.name or place.kind in {"country", "capital"}
        or word.title() == place.name
    )


def _at(tokens: Tokens, index: int, form: Form, places: tuple[Place, ...]) -> Match:
    start, end = tokens.starts[index], tokens.ends[index]
    return Match(first=index, last=index, start=start, end=end, form=form, places=places)


def _abbreviation(
    tokens: Tokens, register: Register, index: int, short: Abbreviation
) -> Match | None:
    end = tokens.ends[index]
    dotted = tokens.text[end : end + 1] == "."
    behind = index > 0 and tokens.gaps[index] in {"comma", "open", "hyphen"}
    if not (short.when == "always" or behind or (short.when == "dotted" and dotted)):
        return None
    places = register.abbreviated(short)
    if not places:
        return None
    shortened = not tokens.words[index].isupper()
    return Match(
        first=index,
        last=index,
        start=tokens.starts[index],
        end=end + (dotted and shortened),
        form="abbreviation",
        places=places,
    )
