"""What the other names of a document tell of where it plays: countries, divisions, spots."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import Place
from geo.toponyms.company import Division, division_of
from geo.toponyms.ground import ground_km
from geo.toponyms.names import Name

_DOUBT: Final = 1.0
"""Weight of what is not said: with little evidence, no share is large."""
_NEAR_KM: Final = 100.0
"""Kilometres over which nearness fades to a third."""
_SPOTS: Final = 40
"""Spots that are compared with: the weightiest; keeps cost linear in the length of the text."""
_FAR_DEGREES: Final = 5.0
"""Of latitude: farther spots are no neighbours, and need no distance."""
_WIDE: Final = frozenset({"country", "region", "desert", "water"})
"""Kinds whose point says nothing of what is near."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """A place that a name may mean, as held for now."""

    owner: int
    """Index of the name."""
    place: Place
    weight: float
    """How much it tells of the others: how likely, how often named."""


class Evidence:
    """Sums over all names of a document; each question leaves out the name that it is about."""

    def __init__(self, guesses: Sequence[Guess]) -> None:
        self._countries: dict[str | None, float] = defaultdict(float)
        self._divisions: dict[Division | None, float] = defaultdict(float)
        self._own_countries: dict[tuple[int, str | None], float] = defaultdict(float)
        self._own_divisions: dict[tuple[int, Division | None], float] = defaultdict(float)
        self._own: dict[int, float] = defaultdict(float)
        for guess in guesses:
            if guess.place.country is not None:
                self._count(guess)
        self._total = math.fsum(self._own.values())
        spots = [guess for guess in guesses if guess.place.kind not in _WIDE]
        self._spots = sorted(spots, key=lambda spot: (-spot.weight, spot.owner, spot.place.id))
        del self._spots[_SPOTS:]

    def country_share(self, owner: int, country: str | None) -> float:
        """Share of a country in what the other names say, 0 to below 1."""
        if country is None:
            return 0.0
        said = self._countries.get(country, 0.0) - self._own_countries.get((owner, country), 0.0)
        return said / self._others(owner)

    def division_share(self, owner: int, place: Place) -> float:
        """Share of the place's first-level division in what the other names say."""
        division = division_of(place)
        if division is None:
            return 0.0
        said = self._divisions.get(division, 0.0) - self._own_divisions.get((owner, division), 0.0)
        return said / self._others(owner)

    def nearness(self, owner: int, place: Place) -> tuple[float, Place | None]:
        """How near other spots are, 0 to 1, and the one that counts most."""
        far, best, nearest = 1.0, 0.0, None
        for spot in self._spots:
            other = spot.place
            if spot.owner == owner or other.id == place.id:
                continue
            if abs(other.lat - place.lat) > _FAR_DEGREES:
                continue
            km = ground_km(place.lon, place.lat, other.lon, other.lat)
            near = min(1.0, spot.weight) * math.exp(-km / _NEAR_KM)
            far *= 1.0 - near
            if near > best:
                best, nearest = near, other
        return 1.0 - far, nearest

    def _others(self, owner: int) -> float:
        return self._total - self._own.get(owner, 0.0) + _DOUBT

    def _count(self, guess: Guess) -> None:
        place, weight, owner = guess.place, guess.weight, guess.owner
        self._own[owner] += weight
        self._countries[place.country] += weight
        self._own_countries[owner, place.country] += weight
        division = division_of(place)
        if division is not None:
            self._divisions[division] += weight
            self._own_divisions[owner, division] += weight


def guess_weight(name: Name, probability: float) -> float:
    """How much a name tells of others: surer and more often named is more."""
    return probability * math.sqrt(min(len(name.mentions), 9))
