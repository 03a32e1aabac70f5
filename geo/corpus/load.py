"""Read a dataset back, where it is small enough for memory."""

import json
from pathlib import Path
from typing import Any, Final

from geo.corpus.lines import EVENTS
from geo.corpus.manifest import read_manifest
from geo.corpus.tables import NUMBER, TABLES
from geo.errors import CorpusError, FormatError
from geo.extras import require
from geo.geojson import COLUMNS, parse_records
from geo.geojson.version import FORMAT, VERSION
from geo.jsontext import json_line, moments
from geo.record import Record
from geo.timespan import TimeSpan

MOST_ROWS: Final = 250_000
"""Rows that are held at once: about a gigabyte."""
_ADDED: Final = frozenset({"outlet", "author"})
"""Columns that datasets of earlier versions lack."""
_DEPTH: Final = 4
"""From a partition up to the folder of its dataset."""


def dataset_root(folder: Path) -> Path | None:
    """The folder of the dataset that a folder is, or of which it is a partition; none if neither.

    Raises:
        CorpusError: The dataset is broken, or of a newer version.
    """
    if not folder.is_dir():
        return None
    above = [folder.absolute(), *folder.absolute().parents][:_DEPTH]
    for root in above:
        try:
            if read_manifest(root) is not None:
                return root
        except CorpusError:
            # A file may be called so in any folder of reports.
            if (root / EVENTS / "_metadata").exists():
                raise
    return None


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
    require("pyarrow", "datasets")
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it
    import pyarrow.dataset as ds  # noqa: PLC0415 - as above

    events = folder if dataset_root(folder) != folder.absolute() else folder / EVENTS
    try:
        found = ds.dataset(events, format="parquet")
        count = found.count_rows()
        if count > MOST_ROWS:
            raise FormatError(
                f"{folder}: holds {count:,} rows, more than one page or file should"
                f" ({MOST_ROWS:,}). Name some of its partitions, as {events}/month=2019-10."
            )
        held = [n for n in TABLES[EVENTS] if n not in _ADDED or n in found.schema.names]
        rows = found.to_table(columns=[*held, "bbox"]).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise FormatError(
            f"{folder}: is no dataset of events, or a broken one ({error}). Run `dateline read`"
            " again."
        ) from error
    rows.sort(key=lambda row: (row["document_id"], row["event_id"], row[NUMBER]))
    head = {"type": "FeatureCollection", "dateline": {"format": FORMAT, "version": VERSION}}
    text = json_line({**head, "features": [_feature(row) for row in rows]})
    return parse_records(text.encode(), str(folder))


def _feature(row: dict[str, Any]) -> dict[str, object]:
    box = row["bbox"]
    point = None if box is None else [box["xmin"], box["ymin"]]
    properties = {name: row[name] for name in COLUMNS if name in row}
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
