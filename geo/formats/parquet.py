"""GeoParquet 1.1: the only door to pyarrow."""

import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from geo.frames import to_frame
from geo.geojson import COLUMNS
from geo.jsontext import json_line
from geo.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

VERSION: Final = "1.1.0"
MARK: Final = "dateline"
"""The key of our own in the metadata of a file."""


def dump_parquet(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write GeoParquet with a `bbox` column; lists of texts stay lists, objects are JSON text.

    The sources stand in the metadata of the file, under `dateline`.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only files need it

    frame = to_frame(records)
    for name, type_ in COLUMNS.items():
        if type_ == "objects":
            frame[name] = frame[name].map(json_line).astype("str")
    drawn = io.BytesIO()
    frame.to_parquet(drawn, index=False, schema_version=VERSION, write_covering_bbox=True)
    table = pq.read_table(drawn)
    target = io.BytesIO()
    schema = _typed(table.schema)
    if sources:
        mark = json.dumps({"credits": list(sources)}, ensure_ascii=False)
        schema = schema.with_metadata({**schema.metadata, MARK: mark})
    pq.write_table(table.cast(schema), target, compression="snappy")
    return target.getvalue()


def _typed(schema: "pa.Schema") -> "pa.Schema":
    """Say what lists hold: from a table whose lists are all empty nobody could tell."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only files need it

    for name, type_ in COLUMNS.items():
        if type_ == "texts":
            place = schema.get_field_index(name)
            schema = schema.set(place, pa.field(name, pa.list_(pa.string())))
    return schema
