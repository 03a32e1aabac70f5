"""The tables of a dataset: their columns, and rows as Arrow tables in GeoParquet 1.1."""

import functools
import json
import struct
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from geo.corpus.lines import EVENTS, PLACES
from geo.formats.parquet import VERSION
from geo.geojson import COLUMNS
from geo.geojson.columns import ColumnType
from geo.jsontext import json_line

if TYPE_CHECKING:
    import pyarrow as pa

NUMBER: Final = "place_number"
"""The column that says which place of its event a row is, from 1; 0 for an event without one."""
TABLES: Final[dict[str, dict[str, ColumnType]]] = {
    EVENTS: {**COLUMNS, NUMBER: "whole"},
    PLACES: {
        "document_id": "text",
        "title": "text",
        "source": "text",
        "outlet": "text",
        "author": "text",
        "published_start": "moment",
        "published_end": "moment",
        "published_precision": "text",
        "published_basis": "text",
        "place_id": "text",
        "place_name": "text",
        "place_kind": "text",
        "country": "text",
        "admin1": "text",
        "texts": "texts",
        "roles": "texts",
        "mentions": "whole",
        "score": "number",
        "first_start": "whole",
        "first_end": "whole",
    },
}
"""Columns by kind of row, beside `geometry`, `bbox` and the partitions; docs/scale.md tells what
each means."""

_POINT: Final = struct.Struct("<BIdd")
"""A point in WKB: little-endian, type 1."""
_BOX: Final = ("xmin", "ymin", "xmax", "ymax")


@functools.cache
def schema(kind: str) -> "pa.Schema":
    """The columns of a table of events or of places, with the metadata of GeoParquet."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "moment": pa.timestamp("us"),
        "objects": pa.string(),
    }
    fields = [pa.field(name, types[type_]) for name, type_ in TABLES[kind].items()]
    box = pa.struct([pa.field(name, pa.float64()) for name in _BOX])
    fields += [pa.field("geometry", pa.binary()), pa.field("bbox", box)]
    return pa.schema(fields, metadata={"geo": json.dumps(_geo())})


def table(kind: str, rows: Sequence[dict[str, Any]]) -> "pa.Table":
    """Rows as a table.

    Args:
        kind: Of rows: `EVENTS` or `PLACES`.
        rows: Values by column; `point` is a longitude and a latitude, or none.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    columns: dict[str, list[Any]] = {
        name: [_cell(row.get(name), type_) for row in rows] for name, type_ in TABLES[kind].items()
    }
    points = [row["point"] for row in rows]
    columns["geometry"] = [None if p is None else _POINT.pack(1, 1, *p) for p in points]
    columns["bbox"] = [
        None if p is None else dict(zip(_BOX, (*p, *p), strict=True)) for p in points
    ]
    return pa.table(columns, schema=schema(kind))


def _cell(value: Any, type_: ColumnType) -> Any:  # noqa: ANN401 - as JSON has it
    if type_ == "objects":
        return json_line(value)
    if type_ == "moment" and value is not None:
        return datetime.fromisoformat(value)
    return value


def _geo() -> dict[str, object]:
    from pyproj import CRS  # noqa: PLC0415 - comes with geopandas; only datasets need it

    return {
        "version": VERSION,
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "crs": CRS.from_epsg(4326).to_json_dict(),
                "covering": {"bbox": {name: ["bbox", name] for name in _BOX}},
            }
        },
    }
