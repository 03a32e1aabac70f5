"""Where an event is whose own place nobody knows, or is a road."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.events.bearing import bearing
from geo.events.neighbours import holds, lies_by, tells_of
from geo.events.roads import lies_on
from geo.events.sites import Sites
from geo.events.triggers import Trigger
from geo.reading import EventPlace, EventPlaceRole, Toponym

_WIDE: Final = frozenset({"country", "admin1", "admin2", "region", "desert"})
_OUTWARD: Final = 3
"""Names behind one that nobody knows which may hold it."""


def with_known(
    linked: list[EventPlace], found: Sites, toponyms: Sequence[Toponym]
) -> list[EventPlace]:
    """Add what tells where a place is that nobody knows: "at X in Y", "X, 20 km from Y"."""
    added = {link.toponym: link for link in linked}
    for link in linked:
        if toponyms[link.toponym].place is None:
            around = _around(found, found.indices.index(link.toponym), toponyms)
            if around is not None:
                moves = link.role in ("origin", "destination")
                role = link.role if moves else around.role
                added.setdefault(around.toponym, replace(around, role=role))
                for outer in _outer(found, found.indices.index(around.toponym)):
                    added.pop(outer, None)
    return [added[n] for n in sorted(added)]


def _around(found: Sites, inner: int, toponyms: Sequence[Toponym]) -> EventPlace | None:
    """The known place in or near which one is whose name nobody knows."""
    parse, names = found.scene.parse, found.candidates
    role: EventPlaceRole = "location"
    for n in range(inner + 1, min(inner + 1 + _OUTWARD, len(names))):
        if tells_of(parse, names[n], names[n - 1]) or lies_by(parse, names[n], names[n - 1]):
            role = "near"
        elif not holds(parse, names[n], names[n - 1]):
            return None
        if found.firm[n] and toponyms[found.indices[n]].place is not None:
            return EventPlace(toponym=found.indices[n], role=role)
    return None


def _outer(found: Sites, inner: int) -> Iterator[int]:
    """The toponyms of what the text puts around a place: "Pahalgam in Indian-administered X"."""
    parse, names = found.scene.parse, found.candidates
    for n in range(inner + 1, min(inner + 1 + _OUTWARD, len(names))):
        is_told = "P" in parse.tags[names[inner].end : names[n].start]
        if is_told and found.firm[n] and holds(parse, names[n], names[inner]):
            yield found.indices[n]


def off_roads(
    trigger: Trigger, linked: list[EventPlace], found: Sites, toponyms: Sequence[Toponym]
) -> list[EventPlace]:
    """Put what happened on a road where on it the text says, else only near its ends."""
    at = {n: found.indices.index(link.toponym) for n, link in enumerate(linked)}
    ends = [n for n in at if found.roads[at[n]] and linked[n].role == "location"]
    if not ends:
        return linked
    kept = [link for n, link in enumerate(linked) if n not in ends]
    spot = _spot_on(found, at[ends[-1]], toponyms)
    if spot is not None and found.indices[spot] not in {link.toponym for link in kept}:
        role = bearing(found.scene.parse, trigger, found.candidates[spot])
        kept.append(EventPlace(toponym=found.indices[spot], role=role))
    if not any(toponyms[link.toponym].place is not None for link in kept):
        kept += [replace(linked[n], role="near") for n in ends]
    return sorted(kept, key=lambda link: link.toponym)


def _spot_on(found: Sites, end: int, toponyms: Sequence[Toponym]) -> int | None:
    """The place that says where on a road something happened, behind the road's last end.

    "in central Mali" only says where the road is.
    """
    names, last = found.candidates, end
    while last + 1 < len(names) and found.roads[last + 1]:
        last += 1
    spot = last + 1
    if spot == len(names) or not found.firm[spot]:
        return None
    place = toponyms[found.indices[spot]].place
    if place is not None and place.kind in _WIDE:
        return None
    return spot if lies_on(found.scene.parse, names[last], names[spot]) else None
