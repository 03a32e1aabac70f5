"""Link events to the place names of their sentence, with what each place is to the event."""

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Final

from gazetteer import Place
from gazetteer.distance import distance_km
from geo.events.bearing import bearing, is_topic
from geo.events.clauses import Parse
from geo.events.conditions import subject_end
from geo.events.neighbours import launched
from geo.events.placing import Candidate, features, governor, score
from geo.events.sites import Sites, describes
from geo.events.triggers import Trigger
from geo.events.whereabouts import off_roads, with_known
from geo.events.words import word_class
from geo.reading import EventPlace, EventPlaceRole, Toponym

_THRESHOLD: Final = -0.4
"""Logit from which a place is the event's: best F1 on the development sentences."""
_PLAIN: Final = -1.4
"""Logit that is enough where a preposition says plainly that an act struck a place."""
_PLAINEST: Final = -3.0
"""Logit that is enough for the target of an attack: "an attack on", "an offensive in"."""
_LAST: Final = -1.4
"""Logit from which "in X" counts where no place else does."""
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
_WORDS: Final = frozenset(
    {
        "AGREE",
        "CONCEDE",
        "CONSULT",
        "COOPERATE",
        "SUPPORT",
        "ACCUSE",
        "REJECT",
        "REQUEST",
        "THREATEN",
    }
)
"""Deeds of words, which are done anywhere: "agreed on Monday after clashes in X"."""
_CITIES: Final = frozenset({"capital", "city"})
_PARTS: Final = frozenset({"neighbourhood", "site"})
_WITHIN_KM: Final = 15.0
"""From the middle of a city to a quarter or a house of it, at most."""
_TARGETS: Final = frozenset({"on", "against", "in", "of", "over"})
_BESIDE: Final = 4
"""Tokens between a place and the clause that takes it up, and half of those to a target."""


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
    linked: list[EventPlace] = []
    spare: tuple[float, int] = (_LAST, -1)
    behind = bisect_left(found.candidates, (trigger.start,))
    window = range(max(0, behind - _MOST), min(len(found.candidates), behind + _MOST))
    for n in _possible(trigger, others, found, window):
        parse, candidate = found.scene.parse, found.candidates[n]
        nearest = _is_nearest(trigger, others, candidate)
        way = _way(found, trigger, n) if nearest else None
        logit = _logit(found, trigger, window, n) if way is None else inf
        if logit >= _needed(parse, trigger, candidate, nearest=nearest):
            linked.append(_link(found, trigger, n, way))
        elif nearest and _is_plain(parse, trigger, candidate):
            spare = max(spare, (logit, n))
    if not linked and spare[1] >= 0:
        linked.append(_link(found, trigger, spare[1]))
    known = off_roads(trigger, with_known(linked, found, toponyms), found, toponyms)
    return _narrowest(known, toponyms) or _topics(trigger, found)


def _possible(
    trigger: Trigger, others: Sequence[Trigger], found: Sites, window: range
) -> Iterator[int]:
    """The places that can be the event's at all, whatever their scores."""
    parse, names = found.scene.parse, found.candidates
    firm = [n for n in window if found.firm[n]]
    # Where the event's part of the sentence names a place, what a semicolon parts from it is none.
    halted = bool(parse.halts) and any(
        not parse.is_apart(trigger.start, names[n].start) for n in firm
    )
    housed = any(_is_plain(parse, trigger, names[n]) for n in firm)
    for n in window:
        if halted and parse.is_apart(trigger.start, names[n].start):
            continue
        far = housed and _is_told_of_another(parse, trigger, names[n])
        if far and not _is_nearest(trigger, others, names[n]):
            continue
        if _may_hold(found, trigger, n):
            yield n


def _is_nearest(trigger: Trigger, others: Sequence[Trigger], candidate: Candidate) -> bool:
    """Whether nothing else that happens stands between an event and a place behind it."""
    return not any(trigger.start < other.start < candidate.start for other in others)


def _logit(found: Sites, trigger: Trigger, window: range, n: int) -> float:
    """How much speaks for a place, among those to either side of the event."""
    rivals = found.candidates[window.start : window.stop]
    bounds = (trigger.start, trigger.end)
    return score(features(found.scene, bounds, rivals, n - window.start))


def _is_at_other_time(found: Sites, trigger: Trigger, n: int) -> bool:
    """Whether a place is of another time than the event: "fled, days after the fall of X"."""
    parse, start = found.scene.parse, found.other_times[n]
    if start < 0 or not (found.is_told or trigger.entry.type in _WORDS):
        return False
    end = found.candidates[n].end
    if trigger.start < end:
        return trigger.start < start
    same = parse.owner[end - 1] == parse.owner[trigger.start]
    return not same or "," in parse.tags[end : min(trigger.start, end + _PATH_LENGTH)]


