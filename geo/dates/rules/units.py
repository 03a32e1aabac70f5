"""Units of time as rules meet them."""

from typing import Final, cast

from geo.dates.found import Found
from geo.dates.period import Unit

_CODES: Final[dict[Unit, str]] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "half": "M", "season": "M", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
"""How TIMEX3 writes a unit in a duration; a T before it where it is shorter than a day."""


def unit_of(found: Found, name: str) -> Unit:
    """The unit in a part of a match; `second` for the word that is an ordinal too."""
    return "second" if found.kind(name) == "SECOND" else cast("Unit", found.text(name))


def written(number: str, unit: Unit) -> str:
    """A duration as TIMEX3 writes it: `P2W`, `PT5H`, `PXM`."""
    code = _CODES[unit]
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"
