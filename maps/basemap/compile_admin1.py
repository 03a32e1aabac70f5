"""Compile admin1.json, the borders between first-level divisions, from Natural Earth.

usage: python -m maps.basemap.compile_admin1 world_map.gpkg

Run by maintainers, not by the product. The file is the one inside Debian's package qgis-common
(resources/data), whose layer `states_provinces` holds Natural Earth 4.1 admin-1 at 1:10m, in the
public domain. Coverages are simplified as a whole (shapely.coverage_simplify), so that neighbours
keep a common border; outer borders are left to the country layer.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString
from shapely.ops import linemerge

from gazetteer.atomic import write_text

TARGET = Path(__file__).with_name("admin1.json")
TOLERANCE = 0.02
"""Degrees: the square root of the area that a corner may hold and still be cut off."""
STEPS = 100
"""Steps to a degree: one is about a kilometre, the error of the source."""


def main() -> None:
    """Read the layer, write the lines."""
    states = geopandas.read_file(sys.argv[1], layer="states_provinces")
    lines = [
        _deltas(line)
        for _, country in states.groupby("adm0_a3")
        for line in _inner_lines(country.geometry.to_numpy())
    ]
    rows = ",\n".join(json.dumps(line, separators=(",", ":")) for line in sorted(lines))
    write_text(TARGET, f'{{"steps":{STEPS},"lines":[\n{rows}\n]}}\n')


def _inner_lines(divisions: npt.NDArray[np.object_]) -> Iterator[LineString]:
    coverage = shapely.coverage_simplify(divisions, TOLERANCE)
    outline = shapely.coverage_union_all(coverage).boundary
    inner = shapely.unary_union(shapely.boundary(coverage)).difference(outline)
    merged = linemerge(inner) if inner.geom_type == "MultiLineString" else inner
    yield from (line for line in shapely.get_parts(merged) if not line.is_empty)


def _deltas(line: LineString) -> list[int]:
    steps = [(round(lon * STEPS), round(lat * STEPS)) for lon, lat in line.coords]
    flat = list(steps[0])
    for (lon, lat), (next_lon, next_lat) in itertools.pairwise(steps):
        flat += [next_lon - lon, next_lat - lat]
    return flat


if __name__ == "__main__":
    main()
