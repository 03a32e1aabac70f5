"""How the dates of two events stand to each other."""

from datetime import datetime, timedelta
from typing import Final, Literal

from geo.timespan import TimeSpan

When = Literal["same day", "same time", "overlap", "apart", "unknown"]
"""One day in both; one narrow stretch; stretches that overlap; none; one of the two undated."""

_DAY: Final = timedelta(days=1)
_MONTH: Final = timedelta(days=31)
_BEFORE: Final = timedelta(days=10)
"""How long before it appeared a report tells what it gives no date for, mostly."""


def agreement(one: TimeSpan, other: TimeSpan, *, lasts: bool = False) -> When:
    """Compare two dates. That of the report alone only says: by then, and not long before.

    Args:
        one: Of an event.
        other: Of another.
        lasts: Whether the event goes on for some time, so that both may lie in it.
    """
    if not (one.is_dated and other.is_dated):
        return "unknown"
    first, second = bounds(one), bounds(other)
    if first[0] >= second[1] or second[0] >= first[1]:
        gap = max(first[0], second[0]) - min(first[1], second[1])
        return "unknown" if lasts and gap <= _MONTH else "apart"
    if "document" in (one.basis, other.basis):
        return "overlap"
    widest = max(first[1] - first[0], second[1] - second[0])
    if widest <= _DAY:
        return "same day"
    return "same time" if widest <= _MONTH else "overlap"


def are_far(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    """Whether two reports appeared more than a month apart, as far as is known."""
    if one is None or other is None or not (one.is_dated and other.is_dated):
        return False
    first, second = bounds(one), bounds(other)
    return max(first[0], second[0]) - min(first[1], second[1]) > _MONTH


def bounds(when: TimeSpan) -> tuple[datetime, datetime]:
    """From when until when an event may have happened; open ends reach to the end of time."""
    start = when.start or datetime.min  # noqa: DTZ901 - a span holds wall time
    end = when.end or datetime.max  # noqa: DTZ901 - as above
    if when.basis == "document" and start - datetime.min > _BEFORE:  # noqa: DTZ901 - as above
        start -= _BEFORE
    return start, end


def length(when: TimeSpan) -> timedelta:
    """How wide a date is: the narrower, the better; the report's own is worth less than a month."""
    if when.start is None or when.end is None:
        return timedelta.max
    return when.end - when.start + (_MONTH if when.basis == "document" else timedelta(0))
