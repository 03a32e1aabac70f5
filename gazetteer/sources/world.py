"""All places of the default store: our own tables, and the world's towns beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Final

from gazetteer.place import Place
from gazetteer.sources.geonames import Cities
from gazetteer.sources.rows import read_rows
from gazetteer.sources.tables import admin1_names, own_places, seats, spellings

_CURATED: Final = ("theatre.tsv", "regions.tsv")
"""The tables of which each row was chosen by hand; the others are lists of all there is."""


_OURS: Final = "Dateline"
"""The source of spellings that we collected."""


class World:
    """The places of the default store: how many, and each once. One pass only."""

    def __init__(self) -> None:
        """Load them, which takes seconds.

        Raises:
            SourceError: One of our own tables is broken.
        """
        self._cities = Cities(admin1_names(), seats())
        counted = self._cities.inhabitants()
        self._spellings = spellings()
        curated = _curated()
        self._own = {
            place.id: replace(_peopled(place, counted), curated=place.id in curated)
            for place in own_places()
        }

    def __len__(self) -> int:
        return len(self._cities) + sum(id_ not in self._cities for id_ in self._own)

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._cities or place_id in self._own

    def __iter__(self) -> Iterator[Place]:
        for place in self._united():
            yield _spelt(place, self._spellings.get(place.id, ()))

    def _united(self) -> Iterator[Place]:
        for city in self._cities:
            checked = self._own.pop(city.id, None)
            yield city if checked is None else unite(checked, city)
        yield from self._own.values()


def _curated() -> frozenset[str]:
    data = files("gazetteer") / "data"
    return frozenset(row.id for table in _CURATED for row in read_rows(data / table))


def _spelt(place: Place, names: tuple[str, ...]) -> Place:
    """A place with what news calls it, besides."""
    if not names:
        return place
    every = {*place.names, *names} - {place.name}
    return replace(place, names=tuple(sorted(every)), source=f"{place.source}; {_OURS}")


def _peopled(place: Place, counted: Mapping[tuple[str, str], int]) -> Place:
    """A division of which no row tells the inhabitants has at least those of its towns."""
    if place.kind != "admin1" or place.population or place.country is None:
        return place
    return replace(place, population=counted.get((place.country, place.name), 0))


def unite(checked: Place, other: Place) -> Place:
    """One place out of two rows for it: the first is believed, the names of both are kept.

    A seat of government stays one, whatever the first row calls it.
    """
    names = {*checked.names, other.name, *other.names} - {checked.name}
    capital = other.kind == "capital" and checked.feature_class == other.feature_class
    return replace(
        checked,
        names=tuple(sorted(names)),
        kind="capital" if capital else checked.kind,
        admin1=checked.admin1 or other.admin1,
        population=checked.population or other.population,
    )
