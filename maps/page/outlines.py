"""The ground that places cover, and where a page opens."""

import json
from collections.abc import Sequence
from typing import Any, Final, Protocol

import shapely

from gazetteer.place import AREAL, Place
from maps.basemap import Bounds

_STEPS_ACROSS: Final = 400
"""An outline is drawn to this many steps across: finer than a hatch on a screen needs."""
_DIGITS: Final = 4
_DRAWN: Final = frozenset({"Polygon", "MultiPolygon", "LineString", "MultiLineString"})
_LEAST_REACH: Final = 4.0
_REACHES: Final = 6.0


class Places(Protocol):
    """What a page asks of a gazetteer."""

    def get(self, id: str, /) -> Place | None:  # noqa: A002 (the gazetteer's own word)
        """The place with its geometry, or none."""

    def credits(self) -> tuple[str, ...]:
        """Whom to name as sources."""


def outline(place_id: str, kind: str, gazetteer: Places) -> dict[str, Any] | None:
    """A place's extent as a GeoJSON geometry; none for points, countries and unknown extents.

    A country is drawn on its label: an event known only to a country has no better place.
    """
    if kind not in AREAL or kind == "country":
        return None
    place = gazetteer.get(place_id)
    if place is None or place.geometry is None or place.geometry.is_empty:
        return None
    west, south, east, north = place.geometry.bounds
    tolerance = max(east - west, north - south) / _STEPS_ACROSS
    simple = shapely.simplify(place.geometry, tolerance)
    rounded = shapely.transform(simple, lambda points: points.round(_DIGITS))
    document: dict[str, Any] = json.loads(shapely.to_geojson(rounded))
    return document if document["type"] in _DRAWN else None


def home(points: Sequence[tuple[float, float]]) -> Bounds | None:
    """The box a page opens on: where most of what happened lies, without the far exceptions.

    Points further from the median than six times the median distance are left outside, as a
    meeting in Geneva would otherwise shrink a war to a dot.

    Args:
        points: (lon, lat) in degrees, one for every event at a place.
    """
    if not points:
        return None
    kept = points
    for axis in (0, 1):
        kept = _central(kept, axis) or kept
    lons, lats = [lon for lon, _ in kept], [lat for _, lat in kept]
    return Bounds(west=min(lons), south=min(lats), east=max(lons), north=max(lats))


def _central(points: Sequence[tuple[float, float]], axis: int) -> list[tuple[float, float]]:
    middle = _median([point[axis] for point in points])
    distance = _median([abs(point[axis] - middle) for point in points])
    reach = max(_LEAST_REACH, _REACHES * distance)
    return [point for point in points if abs(point[axis] - middle) <= reach]


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
