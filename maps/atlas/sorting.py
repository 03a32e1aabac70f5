"""All rows of a dataset in the order of an atlas, in bounded memory.

A distribution sort on disk (Knuth, TAOCP 3, 5.2.5): rows go into buckets at borders that a sample
told, and each bucket is sorted in memory. Rows of one key stay in the order of the dataset.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from gazetteer.place import AREAL
from geo.corpus import scan
from geo.errors import FormatError
from geo.reading import Factuality
from maps.atlas.survey import (
    WHERE_AND_WHEN,
    Survey,
    cells_of,
    events_of,
    moments,
    order_keys,
)
from maps.page.families import Family, family

if TYPE_CHECKING:
    import pyarrow as pa

FAMILIES: Final[tuple[Family, ...]] = (
    "violence", "coercion", "mobilisation", "movement", "talks", "statements", "protest", "other",
)  # fmt: skip
"""The families of events that an atlas counts."""
STANCES: Final[tuple[Factuality, ...]] = (
    "asserted", "claimed", "planned", "hypothetical", "negated", "demanded", "feared", "denied",
    "disputed",
)  # fmt: skip
"""How texts stand to events, the commonest first: small numbers take less room."""
_TOLD: Final = (
    "event_id", "label", "factuality", "quote", "trigger_start", "trigger_end", "mark_start",
    "mark_end", "date_precision", "date_basis", "date_text", "place_id", "place_name", "admin1",
    "place_role", "place_text", "place_score", "place_number", "actors", "recipients",
    "quantities", "attribution", "differences", "corrected", "document_id",
    "title", "source", "outlet", "author", "published_start", "published_end",
    "published_precision", "published_basis", "told_by",
)  # fmt: skip
"""What an atlas tells of an event, beside where and when it was."""


def sorted_tables(folder: Path, survey: Survey, work: Path) -> Iterator["pa.Table"]:
    """Tables of rows, one after the other in the order of an atlas.

    Args:
        folder: The dataset.
        survey: Of that dataset.
        work: An empty folder, as large as the dataset unpacked.

    Yields:
        The columns of `_TOLD` and of where and when; and `cell`, `first` and `last` (bins), `kind`.

    Raises:
        FormatError: The dataset is broken, or changed since it was surveyed.
    """
    counts = _distribute(folder, survey, work)
    if sum(counts.values()) != survey.rows:
        raise FormatError(f"{folder}: changed while it was read. Run the same command again.")
    for number in sorted(counts):
        yield _sorted(work / f"{number}.arrow")


def _distribute(folder: Path, survey: Survey, work: Path) -> dict[int, int]:
    """Put rows into their buckets' files; how many each has."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    counts: dict[int, int] = {}
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with ExitStack() as stack:
        files: dict[int, pa.ipc.RecordBatchWriter] = {}
        for batch in map(events_of, scan(folder, (*WHERE_AND_WHEN, *_TOLD))):
            if not len(batch):
                continue
            rows = _with_keys(batch, survey)
            homes = np.searchsorted(survey.cuts, rows["order"].to_numpy(), side="right")
            for home in np.unique(homes).tolist():
                some = rows.take(pa.array(np.flatnonzero(homes == home)))
                if home not in files:
                    path = work / f"{home}.arrow"
                    writer = pa.ipc.new_stream(str(path), rows.schema, options=options)
                    files[home] = stack.enter_context(writer)
                files[home].write_batch(some)
                counts[home] = counts.get(home, 0) + len(some)
    return counts


def _with_keys(batch: "pa.RecordBatch", survey: Survey) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    ends = moments(batch["date_start"]), moments(batch["date_end"])
    cells = cells_of(batch)
    first, last = survey.bins.spans(*ends)
    added = {
        "cell": cells,
        "first": first.astype(np.int32),
        "last": last.astype(np.int32),
        "kind": _kinds(batch),
        "order": order_keys(cells, survey.bins, ends),
    }
    return pa.RecordBatch.from_pydict(
        {**{name: batch[name] for name in batch.schema.names}, **added}
    )


def _kinds(batch: "pa.RecordBatch") -> npt.NDArray[np.int32]:
    """The kinds of events, numbered as `maps.atlas.payload` tells."""
    types, stances = batch["type"].to_pylist(), batch["factuality"].to_pylist()
    numbers = {name: number for number, name in enumerate(FAMILIES)}
    families = {code: numbers.get(family(code), numbers["other"]) for code in set(types)}
    # What is told in a way that nobody here knows is not told as fact.
    known = {name: number for number, name in enumerate(STANCES)}
    ways = {name: len(FAMILIES) * known.get(name, known["claimed"]) for name in set(stances)}
    rows = zip(types, stances, batch["place_kind"].to_pylist(), strict=True)
    return np.array(
        [2 * (ways[way] + families[code]) + (place in AREAL) for code, way, place in rows],
        np.int32,
    )


def families_of(kinds: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The numbers of the families of kinds."""
    return (kinds >> 1) % len(FAMILIES)


def _sorted(path: Path) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    with pa.ipc.open_stream(str(path)) as reader:
        table = reader.read_all()
    path.unlink()
    order = np.argsort(table["order"].to_numpy(), kind="stable")
    return table.take(pa.array(order)).drop_columns(["order"])
