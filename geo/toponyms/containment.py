"""Which places lie in which: by country, by division, by distance where nothing else is known."""

from collections.abc import Sequence
from typing import Final

from gazetteer import Place
from geo.toponyms.ground import ground_km

_NEAR_KM: Final = {
    "admin2": 70.0, "city": 60.0, "capital": 60.0, "town": 25.0, "region": 400.0, "desert": 300.0,
    "mountain": 100.0, "neighbourhood": 10.0, "village": 10.0,
}  # fmt: skip
"""How far from its point a place may hold another; by kind, roughly."""


def holders(inner: Sequence[Place], outer: Sequence[Place]) -> tuple[set[str], set[str]]:
    """Which of the inner places lie in which of the outer ones.

    Returns:
        Ids of inner places that lie in some outer place; ids of the outer places that hold one.
    """
    lying: set[str] = set()
    holding: set[str] = set()
    for around in outer:
        for place in inner:
            if place.id != around.id and holds(around, place):
                lying.add(place.id)
                holding.add(around.id)
    return lying, holding


def holds(around: Place, place: Place) -> bool:
    """Whether `place` lies in `around`, as far as the gazetteer tells."""
    if around.kind == "country":
        return place.country == around.country and place.kind != "country"
    if place.kind == "country":
        return False
    if around.kind == "admin1":
        return place.country == around.country and place.admin1 == around.name
    reach = _NEAR_KM.get(around.kind)
    return (
        reach is not None
        and around.country in {place.country, None}
        and ground_km(around.lon, around.lat, place.lon, place.lat) <= reach
    )
