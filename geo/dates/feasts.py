"""On which day a holiday falls.

Easter by the Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8); the Islamic
calendar by its arithmetic form (Reingold and Dershowitz, Calendrical Calculations, chapter 7),
which can be a day off from what is announced upon sighting of the moon.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from geo.dates.period import add_months

_HIJRA: Final = 622
_EPOCH: Final = date(_HIJRA, 7, 19).toordinal()
"""First day of the Hijra era, 16 July 622 of the Julian calendar."""


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def hijri(year: int, month: int, day: int = 1) -> date:
    """A day of the Islamic calendar in the common one.

    Raises:
        ValueError: It lies beyond the calendar's years.
    """
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + days - 1)


def hijri_day_in(year: int, month: int, day: int = 1) -> date:
    """The first such day of the Islamic calendar that falls into a year of the common era.

    Raises:
        ValueError: There is none, before the Hijra or beyond the calendar's years.
    """
    if year <= _HIJRA:
        raise ValueError(f"{year} lies before the Islamic calendar; ask for a later year")
    guess = (year - _HIJRA) * 33 // 32
    days = (hijri(each, month, day) for each in range(max(guess - 1, 1), guess + 4))
    return next(each for each in days if each.year >= year)


def feast(name: str, year: int) -> date | None:
    """The day of a holiday in a year; none where the lexicon's name is not known here."""
    if name == "nine-eleven":
        return date(2001, 9, 11)
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name in _HIJRI:
        return hijri_day_in(year, *_HIJRI[name])
    if name == "election-us":
        return _nth(0, 11, 1)(year) + timedelta(days=1)
    return _MOVING[name](year) if name in _MOVING else None


def _nth(weekday: int, month: int, nth: int) -> Callable[[int], date]:
    """The nth such weekday of a month; 0 for the last; Monday is 0."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        if nth == 0:
            last = add_months(first, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return find


_FIXED: Final = {
    "christmas": (12, 25), "christmas-eve": (12, 24), "boxing": (12, 26), "new-year": (1, 1),
    "new-year-eve": (12, 31), "halloween": (10, 31), "valentine": (2, 14), "st-patrick": (3, 17),
    "independence-us": (7, 4), "veterans": (11, 11), "may-day": (5, 1), "women": (3, 8),
    "army-iraq": (1, 6), "bastille": (7, 14), "nowruz": (3, 21),
}  # fmt: skip

_FROM_EASTER: Final = {
    "easter": 0, "easter-monday": 1, "good-friday": -2, "palm-sunday": -7, "ash-wednesday": -46,
    "ascension": 39, "pentecost": 49,
}  # fmt: skip

_HIJRI: Final = {
    "ashura": (1, 10), "arbaeen": (2, 20), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10),
    "mawlid": (3, 12), "hijri-new-year": (1, 1), "laylat-al-qadr": (9, 27),
}  # fmt: skip

_MOVING: Final = {
    "thanksgiving": _nth(3, 11, 4), "labor-us": _nth(0, 9, 1), "memorial-us": _nth(0, 5, 0),
    "columbus": _nth(0, 10, 2), "mlk": _nth(0, 1, 3), "presidents": _nth(0, 2, 3),
}  # fmt: skip
