"""What a figure shows: events gathered at the spots where they happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.mention import MENTION
from geo.record import Record, RecordPlace
from maps.basemap import Bounds
from maps.page.families import Family, family
from maps.page.outlines import home

_SCENE: Final = frozenset({"location", "near", "target"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """One place with all that happened there."""

    place: RecordPlace
    events: tuple[Record, ...]
    """By date, undated ones last."""

    def families(self) -> list[tuple[Family, bool]]:
        """The families of the events, the most frequent first, and whether any is told as fact."""
        counts = Counter(family(event.type) for event in self.events)
        sure = {family(event.type) for event in self.events if event.factuality == "asserted"}
        return [(name, name in sure) for name, _ in counts.most_common()]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """All that a figure shows, and how much it leaves out."""

    spots: tuple[Spot, ...]
    """By the date of their first event, so that numbers rise with time."""
    bounds: Bounds | None
    """Where most of what happened lies, beyond 180 degrees east where that is in the middle of it;
    none where nothing has a place."""
    unplaced: int
    """Events without a place."""
    outside: int
    """Events that lie beyond the bounds alone."""


def gather(records: Iterable[Record]) -> Scene:
    """Sort events by place; places that are only named are left out."""
    events = sorted((record for record in records if record.type != MENTION), key=_first)
    placed = [(event, place) for event in events for place in scene_places(event)]
    points = _unrolled(np.reshape([(place.lon, place.lat) for _, place in placed], (-1, 2)))
    found = home(points)
    bounds = None if found is None else _widened(found)
    if bounds is None:
        return Scene(spots=(), bounds=None, unplaced=len(events), outside=0)
    inside = _inside(points, bounds)
    shown = [pair for pair, is_inside in zip(placed, inside, strict=True) if is_inside]
    by_place = _by_place(shown)
    seen = {event.id for event, _ in shown}
    somewhere = {event.id for event, _ in placed}
    return Scene(
        spots=tuple(
            Spot(place=place, events=tuple(found.values())) for place, found in by_place.values()
        ),
        bounds=bounds,
        unplaced=len(events) - len(somewhere),
        outside=len(somewhere - seen),
    )


def _unrolled(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The points, those of the west a turn further east where they are neighbours over 180."""
    lons = np.sort(points[:, 0])
    gaps = np.diff(lons)
    if gaps.max(initial=0) <= _HALF_TURN:
        return points
    seam = lons[int(gaps.argmax())]
    west = points[:, 0] <= seam
    return np.column_stack([points[:, 0] + 2 * _HALF_TURN * west, points[:, 1]])


def _by_place(
    pairs: Iterable[tuple[Record, RecordPlace]],
) -> dict[str, tuple[RecordPlace, dict[str, Record]]]:
    found: dict[str, tuple[RecordPlace, dict[str, Record]]] = {}
    for event, place in pairs:
        found.setdefault(place.place_id, (place, {}))[1].setdefault(event.id, event)
    return found


def _widened(bounds: Bounds) -> Bounds:
    """The bounds, where they are a point or a line a little around it."""
    lon, lat = (bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2
    return Bounds(
        west=min(bounds.west, lon - _LEAST),
        south=max(-90.0, min(bounds.south, lat - _LEAST)),
        east=max(bounds.east, lon + _LEAST),
        north=min(90.0, max(bounds.north, lat + _LEAST)),
    )


_HALF_TURN: Final = 180.0
_LEAST: Final = 0.3
"""Degrees from the middle that a map shows at least."""


def scene_places(event: Record) -> list[RecordPlace]:
    """Where an event happened; where nothing says so, whatever place it has."""
    return [place for place in event.places if place.role in _SCENE] or list(event.places)


def _inside(points: npt.NDArray[np.float64], bounds: Bounds) -> npt.NDArray[np.bool_]:
    west, south, east, north = bounds.box
    lons, lats = points.T
    inside: npt.NDArray[np.bool_] = (
        (lons >= west) & (lons <= east) & (lats >= south) & (lats <= north)
    )
    return inside


def _first(event: Record) -> tuple[bool, datetime, str]:
    known = event.when.start or event.when.end
    return (known is None, known or datetime.min, event.id)  # noqa: DTZ901 - wall time has no zone
