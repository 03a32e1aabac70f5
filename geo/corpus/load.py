"""Read a dataset back, where it is small enough for memory."""

import json
from pathlib import Path
from typing import Any, Final

from geo.corpus.lines import EVENTS
from geo.corpus.scan import count_rows, events_folder, scan
from geo.corpus.tables import NUMBER, TABLES
from geo.errors import FormatError
from geo.geojson import COLUMNS, parse_records
from geo.geojson.version import FORMAT, VERSION
from geo.jsontext import json_line, moments
from geo.record import Record
from geo.timespan import TimeSpan

MOST_ROWS: Final = 250_000
"""Rows that are held at once: about a gigabyte."""


def load_dataset(folder: Path) -> tuple[Record, ...]:
    """Read the events of a dataset, or of some of its partitions.

    Args:
        folder: What `dateline read -o FOLDER` wrote, or a folder below its `events`.

    Returns:
        In the order of their reports and ids.

    Raises:
        FormatError: It is too large, or its tables are not ours.
        MissingExtraError: pyarrow is not installed.
    """
    count = count_rows(folder)
    if count > MOST_ROWS:
        raise FormatError(
            f"{folder}: holds {count:,} rows, more than one page or file should ({MOST_ROWS:,})."
            f" Name some of its partitions, as {events_folder(folder)}/month=2019-10; or give it"
            " alone to `dateline map`, which puts an archive beside the page."
        )
    rows = [row for batch in scan(folder, [*TABLES[EVENTS], "bbox"]) for row in batch.to_pylist()]
    rows.sort(key=lambda row: (row["document_id"], row["event_id"], row[NUMBER]))
    head = {"type": "FeatureCollection", "dateline": {"format": FORMAT, "version": VERSION}}
    text = json_line({**head, "features": [_feature(row) for row in rows]})
    return parse_records(text.encode(), str(folder))


def _feature(row: dict[str, Any]) -> dict[str, object]:
    box = row["bbox"]
    point = None if box is None else [box["xmin"], box["ymin"]]
    properties = {name: row[name] for name in COLUMNS}
    for name, type_ in COLUMNS.items():
        if type_ == "objects":
            properties[name] = json.loads(row[name])
    for name in ("date", "published"):
        ends = row[f"{name}_start"], row[f"{name}_end"]
        span = TimeSpan(start=ends[0], end=ends[1], precision="none", basis="none")
        properties[f"{name}_start"], properties[f"{name}_end"] = moments(span)
    return {
        "type": "Feature",
        "geometry": point and {"type": "Point", "coordinates": point},
        "properties": properties,
    }
