"""Equal spans of time for small multiples (Tufte 1990, Envisioning Information, chapter 4)."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from geo.record import Record
from geo.timespan import TimeSpan
from maps.figure.moments import between, ends, months_between, years_between
from maps.figure.spots import Spot

_MOMENT: Final = timedelta(microseconds=1)
_LATEST: Final = datetime(9999, 12, 31, 23, 59, 59)
_MONTHS: Final = 12
_WASTE: Final = 0.1
"""Of the time that the spans may go on after the last event, so that they end with a unit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of time with a name."""

    start: datetime
    end: datetime
    """Not included."""
    label: str

    def holds(self, when: TimeSpan) -> bool:
        """Whether something may have happened in it; what is undated may have nowhere."""
        first, last = when.start or when.end, when.end or when.start
        if first is None or last is None:
            return False
        first = min(first, last - _MOMENT)
        return first < self.end and max(last, first + _MOMENT) > self.start

    def of(self, spots: Sequence[Spot]) -> list[tuple[int, Spot]]:
        """The spots with what happened there in this time, and the place of each in the order."""
        held = [
            (index, tuple(event for event in spot.events if self.holds(event.when)))
            for index, spot in enumerate(spots)
        ]
        return [(index, replace(spots[index], events=events)) for index, events in held if events]


def equal_spans(events: Iterable[Record], count: int) -> tuple[Span, ...]:
    """Share out the time of some events: whole years, months or days, the largest that fit well.

    Returns:
        As many as asked for, or fewer where whole days allow no more; none where no event is dated.
    """
    first, last = ends(events)
    if first is None or last is None:
        return ()
    years = _share(last.year - first.year + 1, count)
    if years:
        starts = [datetime(first.year + years * n, 1, 1) for n in range(count)]
        return _spans([*starts, _after_months(starts[-1], years * _MONTHS)], years_between)
    start = first.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = _share((last.year - first.year) * _MONTHS + last.month - first.month + 1, count)
    if months:
        return _spans([_after_months(start, months * n) for n in range(count + 1)], months_between)
    start = start.replace(day=first.day)
    total = (last - start).days + 1
    days = -(-total // count)
    starts = [start + timedelta(days=days * n) for n in range(-(-total // days))]
    after = starts[-1] + min(timedelta(days=days), _LATEST - starts[-1])
    return _spans([*starts, after], between)


def _share(total: int, count: int) -> int:
    """How many units each span has; 0 where the last would stand empty for long."""
    each = -(-total // count)
    return each if total >= count and each * count - total <= _WASTE * total else 0


def _after_months(start: datetime, months: int) -> datetime:
    years, month = divmod(start.month - 1 + months, _MONTHS)
    if start.year + years > _LATEST.year:
        return _LATEST
    return start.replace(year=start.year + years, month=month + 1)


def _spans(
    bounds: Sequence[datetime], name: Callable[[datetime, datetime], str]
) -> tuple[Span, ...]:
    return tuple(
        Span(start=start, end=end, label=name(start, end - _MOMENT))
        for start, end in itertools.pairwise(bounds)
    )
