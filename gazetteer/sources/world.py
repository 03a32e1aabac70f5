"""All places of the default store: our own tables, and the world's towns beside them."""

from collections.abc import Iterator
from dataclasses import replace

from gazetteer.place import Place
from gazetteer.sources.geonames import Cities
from gazetteer.sources.tables import admin1_names, own_places


class World:
    """The places of the default store: about how many, and each once. One pass only."""

    def __init__(self) -> None:
        """Load them, which takes seconds."""
        self._own = {place.id: place for place in own_places()}
        self._cities = Cities(admin1_names())

    def __len__(self) -> int:
        return len(self._own) + len(self._cities)

    def __iter__(self) -> Iterator[Place]:
        own = self._own
        for city in self._cities:
            checked = own.pop(city.id, None)
            yield city if checked is None else unite(checked, city)
        yield from own.values()


def unite(checked: Place, other: Place) -> Place:
    """One place out of two rows for it: the first is believed, the names of both are kept."""
    names = {*checked.names, other.name, *other.names} - {checked.name}
    return replace(
        checked,
        names=tuple(sorted(names)),
        admin1=checked.admin1 or other.admin1,
        population=checked.population or other.population,
    )
