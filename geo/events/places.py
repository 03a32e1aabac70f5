"""Link events to the place names of their sentence, with what each place is to the event."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from geo.events.clauses import Parse
from geo.events.placing import Candidate, features, governor, score
from geo.events.tables import rows
from geo.events.triggers import Trigger
from geo.events.words import word_class
from geo.reading import EventPlace, EventPlaceRole, Toponym

_THRESHOLD: Final = -0.3
"""Logit from which a place is the event's: best F1 on the development sentences."""
_LENIENT: Final = -1.6
"""Logit from which "from X" or "to X" beside a verb of motion is origin or destination."""
_PATHS: Final[Mapping[str, EventPlaceRole]] = {
    "from": "origin", "to": "destination", "into": "destination", "towards": "destination",
    "toward": "destination", "onto": "destination",
}  # fmt: skip
_BESIDE: Final = 4
"""Tokens behind a demonym among which the word for a place must be ("Syrian desert regions")."""
_POINTERS: Final = frozenset({"the", "that", "this"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sites:
    """The place names of one sentence that may be places of events."""

    candidates: tuple[Candidate, ...]
    indices: tuple[int, ...]
    """For each candidate its index among the document's toponyms."""


def sites(parse: Parse, toponyms: Sequence[Toponym], first: int, end: int) -> Sites:
    """Choose the toponyms of a sentence at which something can happen.

    Args:
        parse: The sentence.
        toponyms: All of the document.
        first: Index of the first toponym of the sentence.
        end: Index of the first one behind it.
    """
    candidates: list[Candidate] = []
    indices: list[int] = []
    for n in range(first, end):
        candidate = located(parse, toponyms[n])
        if candidate is not None and _is_spot(parse, toponyms[n], candidate):
            candidates.append(candidate)
            indices.append(n)
    return Sites(candidates=tuple(candidates), indices=tuple(indices))


def located(parse: Parse, toponym: Toponym) -> Candidate | None:
    """The tokens of a toponym, none where it covers none of the sentence."""
    starts = parse.tokens.starts
    start = max(0, bisect_right(starts, toponym.span.start) - 1)
    end = bisect_left(starts, toponym.span.end)
    return Candidate(start, end) if start < end else None


def _is_spot(parse: Parse, toponym: Toponym, candidate: Candidate) -> bool:
    """Whether a toponym can be where something happens, by its role and the words around it."""
    if toponym.role == "organisation":
        return False
    if toponym.role == "government":
        return governor(parse, candidate) in word_class("location")
    if toponym.role == "demonym":
        words = parse.tokens.lower[candidate.start : candidate.end + _BESIDE]
        return not word_class("somewhere").isdisjoint(words)
    return True


def places(parse: Parse, trigger: Trigger, found: Sites) -> tuple[EventPlace, ...]:
    """The places of an event among those of its sentence, in the order of the text."""
    bounds = (trigger.start, trigger.end)
    linked: list[EventPlace] = []
    for n, candidate in enumerate(found.candidates):
        if candidate.start < trigger.end and trigger.start < candidate.end:
            continue
        logit = score(features(parse, bounds, found.candidates, n))
        role = _role(parse, trigger, candidate)
        if logit >= (_THRESHOLD if role == "location" else _LENIENT):
            linked.append(EventPlace(toponym=found.indices[n], role=role))
    return tuple(linked)


def _role(parse: Parse, trigger: Trigger, candidate: Candidate) -> EventPlaceRole:
    """Origin and destination, where the event moves and the preposition says so."""
    if candidate.start < trigger.end or "m" not in trigger.entry.frame:
        return "location"
    joint = governor(parse, candidate)
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    near = apart == 0 or (apart == 1 and parse.clause_at(candidate.start).link == "participle")
    return _PATHS.get(joint, "location") if near else "location"


@functools.cache
def _anaphora() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {word: frozenset(kinds.split()) for word, kinds in rows("anaphora.tsv", 2)}
    )


def taken_up(
    parse: Parse, trigger: Trigger, toponyms: Sequence[Toponym], recent: Sequence[int]
) -> tuple[EventPlace, ...]:
    """The place that "there", "the camp" or "that city" in an event's clause takes up.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        toponyms: All of the document.
        recent: Indices of the places named last, latest first.
    """
    clause = parse.clause_at(trigger.start)
    lower = parse.tokens.lower
    for k in range(clause.start, clause.end):
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


def _points_back(parse: Parse, k: int) -> bool:
    """Whether "the" stands before a word and no name after it: "the border", not "the border of"."""
    before = parse.tokens.lower[max(0, k - 3) : k]
    follower = parse.tokens.lower[k + 1 : k + 2]
    named = parse.tags[k + 1 : k + 2] in ("E", "N") or follower in (["of"], ["with"], ["between"])
    return not _POINTERS.isdisjoint(before) and not named
