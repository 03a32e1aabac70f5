"""Names that say where the place lies: `Salkhad Suwayda`, `Jobar (Damascus)`, `Iraqi Kurdistan`."""

from collections.abc import Iterable, Iterator
from typing import Final

from gazetteer.bearers import heard, written
from gazetteer.distance import distance_km
from gazetteer.folding import fold
from gazetteer.place import Kind, Place
from gazetteer.queries import Queries
from gazetteer.ranking import Bearer, core_key
from gazetteer.spelling.gates import Expectation

_NEAR_KM: Final = 60.0
"""How far a place lies at most from the town that tells where it is."""
_TOWNS: Final[frozenset[Kind]] = frozenset({"capital", "city", "town"})
_WHOLE: Final[frozenset[Kind]] = frozenset({"country", "admin1"})


def qualified(queries: Queries, name: str) -> Iterator[Bearer]:
    """Places whose name is a part of this one, the rest of which tells where they lie.

    The rest is the end of it, one word or several: a country, a first-level division or a town; or
    the word at the start, if it is one for a country (`Iraqi`).
    """
    words = fold(name).split(" ")
    for at in range(1, len(words)):
        wheres = [
            place
            for place in queries.folded(" ".join(words[at:]))
            if place.kind in _WHOLE or (place.kind in _TOWNS and place.curated)
        ]
        if wheres:
            yield from _inside(queries, " ".join(words[:at]), wheres)
    if len(words) > 1:
        countries = [place for place in queries.folded(words[0]) if place.kind == "country"]
        if countries:
            yield from _inside(queries, " ".join(words[1:]), countries)


def _inside(queries: Queries, name: str, wheres: Iterable[Place]) -> Iterator[Bearer]:
    codes = frozenset(place.country for place in wheres if place.country is not None)
    expected = Expectation(countries=codes)
    for bearer in (*written(queries, name), *heard(queries, name, expected)):
        if any(_holds(where, bearer.place) for where in wheres):
            yield bearer


def _holds(where: Place, place: Place) -> bool:
    if where.country != place.country or where.id == place.id:
        return False
    if where.kind == "country":
        return place.kind != "country"
    if core_key(place.admin1 or "") == core_key(where.name):
        # A division, or the town that gives it its name.
        return True
    return (
        where.kind != "admin1"
        and distance_km(where.lon, where.lat, place.lon, place.lat) <= _NEAR_KM
    )