def _topics(trigger: Trigger, found: Sites) -> tuple[EventPlace, ...]:
    """The place that words are about, where they have none of their own."""
    about = (
        EventPlace(toponym=n, role="topic")
        for n, candidate, firm in zip(found.indices, found.candidates, found.firm, strict=True)
        if firm and is_topic(found.scene.parse, trigger, candidate)
    )
    return tuple(itertools.islice(about, 1))


def _needed(parse: Parse, trigger: Trigger, candidate: Candidate, *, nearest: bool) -> float:
    """The score from which a place is the event's.

    The sentences learned from link countries and targets seldom, even where the text says "killed
    in Syria" or "an attack on Syria"; where it does so plainly, less is asked for.
    """
    joint = governor(parse, candidate)
    if "f" in trigger.entry.frame:
        if joint == "none" and subject_end(parse, trigger.start) == candidate.end:
            return -inf
        if parse.owner[candidate.start] != parse.owner[trigger.start]:
            return inf
    plain = nearest and 0 <= candidate.start - trigger.end <= _PATH_LENGTH
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    hangs = apart == 1 and parse.clause_at(candidate.start).link in ("to", "participle")
    if not plain or (apart != 0 and not hangs):
        return _THRESHOLD
    if trigger.entry.type == "ASSAULT" and trigger.is_noun and joint in _TARGETS:
        return _THRESHOLD if describes(parse, candidate) else _PLAINEST
    return _PLAIN if candidate.country and joint in word_class("location") else _THRESHOLD


def _is_told_of_another(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a place stands in a later clause with a verb of its own: "after rockets hit X"."""
    later = parse.owner[candidate.start] > parse.owner[trigger.start]
    clause = parse.clause_at(candidate.start)
    return later and clause.finite and clause.link in ("when", "main", "and")


def _is_plain(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a place behind a deed is governed as where it was, in the deed's own clause."""
    if trigger.entry.type != "ASSAULT" or describes(parse, candidate):
        return False
    is_own = parse.owner[candidate.start] == parse.owner[trigger.start]
    is_near = 0 <= candidate.start - trigger.end <= _PATH_LENGTH
    # "near the West Bank city of Ramallah"
    holds = parse.tokens.lower[candidate.end + 1 : candidate.end + 2] == ["of"]
    joint = governor(parse, candidate)
    return is_own and is_near and not holds and joint in word_class("location")


def _may_hold(found: Sites, trigger: Trigger, n: int) -> bool:
    """Whether a place can be the event's at all, whatever its score."""
    parse, candidate, firm = found.scene.parse, found.candidates[n], found.firm[n]
    if candidate.start < trigger.end and trigger.start < candidate.end:
        return False
    apart = parse.owner[trigger.start] - parse.owner[candidate.start]
    if apart >= _FAR and candidate.start > _FAR and not _is_taken_up(parse, trigger, candidate):
        return False
    if _is_at_other_time(found, trigger, n) or (0 <= launched(parse, candidate) != trigger.start):
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


def _link(found: Sites, trigger: Trigger, n: int, way: EventPlaceRole | None = None) -> EventPlace:
    role = way or bearing(found.scene.parse, trigger, found.candidates[found.rows[n]])
    return EventPlace(toponym=found.indices[n], role=role)


def _way(found: Sites, trigger: Trigger, n: int) -> EventPlaceRole | None:
    """Origin and destination, where the event moves and the preposition of the row says so."""
    parse, candidate = found.scene.parse, found.candidates[n]
    leader = found.candidates[found.rows[n]]
    gap = candidate.start - trigger.end
    if not 0 <= gap <= _PATH_LENGTH or "m" not in trigger.entry.frame:
        return None
    if not trigger.is_noun and leader.start == trigger.end:
        return "destination"
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    near = apart == 0 or (apart == 1 and parse.clause_at(candidate.start).link == "participle")
    return _PATHS.get(governor(parse, leader)) if near else None


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
    if outer.kind in _CITIES and inner.kind in _PARTS:
        near = distance_km(outer.lon, outer.lat, inner.lon, inner.lat) <= _WITHIN_KM
        return near and outer.country == inner.country
    if outer.kind != "admin1" or inner.kind == "admin1":
        return False
    return outer.country == inner.country and inner.admin1 in (outer.name, *outer.names)
