"""Write a partitioned dataset, and read it back.

`events/month=2019-10/cell=e040n30/part-0.parquet`: partitions as Hive names them, which DuckDB,
Spark, Arrow and Dask read as columns. What a partition holds, and in which order, follows from the
corpus alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import draft, make_folder
from gazetteer.errors import WriteError
from geo.corpus.lines import EVENTS
from geo.corpus.runs import split_line
from geo.corpus.spread import key_of, range_lines
from geo.corpus.tables import schema, table
from geo.mention import MENTION

_FILE_ROWS: Final = 500_000
"""Rows of a file at most; a partition with more has several."""
_GROUP_ROWS: Final = 20_000
"""Rows of a row group at most: as many are held in memory."""

_MOST_CARDS: Final = 5_000
"""Files up to which `_metadata` is written: it holds some 50 kB of memory for each of them."""
_SOUGHT: Final = (
    *("event_id", "document_id", "type", "country", "place_id", "date_start", "date_end"),
    *("published_start", "bbox.xmin", "bbox.ymin", "bbox.xmax", "bbox.ymax"),
)
"""Columns by which rows are sought: files say from where to where they go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A range of sorted lines to write."""

    spread: Path
    """The folder in which the lines lie."""
    number: int
    folder: Path
    """The folder of the dataset."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What was written of a range."""

    files: tuple[tuple[str, str], ...]
    """Kind, and path below the folder of that kind."""
    rows: int
    events: int
    """Without the places that are only named; each once, wherever it happened."""
    undated: int


def write_stretch(stretch: Stretch) -> Written:
    """Write the partitions of a range; the dataset is put in its place once all are there.

    Raises:
        CorpusError: A run is broken.
        WriteError: A file cannot be written.
    """
    files: list[tuple[str, str]] = []
    seen: Counter[str] = Counter()
    lines = range_lines(stretch.spread, stretch.number)
    for key, group in groupby(lines, key=key_of):
        kind, month, cell = key.split("\t")
        below = f"month={month}/cell={cell}"
        make_folder(stretch.folder / kind / below, "the dataset")
        rows = _counted(kind, group, seen)
        for number, first in enumerate(rows):
            name = f"{below}/part-{number}.parquet"
            some = _with(first, islice(rows, _FILE_ROWS - 1))
            _write(stretch.folder / kind / name, kind, some)
            files.append((kind, name))
    return Written(
        files=tuple(files), rows=seen["rows"], events=seen["events"], undated=seen["undated"]
    )


def _counted(kind: str, lines: Iterable[bytes], seen: Counter[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        key, row = split_line(line)
        seen["rows"] += 1
        if kind == EVENTS and int(key[-1]) == 0 and row["type"] != MENTION:
            seen["events"] += 1
            seen["undated"] += row["date_start"] is None and row["date_end"] is None
        yield row


def _with(first: dict[str, Any], rest: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def _write(path: Path, kind: str, rows: Iterator[dict[str, Any]]) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only datasets need it

    try:
        # Most files are small: what few ask for would be most of them.
        with pq.ParquetWriter(
            path,
            schema(kind),
            compression="snappy",
            write_statistics=[*_SOUGHT],
            store_schema=False,
        ) as writer:
            writer.add_key_value_metadata(schema(kind).metadata)
            while some := list(islice(rows, _GROUP_ROWS)):
                writer.write_table(table(kind, some))
    except OSError as error:
        raise WriteError(
            f"{path}: cannot be written ({error.strerror or error}). Make room, and run the same"
            " command again."
        ) from error


def write_metadata(folder: Path, kind: str, files: Sequence[str]) -> None:
    """Write `_metadata` and `_common_metadata`, by which readers find rows without opening files.

    Of very many files there is no `_metadata`, and readers list the folder.

    Args:
        folder: The folder of one kind of rows.
        kind: Which.
        files: Paths below it.

    Raises:
        WriteError: They cannot be written.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only datasets need it

    make_folder(folder, "the dataset")
    with draft(folder / "_common_metadata") as path:
        pq.write_metadata(schema(kind), path)
    if len(files) > _MOST_CARDS:
        return
    cards: list[pq.FileMetaData] = []
    for name in sorted(files):
        card = pq.read_metadata(folder / name)
        card.set_file_path(name)
        if cards:
            cards[0].append_row_groups(card)
        else:
            cards.append(card)
    with draft(folder / "_metadata") as path:
        if cards:
            cards[0].write_metadata_file(path)
        else:
            pq.write_metadata(schema(kind), path)
