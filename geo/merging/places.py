"""How the places of two events stand to each other. Containment counts as agreement."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from gazetteer import Gazetteer
from gazetteer.distance import distance_km
from gazetteer.place import AREAL
from geo.record import RecordPlace

Where = Literal["same", "inside", "near", "apart", "unknown"]

_NEAR_KM: Final = 5.0
"""As xSub joins event sets (Zhukov, Davenport and Kostyuk 2019): within 1 or 5 km."""
_BORDER: Final = "border:"
"""What the ids of borders begin with; the codes of their two countries follow."""
_STAYS: Final = frozenset({"location", "near", "target"})
_OPPOSITE: Final = {"origin": "destination", "destination": "origin"}
_RANK: Final[dict[Where, int]] = {"same": 0, "near": 1, "inside": 2, "apart": 3, "unknown": 4}


class Agreement(NamedTuple):
    """The closest that the places of two events come."""

    where: Where
    name: str
    """Of the narrower place; empty where nothing agrees."""
    is_country: bool
    """Whether what agrees is no more than a country."""


NOWHERE: Final = Agreement("unknown", "", is_country=False)


class Whereabouts:
    """Asks a gazetteer what lies in what; answers are remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Ask this gazetteer."""
        self._gazetteer = gazetteer
        self._above: dict[str, frozenset[str]] = {}

    def agreement(self, one: Sequence[RecordPlace], other: Sequence[RecordPlace]) -> Agreement:
        """The closest that two lists of places come; origins meet origins, and so on."""
        met = [
            Agreement(
                self._across(a, b) if _is_loose(a, b) else self._between(a, b),
                a.name if _is_narrower(a, b) else b.name,
                is_country="country" in (a.kind, b.kind),
            )
            for a in one
            for b in other
            if _part(a) == _part(b) or "location" in (_part(a), _part(b))
        ]
        ends = {(p.place_id, _part(p)) for p in one}
        opposed = any((p.place_id, _OPPOSITE.get(_part(p), "")) in ends for p in other)
        if opposed and all(each.where in ("apart", "unknown") for each in met):
            return Agreement("apart", "", is_country=False)
        return min(
            met, key=lambda each: (_RANK[each.where], each.is_country, each.name), default=NOWHERE
        )

    def _across(self, one: RecordPlace, other: RecordPlace) -> Where:
        """Where one is told as an end of a way, or elsewhere: it may agree, but not forbid."""
        where = self._between(one, other)
        return "unknown" if where == "apart" else where

    def _between(self, one: RecordPlace, other: RecordPlace) -> Where:
        if one.place_id == other.place_id:
            return "same"
        if None not in (one.country, other.country) and one.country != other.country:
            return "near" if _are_near(one, other) else "apart"
        if self._holds(one, other) or self._holds(other, one):
            return "inside"
        return "near" if _are_near(one, other) else "apart"

    def _holds(self, holder: RecordPlace, place: RecordPlace) -> bool:
        if holder.kind == "country":
            return holder.country in _lands(place)
        if holder.kind == "admin1" and place.admin1 is not None:
            return place.admin1 == holder.name and place.country == holder.country
        return holder.kind in AREAL and holder.place_id in self._holders(place)

    def _holders(self, place: RecordPlace) -> frozenset[str]:
        found = self._above.get(place.place_id)
        if found is None:
            whole = self._gazetteer.get(place.place_id)
            above = () if whole is None else self._gazetteer.parents(whole)
            found = self._above[place.place_id] = frozenset(holder.id for holder in above)
        return found


def _is_loose(one: RecordPlace, other: RecordPlace) -> bool:
    """Whether they are of several parts, or but one of them is named by the quote itself."""
    taken = (one.mark is None) != (other.mark is None) and one.country == other.country
    return taken or _part(one) != _part(other)


def _lands(place: RecordPlace) -> frozenset[str | None]:
    """The countries that a place lies in; a border lies in two."""
    if place.place_id.startswith(_BORDER):
        return frozenset(place.place_id.removeprefix(_BORDER).upper().split("-"))
    return frozenset({place.country} - {None})


def _part(place: RecordPlace) -> str:
    return "location" if place.role in _STAYS else place.role


def _is_narrower(one: RecordPlace, other: RecordPlace) -> bool:
    order = {"country": 3, "region": 2, "admin1": 2}
    return order.get(one.kind, 0) <= order.get(other.kind, 0)


def _are_near(one: RecordPlace, other: RecordPlace) -> bool:
    if one.kind in AREAL or other.kind in AREAL:
        return False
    return distance_km(one.lon, one.lat, other.lon, other.lat) <= _NEAR_KM
