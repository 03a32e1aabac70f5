"""Whether a place is known already: by its id, else by name, kind and distance."""

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer.distance import boxes_around, distance_km
from gazetteer.place import AREAL, Kind, Place
from gazetteer.ranking import core_key
from gazetteer.store import Gazetteer

_ALIKE: Final = (
    frozenset({"capital", "city", "town", "village"}),
    frozenset({"base", "airport"}),
    frozenset({"region", "desert"}),
)
"""Kinds that sources take for one another."""

_REACH: Final[MappingProxyType[Kind, float]] = MappingProxyType(
    {
        "country": 1_500.0, "admin1": 250.0, "admin2": 60.0, "region": 150.0, "desert": 150.0,
        "mountain": 40.0, "water": 40.0, "neighbourhood": 3.0,
    }
)  # fmt: skip
"""Kilometres between the points that two sources give one place of a kind."""
_GENERAL: Final = "geonames"
"""The register of nearly all that is known."""
_USUAL: Final = 5.0
"""As above, for what is a spot: villages of one name lie closer than that only by accident."""
_UNTOLD: Final = 2.0
"""As above, where the source does not say of what kind the place is."""
_CELLS: Final = 4
"""Squares in a degree by which it is known where places of other registers may lie."""
_TEMPERATE: Final = 70.0
"""Degrees of latitude up to which a square is wider than `_USUAL`."""


class Matching:
    """Finds new places among those of a gazetteer."""

    def __init__(self, known: Gazetteer) -> None:
        """Ask `known`."""
        self._known = known

    def known_as(self, places: Sequence[Place]) -> Iterator[str | None]:
        """Of each new place, the id of the known place that it is; none if it is new.

        Ids of one register (`geonames:…`, `wof:…`) are believed: two of them are two places.

        Args:
            places: A few hundred, whose ids are asked for at once. Of an empty feature class where
                their source does not say of what kind they are.
        """
        held = self._known.holding([place.id for place in places])
        for place in places:
            yield place.id if place.id in held else self._found(place)

    def _found(self, place: Place) -> str | None:
        register = place.id.partition(":")[0]
        is_general = register == _GENERAL
        reach = _reach(place)
        if is_general and self._is_alone(place, reach):
            return None
        keys = _keys(place)
        if is_general and keys.isdisjoint(self._strangers.keys):
            return None
        near = [
            (distance_km(place.lon, place.lat, other.lon, other.lat), other.id)
            for other in _around(place, reach, self._known)
            if other.id.partition(":")[0] != register
            and _is_alike(place, other)
            and not keys.isdisjoint(_keys(other))
        ]
        nearest = min(near, default=None)
        return None if nearest is None or nearest[0] > reach else nearest[1]

    @functools.cached_property
    def _strangers(self) -> "_Strangers":
        places = self._known.strangers()
        return _Strangers(
            cells=frozenset(_cell(place.lon, place.lat) for place in places),
            around=frozenset(cell for place in places for cell in _cells_around(place)),
            keys=frozenset(key for place in places for key in _keys(place)),
        )

    def _is_alone(self, place: Place, reach: float) -> bool:
        """Whether no place of another register than GeoNames' lies in reach."""
        if reach <= _USUAL and abs(place.lat) <= _TEMPERATE:
            return _cell(place.lon, place.lat) not in self._strangers.around
        cells = self._strangers.cells
        for box in boxes_around(place.lon, place.lat, reach):
            west, south = _cell(box.west, box.south)
            east, north = _cell(box.east, box.north)
            if any((x, y) in cells for x in range(west, east + 1) for y in range(south, north + 1)):
                return False
        return True


@dataclass(frozen=True, kw_only=True, slots=True)
class _Strangers:
    """The known places of other registers than GeoNames', which are few."""

    cells: frozenset[tuple[int, int]]
    """The squares, as `_cell` numbers them, in which any of them lies."""
    around: frozenset[tuple[int, int]]
    """Those, and the ones beside them."""
    keys: frozenset[str]
    """Those of all their names."""


def _cell(lon: float, lat: float) -> tuple[int, int]:
    return math.floor(lon * _CELLS), math.floor(lat * _CELLS)


def _cells_around(place: Place) -> Iterator[tuple[int, int]]:
    x, y = _cell(place.lon, place.lat)
    # A turn further east and west, too: the 180th meridian has two numbers.
    for turn in (-360 * _CELLS, 0, 360 * _CELLS):
        for lon in range(x + turn - 1, x + turn + 2):
            yield from ((lon, y - 1), (lon, y), (lon, y + 1))


def _around(place: Place, reach: float, gazetteer: Gazetteer) -> tuple[Place, ...]:
    if reach <= _USUAL:
        return gazetteer.near(place.lon, place.lat, reach)
    # Too many places lie so near: ask for the names, which are few.
    return tuple(other for name in (place.name, *place.names) for other in gazetteer.written(name))


def _reach(place: Place) -> float:
    return _UNTOLD if not place.feature_class else _REACH.get(place.kind, _USUAL)


def _is_alike(place: Place, other: Place) -> bool:
    if place.country is not None and other.country not in {None, place.country}:
        return False
    if not place.feature_class:
        return other.kind not in AREAL
    pair = {place.kind, other.kind}
    return len(pair) == 1 or any(pair <= group for group in _ALIKE)


def _keys(place: Place) -> frozenset[str]:
    return frozenset(_key(name) for name in (place.name, *place.names)) - {""}


@functools.lru_cache(1 << 16)
def _key(name: str) -> str:
    return core_key(name)
