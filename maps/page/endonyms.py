"""What places are called where they lie, for readers of Arabic and Kurdish."""

from dataclasses import dataclass
from typing import Final

from gazetteer.endonyms import endonyms
from geo.record import RecordPlace
from maps.page.outlines import Places


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalNames:
    """Names of a place in languages of the region; empty where the gazetteer has none."""

    arabic: str = ""
    kurdish: str = ""
    admin1: str = ""
    """Of the first-level division that holds it, in Arabic."""


_NONE: Final = LocalNames()


class Endonyms:
    """Asks a gazetteer once for all places of one name, kind and division.

    A gazetteer answers in microseconds, but a page may have a hundred thousand places.
    """

    def __init__(self, gazetteer: Places) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str, str | None, str | None], LocalNames] = {}
        self._divisions: dict[tuple[str | None, str | None], str] = {}

    def of(self, row: RecordPlace) -> LocalNames:
        """The local names of a place."""
        key = (row.name, row.kind, row.country, row.admin1)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._ask(row)
        return found

    def _ask(self, row: RecordPlace) -> LocalNames:
        place = self._gazetteer.get(row.place_id)
        if place is None:
            return _NONE
        names = endonyms(place)
        return LocalNames(arabic=names.arabic, kurdish=names.kurdish, admin1=self._division(row))

    def _division(self, row: RecordPlace) -> str:
        division = (row.country, row.admin1)
        if row.admin1 and division not in self._divisions:
            same = self._gazetteer.named(row.admin1)
            fitting = [one for one in same if one.kind == "admin1" and one.country == row.country]
            names = [endonyms(one).arabic for one in fitting]
            self._divisions[division] = next(filter(None, names), "")
        return self._divisions.get(division, "")
