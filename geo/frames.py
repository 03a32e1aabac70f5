"""Events as a table with geometry: the only door to geopandas."""

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
    numbers may be missing (`Int64`).

    Args:
        records: Any number; none gives an empty table with all columns.
    """
    from geopandas import GeoDataFrame  # noqa: PLC0415 - slow to import, and only tables need it
    from pandas import option_context # noqa: PLC0415 - as above
    from shapely import Point  # noqa: PLC0415 - as above

    found = [pair for record in records for pair in rows(record)]
    points = [None if place is None else Point(place.lon, place.lat) for place, _ in found]
    table = [row for _, row in found]
    # Where pyarrow is there, pandas keeps texts in it, and it refuses half surrogates.
    with option_context("mode.string_storage", "python"):
        frame = GeoDataFrame(table, columns=list(COLUMNS), geometry=points, crs=CRS)
        return frame.astype({name: _DTYPES[type_] for name, type_ in COLUMNS.items()})
