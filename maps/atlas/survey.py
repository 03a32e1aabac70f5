"""A first look at a dataset: which bins of time fit it, and where its rows can be cut."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.corpus import count_rows, scan
from geo.errors import FormatError
from geo.mention import MENTION
from maps.atlas.grid import NOWHERE, Cells, cells_at, country_cell, positions
from maps.atlas.times import Bins, Moments, bins_for

if TYPE_CHECKING:
    import pyarrow as pa

WHERE_AND_WHEN: Final = (
    "type", "place_kind", "country", "bbox.xmin", "bbox.ymin", "date_start", "date_end",
)  # fmt: skip
_SAMPLED: Final = 500_000
"""Rows that are looked at to find out where to cut; of fewer all."""
_BUCKET: Final = 60_000
_MOST_BUCKETS: Final = 400
"""As many files are open at once."""
_COUNTRY: Final = "country"
_DAY_BITS: Final = 32
_EPOCH: Final = 1 << 31
"""Added to days since 1970, so that no number is negative."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What must be known of all rows before any can be sorted."""

    rows: int
    """Of events; what is only named is left out of an atlas."""
    bins: Bins
    cuts: Cells
    """Order keys at which buckets begin, the first one aside."""


def events_of(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """The rows that are events: a place that is only named is none."""
    import pyarrow.compute as pc  # noqa: PLC0415 - slow to import, and only datasets need it

    return batch.filter(pc.not_equal(batch["type"], MENTION))


def survey(folder: Path) -> Survey:
    """Look through a dataset.

    Raises:
        FormatError: It holds no events, or is broken.
    """
    step = 1 + count_rows(folder) // _SAMPLED
    cells, starts, ends, dates = [], [], [], []
    rows = 0
    for batch in map(events_of, scan(folder, WHERE_AND_WHEN)):
        some = slice(-rows % step, None, step)
        rows += len(batch)
        start, end = moments(batch["date_start"]), moments(batch["date_end"])
        # An end is the moment after: at midnight it has nothing of the next day.
        last = end - np.timedelta64(1, "us")
        cells.append(cells_of(batch)[some])
        starts.append(start[some])
        ends.append(end[some])
        dates += [start[some], last[some], _ends(start), _ends(last)]
    if not rows:
        raise FormatError(f"{folder}: holds no events. Give reports that tell some.")
    bins = bins_for(np.concatenate(dates))
    spans = np.concatenate(starts), np.concatenate(ends)
    keys = np.sort(order_keys(np.concatenate(cells), bins, spans))
    every = max(_BUCKET, rows // _MOST_BUCKETS) // step
    return Survey(rows=rows, bins=bins, cuts=np.unique(keys[every::every]))


def cells_of(batch: "pa.RecordBatch") -> Cells:
    """The cell of each row, or what stands for its country, or for nowhere."""
    lon, lat = (numbers(batch[f"bbox.{name}"]) for name in ("xmin", "ymin"))
    is_placed = ~np.isnan(lon)
    cells = np.full(len(batch), NOWHERE, np.uint64)
    cells[is_placed] = cells_at(positions(lon[is_placed], lat[is_placed]))
    kinds, codes = batch["place_kind"].to_pylist(), batch["country"].to_pylist()
    in_country = [row for row, kind in enumerate(kinds) if kind == _COUNTRY and is_placed[row]]
    cells[in_country] = [country_cell(codes[row] or "") for row in in_country]
    return cells


def order_keys(cells: Cells, bins: Bins, ends: tuple[Moments, Moments]) -> Cells:
    """Numbers by which rows are sorted: by cell; in it those of one bin first; then by day."""
    first, last = bins.spans(*ends)
    is_loose = (first != last) | (first == bins.undated)
    moment = np.where(np.isnat(ends[0]), ends[1], ends[0])
    days = moment.astype("datetime64[D]").astype(np.int64) + _EPOCH
    days = np.where(np.isnat(moment), (1 << _DAY_BITS) - 1, days).astype(np.uint64)
    place = (cells << np.uint64(1)) | is_loose.astype(np.uint64)
    keys: Cells = (place << np.uint64(_DAY_BITS)) | days
    return keys


def moments(column: "pa.Array") -> Moments:
    """A column of moments; not a time where it is null."""
    return np.asarray(column.to_numpy(zero_copy_only=False), "datetime64[us]")


def numbers(column: "pa.Array") -> Any:  # noqa: ANN401 - numbers of any kind
    """A column of numbers; not a number where it is null."""
    return column.to_numpy(zero_copy_only=False).astype(np.float64)


def _ends(found: Moments) -> Moments:
    """The first and the last of some moments."""
    known = found[~np.isnat(found)]
    return np.array([known.min(), known.max()]) if len(known) else known
