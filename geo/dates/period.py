"""Known stretches of the calendar: their arithmetic, their TIMEX3 value, their two ends.

A period is a unit and its first day, so that equal periods are equal values. Weeks are ISO 8601
weeks; a winter belongs to the year in which it begins. Years before Christ are counted down from
9999, so that earlier is less and all arithmetic holds for them too.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "half",
    "season", "year", "decade", "century", "millennium", "moon",
]  # fmt: skip

DAYS: Final[dict[Unit, int]] = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14, "moon": 30}
"""Units that are a fixed number of days, and the distance from one to the next; a month of the
Islamic calendar has 29 or 30."""

MONTHS: Final[dict[Unit, int]] = {
    "month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200,
    "millennium": 12000,
}  # fmt: skip
"""Units that are a number of months, and the distance from one to the next like it."""

SEASONS: Final = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One day, week, month … of the calendar."""

    unit: Unit
    first: date
    """Its first day; before Christ, that of the year 9999 less the year as written."""
    is_bc: bool = False

    @property
    def year(self) -> int:
        """The year it is counted in; of a week, the ISO year."""
        return self.first.isocalendar().year if self.unit == "week" else self.first.year

    def shifted(self, amount: int) -> "Period | None":
        """The period so many units later; none beyond the years 1 to 9999."""
        try:
            if self.unit in DAYS:
                moved = self.first + timedelta(days=amount * DAYS[self.unit])
            else:
                moved = add_months(self.first, amount * MONTHS[self.unit])
        except (OverflowError, ValueError):
            return None
        return replace(self, first=moved)

    def after(self) -> datetime | None:
        """The first moment behind it; none at the end of the calendar."""
        try:
            if self.unit == "season":
                end = add_months(self.first, 3)
            elif self.unit in MONTHS:
                end = add_months(self.first, MONTHS[self.unit])
            else:
                end = self.first + timedelta(days=2 if self.unit == "weekend" else DAYS[self.unit])
        except (OverflowError, ValueError):
            return None
        return datetime.combine(end, time())

    def holds(self, other: "Period") -> bool:
        """Whether another lies inside."""
        behind, end = self.after(), other.after()
        return (
            self.start <= other.start and behind is not None and end is not None and end <= behind
        )

    @property
    def start(self) -> datetime:
        """The first moment inside."""
        return datetime.combine(self.first, time())

    def value(self) -> str:
        """As TIMEX3 writes it: `2019-10-15`, `2019-W42`, `2019-Q3`, `201` for the 2010s."""
        year = f"{self.first.year:04d}"
        if self.is_bc:
            year = f"BC{before_christ(self.first.year):04d}"
        elif self.unit in {"week", "weekend", "fortnight"}:
            iso = self.first.isocalendar()
            suffix = "-WE" if self.unit == "weekend" else ""
            return f"{iso.year:04d}-W{iso.week:02d}{suffix}"
        month = self.first.month
        written = {
            "day": year + self.first.isoformat()[len("2019") :],
            "month": f"{year}-{month:02d}",
            "moon": f"{year}-{month:02d}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{(month + 5) // 6}",
            "season": f"{year}-{SEASONS[month // 3 - 1]}",
            "decade": year[:-1],
            "century": year[:-2],
            "millennium": year[:-3],
        }
        return written.get(self.unit, year)


_LAST_BC: Final = 9999
OLDEST_BC: Final = 4000
"""Years before that are not on this calendar."""


def before_christ(year: int) -> int:
    """Turn a year before Christ as written into the year it is kept as, and the other way."""
    return _LAST_BC - year


def holding(unit: Unit, day: date) -> Period | None:
    """The period of this unit that holds a day; none where the calendar ends."""
    try:
        return Period(unit=unit, first=_first(unit, day))
    except (OverflowError, ValueError):
        return None


def _first(unit: Unit, day: date) -> date:
    if unit in {"week", "fortnight", "weekend"}:
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=5) if unit == "weekend" else monday
    if unit in {"month", "quarter", "half"}:
        size = MONTHS[unit]
        return day.replace(month=(day.month - 1) // size * size + 1, day=1)
    if unit == "season":
        return add_months(day.replace(day=1), -(day.month % 3))
    if unit in {"year", "decade", "century", "millennium"}:
        size = MONTHS[unit] // 12
        return date(max(day.year // size * size, 1), 1, 1)
    return day


def moved(day: Period, unit: Unit, amount: int) -> Period | None:
    """A day so many units on or back; none beyond the years 1 to 9999."""
    try:
        if unit in DAYS:
            return Period(unit="day", first=day.first + timedelta(days=amount * DAYS[unit]))
        return Period(unit="day", first=add_months(day.first, amount * MONTHS[unit]))
    except (OverflowError, ValueError):
        return None


def add_months(day: date, months: int) -> date:
    """Count months on or back; the day of the month stays, or becomes the month's last.

    Raises:
        ValueError: The result lies beyond the years 1 to 9999.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, days_of_month(year, month + 1)))


def days_of_month(year: int, month: int) -> int:
    """How many days a month has.

    Raises:
        ValueError: No such month.
    """
    return calendar.monthrange(year, month)[1]
