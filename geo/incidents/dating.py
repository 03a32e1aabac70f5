"""The dates of a column, all read in the one order that fits them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from geo.dates.stamps import read_stamp, whole
from geo.incidents.months import MONTHS
from geo.timespan import UNDATED, TimeSpan

Order = Literal["dmy", "mdy"]
"""Which comes first in `03/04/2019`: the day, or the month."""

_FIGURES: Final = re.compile(
    r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d\d)(?=\D|$)(?:[ T]\d{1,2}:\d\d.*)?"
)
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er)?(?:\s?[-/.]\s?|,?\s))?"
    r"([^\W\d_]{2,10}(?: [^\W\d_]{2,7})?)\.?(?:\s?[-/.,]\s?|\s)(\d{4}|\d\d)"
)
"""A month by name, with its day before it or not: `15-Oct-19`, `14 octobre 2019`."""
_APART: Final = re.compile(r"\s(?:to|until|till|through|au|إلى|الى|[-–—])\s|(?<=-\d\d)/(?=\d{4}-)")
_SERIAL: Final = re.compile(r"[2-5]\d{4}(?:\.\d{1,12})?")
"""Days as spreadsheets count them, from 1954 to 2064."""
_ZERO: Final = date(1899, 12, 30)
_MONTH: Final = re.compile(r"(\d{1,2})[/.-](\d{4})")
_MONTHS: Final = 12
_CENTURY: Final = 100
_TURN: Final = 70
"""Two figures below this are years of this century."""


def order_of(cells: Iterable[str]) -> Order | None:
    """Tell the order of a column; none where every date can be read both ways."""
    pairs = [(int(m[1]), int(m[2])) for cell in cells if (m := _FIGURES.fullmatch(cell.strip()))]
    day_first = sum(first > _MONTHS for first, _ in pairs)
    month_first = sum(second > _MONTHS for _, second in pairs)
    if day_first == month_first:
        return None
    return "dmy" if day_first > month_first else "mdy"


def is_open(cells: Iterable[str]) -> bool:
    """Whether a column has a date whose day and month could change places."""
    found = (_FIGURES.fullmatch(cell.strip()) for cell in cells)
    return any(match is not None and match[1] != match[2] for match in found)


def read_date(cell: str, order: Order) -> TimeSpan:
    """Read a cell: a day, month or year, or two with a word between; undated if it is no date."""
    text = " ".join(cell.split())
    ends = [_read_one(part, order) for part in _APART.split(text, maxsplit=1)]
    if len(ends) > 1 and all(end.is_dated for end in ends):
        return _stretch(*ends)
    return _read_one(text, order)


def _stretch(first: TimeSpan, last: TimeSpan) -> TimeSpan:
    if first.start is None or last.end is None or first.start >= last.end:
        return UNDATED
    return TimeSpan(start=first.start, end=last.end, precision="range", basis="explicit")


def _read_one(text: str, order: Order) -> TimeSpan:
    match = _FIGURES.fullmatch(text)
    if match is not None:
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if order == "dmy" else (second, first)
        year = _full(match[3])
        return _day(year, month, day) or _day(year, day, month) or UNDATED
    named = _NAMED.fullmatch(text)
    if named is not None and named[2].lower() in MONTHS:
        month, year = MONTHS[named[2].lower()], _full(named[3])
        found = _day(year, month, int(named[1])) if named[1] else read_stamp(f"{year}-{month:02}")
        return found or UNDATED
    if _SERIAL.fullmatch(text):
        return whole("day", _ZERO + timedelta(days=int(text[:5]))) or UNDATED
    month_only = _MONTH.fullmatch(text)
    stamp = f"{month_only[2]}-{month_only[1]:0>2}" if month_only else text
    return read_stamp(stamp) or UNDATED


def _full(year: str) -> int:
    """The year that is meant by two figures, or by all of them."""
    number = int(year)
    if len(year) == len("2019"):
        return number
    return number + (20 if number < _TURN else 19) * _CENTURY


def _day(year: int, month: int, day: int) -> TimeSpan | None:
    try:
        return whole("day", date(year, month, day))
    except ValueError:
        return None
