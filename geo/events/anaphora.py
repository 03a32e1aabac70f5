"""Places taken up from before: "there", "the camp", "that city", "the border"."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from geo.events.clauses import Parse
from geo.events.sites import Sites
from geo.events.tables import rows
from geo.events.triggers import Trigger
from geo.reading import EventPlace, Toponym

_BORDERS: Final = frozenset({"border", "borders", "frontier", "border-crossing"})
_POINTERS: Final = frozenset({"the", "that", "this"})
_POINTED: Final = 5
"""Tokens between "the" and the word for a place, adjectives included."""
_BESIDE: Final = 2
"""Tokens behind a name among which "border" makes it a place whose border is meant."""
_CAPITAL: Final = re.compile(r"(?:['’]s?)?\s+capital\b(?!\s+(?:punish|gain|market|of\b))")
_AHEAD: Final = 24
"""Characters behind a name in which "capital" is looked for, with the word after it."""
_JOINTS: Final = frozenset({"with", "of", "between"})


def bordering(found: Sites, toponyms: Sequence[Toponym]) -> tuple[int, ...]:
    """The places of a sentence of whose border it speaks: "the Iraqi–Syrian border"."""
    lower = found.scene.parse.tokens.lower
    return tuple(
        n
        for n, (start, end, *_) in zip(found.indices, found.candidates, strict=True)
        if not _BORDERS.isdisjoint(lower[end : end + _BESIDE])
        or (lower[max(0, start - 1)] in _JOINTS and lower[max(0, start - 2)] in _BORDERS)
        or not _BORDERS.isdisjoint(toponyms[n].text.lower().split())
    )


@functools.cache
def _anaphora() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {word: frozenset(kinds.split()) for word, kinds in rows("anaphora.tsv", 2)}
    )


def taken_up(
    parse: Parse,
    trigger: Trigger,
    toponyms: Sequence[Toponym],
    recent: Sequence[int],
    border: Sequence[int],
) -> tuple[EventPlace, ...]:
    """The place that "there", "the camp" or "that city" in an event's clause takes up.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        toponyms: All of the document.
        recent: Indices of the places named last, latest first.
        border: Indices of those whose border was named last.
    """
    n = parse.owner[trigger.start]
    end = parse.clauses[n].end
    if n + 1 < len(parse.clauses) and parse.clauses[n + 1].link == "to":
        end = parse.clauses[n + 1].end
    lower = parse.tokens.lower
    for k in range(parse.clauses[n].start, end):
        if lower[k] in _BORDERS and _points_back(parse, k):
            return tuple(EventPlace(toponym=n, role="location") for n in border)
        if lower[k] == "there" and parse.tags[k] == "A":
            return tuple(EventPlace(toponym=n, role="location") for n in recent[:1])
        kinds = _anaphora().get(lower[k])
        if kinds is None or not _points_back(parse, k):
            continue
        for n in recent:
            place = toponyms[n].place
            if place is not None and place.kind in kinds:
                return (EventPlace(toponym=n, role="location"),)
    return ()


def capitals(toponyms: Sequence[Toponym]) -> Mapping[str | None, int]:
    """The first capital that a report names, by its country: the index among its toponyms."""
    found: dict[str | None, int] = {}
    for n, toponym in enumerate(toponyms):
        if toponym.place is not None and toponym.place.kind == "capital":
            found.setdefault(toponym.place.country, n)
    return found


def in_capitals(
    links: Sequence[EventPlace],
    toponyms: Sequence[Toponym],
    named: Mapping[str | None, int],
    text: str,
) -> tuple[EventPlace, ...]:
    """Event places with "the Sudanese capital" read as the city, where the report names it.

    Args:
        links: The places of an event.
        toponyms: All of the document.
        named: Its `capitals`.
        text: The document.
    """
    return tuple(
        replace(link, toponym=_capital(link.toponym, toponyms, named, text)) for link in links
    )


def _capital(
    n: int, toponyms: Sequence[Toponym], named: Mapping[str | None, int], text: str
) -> int:
    state = toponyms[n].place
    end = toponyms[n].span.end
    if state is None or not _CAPITAL.match(text, end, end + _AHEAD):
        return n
    return named.get(state.country, n)


def _points_back(parse: Parse, k: int) -> bool:
    """Whether a word is "the border", not "the border of" or "the border town"."""
    before = parse.tokens.lower[max(0, k - _POINTED) : k]
    follower = parse.tokens.lower[k + 1 : k + 2]
    named = parse.tags[k + 1 : k + 2] in ("E", "N") or follower in (["of"], ["with"], ["between"])
    return not _POINTERS.isdisjoint(before) and not named
