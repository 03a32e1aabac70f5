"""Events as a table without lists, for formats that have none."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from geo.frames import to_frame
from geo.geojson import COLUMNS, rows
from geo.jsontext import json_line
from geo.record import Record

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

NESTED: Final = frozenset({"texts", "objects"})
"""Types of columns that are JSON text where a format has no lists."""

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a C string nor UTF-8 can hold."""


def flat_frame(records: Iterable[Record]) -> "GeoDataFrame":
    """Lay events out as `geo.to_frame` does, with lists and objects as JSON text.

    Control characters that XML does not know stand as U+FFFD.
    """
    frame = to_frame(records)
    for name, type_ in COLUMNS.items():
        if type_ in NESTED:
            frame[name] = frame[name].map(json_line).astype("str")
        elif type_ == "text":
            frame[name] = frame[name].map(_writable).astype("str")
    return frame


def flat_rows(records: Iterable[Record]) -> list[dict[str, object]]:
    """Lay events out as plain rows: as `flat_frame`, with moments as ISO 8601 text.

    Returns:
        Rows of `lon`, `lat` (WGS 84; null without a place) and all columns of a table of events.
    """
    return [
        {
            "lon": None if place is None else place.lon,
            "lat": None if place is None else place.lat,
            **{name: _cell(value, COLUMNS[name]) for name, value in row.items()},
        }
        for record in records
        for place, row in rows(record)
    ]


def _cell(value: object, type_: str) -> object:
    if type_ in NESTED:
        return json_line(value)
    return _writable(value)


def _writable(value: object) -> object:
    return _UNWRITABLE.sub("\ufffd", value) if isinstance(value, str) else value
