"""A geopy geocoder over a store: code written for geopy works offline.

It keeps geopy's manners: `geocode` and `reverse` answer one `Location` or a list of them, none
where nothing is found, and points are (latitude, longitude), the other way round than elsewhere in
Dateline.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.distance import Box, distance_km
from gazetteer.errors import QueryError
from gazetteer.place import AREAL, Candidate, Place
from gazetteer.ranking import core_key
from gazetteer.store import Gazetteer

_COMMAS: Final = re.compile(r"[,;،؛、]")
_LEVELS: Final = ("city", "county", "state", "country")
"""Keys of a query in parts, from small to large."""
_MANY: Final = 1_000
"""Candidates looked through for those that fit "Town, Region, Country"."""
_FEW: Final = 10
"""Locations in a list where no limit is set."""
_NEARBY: Final = 50.0
"""Kilometres from the point of a town or district to what still counts as being in it."""
_REACHES: Final = (5.0, 25.0, 100.0, 500.0, 2_500.0, 20_100.0)
"""Kilometres within which `reverse` looks, one after the other; the last is half the Earth."""


class DatelineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocode names and points against a local store; no connection is ever made."""

    def __init__(self, gazetteer: Gazetteer | None = None, **options: object) -> None:
        """Make a geocoder.

        Args:
            gazetteer: The store to ask; none opens the default one, and builds it if need be.
            options: What geopy's geocoders take (`timeout`, `user_agent` …); without effect.
        """
        super().__init__(**{**options, "adapter_factory": _NoConnection})
        self._gazetteer = Gazetteer.default() if gazetteer is None else gazetteer

    def geocode(  # noqa: PLR0913 (geopy's manners)
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 (without effect)
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
        viewbox: Sequence[Point | str | Sequence[float]] | None = None,
        bounded: bool = False,
        language: object = None,  # noqa: ARG002 (without effect)
    ) -> Location | list[Location] | None:
        """The places that a name may mean, best first.

        Args:
            query: A name, or names from small to large with commas between (`Town, Region,
                Country`): then all that come after the first must hold the place. Or a mapping
                with some of `city`, `county`, `state` and `country`, as Nominatim's takes.
            exactly_one: Whether to give the best alone, instead of a list.
            timeout: Without effect.
            limit: How long the list may be; 10 if not said.
            country_codes: Only places of these countries, ISO 3166-1 alpha-2: several in a
                list, or in one string with commas between.
            viewbox: Two opposite corners of a box, in any form that geopy reads, latitude first:
                places in it come first. It never crosses the 180th meridian.
            bounded: Whether to give only places in the box.
            language: Without effect.

        Returns:
            A location, or a list of them; none if no place fits.

        Raises:
            GeocoderQueryError: The query is no text, the limit below 1, a code is no code, or the
                box is none.
        """
        text = _text(query)
        wanted = _wanted(limit, exactly_one=exactly_one)
        codes = _codes(country_codes)
        box = None if viewbox is None else _box(viewbox)
        fitting = [
            candidate
            for candidate in self._candidates(text)
            if codes is None or candidate.place.country in codes
        ]
        if box is not None:
            # Sorting is stable: within the box and without, the best still comes first.
            fitting.sort(key=lambda candidate: not _is_in(box, candidate.place))
            fitting = [c for c in fitting if not bounded or _is_in(box, c.place)]
        found = [self._found(candidate) for candidate in fitting[:wanted]]
        return _answer(found, exactly_one=exactly_one)

    def reverse(
        self,
        query: Point | str | Sequence[float] | None,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 (without effect)
        limit: int | None = None,
        language: object = None,  # noqa: ARG002 (without effect)
    ) -> Location | list[Location] | None:
        """The places nearest to a point, nearest first; those that cover ground are left out.

        Args:
            query: A point in any form that geopy reads, latitude first.
            exactly_one: Whether to give the nearest alone, instead of a list.
            timeout: Without effect.
            limit: How long the list may be; 10 if not said.
            language: Without effect.

        Returns:
            A location, or a list of them; none if the store has no such place.

        Raises:
            ValueError: The query is no point on the globe.
            GeocoderQueryError: The query is missing, or the limit below 1.
        """
        if query is None:
            # geopy would read a point off the coast of Africa.
            raise GeocoderQueryError("a point is latitude and longitude, not None")
        point = Point(query)
        wanted = _wanted(limit, exactly_one=exactly_one)
        spots: list[Place] = []
        for reach in _REACHES:
            near = self._gazetteer.near(point.longitude, point.latitude, reach)
            spots = [place for place in near if place.kind not in AREAL]
            if len(spots) >= wanted:
                break
        found = [self._location(place, {}) for place in spots[:wanted]]
        return _answer(found, exactly_one=exactly_one)

    def _candidates(self, query: str) -> tuple[Candidate, ...]:
        """Candidates for a whole query, else for its first part if the others hold it."""
        whole = self._gazetteer.find(query, limit=_MANY)
        head, *rest = _COMMAS.split(query)
        parts = [part.strip() for part in rest if part.strip()]
        if whole or not parts:
            return whole
        holders = [self._holders(part) for part in parts]
        return tuple(
            candidate
            for candidate in self._gazetteer.find(head.strip(), limit=_MANY)
            if all(any(_holds(h, candidate.place) for h in level) for level in holders)
        )

    def _holders(self, name: str) -> list[Place]:
        """The places that a name after a comma may mean: by code too, as in `Homs, SY`."""
        holders = [candidate.place for candidate in self._gazetteer.find(name, limit=_MANY)]
        try:
            country = self._gazetteer.country(name)
        except QueryError:
            country = None
        return holders if country is None else [country, *holders]

    def _found(self, candidate: Candidate) -> Location:
        reasons = [
            {"name": reason.name, "weight": reason.weight, "detail": reason.detail}
            for reason in candidate.reasons
        ]
        return self._location(candidate.place, {"score": candidate.score, "reasons": reasons})

    def _location(self, place: Place, more: dict[str, Any]) -> Location:
        raw = {
            "id": place.id,
            "name": place.name,
            "names": list(place.names),
            "kind": place.kind,
            "feature_class": place.feature_class,
            "feature_code": place.feature_code,
            "country": place.country,
            "admin1": place.admin1,
            "population": place.population,
            "lon": place.lon,
            "lat": place.lat,
            "source": place.source,
            "curated": place.curated,
            **more,
        }
        return Location(self._address(place), Point(place.lat, place.lon), raw)

    def _address(self, place: Place) -> str:
        parts = [place.name]
        if place.admin1 is not None and place.admin1 != place.name:
            parts.append(place.admin1)
        country = None if place.country is None else self._gazetteer.country(place.country)
        if country is not None and country.id != place.id:
            parts.append(country.name)
        return ", ".join(parts)


