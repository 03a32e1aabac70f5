"""Places that are called after the town they lie by: `Qamishli crossing`, `Hewler province`."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from gazetteer.bearers import heard, written
from gazetteer.distance import boxes_around, distance_km
from gazetteer.folding import fold
from gazetteer.generics import peel
from gazetteer.place import Kind, Place
from gazetteer.queries import Queries
from gazetteer.ranking import Bearer, core_key
from gazetteer.spelling.gates import Expectation

_NEAR_KM: Final = 25.0
"""How far from its town a crossing, a prison or an airport lies at most."""
_TOWNS: Final[frozenset[Kind]] = frozenset({"capital", "city", "town"})
_BY_TOWNS: Final[frozenset[Kind]] = frozenset({"airport", "base", "crossing", "dam", "prison"})
_FEW: Final = 3
"""Towns of one name that are looked around."""


def associated(queries: Queries, name: str, expected: Expectation) -> Iterator[Bearer]:
    """Places of the kind that a name names, by the town or in the division that the rest names.

    Only what was chosen by hand: of all there is near a town, it is what news calls so.
    """
    peeled = peel(fold(name))
    if peeled is None or not peeled.kinds & (_BY_TOWNS | {"admin1"}):
        return
    named = (*written(queries, peeled.core), *heard(queries, peeled.core, expected))
    towns = {
        bearer.place.id: bearer.place
        for bearer in named
        if bearer.place.curated and bearer.place.kind in _TOWNS
    }
    for town in islice(towns.values(), _FEW):
        for place in (*_around(queries, town), *_over(queries, town)):
            if place.curated and place.kind in peeled.kinds:
                yield Bearer(
                    place=place, spelling="associated", asked=peeled.kinds, matched=town.name
                )


def _around(queries: Queries, town: Place) -> Iterator[Place]:
    for box in boxes_around(town.lon, town.lat, _NEAR_KM):
        for place in queries.within(box):
            near = distance_km(town.lon, town.lat, place.lon, place.lat) <= _NEAR_KM
            if near and place.kind in _BY_TOWNS:
                yield place


def _over(queries: Queries, town: Place) -> Iterator[Place]:
    if core_key(town.admin1 or "") != core_key(town.name):
        # The division is not called after it.
        return
    for place in queries.folded(fold(town.admin1 or "")):
        if place.kind == "admin1" and place.country == town.country:
            yield place
