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
_WASTE: Final = 1.0
"""Of one span, what may be empty before the first event and after the last together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of time with a name."""

    start: datetime
    end: datetime
    """Not included."""
    label: str

    def holds(self, when: TimeSpan) -> bool:
        """Whether something may have happened in it; what is undated may have nowhere."""
        known = when.start or when.end
        if known is None:
            return False
        # Of an event with one end nobody knows how long it went on: it is where that end is.
        start = when.start or known - _MOMENT
        end = when.end or known + _MOMENT
        return start < self.end and end > self.start

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
    day = first.replace(hour=0, minute=0, second=0, microsecond=0)
    years = -(-(last.year - day.year + 1) // count)
    months = -(-((last.year - day.year) * _MONTHS + last.month - day.month + 1) // count)
    for start, each, name in (
        (day.replace(month=1, day=1), years * _MONTHS, years_between),
        (day.replace(day=1), months, months_between),
    ):
        bounds = [_after_months(start, each * number) for number in range(count + 1)]
        empty = (day - start) + (bounds[-1] - last - _MOMENT)
        if bounds[-2] <= last and empty <= _WASTE * (bounds[1] - bounds[0]):
            return _spans(bounds, name)
    total = (last - day).days + 1
    days = -(-total // count)
    starts = [day + timedelta(days=days * number) for number in range(-(-total // days))]
    after = starts[-1] + min(timedelta(days=days), _LATEST - starts[-1])
    return _spans([*starts, after], between)


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
