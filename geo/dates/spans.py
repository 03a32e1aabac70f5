"""From periods of the calendar to half-open spans: parts of them, times of the day, ranges."""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from geo.dates.period import Period, Unit, add_months
from geo.dates.sense import Edge
from geo.timespan import UNDATED, Basis, Precision, TimeSpan

_PRECISIONS: Final[dict[Unit, Precision]] = {
    "day": "day", "weekend": "range", "week": "week", "fortnight": "range", "month": "month",
    "quarter": "quarter", "half": "range", "season": "season", "year": "year", "decade": "decade",
    "century": "century", "millennium": "range", "moon": "month",
}  # fmt: skip

_DAWN: Final = (4, 8)
_HOURS: Final = {"MO": (6, 12), "AF": (12, 18), "EV": (17, 22), "NI": (20, 30), "DT": (6, 18)}
"""When the parts of a day begin and end, in hours from its midnight."""

_THIRDS: Final[dict[str, tuple[int, int]]] = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}


def span_of(period: Period, basis: Basis) -> TimeSpan:
    """The span that a period covers."""
    precision = _PRECISIONS[period.unit]
    return TimeSpan(start=period.start, end=period.after(), precision=precision, basis=basis)


def narrowed(span: TimeSpan, edge: Edge | None, told: datetime | None) -> TimeSpan:
    """The part of a span that `early`, `mid`, `late`, `earlier this …`, `later this …` leave.

    Args:
        span: A span with both ends.
        edge: The part; none for the whole.
        told: The end of the day on which it is told, where known.

    Returns:
        A span with the precision of the whole: a third of it, or what lies before or after the
        telling.
    """
    if edge is None or span.start is None or span.end is None or span.precision == "day":
        return span
    if edge in _THIRDS:
        first, last = (_third(span, which) for which in _THIRDS[edge])
        # A weekend has no third of whole days for each.
        return span if first == last else replace(span, start=first, end=last)
    if told is not None and edge == "so far" and span.start < told < span.end:
        return replace(span, end=told)
    day = None if told is None else told - timedelta(days=1)
    if day is not None and edge == "from now on" and span.start < day < span.end:
        return replace(span, start=day)
    return span


def _third(span: TimeSpan, which: int) -> datetime | None:
    """Where a third of a span begins: at the start of a month in a year or more, else of a day."""
    if span.start is None or span.end is None:
        return None
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month
    if months >= len(_THIRDS):
        day = add_months(span.start.date(), months * which // 3)
        return datetime(day.year, day.month, day.day)
    days = (span.end - span.start).days
    return span.start + timedelta(days=math.ceil(days * which / 3))


def at_clock(span: TimeSpan, clock: str | None, edge: Edge | None) -> TimeSpan:
    """The part of a day that a time names: `T17:30` a minute, `T17:00` an hour, `TMO` a morning.

    An early morning is the dawn.
    """
    if clock is None or span.start is None:
        return span
    if clock[1:3] in _HOURS:
        is_dawn = clock == "TMO" and edge == "early"
        first, last = _DAWN if is_dawn else _HOURS[clock[1:3]]
        return _within(span, timedelta(hours=first), timedelta(hours=last), "hour")
    hour, minute = int(clock[1:3]), int(clock[4:6])
    begin = timedelta(hours=hour, minutes=minute)
    if minute:
        return _within(span, begin, begin + timedelta(minutes=1), "minute")
    return _within(span, begin, begin + timedelta(hours=1), "hour")


def _within(span: TimeSpan, begin: timedelta, end: timedelta, precision: Precision) -> TimeSpan:
    if span.start is None:
        return span
    try:
        return replace(span, start=span.start + begin, end=span.start + end, precision=precision)
    except OverflowError:
        return span


def between(one: TimeSpan, two: TimeSpan) -> TimeSpan | None:
    """From the beginning of one span to the end of another; none where they do not follow."""
    if not (one.is_dated and two.is_dated) or one.start is None or two.end is None:
        return None
    if one.start >= two.end or (two.start is not None and two.start < one.start):
        return None
    basis: Basis = "explicit" if one.basis == two.basis == "explicit" else "relative"
    return TimeSpan(start=one.start, end=two.end, precision="range", basis=basis)


def around(period: Period | None, told: Period, *, is_past: bool) -> TimeSpan:
    """The stretch between a period that was counted off and the day of telling."""
    if period is None:
        return UNDATED
    start = period.start if is_past else told.start
    end = told.after() if is_past else period.after()
    if end is not None and start >= end:
        return UNDATED
    return TimeSpan(start=start, end=end, precision="range", basis="relative")
