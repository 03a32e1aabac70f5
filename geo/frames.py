"""Events as a table with geometry: the only door to geopandas."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from geo.geojson import COLUMNS, rows
from geo.record import Record

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

CRS: Final = "EPSG:4326"
"""WGS 84, longitude first."""

_DTYPES: Final = {
    "text": "str",
    "texts": "object",
    "whole": "Int64",
    "number": "float64",
    "moment": "datetime64[us]",
    "objects": "object",
}


def to_frame(records: Iterable[Record]) -> "GeoDataFrame":
    """Lay events out as a GeoDataFrame, one row for each place of each event.

    The columns are the properties of `dateline export` (docs/events.md) and `geometry`, in
    EPSG:4326; an event without a place has one row without geometry. Moments are datetimes
    without zone: the publisher's wall time, ends not included. Lists stay lists, whole
    numbers may be missing (`Int64`). Halves of surrogate pairs, which no table can hold, stand
    as U+FFFD.

    Args:
        records: Any number; none gives an empty table with all columns.
    """
    from geopandas import GeoDataFrame  # noqa: PLC0415 - slow to import, and only tables need it
    from shapely import Point  # noqa: PLC0415 - as above

    found = [pair for record in records for pair in rows(record)]
    points = [None if place is None else Point(place.lon, place.lat) for place, _ in found]
    table = [{name: _mended(cell) for name, cell in row.items()} for _, row in found]
    frame = GeoDataFrame(table, columns=list(COLUMNS), geometry=points, crs=CRS)
    return frame.astype({name: _DTYPES[type_] for name, type_ in COLUMNS.items()})


def _mended(cell: object) -> object:
    """A cell that can be written as UTF-8."""
    match cell:
        case str():
            return _HALVES.sub("\ufffd", cell)
        case list():
            return [_mended(part) for part in cell]
        case dict():
            return {key: _mended(part) for key, part in cell.items()}
    return cell


_HALVES: Final = re.compile("[\ud800-\udfff]")
