"""The ground that places cover, and where a page opens."""

import json
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
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

    def named(self, name: str, /) -> tuple[Place, ...]:
        """The places of a name, as it is written."""

    def towns(
        self, west: float, south: float, east: float, north: float, *, most: int
    ) -> tuple[Place, ...]:
        """The largest towns of a box in degrees."""

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


def home(points: npt.NDArray[np.float64]) -> Bounds | None:
    """The box a page opens on: where most of what happened lies, without the far exceptions.

    Points further from the median than six times the median distance are left outside, as a
    meeting in Geneva would otherwise shrink a war to a dot.

    Args:
        points: Shape (n, 2): lon, lat in degrees, one for every event at a place.
    """
    if not len(points):
        return None
    kept = points
    for axis in (0, 1):
        central = _central(kept, axis)
        kept = central if len(central) else kept
    west, south = kept.min(axis=0).tolist()
    east, north = kept.max(axis=0).tolist()
    return Bounds(west=west, south=south, east=east, north=north)


def _central(points: npt.NDArray[np.float64], axis: int) -> npt.NDArray[np.float64]:
    distances = np.abs(points[:, axis] - _median(points[:, axis]))
    reach = max(_LEAST_REACH, _REACHES * _median(distances))
    return points[distances <= reach]


def _median(numbers: npt.NDArray[np.float64]) -> float:
    return float(np.sort(numbers)[len(numbers) // 2])
