"""Outline the districts of Iraq and Syria: writes district_areas.tsv, moves theatre.tsv's points.

usage: python -m gazetteer.sources.compile.districts

Reads our own tables only: each town and village of theatre.tsv tells its district, and areas.tsv
has the outlines of the governorates. Every governorate is cut up among its places, each getting the
ground that is nearer to it than to any other (Voronoi, 1908), and a district is what its places
have. So an outline is as good as the places are dense: some kilometres off where people live, more
in the desert. A district's point becomes the point of its outline nearest to the centroid.
"""

from collections import defaultdict
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer.atomic import write_text
from gazetteer.sources.areas import read_areas
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, write_table
from gazetteer.sources.compile.vectors import coarse, middle

TOLERANCE: Final = 0.02
"""Degrees: the square root of the area that a corner may hold and still be cut off."""

District = tuple[str, str]
"""Country and name."""


def main() -> None:
    """Cut up the governorates, write both tables."""
    rows = read_table(DATA / "theatre.tsv")
    drawn = read_areas(DATA / "areas.tsv")
    outlines: dict[District, BaseGeometry] = {}
    for row in rows:
        if row["kind"] == "admin1":
            outlines |= _cut(drawn[row["id"]], _placed(rows, row))
    lines = []
    for row in rows:
        outline = outlines.get((row["country"], row["name"]))
        if row["kind"] == "admin2" and outline is not None:
            point = middle(outline)
            row["lon"], row["lat"] = degrees(point.x), degrees(point.y)
            lines.append(f"{row['id']}\t{shapely.to_wkt(outline, rounding_precision=3)}\tDateline")
    write_table(DATA / "theatre.tsv", rows, "check", "district", "pair")
    write_text(DATA / "district_areas.tsv", "\n".join(["id\twkt\tsource", *sorted(lines)]) + "\n")


def _placed(rows: list[Cells], governorate: Cells) -> list[tuple[District, shapely.Point]]:
    """The places of a governorate with their districts, each spot once."""
    spots = {
        (float(row["lon"]), float(row["lat"])): (row["country"], row["district"])
        for row in rows
        if row["district"]
        and (row["country"], row["admin1"]) == (governorate["country"], governorate["name"])
    }
    return [(district, shapely.Point(spot)) for spot, district in sorted(spots.items())]


def _cut(
    ground: BaseGeometry, placed: list[tuple[District, shapely.Point]]
) -> dict[District, BaseGeometry]:
    points = shapely.MultiPoint([point for _, point in placed])
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=ground, ordered=True))
    shares = defaultdict(list)
    for (district, _), cell in zip(placed, cells, strict=True):
        shares[district].append(cell)
    names = sorted(shares)
    whole = [shapely.union_all(shares[name]).intersection(ground) for name in names]
    simple = shapely.coverage_simplify(whole, TOLERANCE)
    return {name: coarse(shape, 3, least=0.1) for name, shape in zip(names, simple, strict=True)}


if __name__ == "__main__":
    main()