class _NoConnection(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """Stands where geopy's geocoders keep their connection."""

    def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:  # noqa: ARG002
        raise GeocoderUnavailable(f"{url}: Dateline's geocoder asks no server")

    get_json = get_text


def _holds(holder: Place, place: Place) -> bool:
    """Whether a place lies in another, as far as their rows tell."""
    if holder.id == place.id or holder.country != place.country:
        return False
    if holder.kind == "country":
        return True
    if holder.kind == "admin1":
        return place.admin1 is not None and core_key(place.admin1) == core_key(holder.name)
    return distance_km(holder.lon, holder.lat, place.lon, place.lat) <= _NEARBY


def _text(query: str | Mapping[str, str]) -> str:
    if isinstance(query, Mapping):
        if not set(query) <= set(_LEVELS) or not any(query.values()):
            raise GeocoderQueryError(f"a mapping has some of {', '.join(_LEVELS)}, not {query!r}")
        return ", ".join(_text(query[key]) for key in _LEVELS if query.get(key))
    if not isinstance(query, str):
        raise GeocoderQueryError(f"a query is a text, not {query!r}")
    return query


def _box(viewbox: Sequence[Point | str | Sequence[float]]) -> Box:
    try:
        first, second = (Point(corner) for corner in viewbox)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"a viewbox has two corners, not {viewbox!r}") from error
    west, east = sorted((first.longitude, second.longitude))
    south, north = sorted((first.latitude, second.latitude))
    return Box(west=west, south=south, east=east, north=north)


def _is_in(box: Box, place: Place) -> bool:
    return box.west <= place.lon <= box.east and box.south <= place.lat <= box.north


def _wanted(limit: int | None, *, exactly_one: bool) -> int:
    if limit is not None and limit < 1:
        raise GeocoderQueryError(f"a limit of {limit} asks for nothing")
    return 1 if exactly_one else limit or _FEW


def _codes(country_codes: str | Iterable[str] | None) -> frozenset[str] | None:
    if country_codes is None:
        return None
    several = country_codes.split(",") if isinstance(country_codes, str) else country_codes
    codes = frozenset(code.strip().upper() for code in several)
    for code in codes:
        if not (len(code) == 2 and code.isascii() and code.isalpha()):  # noqa: PLR2004 (alpha-2)
            raise GeocoderQueryError(f"{code!r} is no ISO 3166-1 alpha-2 code")
    return codes


def _answer(found: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not found:
        return None
    return found[0] if exactly_one else found
