"""What the other names of a document tell of where it plays: countries, divisions, spots, lists."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from gazetteer import Place
from geo.toponyms.company import Division, division_of
from geo.toponyms.ground import ground_km
from geo.toponyms.names import Name

PEOPLED: Final = frozenset({"capital", "city", "town", "village", "neighbourhood"})
"""Kinds that live by their inhabitants."""
_DOUBT: Final = 1.0
"""Weight of what is not said: with little evidence, no share is large."""
_NEAR_KM: Final = 100.0
"""Kilometres over which nearness fades to a third."""
_CELL: Final = 4.0
"""Degrees of the cells in which spots are looked up: farther than the next cell none counts."""
_SPOTS: Final = 40
"""Spots that are compared with: the weightiest; keeps cost linear in the length of the text."""
_WIDE: Final = frozenset({"country", "region", "desert", "water"})
"""Kinds whose point says nothing of what is near."""

Cell = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """A place that a name may mean, as held for now."""

    owner: int
    """Index of the name."""
    place: Place
    chance: float
    """How likely it is what the name means."""
    weight: float
    """How much it tells of the others: how likely, how often named."""


def guess_weight(name: Name, chance: float) -> float:
    """How much a name tells of others: surer and more often named is more."""
    return chance * math.sqrt(min(len(name.mentions), 9))


class Evidence:
    """Sums over all names of a document; each question leaves out the name that it is about."""

    def __init__(
        self,
        guesses: Sequence[Guess],
        partners: Mapping[int, Sequence[int]] = MappingProxyType({}),
        kin: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Sum up.

        Args:
            guesses: What the names are held to mean.
            partners: For a name the names that stand beside it in a list.
            kin: For a name that is written like one before it (`Homs`, `Homs province`), that one:
                they do not bear witness for each other.
        """
        self._kin = kin
        self._countries = _Shares()
        self._divisions = _Shares()
        self._own: dict[int, float] = defaultdict(float)
        self._rungs: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._partners = partners
        for guess in guesses:
            self._count(guess)
        self._total = math.fsum(self._own.values())
        self._cells = _cells(guesses)
        self._around: dict[Cell, list[_Spot]] = {}
        self._near: dict[tuple[int, str], tuple[float, Place | None]] = {}
        self.is_empty = not guesses
        """Whether no name says anything."""

    def country_share(self, owner: int, country: str | None) -> float:
        """Share of a country in what the other names say, 0 to below 1."""
        return self._countries.said(self._of(owner), country) / self._others(owner)

    def tells_of(self, division: Division | None) -> bool:
        """Whether any name says anything of a first-level division."""
        return self._divisions.is_told_of(division)

    def division_share(self, owner: int, division: Division | None) -> float:
        """Share of a first-level division in what the other names say."""
        return self._divisions.said(self._of(owner), division) / self._others(owner)

    def country_named(self, owner: int, country: str | None) -> float:
        """How surely another name is that of a country, 0 to 1."""
        return self._countries.named(self._of(owner), country)

    def division_named(self, owner: int, division: Division | None) -> float:
        """How surely another name is that of a first-level division, 0 to 1."""
        return self._divisions.named(self._of(owner), division)

    def company(self, owner: int) -> float:
        """How much the other names say at all, 0 to below 1."""
        return 1.0 - _DOUBT / self._others(owner)

    def is_listed(self, owner: int) -> bool:
        """Whether a name stands in a list."""
        return owner in self._partners

    def listed(self, owner: int, place: Place) -> float:
        """Whether the names listed beside one are of the place's rung: 1 all are, -1 none."""
        own = rung(place)
        shares = [
            2.0 * rungs.get(own, 0.0) - math.fsum(rungs.values())
            for partner in self._partners.get(owner, ())
            if (rungs := self._rungs.get(partner)) is not None
        ]
        return math.fsum(shares) / len(shares) if shares else 0.0

    def nearness(self, owner: int, place: Place) -> tuple[float, Place | None]:
        """How near other spots are, 0 to 1, and the one that counts most."""
        asked = self._of(owner), place.id
        known = self._near.get(asked)
        if known is None:
            known = self._near[asked] = self._nearness(asked[0], place)
        return known

    def _nearness(self, own: int, place: Place) -> tuple[float, Place | None]:
        far, best, nearest = 1.0, 0.0, None
        for spot in self._spots(_cell(place)):
            other = spot.place
            if spot.owner == own or other.id == place.id:
                continue
            km = ground_km(place.lon, place.lat, other.lon, other.lat)
            near = spot.weight * math.exp(-km / _NEAR_KM)
            far *= 1.0 - near
            if near > best:
                best, nearest = near, other
        return 1.0 - far, nearest

    def _spots(self, cell: Cell) -> list["_Spot"]:
        """The spots in a cell and those around it."""
        known = self._around.get(cell)
        if known is None:
            x, y = cell
            known = self._around[cell] = [
                _Spot(self._of(guess.owner), guess.place, min(1.0, guess.weight))
                for column in (x - 1, x, x + 1)
                for row in (y - 1, y, y + 1)
                for guess in self._cells.get((column, row), ())
            ]
        return known

    def _others(self, owner: int) -> float:
        return self._total - self._own.get(self._of(owner), 0.0) + _DOUBT

    def _of(self, owner: int) -> int:
        """The name that stands for all that are written like it."""
        return self._kin.get(owner, owner)

    def _count(self, guess: Guess) -> None:
        place, owner = guess.place, guess.owner
        self._rungs[owner][rung(place)] += guess.chance
        if place.country is None:
            return
        kin = self._of(owner)
        self._own[kin] += guess.weight
        self._countries.add(place.country, kin, guess, is_named=place.kind == "country")
        division = division_of(place)
        if division is not None:
            self._divisions.add(division, kin, guess, is_named=place.kind == "admin1")


