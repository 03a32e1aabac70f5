"""Compile borders.tsv and border_areas.tsv: the ground along the land border of two countries.

usage: python -m gazetteer.sources.compile.borders world_map.gpkg

The file is the one inside Debian's package qgis-common, whose layer `countries` is Natural Earth's
1:10m admin-0 (public domain); `.parquet` with its columns is read too. For every two countries
whose outlines meet there is a place, with ten kilometres of either as its extent, and with the
names that news gives it: `Iraq–Syria border`, `Syrian-Iraqi border`, `border between Iraq and
Syria`, `Turkish border with Syria`. The Gaza Strip and the West Bank count each for itself, and a
country is called by its name, by the short forms that are safe to look up, and by its adjective in
countries.tsv. Borders shorter than two kilometres are left out.
"""

import math
import sys
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Final

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from gazetteer.atomic import write_text
from gazetteer.folding import fold
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, several, write_table
from gazetteer.sources.compile.vectors import coarse, features, middle, polygons

_KM: Final = 10.0
"""How far from the line an event is still on the border."""
_DEGREE_KM: Final = 111.2
_MEET: Final = 0.01
"""Degrees that two outlines may gape and still meet."""
_SHORTEST: Final = 0.02
"""Degrees; less is a border in a river's mouth or on a rock."""
_TOLERANCES: Final = (0.02, 0.04, 0.06)
"""Degrees by which the extent is simplified: the first that leaves few corners."""
_CORNERS: Final = 400
_PARTS: Final = {"PS": (("gaza", 34.7, "Gaza Strip"), ("west-bank", 180.0, "West Bank"))}
"""Countries of parts that news names apart: key, the easternmost longitude, name in regions.tsv."""


@dataclass(frozen=True, kw_only=True)
class _Side:
    """One of the two."""

    key: str
    """For the id: ISO 3166-1 alpha-2 in small letters, or the part."""
    name: str
    names: tuple[str, ...]
    """All that stand for it before `border`."""
    adjectives: tuple[str, ...]
    outline: BaseGeometry


def main() -> None:
    """Find the borders, write both tables."""
    sides = sorted(_sides(Path(sys.argv[1])), key=lambda side: fold(side.name))
    tree = shapely.STRtree([side.outline for side in sides])
    rows, lines = [], []
    for index, other in sorted(map(tuple, tree.query([s.outline for s in sides], "intersects").T)):
        if index >= other:
            continue
        ground = _ground(sides[index].outline, sides[other].outline)
        if not ground.is_empty:
            row = _row(sides[index], sides[other], ground)
            rows.append(row)
            wkt = shapely.to_wkt(ground, rounding_precision=2)
            lines.append(f"{row['id']}\t{wkt}\tNatural Earth")
    write_table(DATA / "borders.tsv", sorted(rows, key=lambda row: row["id"]))
    write_text(DATA / "border_areas.tsv", "\n".join(["id\twkt\tsource", *sorted(lines)]) + "\n")


def _sides(path: Path) -> list[_Side]:
    rows = {row["country"]: row for row in read_table(DATA / "countries.tsv")}
    parts = {row["name"]: row for row in read_table(DATA / "regions.tsv")}
    sides = []
    for attributes, outline in features(path, "countries" if path.suffix == ".gpkg" else None):
        code = str(attributes["iso_a2"])
        west = -180.0
        for key, east, name in _PARTS.get(code, ((code.lower(), 180.0, ""),)):
            row = parts[name] if name else rows.get(code)
            within = [p for p in polygons(outline) if west <= p.bounds[0] and p.bounds[2] <= east]
            west = east
            if row is not None and within:
                sides.append(_side(key, row, shapely.MultiPolygon(within)))
    return sides


def _side(key: str, row: Cells, outline: BaseGeometry) -> _Side:
    short = [each for each in row["abbreviations"].split("|") if "." not in each and len(each) > 1]
    bare = row["name"].removesuffix(" Strip")
    return _Side(
        key=key,
        name=row["name"],
        names=tuple(dict.fromkeys(each for each in (row["name"], bare, *short) if each)),
        adjectives=tuple(each for each in row["demonyms"].split("|")[:1] if each),
        outline=shapely.make_valid(outline),
    )


def _ground(one: BaseGeometry, two: BaseGeometry) -> BaseGeometry:
    """Ten kilometres of both along the line where they meet; empty where they hardly do."""
    line = one.boundary.intersection(two.buffer(_MEET))
    if line.length < _SHORTEST:
        return shapely.Polygon()
    stretch = math.cos(math.radians(line.centroid.y))
    flat = shapely.affinity.scale(line.simplify(_MEET), xfact=stretch, yfact=1, origin=(0, 0))
    strip = shapely.affinity.scale(
        flat.buffer(_KM / _DEGREE_KM, quad_segs=2), xfact=1 / stretch, yfact=1, origin=(0, 0)
    )
    exact = strip.intersection(one.union(two))
    simple = [coarse(exact.simplify(each), 2, least=0.05) for each in _TOLERANCES]
    few = (shape for shape in simple if shapely.get_num_coordinates(shape) < _CORNERS)
    return next(few, simple[-1])


def _row(one: _Side, two: _Side, ground: BaseGeometry) -> Cells:
    point = middle(ground)
    name = f"{one.name}–{two.name} border"
    names: set[str] = set()
    for first, second in permutations((one, two)):
        for a in first.names:
            names |= {f"{a}-{b} border" for b in second.names}
            names |= {f"border between {a} and {b}" for b in second.names}
            names |= {f"{a}{s} border with {b}" for b in second.names for s in ("", "'s")}
        for a in first.adjectives:
            names |= {f"{a}-{b} border" for b in second.adjectives}
            names |= {f"{a} border with {b}" for b in second.names}
    return {
        "id": f"border:{'-'.join(sorted((one.key, two.key)))}", "name": name,
        "names": several(name, names),
        "kind": "region", "feature": "L.RGN", "population": "0", "lon": degrees(point.x),
        "lat": degrees(point.y), "source": "Natural Earth",
    }  # fmt: skip


if __name__ == "__main__":
    main()
