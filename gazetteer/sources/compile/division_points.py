"""Where a second-level division lies: by its seat, else by the town in its midst."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Final, Literal

from gazetteer.distance import distance_km
from gazetteer.folding import squash
from gazetteer.sources.compile.towns import Town
from gazetteer.spelling.similarity import similarity
from gazetteer.spelling.sounds import sounds, spelled

_ALIKE: Final = 0.9
"""Similarity from which two names of one first-level division are one: spellings, and endings
that make an adjective of a town (`Aleyskiy` of Aleysk, `Soproni` of Sopron)."""

Point = tuple[float, float, Literal["seat", "middle"]]
"""Lon, lat, and what it is the point of."""


class Seats:
    """The towns of every division."""

    def __init__(self, towns: Iterable[Town], told: Mapping[str, str]) -> None:
        """Sort the towns by what they lie in and by what they are called.

        Args:
            towns: Of the world.
            told: Names of seats by the code of the division, where that is called otherwise.
        """
        self._told = told
        self._by_first: dict[str, list[Town]] = defaultdict(list)
        self._by_second: dict[str, list[Town]] = defaultdict(list)
        self._names: set[tuple[str, str]] = set()
        for town in towns:
            self._by_first[town.first].append(town)
            if town.second:
                self._by_second[town.second].append(town)
            self._names |= {(town.country, key) for key in town.keys}
        self._seat = functools.cache(self._find_seat)

    def has_town(self, country: str, name: str) -> bool:
        """Whether a town of a country is called so, articles and blanks aside."""
        return (country, squash(name)) in self._names

    def point(self, code: str, name: str) -> Point | None:
        """That of a division's seat, else of its midmost town; none if no town is known.

        Args:
            code: GeoNames' of the division.
            name: Its own, without the word for its kind.
        """
        seat = self._seat(code, name)
        if seat is not None:
            return seat.lon, seat.lat, "seat"
        midmost = _midmost(self._by_second[code])
        return None if midmost is None else (midmost.lon, midmost.lat, "middle")

    def inhabitants(self, code: str, name: str) -> int:
        """Of a division's towns.

        Without the seats of what is larger, which count the whole city that the division is only
        a part of.
        """
        seat = self._seat(code, name)
        towns = {
            town
            for town in self._by_second[code]
            if town.feature not in {"PPLC", "PPLA"} and town != seat
        }
        return sum(town.population for town in towns) + (seat.population if seat else 0)

    def _find_seat(self, code: str, name: str) -> Town | None:
        key = squash(self._told.get(code, name))
        inside = _largest(town for town in self._by_second[code] if key in town.keys)
        if inside is not None:
            return inside
        near = [
            town
            for town in self._by_first[code.rsplit(".", 1)[0]]
            if town.second in {"", code} or code in self._told
        ]
        called = [town for town in near if key in town.keys]
        seats = [town for town in called if town.feature.startswith("PPLA")]
        if seats or len(called) == 1:
            return _largest(seats or called)
        return None if called else _heard(name, near)


def _heard(name: str, towns: list[Town]) -> Town | None:
    """The town that sounds most alike, if it is alike enough."""
    known = _sounds(name)
    alike = [
        (max(similarity(one, two) for one in known for two in _sounds(town.name)), town)
        for town in towns
        if known and _sounds(town.name)
    ]
    worth, town = max(alike, key=lambda each: (each[0], -each[1].id), default=(0.0, None))
    return town if worth >= _ALIKE else None


@functools.cache
def _sounds(name: str) -> tuple[str, ...]:
    return tuple(sounds(spelled(name)))


def _largest(towns: Iterable[Town]) -> Town | None:
    return max(towns, key=lambda town: (town.population, -town.id), default=None)


def _midmost(towns: list[Town]) -> Town | None:
    if not towns:
        return None
    lon = median(town.lon for town in towns)
    lat = median(town.lat for town in towns)
    return min(towns, key=lambda town: (distance_km(lon, lat, town.lon, town.lat), town.id))
