"""What lies in what: by the rows' own word where they give one, else by outlines.

A row that names its country and first-level division is believed more than an outline, since
outlines are coarse: a village near a border may fall on the wrong side of a line.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from gazetteer.distance import Box
from gazetteer.errors import QueryError
from gazetteer.place import AREAL, Place
from gazetteer.queries import Queries
from gazetteer.ranking import core_key, prominence

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

_DEPTH: Final = {"country": 0, "admin1": 1, "admin2": 2}
"""How deep a division lies, where no extents tell."""
_MAJOR: Final = frozenset({"country", "admin1"})
"""Divisions that rows name."""


class Containment:
    """Asks a store what lies in what. Extents are read once, when first needed."""

    def __init__(self, queries: Queries) -> None:
        """Ask through `queries`."""
        self._queries = queries

    def within(self, geometry: "BaseGeometry") -> tuple[Place, ...]:
        """Places whose point lies in a geometry or on its edge, weightiest first.

        Raises:
            QueryError: It is empty, invalid, or not on the globe.
        """
        import shapely  # noqa: PLC0415 (takes 0.2 s, and most look-ups do without)

        _check(geometry)
        shapely.prepare(geometry)
        west, south, east, north = geometry.bounds
        near = self._queries.within(Box(west=west, south=south, east=east, north=north))
        if not near:
            return ()
        spots = shapely.points([(place.lon, place.lat) for place in near])
        covered = shapely.covers(geometry, spots)
        return _sorted(place for place, is_in in zip(near, covered, strict=True) if is_in)

    def inside(self, holder: Place) -> tuple[Place, ...]:
        """The places that lie in a place, weightiest first; see `holds`."""
        whole = self._queries.place(holder.id) or holder
        found: dict[str, Place] = {}
        if whole.geometry is not None and whole.geometry.area:
            found |= {place.id: place for place in self.within(whole.geometry)}
        if whole.kind in {"country", "admin1"} and whole.country is not None:
            found |= {place.id: place for place in self._queries.of_country(whole.country)}
        return _sorted(p for p in found.values() if holds(whole, self._whole(p)))

    def parents(self, place: Place) -> tuple[Place, ...]:
        """The places that hold a place, the closest first: district, province, country."""
        whole = self._queries.place(place.id) or place
        around = {holder.id: holder for holder in self._covering(whole)}
        if whole.country is not None:
            around |= {h.id: h for h in self._divided[whole.country] if h.id not in around}
        holders = [holder for holder in around.values() if holds(holder, whole)]
        return tuple(sorted(holders, key=_closeness))

    @functools.cached_property
    def _outlined(self) -> dict[str, Place]:
        return {place.id: place for place in self._queries.outlined()}

    @functools.cached_property
    def _tree(self) -> "tuple[STRtree, list[Place]]":
        from shapely import STRtree  # noqa: PLC0415 (as above)

        places = [p for p in self._outlined.values() if p.geometry is not None and p.geometry.area]
        return STRtree([place.geometry for place in places]), places

    def _covering(self, place: Place) -> list[Place]:
        from shapely import Point  # noqa: PLC0415 (as above)

        tree, places = self._tree
        found = tree.query(Point(place.lon, place.lat), predicate="covered_by")
        return [places[index] for index in sorted(found)]

    @functools.cached_property
    def _divided(self) -> dict[str | None, list[Place]]:
        """Countries and their first-level divisions by country, each with its extent.

        Read at once: to look through the store for one country takes as long as for all.
        """
        found: dict[str | None, list[Place]] = defaultdict(list)
        for place in self._queries.divisions():
            found[place.country].append(self._whole(place))
        return found

    def _whole(self, place: Place) -> Place:
        return self._outlined.get(place.id, place) if place.kind in AREAL else place


def holds(holder: Place, place: Place) -> bool:
    """Whether a place lies in another, as far as their rows and extents tell.

    Args:
        holder: With its extent, where it has one.
        place: With its extent, where it has one.

    Returns:
        Never both ways, and never for a place itself.
    """
    if holder.id == place.id or not _is_larger(holder, place):
        return False
    if None not in {holder.country, place.country} and holder.country != place.country:
        return False
    if holder.kind == "country" and place.country is not None:
        return True
    if holder.kind == "admin1" and place.admin1 is not None and place.country is not None:
        return core_key(place.admin1) == core_key(holder.name)
    return _covers(holder, place)


def _is_larger(holder: Place, place: Place) -> bool:
    """An order among what may hold one another, so that nothing holds what holds it."""
    if holder.kind in _DEPTH and place.kind in _DEPTH and holder.kind != place.kind:
        return _DEPTH[holder.kind] < _DEPTH[place.kind]
    if holder.kind in _MAJOR and place.kind in _MAJOR:
        return False
    if holder.kind in _MAJOR:
        return not _spans(place, holder)
    if place.kind in _MAJOR:
        return _spans(holder, place)
    return _area(holder) > _area(place)


def _spans(region: Place, division: Place) -> bool:
    """Whether a region is one of several countries; a desert that covers a middle is none."""
    return region.kind == "region" and _area(region) > _area(division) > 0


def _area(place: Place) -> float:
    return 0.0 if place.geometry is None else float(place.geometry.area)


def _covers(holder: Place, place: Place) -> bool:
    from shapely import Point  # noqa: PLC0415 (as above)

    geometry = holder.geometry
    return geometry is not None and bool(geometry.covers(Point(place.lon, place.lat)))


def _closeness(holder: Place) -> tuple[int, float, str]:
    # A country without an outline is still further out than a district with one.
    rank = {"country": 3, "admin1": 2}.get(holder.kind, 1)
    return rank, _area(holder), holder.id


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (-prominence(place), place.id)))


def _check(geometry: "BaseGeometry") -> None:
    if geometry.is_empty or not geometry.is_valid:
        raise QueryError("the geometry is empty or not valid. Give one that shapely calls valid.")
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 (globe)
        raise QueryError(
            f"the geometry reaches from {west}, {south} to {east}, {north}: not in degrees, lon"
            " before lat. Convert it to EPSG:4326."
        )
