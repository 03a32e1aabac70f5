"""Which places several sources tell of."""

from gazetteer.numbers import Numbers
from gazetteer.schema import geonames_number


class Ids:
    """A set of ids of places, those of GeoNames a bit each."""

    def __init__(self) -> None:
        """Start with none."""
        self._numbers = Numbers()
        self._others: set[str] = set()

    def add(self, place_id: str) -> bool:
        """Take an id in; whether it is new."""
        number = geonames_number(place_id)
        if number is not None:
            return self._numbers.add(number)
        is_new = place_id not in self._others
        self._others.add(place_id)
        return is_new

    def __contains__(self, place_id: str) -> bool:
        number = geonames_number(place_id)
        return place_id in self._others if number is None else number in self._numbers
