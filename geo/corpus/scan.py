"""Read the rows of a dataset batch by batch, however many there are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.corpus.lines import EVENTS
from geo.corpus.manifest import read_manifest
from geo.errors import CorpusError, FormatError
from geo.extras import require

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.dataset as ds

_BATCH: Final = 16_384
"""Rows of a batch at most: some 20 MB."""
_ADDED: Final = frozenset({"outlet", "author"})
"""Columns that datasets of earlier versions lack: there they are empty texts."""
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


def count_rows(folder: Path) -> int:
    """How many rows of events a dataset, or what is named of it, has.

    Args:
        folder: What `dateline read -o FOLDER` wrote, or a folder below its `events`.

    Raises:
        FormatError: It is no dataset of events.
        MissingExtraError: pyarrow is not installed.
    """
    with _told(folder):
        return _opened(folder).count_rows()  # type: ignore[no-any-return]


def scan(folder: Path, columns: Sequence[str]) -> Iterator["pa.RecordBatch"]:
    """Some columns of all rows of events, in the order of their files.

    Args:
        folder: As for `count_rows`.
        columns: Of `geo.corpus.tables.TABLES`, `bbox` or one of its parts, as `bbox.xmin`.

    Raises:
        FormatError: The dataset is broken, or its tables are not ours.
        MissingExtraError: pyarrow is not installed.
    """
    with _told(folder):
        import pyarrow.dataset as ds  # noqa: PLC0415 - slow to import, and only datasets need it

        found = _opened(folder)
        lacking = _ADDED.difference(found.schema.names)
        wanted = {
            name: ds.scalar("") if name in lacking else ds.field(*name.split("."))
            for name in columns
        }
        for file in found.get_fragments():
            # Of a whole file Arrow would read ahead as much as it holds.
            for group in file.split_by_row_group():
                yield from group.to_batches(
                    schema=found.schema, columns=wanted, batch_size=_BATCH, use_threads=False
                )


def events_folder(folder: Path) -> Path:
    """The folder of the rows of events that a folder means."""
    return folder if dataset_root(folder) != folder.absolute() else folder / EVENTS


def _opened(folder: Path) -> "ds.Dataset":
    import pyarrow.dataset as ds  # noqa: PLC0415 - slow to import, and only datasets need it

    return ds.dataset(events_folder(folder), format="parquet")


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say of what pyarrow cannot read that it is no dataset."""
    require("pyarrow", "datasets")
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise FormatError(
            f"{folder}: is no dataset of events, or a broken one ({error}). Run `dateline read`"
            " again."
        ) from error
