"""Read a date that stands alone, as metadata write it."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from geo.dates.period import Period, Unit, holding
from geo.dates.read import read_timexes
from geo.dates.spans import span_of
from geo.timespan import TimeSpan

_LONGEST: Final = 200
"""Characters; no date is longer."""

_EPOCH: Final = re.compile(r"[1-4]\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 on."""

_OLDEST: Final = 1400
_NEWEST: Final = 2200
"""Years outside are a slip of the machine that wrote them."""


def read_stamp(stamp: str) -> TimeSpan | None:
    """Read a date, with or without a time, in any common form.

    ISO 8601, RFC 2822, seconds since 1970 (as UTC) and what people write (`23 February, 2019`,
    `Feb 2019`, `2019`). The day is the one written, whatever the zone.

    Args:
        stamp: A date and nothing much else.

    Returns:
        The day, or the month or year where no more is given; none where it is no date.
    """
    stamp = stamp.strip().strip("\"'")
    if not stamp or len(stamp) > _LONGEST:
        return None
    day = _by_machine(stamp)
    if day is not None:
        return whole("day", day)
    if re.fullmatch(r"\d{4}-\d\d", stamp):
        return of_value(stamp)
    found = [timex.value for timex in read_timexes(stamp, None)]
    return next((span for value in found if (span := of_value(value)) is not None), None)


def _by_machine(stamp: str) -> date | None:
    if _EPOCH.fullmatch(stamp):
        return datetime.fromtimestamp(int(stamp[:10]), UTC).date()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(stamp).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def of_value(value: str) -> TimeSpan | None:
    """Give the day, month or year that a TIMEX3 value names; none for all others."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T)", value)
    if match is None:
        return None
    year, month, day = match.groups()
    unit: Unit = "day" if day else "month" if month else "year"
    try:
        return whole(unit, date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return None


def whole(unit: Unit, day: date) -> TimeSpan | None:
    """The span of a day, month or year, as given by a document of itself."""
    period: Period | None = holding(unit, day)
    if period is None or not _OLDEST <= day.year < _NEWEST:
        return None
    return span_of(period, "explicit")
