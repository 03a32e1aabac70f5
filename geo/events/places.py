"""Link events to the place names of their sentence, with what each place is to the event."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import Place
from geo.events.bearing import bearing, is_topic, tells_of
from geo.events.clauses import Parse
from geo.events.dateline import dateline_end
from geo.events.placing import Candidate, Scene, features, governor, score
from geo.events.tokens import Tokens
from geo.events.triggers import Trigger
from geo.events.words import word_class
from geo.reading import EventPlace, EventPlaceRole, Toponym

_THRESHOLD: Final = -0.4
"""Logit from which a place is the event's: best F1 on the development sentences."""
_PLAIN: Final = -1.4
"""Logit that is enough where a preposition says plainly that an act struck a place."""
_PLAINEST: Final = -3.0
"""Logit that is enough for the target of an attack: "an attack on", "an offensive in"."""
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
"""Tokens behind a demonym in which the word for a place must be ("Syrian desert regions")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sites:
    """The place names of one sentence that may be places of events."""

    scene: Scene
    candidates: tuple[Candidate, ...]
    indices: tuple[int, ...]
    """For each candidate its index among the document's toponyms."""
    firm: tuple[bool, ...]
    """For each whether it names a spot by itself, not a government or a people."""
    heads: tuple[int, ...]
    """Toponyms that only say where the report was written."""


def sites(scene: Scene, toponyms: Sequence[Toponym], inside: range) -> Sites:
    """Choose the toponyms of a sentence at which something can happen.

    Args:
        scene: The sentence.
        toponyms: All of the document.
        inside: Indices of those in the sentence.
    """
    found: list[tuple[Candidate, int, bool]] = []
    head = dateline_end(scene.parse)
    heads: list[int] = []
    for n in inside:
        candidate = _located(scene.parse, toponyms[n])
        if candidate is not None and candidate.start < head:
            heads.append(n)
        elif candidate is not None and toponyms[n].role != "organisation":
            if found and tells_of(scene.parse, candidate, found[-1][0]):
                continue
            firm = _is_firm(scene.parse, toponyms[n], candidate)
            # "Syrian territory" competes as Syria does.
            role = "location" if firm else candidate.role
            found.append((candidate._replace(role=role), n, firm))
    return Sites(
        scene=scene,
        candidates=tuple(candidate for candidate, _, _ in found),
        indices=tuple(n for _, n, _ in found),
        firm=tuple(firm for _, _, firm in found),
        heads=tuple(n for n in heads if toponyms[n].place is not None),
    )


def spots(found: Sites) -> tuple[int, ...]:
    """The toponyms of a sentence that name ground by themselves, not whose somebody is."""
    parse = found.scene.parse
    rows = zip(found.indices, found.candidates, found.firm, strict=True)
    return tuple(
        n for n, this, firm in rows if firm and not (this.country and _describes(parse, this))
    )


def scenes(found: Sites) -> tuple[int, ...]:
    """Those of the spots of a sentence that a preposition of place governs: "in X"."""
    parse, joints = found.scene.parse, word_class("location")
    rows = zip(found.indices, found.candidates, found.firm, strict=True)
    return tuple(n for n, this, firm in rows if firm and governor(parse, this) in joints)


def _located(parse: Parse, toponym: Toponym) -> Candidate | None:
    """The tokens of a toponym, none where it covers none of the sentence."""
    starts = parse.tokens.starts
    start = max(0, bisect_right(starts, toponym.span.start) - 1)
    end = bisect_left(starts, toponym.span.end)
    if start >= end or _is_part(parse.tokens, end - 1, toponym.span.end):
        return None
    country = toponym.place is not None and toponym.place.kind == "country"
    return Candidate(start, end, toponym.role, country)


def _is_part(tokens: Tokens, token: int, end: int) -> bool:
    """Whether a name only begins a word that describes: "US-occupied", "Kurdish-led"."""
    rest = tokens.words[token][end - tokens.starts[token] :]
    return rest[:1] in ("-", "–") and rest[1:2].islower()


def _is_firm(parse: Parse, toponym: Toponym, candidate: Candidate) -> bool:
    """Whether a toponym can be where something happens, by its role and the words around it."""
    if toponym.role == "government":
        return governor(parse, candidate) in word_class("location")
    if toponym.role == "demonym":
        return _is_territory(parse, candidate)
    return True


def _is_territory(parse: Parse, candidate: Candidate) -> bool:
    """Whether an adjective of origin stands by a word for a place: "Syrian desert regions"."""
    for k in range(candidate.end, min(candidate.end + _BESIDE, len(parse.tags))):
        word = parse.tokens.lower[k]
        if word in word_class("somewhere"):
            return True
        if word not in word_class("describing"):
            return False
    return False


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
    # Where the event's part of the sentence names a place, what a semicolon parts from it is none.
    halted = bool(parse.halts) and any(
        firm and not parse.is_apart(trigger.start, rival.start)
        for rival, firm in zip(rivals, found.firm[first:], strict=False)
    )
    for n, candidate in enumerate(rivals, first):
        apart = halted and parse.is_apart(trigger.start, candidate.start)
        if apart or not _may_hold(parse, trigger, candidate, firm=found.firm[n]):
            continue
        nearest = not any(trigger.start < other.start < candidate.start for other in others)
        role = _role(parse, trigger, candidate) if nearest else "location"
        logit = score(features(found.scene, bounds, rivals, n - first))
        if role != "location":
            linked.append(EventPlace(toponym=found.indices[n], role=role))
        elif logit >= _needed(parse, trigger, candidate, nearest=nearest):
            lies = bearing(parse, trigger, candidate)
            linked.append(EventPlace(toponym=found.indices[n], role=lies))
    return _narrowest(linked, toponyms) or _topics(trigger, found)


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
    plain = nearest and 0 <= candidate.start - trigger.end <= _PATH_LENGTH
    apart = parse.owner[candidate.start] - parse.owner[trigger.start]
    hangs = apart == 1 and parse.clause_at(candidate.start).link in ("to", "participle")
    if not plain or (apart != 0 and not hangs):
        return _THRESHOLD
    if trigger.entry.type == "ASSAULT" and trigger.is_noun and joint in _TARGETS:
        return _THRESHOLD if _describes(parse, candidate) else _PLAINEST
    return _PLAIN if candidate.country and joint in word_class("location") else _THRESHOLD


def _describes(parse: Parse, candidate: Candidate) -> bool:
    """Whether a name only says whose somebody is: "the murder of two U.S. missionaries"."""
    behind = parse.tags[candidate.end : candidate.end + 1]
    return behind in ("N", "J", "E") and parse.tokens.lower[candidate.end] not in (
        word_class("territory") | word_class("somewhere")
    )


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