class _Spot(NamedTuple):
    """A guess, as those near it see it."""

    owner: int
    """The name that stands for all that are written like it."""
    place: Place
    weight: float
    """1 at most."""


class _Shares:
    """What is said of each country, or each division."""

    def __init__(self) -> None:
        self._all: dict[object, float] = defaultdict(float)
        self._own: dict[tuple[int, object], float] = defaultdict(float)
        self._named: dict[object, list[tuple[float, int]]] = defaultdict(list)

    def add(self, area: str | Division, owner: int, guess: Guess, *, is_named: bool) -> None:
        """Count a guess for an area, which its name names or only tells of."""
        self._all[area] += guess.weight
        self._own[owner, area] += guess.weight
        if is_named:
            best = max([guess.chance, *(c for c, who in self._named[area] if who == owner)])
            others = [pair for pair in self._named[area] if pair[1] != owner]
            # One more than the owner who asks can be left out.
            self._named[area] = sorted([(best, owner), *others], reverse=True)[:2]

    def is_told_of(self, area: str | Division | None) -> bool:
        """Whether anything is said of an area."""
        return area in self._all

    def said(self, owner: int, area: str | Division | None) -> float:
        """What all but one name say of an area."""
        said = self._all.get(area, 0.0)
        return said - self._own.get((owner, area), 0.0) if said else 0.0

    def named(self, owner: int, area: str | Division | None) -> float:
        """How surely one of the other names is the area's own."""
        return next((chance for chance, who in self._named.get(area, ()) if who != owner), 0.0)


def rung(place: Place) -> str:
    """The rung of a place: names in one list are mostly of one."""
    if place.kind in {"country", "admin1", "admin2"}:
        return place.kind
    return "town" if place.kind in PEOPLED else "other"


def _cells(guesses: Sequence[Guess]) -> dict[Cell, list[Guess]]:
    spots = [guess for guess in guesses if guess.place.kind not in _WIDE]
    spots.sort(key=lambda spot: (-spot.weight, spot.owner, spot.place.id))
    cells: dict[Cell, list[Guess]] = defaultdict(list)
    for spot in spots[:_SPOTS]:
        cells[_cell(spot.place)].append(spot)
    return cells


def _cell(place: Place) -> Cell:
    return int(place.lon // _CELL), int(place.lat // _CELL)
