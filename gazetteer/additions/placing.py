"""Say of an added place in which country and division it lies, in the words of what is known."""

from dataclasses import replace
from typing import Final

from gazetteer.place import AREAL, Place
from gazetteer.ranking import core_key
from gazetteer.store import Gazetteer

_REACH: Final = 25.0
"""Kilometres to the town that tells the country of a place whose source does not."""


class Placing:
    """Fits added places into the countries and divisions of a gazetteer."""

    def __init__(self, known: Gazetteer) -> None:
        """Ask `known`; answers are remembered."""
        self._known = known
        self._divisions: dict[tuple[str, str], str] = {}

    def placed(self, place: Place) -> Place:
        """The place with the name that its division has here, so that it can be looked up.

        Where its source does not tell the country, the nearest town does; what covers ground may
        lie in several, and is left alone.
        """
        if place.country is None and place.kind not in AREAL:
            place = self._beside_a_town(place)
        if place.country is None or place.admin1 is None:
            return place
        division = self._division(place.country, place.admin1)
        # To copy a place takes ten times as long as to ask.
        return place if division == place.admin1 else replace(place, admin1=division)

    def _beside_a_town(self, place: Place) -> Place:
        around = self._known.near(place.lon, place.lat, _REACH)
        town = next((p for p in around if p.feature_class == "P" and p.country is not None), None)
        if town is None:
            return place
        return replace(place, country=town.country, admin1=place.admin1 or town.admin1)

    def _division(self, country: str, name: str) -> str:
        if (country, name) not in self._divisions:
            self._divisions[country, name] = self._asked(country, name)
        return self._divisions[country, name]

    def _asked(self, country: str, name: str) -> str:
        key = core_key(name)
        for candidate in self._known.find(name, country=country):
            place = candidate.place
            if place.kind == "admin1" and key in map(core_key, (place.name, *place.names)):
                return place.name
        return name
