"""Link events to the place names of their sentence, with what each place is to the event."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer import Place
from geo.events.clauses import Parse
from geo.events.placing import Candidate, Scene, features, governor, score
from geo.events.tables import rows
from geo.events.triggers import Trigger
from geo.events.words import word_class
from geo.reading import EventPlace, EventPlaceRole, Toponym

_THRESHOLD: Final = -0.4
"""Logit from which a place is the event's: best F1 on the development sentences."""
_PLAIN: Final = -1.4
"""Logit that is enough where a preposition says plainly that an act struck a place."""
_PATH_LENGTH: Final = 14
"""Tokens behind a trigger within which "in X", "from X" and "to X" are plainly its own."""
_MOST: Final = 6
"""Places to either side of an event that are looked at, so that hostile text stays cheap."""
_FAR: Final = 2
"""Clauses before an event from which a place is none of it, unless it opens the sentence."""
_PATHS: Final[Mapping[str, EventPlaceRole]] = {
    "from": "origin", "to": "destination", "into": "destination", "towards": "destination",
    "toward": "destination", "onto": "destination",
}  # fmt: skip
_TARGETS: Final = frozenset({"on", "against", "in", "of", "over"})
_BESIDE: Final = 4
"""Tokens behind a demonym among which the word for a place must be ("Syrian desert regions")."""
_BORDERS: Final = frozenset({"border", "borders", "frontier", "border-crossing"})
_POINTERS: Final = frozenset({"the", "that", "this"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sites:
    """The place names of one sentence that may be places of events."""

    scene: Scene
    candidates: tuple[Candidate, ...]
    indices: tuple[int, ...]
    """For each candidate its index among the document's toponyms."""
    firm: tuple[bool, ...]
    """For each whether it names a spot by itself, not a government or a people."""


def sites(scene: Scene, toponyms: Sequence[Toponym], inside: range) -> Sites:
    """Choose the toponyms of a sentence at which something can happen.

    Args:
        scene: The sentence.
        toponyms: All of the document.
        inside: Indices of those in the sentence.
    """
    parse = scene.parse
    found = [
        (candidate, n)
        for n in inside
        if toponyms[n].role != "organisation"
        and (candidate := _located(parse, toponyms[n])) is not None
    ]
    return Sites(
        scene=scene,
        candidates=tuple(candidate for candidate, _ in found),
        indices=tuple(n for _, n in found),
        firm=tuple(_is_firm(parse, toponyms[n], candidate) for candidate, n in found),
    )


def _located(parse: Parse, toponym: Toponym) -> Candidate | None:
    """The tokens of a toponym, none where it covers none of the sentence."""
    starts = parse.tokens.starts
    start = max(0, bisect_right(starts, toponym.span.start) - 1)
    end = bisect_left(starts, toponym.span.end)
    if start >= end:
        return None
    country = toponym.place is not None and toponym.place.kind == "country"
    return Candidate(start, end, toponym.role, country)


def _is_firm(parse: Parse, toponym: Toponym, candidate: Candidate) -> bool:
    """Whether a toponym can be where something happens, by its role and the words around it."""
    if toponym.role == "government":
        return governor(parse, candidate) in word_class("location")
    if toponym.role == "demonym":
        words = parse.tokens.lower[candidate.start : candidate.end + _BESIDE]
        return not word_class("somewhere").isdisjoint(words)
    return True


def places(
    trigger: Trigger, others: Sequence[Trigger], found: Sites, toponyms: Sequence[Toponym]
) -> tuple[EventPlace, ...]:
    """The places of an event among those of its sentence, in the order of the text.

    Args:
        trigger: What tells the event.
        others: All triggers of the sentence.
        found: Its place names.
        toponyms: All of the document.
    """
    parse = found.scene.parse
    bounds = (trigger.start, trigger.end)
    linked: list[EventPlace] = []
    behind = bisect_left(found.candidates, (trigger.start,))
    first = max(0, behind - _MOST)
    rivals = found.candidates[first : behind + _MOST]
    for n, candidate in enumerate(rivals, first):
        if not _may_hold(parse, trigger, candidate, firm=found.firm[n]):
            continue
        nearest = not any(trigger.start < other.start < candidate.start for other in others)
        role = _role(parse, trigger, candidate) if nearest else "location"
        logit = score(features(found.scene, bounds, rivals, n - first))
        if role != "location" or logit >= _needed(parse, trigger, candidate, nearest=nearest):
            linked.append(EventPlace(toponym=found.indices[n], role=role))
    return _narrowest(linked, toponyms)


def _needed(parse: Parse, trigger: Trigger, candidate: Candidate, *, nearest: bool) -> float:
    """The score from which a place is the event's.

    The sentences learned from link countries and targets seldom, even where the text says "killed
    in Syria" or "an attack on Syria"; where it does so plainly, less is asked for.
    """
    joint = governor(parse, candidate)
    plain = nearest and 0 <= candidate.start - trigger.end <= _PATH_LENGTH
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    hangs = apart == 1 and parse.clause_at(candidate.start).link in ("to", "participle")
    if not plain or (apart != 0 and not hangs):
        return _THRESHOLD
    if trigger.entry.type == "ASSAULT" and trigger.is_noun and joint in _TARGETS:
        return _PLAIN
    return _PLAIN if candidate.country and joint in word_class("location") else _THRESHOLD


def _may_hold(parse: Parse, trigger: Trigger, candidate: Candidate, *, firm: bool) -> bool:
    """Whether a place can be the event's at all, whatever its score."""
    if candidate.start < trigger.end and trigger.start < candidate.end:
        return False
    apart = parse.owner[trigger.start] - parse.owner[candidate.start]
    if apart >= _FAR and candidate.start > _FAR and not _is_taken_up(parse, trigger, candidate):
        return False
    if "v" in trigger.entry.frame:
        return firm and _is_beside(parse, trigger, candidate)
    return firm or (candidate.role != "demonym" and _is_reached(parse, trigger, candidate))


def _is_taken_up(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether the event's clause says "where" right behind a place."""
    clause = parse.clause_at(trigger.start)
    return clause.link == "relative" and clause.start - candidate.end <= _BESIDE


def _is_beside(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a place sets the scene of words ("In Rome he warned"), and is not their topic."""
    joint = candidate.start - 1
    if joint < 0 or parse.tokens.lower[joint] not in word_class("location"):
        return False
    if parse.owner[candidate.start] != parse.owner[trigger.start]:
        return False
    return joint == 0 or parse.tags[joint - 1] == "t" or joint == trigger.end


def _is_reached(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether an act goes against or into what is named: "bombed Syria", "entered Iraq"."""
    frame = trigger.entry.frame
    if "m" not in frame and "t" not in frame and trigger.entry.type != "ASSAULT":
        return False
    if not trigger.is_noun and candidate.start == trigger.end:
        return True
    near = parse.owner[candidate.start] == parse.owner[trigger.start] or trigger.is_noun
    joint = governor(parse, candidate)
    after = candidate.start > trigger.end and candidate.start - trigger.end <= 2 * _BESIDE
    return near and after and (joint in _PATHS or (trigger.is_noun and joint in _TARGETS))


def _role(parse: Parse, trigger: Trigger, candidate: Candidate) -> EventPlaceRole:
    """Origin and destination, where the event moves and the preposition says so."""
    gap = candidate.start - trigger.end
    if not 0 <= gap <= _PATH_LENGTH or "m" not in trigger.entry.frame:
        return "location"
    if not trigger.is_noun and candidate.start == trigger.end:
        return "destination"
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    near = apart == 0 or (apart == 1 and parse.clause_at(candidate.start).link == "participle")
    return _PATHS.get(governor(parse, candidate), "location") if near else "location"


def _narrowest(linked: list[EventPlace], toponyms: Sequence[Toponym]) -> tuple[EventPlace, ...]:
    """Leave out what is named twice, and what only says where a nearer place lies."""
    kept: list[EventPlace] = []
    for this in linked:
        mine = toponyms[this.toponym].place
        others = [
            place
            for other in linked
            if other is not this and (place := toponyms[other.toponym].place) is not None
        ]
        twice = any(
            mine is not None and (place := toponyms[other.toponym].place) and place.id == mine.id
            for other in kept
        )
        if not twice and not (mine is not None and any(_holds(mine, place) for place in others)):
            kept.append(this)
    return tuple(kept)


def _holds(outer: Place, inner: Place) -> bool:
    """Whether one place lies in the other by what the gazetteer says of both."""
    if inner.kind == "country" or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    if outer.kind != "admin1" or inner.kind == "admin1":
        return False
    return outer.country == inner.country and inner.admin1 in (outer.name, *outer.names)


def bordering(found: Sites, toponyms: Sequence[Toponym]) -> tuple[int, ...]:
    """The places of a sentence of whose border it speaks: "the Iraqi–Syrian border"."""
    lower = found.scene.parse.tokens.lower
    return tuple(
        n
        for n, candidate in zip(found.indices, found.candidates, strict=True)
        if not _BORDERS.isdisjoint(lower[max(0, candidate.start - 3) : candidate.end + 2])
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


def _points_back(parse: Parse, k: int) -> bool:
    """Whether a word is "the border", not "the border of" or "the border town"."""
    before = parse.tokens.lower[max(0, k - 5) : k]
    follower = parse.tokens.lower[k + 1 : k + 2]
    named = parse.tags[k + 1 : k + 2] in ("E", "N") or follower in (["of"], ["with"], ["between"])
    return not _POINTERS.isdisjoint(before) and not named
