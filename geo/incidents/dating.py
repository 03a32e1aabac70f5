"""The dates of a column, all read in the one order that fits them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from geo.dates.stamps import read_stamp, whole
from geo.timespan import UNDATED, TimeSpan

Order = Literal["dmy", "mdy"]
"""Which comes first in `03/04/2019`: the day, or the month."""

_FIGURES: Final = re.compile(
    r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d\d)(?=\D|$)(?:[ T]\d{1,2}:\d\d.*)?"
)
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
    """Read a cell; undated where it is empty or no date."""
    match = _FIGURES.fullmatch(cell.strip())
    if match is None:
        month_only = _MONTH.fullmatch(cell.strip())
        stamp = f"{month_only[2]}-{month_only[1]:0>2}" if month_only else cell
        return read_stamp(stamp) or UNDATED
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) < len("2019"):
        year += 20 * _CENTURY if year < _TURN else 19 * _CENTURY
    day, month = (first, second) if order == "dmy" else (second, first)
    for month_, day_ in ((month, day), (day, month)):
        try:
            return whole("day", date(year, month_, day_)) or UNDATED
        except ValueError:
            continue
    return UNDATED
