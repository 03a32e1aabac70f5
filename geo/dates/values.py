"""TIMEX3 values of what has no place on the calendar: durations, and dates that stay open."""

from fractions import Fraction
from typing import Final

from geo.dates.period import SEASONS, Unit
from geo.dates.sense import Base, Calendar, Comparison, Feast, Hijri, Length, Shift, Weekday

_CODES: Final[dict[Unit, str]] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "half": "M", "season": "M", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L", "moon": "M",
}  # fmt: skip
"""How TIMEX3 writes a unit in a duration; a T before it where it is shorter than a day."""

_FINER: Final[dict[Unit, tuple[Unit, int]]] = {
    "year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
    "week": ("day", 7),
}  # fmt: skip

_MANY: Final[dict[Unit, tuple[Unit, int]]] = {
    "decade": ("year", 10), "fortnight": ("week", 2), "half": ("month", 6), "season": ("month", 3),
}  # fmt: skip
"""Units that are written as so many of another."""

_ROUND: Final[dict[Unit, tuple[Unit, int]]] = {
    "century": ("year", 100), "millennium": ("year", 1000), "quarter": ("month", 3),
}  # fmt: skip
"""Units that are, where there is more or less than a whole number of them."""


def whole_duration(length: Length) -> str:
    """Write a length, with what finer units add: `P6Y1D`."""
    value = duration(length.amount, length.unit)
    for part in length.more:
        more = duration(part.amount, part.unit)
        value += more.removeprefix("PT" if "T" in value else "P")
    return value


def duration(amount: Fraction | None, unit: Unit) -> str:
    """Write a duration: `P2W`, `PT5H30M`, `P2Y6M`, `PXD` where the amount is vague."""
    if amount is None:
        return written("X", unit)
    if unit in _MANY or (unit in _ROUND and amount.denominator != 1):
        other, factor = _MANY.get(unit) or _ROUND[unit]
        return duration(amount * factor, other)
    whole, rest = divmod(amount, 1)
    if rest and unit in _FINER:
        finer, factor = _FINER[unit]
        more = duration(rest * factor, finer)
        if not whole:
            return more
        first = written(str(whole), unit)
        return first + more.removeprefix("P" if "T" not in first else "PT")
    return written(f"{float(amount):g}" if rest else str(whole), unit)


def written(number: str, unit: Unit) -> str:
    """Write one part of a duration: `P2W`, `PT5H`, `PXM`."""
    code = _CODES[unit]
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"


_OPEN: Final[dict[Unit, str]] = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X", "moon": "XXXX-XX",
}  # fmt: skip


def open_value(base: Base | None) -> str:
    """Write a date that nothing anchors, with X for what is not known: `XXXX-12`, `XXXX-WXX-5`."""
    if isinstance(base, Weekday):
        return f"XXXX-WXX-{base.number}"
    if isinstance(base, Calendar):
        return _open_calendar(base)
    if isinstance(base, Shift):
        return _OPEN.get(base.unit, "XXXX-XX-XX")
    if isinstance(base, Comparison):
        return _OPEN[base.of or base.unit]
    return "XXXX" if isinstance(base, Hijri | Feast) else "XXXX-XX-XX"


def _open_calendar(base: Calendar) -> str:
    year = f"{base.year:04d}" if isinstance(base.year, int) else "XXXX"
    part = base.part or 1
    if base.unit == "day" and base.part is None and base.day is not None:
        return f"XXXX-XX-{base.day:02d}"
    if base.unit == "day" and base.day is not None:
        return f"{year}-{part:02d}-{base.day:02d}"
    if base.unit == "season":
        return f"{year}-{SEASONS[part - 1]}"
    named = {"month": f"{year}-{part:02d}", "quarter": f"{year}-Q{part}", "half": f"{year}-H{part}"}
    return named.get(base.unit, _OPEN[base.unit])
