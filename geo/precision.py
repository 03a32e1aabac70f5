"""How exactly an event is placed and dated, in the codes of the hand-made event data sets.

UCDP GED (Högbladh, UCDP GED Codebook 23.1) has `where_prec` 1 to 7 and `date_prec` 1 to 5; ACLED
(Codebook, 2023) has codes 1 to 3 for both and leaves out what only a country or a year is known
for, which here has a step 4 of its own.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from gazetteer import Kind
from geo.reading import EventPlaceRole
from geo.timespan import TimeSpan

_EXACT: Final = 1
_NEAR: Final = 2
_WHERE: Final[Mapping[Kind, int]] = {
    "admin2": 3, "admin1": 4, "region": 5, "desert": 5, "mountain": 5, "country": 6, "water": 7,
}  # fmt: skip
_GEO: Final[Mapping[int, int]] = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 3}
_TIME: Final[Mapping[int, int]] = {1: 1, 2: 2, 3: 2, 4: 3, 5: 4}
_LONGEST: Final = tuple((timedelta(days=n), code) for n, code in ((1, 1), (6, 2), (7, 3), (31, 4)))
"""How long a span is at most, and its code."""
_ROUGH: Final = 5


def where_prec(kind: Kind, role: EventPlaceRole) -> int:
    """How exactly a place is known, as UCDP codes it.

    Returns:
        1 the very place, 2 near it, 3 a district, 4 a province, 5 a region, a line or a stretch of
        land, 6 a country, 7 water (or the air above it).
    """
    code = _WHERE.get(kind, _EXACT)
    return _NEAR if code == _EXACT and role == "near" else code


def geo_precision(kind: Kind, role: EventPlaceRole) -> int:
    """The same as ACLED codes it: 1 a town, 2 part of a region, 3 a region; 4 a country (ours)."""
    return _GEO[where_prec(kind, role)]


def date_prec(when: TimeSpan) -> int | None:
    """How exactly a date is known, as UCDP codes it.

    Returns:
        1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer; none where an end is open or
        unknown.
    """
    if when.start is None or when.end is None:
        return None
    length = when.end - when.start
    return next((code for longest, code in _LONGEST if length <= longest), _ROUGH)


def time_precision(when: TimeSpan) -> int | None:
    """The same as ACLED codes it: 1 a day, 2 a week, 3 a month; 4 longer (ours); none if open."""
    code = date_prec(when)
    return None if code is None else _TIME[code]
