"""The bins of time in which an atlas counts: days, months, years … that fit all events."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

Unit = Literal["day", "month", "year", "decade", "century"]
"""Each is made of whole ones of the one before, so that coarser bars add finer ones up."""

_MOST: Final = 1200
"""Bins beyond which a coarser unit is taken: days of three years, months of a century."""
_FAR: Final = 0.001
"""The share of dates at either end that may lie outside the bins rather than coarsen them."""
_YEARS: Final[dict[Unit, int]] = {"year": 1, "decade": 10, "century": 100}
_YEAR_0: Final = -1970
"""The year 0, as numpy counts years."""

Moments = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bins:
    """Bins of one unit, one after the other.

    Bin 0 is all time before them, `count` + 1 all time behind, `count` + 2 stands for no date.
    """

    unit: Unit
    first: int
    """The first of them: units since 1970, of decades and centuries since the year 0."""
    count: int

    @property
    def undated(self) -> int:
        """The number of what has no date."""
        return self.count + 2

    @property
    def start(self) -> int:
        """Minutes from 1970-01-01T00:00 to the start of the first one."""
        width = _YEARS.get(self.unit, 1)
        letter = {"day": "D", "month": "M"}.get(self.unit, "Y")
        number = self.first if width == 1 else self.first * width + _YEAR_0
        moment = np.array([number], f"datetime64[{letter}]").astype("datetime64[m]")
        return int(moment.astype(np.int64)[0])

    def spans(self, start: Moments, end: Moments) -> tuple[Numbers, Numbers]:
        """The first and the last bin of spans.

        Args:
            start: When they begin; not a time where that is open.
            end: When they have ended; not a time where that is open.
        """
        first = self._numbers(start, 0)
        # An end is the moment after: what ends at midnight has nothing of the next day.
        last = self._numbers(end - np.timedelta64(1, "us"), self.count + 1)
        last = np.maximum(first, last)
        is_undated = np.isnat(start) & np.isnat(end)
        return np.where(is_undated, self.undated, first), np.where(is_undated, self.undated, last)

    def _numbers(self, moments: Moments, missing: int) -> Numbers:
        numbers = units(moments, self.unit) - self.first + 1
        return np.where(np.isnat(moments), missing, np.clip(numbers, 0, self.count + 1))


def bins_for(moments: Moments) -> Bins:
    """The bins for events, from some of their starts and ends.

    A few dates that lie far from all others, as of a battle that a report compares with, do not
    coarsen the bins: they are before or behind them.
    """
    known = np.sort(moments[~np.isnat(moments)])
    if not len(known):
        return Bins(unit="day", first=0, count=0)
    far = int(len(known) * _FAR)
    ends = known[[far, len(known) - 1 - far]]
    names: tuple[Unit, ...] = ("day", "month", "year", "decade", "century")
    for unit in names:
        first, last = units(ends, unit).tolist()
        if last - first < _MOST:
            break
    return _widened(known, unit, (first, last))


def _widened(known: Moments, unit: Unit, ends: tuple[int, int]) -> Bins:
    """All dates have bins, where those are not too many."""
    first, last = units(known[[0, -1]], unit).tolist()
    if last - first >= _MOST:
        first, last = ends
    return Bins(unit=unit, first=first, count=min(last - first + 1, _MOST))


def units(moments: Moments, unit: Unit) -> Numbers:
    """The units in which moments lie, by number; what is no time gives no sense."""
    if unit in _YEARS:
        years = moments.astype("datetime64[Y]").astype(np.int64)
        width = _YEARS[unit]
        return years if width == 1 else (years - _YEAR_0) // width
    letter = "D" if unit == "day" else "M"
    return moments.astype(f"datetime64[{letter}]").astype(np.int64)
