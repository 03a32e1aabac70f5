"""The places of a page: where they lie, what they are called, and the ground that they cover."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geo.record import Record, RecordPlace
from maps.page.columns import Column, column
from maps.page.endonyms import Endonyms
from maps.page.mercator import mercator
from maps.page.outlines import Places, outline
from maps.page.strings import Strings
from maps.page.texts import Texts

_ROWS: Final = 4096


class PlaceTable:
    """The places that records name, each once, in the order in which they are first named.

    Neighbouring events then have neighbouring places, which is kind to a browser's memory.
    """

    def __init__(self, records: Iterable[Record], gazetteer: Places) -> None:
        found: dict[str, RecordPlace] = {}
        links = [place for record in records for place in record.places]
        for place in links:
            found.setdefault(place.place_id, place)
        self._rows = list(found.values())
        numbers = {name: row for row, name in enumerate(found)}
        self._links = [numbers[place.place_id] for place in links]
        self._degrees = np.column_stack(
            ([float(row.lon) for row in self._rows], [float(row.lat) for row in self._rows])
        )
        local = Endonyms(gazetteer)
        self._names = [local.of(row) for row in self._rows]
        shapes = [outline(row.place_id, row.kind, gazetteer) for row in self._rows]
        self.outlines: list[dict[str, Any]] = [shape for shape in shapes if shape is not None]
        self._outlined = np.cumsum([shape is not None for shape in shapes]) * [
            shape is not None for shape in shapes
        ]

    def columns(self, strings: Strings) -> dict[str, Column]:
        """`links.place` and the columns of `places`."""
        rows = self._rows
        x, y = mercator(self._degrees)
        return {
            "links.place": column(self._links),
            "places.x": column(x),
            "places.y": column(y),
            "places.name": column(strings.numbers(row.name for row in rows)),
            "places.kind": column(strings.numbers(row.kind for row in rows)),
            "places.country": column(strings.numbers(row.country or "" for row in rows)),
            "places.admin1": column(strings.numbers(row.admin1 or "" for row in rows)),
            "places.arabic": column(strings.numbers(names.arabic for names in self._names)),
            "places.kurdish": column(strings.numbers(names.kurdish for names in self._names)),
            "places.admin1Arabic": column(strings.numbers(names.admin1 for names in self._names)),
            "places.outline": column(self._outlined),
        }

    def texts(self) -> Texts:
        """What is asked of a place only when it is looked at closely."""
        return Texts(columns={"id": [row.place_id for row in self._rows]}, rows=_ROWS)

    def positions(self) -> npt.NDArray[np.float64]:
        """Longitude and latitude of each link; without countries, unless there is nothing else."""
        exact = np.array([row.kind != "country" for row in self._rows], dtype=bool)
        links = np.array(self._links, dtype=np.int64)
        kept = links[exact[links]] if len(links) else links
        return self._degrees[kept if len(kept) else links]
