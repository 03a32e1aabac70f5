"""What an expression is counted from: when the text is told, and what it told of last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geo.dates.period import Period, Unit, holding
from geo.timespan import TimeSpan

_RANKS: Final[dict[Unit, int]] = {
    "second": -3, "minute": -2, "hour": -1, "day": 0, "weekend": 1, "week": 1, "fortnight": 1,
    "month": 2, "quarter": 3, "season": 3,
    "half": 4, "year": 5, "decade": 6, "century": 7, "millennium": 8, "moon": 2,
}  # fmt: skip
"""Units from fine to coarse."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """The state of the telling at one expression."""

    told: Period | None
    """The day, or coarser, on which the document was published; none where unknown."""
    story: Period | None = None
    """The date that the text told last."""
    main: Period | None = None
    """The date to which the story returns behind a sentence of background."""
    behind: int = 0
    """Where the date of that background ended; 0 where the text tells none."""
    quarter: Period | None = None
    """The business quarter that the text spoke of last."""
    is_narrative: bool = False
    """Whether the text is a story in dates of its own, so that what is open is counted from the
    last date in it and not from the day of publication."""
    line: int = -2
    """Where the line began that was read last."""
    is_recalling: bool = False
    """Whether the line began with a date of an earlier year, so that what follows in it is of that
    year (`In 2014, …. In August, …`)."""


def told_on(published: TimeSpan | None) -> Period | None:
    """The unit of the calendar in which a document was published; none where not known."""
    if published is None or published.start is None:
        return None
    day = published.start.date()
    units: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
    for unit in units:
        period = holding(unit, day)
        after = None if period is None else period.after()
        if after is not None and published.end is not None and published.end <= after:
            return period
    return None


def within(unit: Unit, period: Period | None) -> Period | None:
    """The period of a unit that holds another one; none where that is coarser than the unit."""
    if period is None or _RANKS[unit] < _RANKS[period.unit]:
        return None
    held = holding(unit, period.first)
    return None if held is None else replace(held, is_bc=period.is_bc)


def is_coarser(one: Period, unit: Unit) -> bool:
    """Whether a period is of a coarser unit than this."""
    return _RANKS[one.unit] > _RANKS[unit]


def inside(periods: Sequence[Period], told: Period) -> Period | None:
    """The one in the week, month or year of which a report tells; else the last one before it."""
    held = [each for each in periods if told.holds(each)]
    if held or told.unit == "year":
        return held[0] if len(held) == 1 else None
    return max((p for p in periods if p.first < told.first), key=lambda p: p.first, default=None)
