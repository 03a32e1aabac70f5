"""Events in the order of a page: by time, so that a stretch of time is a stretch of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from geo.record import Record
from geo.timespan import TimeSpan
from maps.page.columns import Numbers

_EPOCH: Final = datetime(1970, 1, 1)
_MINUTE: Final = timedelta(minutes=1)
_BEFORE_ALL: Final = np.iinfo(np.int64).min
_AFTER_ALL: Final = np.iinfo(np.int64).max

Ends = tuple[int | None, int | None]
"""Start and end in minutes since 1970, none where open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ordered:
    """Records by start, then end, then id; those with an open start first, undated ones last."""

    records: list[Record]
    starts: Numbers
    """Of each record, in minutes after the epoch; 0 where open."""
    ends: Numbers
    """Likewise."""
    open: Numbers
    """1: no start is known; 2: no end; 3: undated."""
    epoch: int
    """The first known moment of all, minutes since 1970; 0 if none is dated."""


def in_order(records: Iterable[Record]) -> Ordered:
    """Sort records; their order before does not matter as long as ids differ."""
    # The sort of columns below is stable: what it finds equal stays in the order of the ids.
    rows = sorted(records, key=lambda record: record.id)
    moments = minutes(record.when for record in rows)
    starts = np.array([_BEFORE_ALL if start is None else start for start, _ in moments], np.int64)
    ends = np.array([_AFTER_ALL if end is None else end for _, end in moments], np.int64)
    has_start, has_end = starts != _BEFORE_ALL, ends != _AFTER_ALL
    order = np.lexsort((ends, starts, ~(has_start | has_end)))
    known = np.concatenate((starts[has_start], ends[has_end]))
    epoch = int(known.min()) if len(known) else 0
    return Ordered(
        records=[rows[row] for row in order.tolist()],
        starts=np.where(has_start, starts - epoch, 0)[order],
        ends=np.where(has_end, ends - epoch, 0)[order],
        open=(~has_start + 2 * ~has_end)[order],
        epoch=epoch,
    )


def minutes(spans: Iterable[TimeSpan]) -> list[Ends]:
    """Both ends in minutes of wall time since 1970, outwards to whole minutes; none where open.

    The days of an archive are few, and its records share their spans: each is counted once. They
    are told apart as objects, since to hash a span takes as long as to count its minutes.
    """
    kept = list(spans)
    counted = {id(span): _minutes(span) for span in {id(span): span for span in kept}.values()}
    return [counted[id(span)] for span in kept]


def _minutes(span: TimeSpan) -> Ends:
    start = None if span.start is None else (span.start - _EPOCH) // _MINUTE
    end = None if span.end is None else -((_EPOCH - span.end) // _MINUTE)
    return start, end
