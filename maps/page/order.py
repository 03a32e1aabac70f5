"""Events in the order of a page: by time, so that a stretch of time is a stretch of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from geo.record import Record
from geo.timespan import TimeSpan

_EPOCH: Final = datetime(1970, 1, 1)
_MINUTE: Final = timedelta(minutes=1)
_BEFORE_ALL: Final = float("-inf")
_AFTER_ALL: Final = float("inf")

Ends = tuple[int | None, int | None]
"""Start and end in minutes since 1970, none where open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ordered:
    """Records by start, then end, then id; those with an open start first, undated ones last."""

    records: list[Record]
    ends: list[Ends]
    """Of each record."""
    epoch: int
    """The first known moment of all, minutes since 1970; 0 if none is dated."""


def in_order(records: Iterable[Record]) -> Ordered:
    """Sort records; their order before does not matter as long as ids differ."""
    rows = [(record, minutes(record.when)) for record in records]
    rows.sort(key=_key)
    known = [moment for _, ends in rows for moment in ends if moment is not None]
    return Ordered(
        records=[record for record, _ in rows],
        ends=[ends for _, ends in rows],
        epoch=min(known, default=0),
    )


def minutes(span: TimeSpan) -> Ends:
    """Both ends in minutes of wall time since 1970, outwards to whole minutes; none where open."""
    start = None if span.start is None else (span.start - _EPOCH) // _MINUTE
    end = None if span.end is None else -((_EPOCH - span.end) // _MINUTE)
    return start, end


def _key(row: tuple[Record, Ends]) -> tuple[bool, float, float, str]:
    record, (start, end) = row
    return (
        start is None and end is None,
        _BEFORE_ALL if start is None else start,
        _AFTER_ALL if end is None else end,
        record.id,
    )
