"""Stretches of the text that the gazetteer knows as names, before anything is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import Place
from gazetteer.minor import is_minor
from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import key
from geo.toponyms.lists import words_in
from geo.toponyms.register import VARIANTS, Form, Register, Short
from geo.toponyms.tokens import Tokens

_LONGEST: Final = 6
"""Words: hardly a name has more."""
_ACRONYM: Final = 5
"""Letters: a word in capitals up to here is a name only if the gazetteer writes it so."""
_INSIDE: Final = frozenset({"blank", "hyphen", "apostrophe", "line"})
"""What may part the words of one name."""


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
    """What bears the name, likeliest first; empty only where it is unknown."""

    @property
    def size(self) -> int:
        """Number of words."""
        return self.last - self.first + 1


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
    articles, nature = words_in("articles"), words_in("nature")
    for index, word in enumerate(words):
        if capital[index]:
            yield index
        elif word in articles:
            if gaps[index + 1] in _INSIDE and index + 1 < len(words) and capital[index + 1]:
                yield index
        elif word in nature:
            if index + 2 < len(words) and words[index + 1] == "of":
                yield index
        elif not word[0].islower() and word[0].isalpha():
            yield index


def _matches_at(tokens: Tokens, layout: Layout, register: Register, first: int) -> Iterator[Match]:
    furthest = _known_to(tokens, register, first, _furthest(tokens, layout, first))
    for last in range(furthest, first - 1, -1):
        if not _may_end(tokens, layout, first, last):
            continue
        match = match_at(tokens, register, first, last)
        if match is not None:
            yield match


def _furthest(tokens: Tokens, layout: Layout, first: int) -> int:
    """The last word that a name which begins at `first` may reach."""
    words, gaps = tokens.words, tokens.gaps
    connectors, nature = words_in("connectors"), words_in("nature")
    last = first
    for index in range(first + 1, min(first + _LONGEST, len(words))):
        joined = gaps[index] in _INSIDE or (gaps[index] == "dot" and _is_short(words[index - 1]))
        if not joined:
            break
        word = words[index]
        if layout.capital[index] or word in nature or not word[0].islower():
            last = index
        elif word not in connectors and not _is_between(gaps, index):
            break
    return last


def _is_between(gaps: Sequence[str], index: int) -> bool:
    """Whether hyphens tie a word to both its neighbours: Port-au-Prince, Sidi-bel-Abbes."""
    return gaps[index] == "hyphen" and gaps[index + 1] == "hyphen"


def _known_to(tokens: Tokens, register: Register, first: int, last: int) -> int:
    """The last word that a name of the gazetteer which begins at `first` may reach."""
    if len(tokens.words[first]) == 1 or _is_short(tokens.words[first]):
        # It may stand for another word.
        return last
    index = first
    while index < last and register.gazetteer.may_open(tokens.slice(first, index + 1)):
        index += 1
    return index


def _is_short(word: str) -> bool:
    """Whether a dot after the word belongs to it: St. Louis, Ft. Hood, E. Timor."""
    return key(word) in VARIANTS


def _may_end(tokens: Tokens, layout: Layout, first: int, last: int) -> bool:
    word = tokens.words[last]
    if word in words_in("nature"):
        return last > first
    return layout.capital[last] or not word[0].islower()


def match_at(tokens: Tokens, register: Register, first: int, last: int) -> Match | None:
    """The name that the words from `first` to `last` are; none if the gazetteer has none such."""
    if first == last:
        return _single(tokens, register, first)
    name = tokens.slice(first, last)
    if len(tokens.words[first]) == 1:
        short = register.short(name.replace(" ", ""))
        if short is not None:
            return _short(tokens, first, last, short)
    places = register.demonym(name)
    if places:
        return _between(tokens, first, last, "demonym", places)
    places = register.bearers(name.replace(". ", " ") if ". " in name else name)
    return _between(tokens, first, last, "name", places) if places else None


def _single(tokens: Tokens, register: Register, index: int) -> Match | None:
    word = tokens.words[index]
    short = register.short(word)
    if short is not None:
        match = _short(tokens, index, index, short)
        if match is not None:
            return match
    places = register.demonym(word)
    if places:
        return _between(tokens, index, index, "demonym", places)
    if len(word) == 1 or word[0].isdigit():
        return None
    places = register.gazetteer.named(word)
    if word.isupper() and len(word) < _ACRONYM and word.isascii():
        places = _spelled_so(places, word)
    # Whatever a word is, some stream is called so: that it is a place, its surroundings must say.
    if not places or is_minor(places[0]):
        return None
    return _between(tokens, index, index, "name", places)


def _spelled_so(places: Sequence[Place], word: str) -> tuple[Place, ...]:
    """For `IS` or `HIT` in capitals: the places that have these very letters, or are big."""
    return tuple(
        place
        for place in places
        if word in place.names
        or word == place.name
        or place.kind in {"country", "capital"}
        or word.title() == place.name
    )


def _between(tokens: Tokens, first: int, last: int, form: Form, places: tuple[Place, ...]) -> Match:
    start, end = tokens.starts[first], tokens.ends[last]
    return Match(first=first, last=last, start=start, end=end, form=form, places=places)


def _short(tokens: Tokens, first: int, last: int, short: Short) -> Match | None:
    """An abbreviation, if it stands where it may, with the dot that belongs to it."""
    end = tokens.ends[last]
    dotted = tokens.text[end : end + 1] == "."
    behind = first > 0 and tokens.gaps[first] in {"comma", "open", "hyphen"}
    if not (short.when == "always" or behind or (short.when == "dotted" and dotted)):
        return None
    shortened = dotted and not tokens.words[last].isupper()
    return Match(
        first=first,
        last=last,
        start=tokens.starts[first],
        end=end + shortened,
        form="abbreviation",
        places=short.places,
    )
