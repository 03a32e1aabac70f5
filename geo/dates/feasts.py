"""On which day a holiday falls.

Easter by the Gregorian computus, for the eastern churches by the Julian one (Meeus, Astronomical
Algorithms, 1991, chapter 8); the Islamic calendar as Umm al-Qura has it, and by its arithmetic form
(Reingold and Dershowitz, Calendrical Calculations, chapter 7) before 1924 and after 2077, either of
which can be a day off from what is announced somewhere upon sighting of the moon; the Jewish
calendar by Gauss's rule for Passover (Monatliche Correspondenz, 1802). Where a feast begins at
sunset, the day is the one that follows.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from hijridate import Hijri

from geo.dates.period import add_months

_ANNOUNCED: Final = (1343, 1501)
"""Years of the Hijra for which the calendar of Umm al-Qura is known; 1924 to 2077."""

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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the common calendar."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def passover(year: int) -> date:
    """The first day of Passover, 15 Nisan, in the common calendar."""
    jewish = year + _JEWISH
    cycle, leap = (12 * jewish + 17) % 19, jewish % 4
    moon = Fraction(32) + Fraction(4343, 98496) + cycle + Fraction(cycle * 272953, 492480)
    moon += Fraction(leap, 4) - Fraction(jewish * 313, 98496)
    whole, rest = int(moon), moon - int(moon)
    weekday = (3 * jewish + 5 * leap + whole + 5) % 7
    if weekday in {2, 4, 6}:
        whole += 1
    elif weekday == 1 and cycle > _LATE_YEAR and rest >= Fraction(1367, 2160):
        whole += 2
    elif weekday == 0 and cycle > _LEAP_YEAR and rest >= Fraction(23269, 25920):
        whole += 1
    behind = year // 100 - year // 400 - 2
    return date(year, 3, 1) + timedelta(days=whole + behind - 1)


_JEWISH: Final = 3760
_LATE_YEAR: Final = 6
_LEAP_YEAR: Final = 11


def hijri(year: int, month: int, day: int = 1) -> date:
    """A day of the Islamic calendar in the common one.

    Raises:
        ValueError: It lies beyond the calendar's years.
    """
    if _ANNOUNCED[0] <= year < _ANNOUNCED[1]:
        first = Hijri(year, month, 1).to_gregorian()
        return date(first.year, first.month, first.day) + timedelta(days=day - 1)
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
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _ONCE:
        return _ONCE[name]
    for first, days in ((easter, _FROM_EASTER), (passover, _FROM_PASSOVER)):
        if name in days:
            return first(year) + timedelta(days=days[name])
    if name in _HIJRI:
        return hijri_day_in(year, *_HIJRI[name])
    return _MOVING[name](year) if name in _MOVING else None


def is_single(name: str) -> bool:
    """Whether the name is that of one day in history, and of none in other years."""
    return name in _ONCE


def nth_weekday(weekday: int, month: int, nth: int) -> Callable[[int], date]:
    """The nth such weekday of a month; 0 for the last; Monday is 0."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        if nth == 0:
            last = add_months(first, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return find


def _election(year: int) -> date:
    """The Tuesday behind the first Monday of November."""
    return nth_weekday(0, 11, 1)(year) + timedelta(days=1)


_FIXED: Final = {
    "christmas": (12, 25), "christmas-eve": (12, 24), "boxing": (12, 26), "new-year": (1, 1),
    "new-year-eve": (12, 31), "halloween": (10, 31), "valentine": (2, 14), "st-patrick": (3, 17),
    "independence-us": (7, 4), "veterans": (11, 11), "may-day": (5, 1), "women": (3, 8),
    "army-iraq": (1, 6), "bastille": (7, 14), "nowruz": (3, 21), "epiphany": (1, 6),
    "christmas-orthodox": (1, 7), "groundhog": (2, 2), "april-fools": (4, 1), "earth": (4, 22),
    "anzac": (4, 25), "victory-russia": (5, 9), "cinco-de-mayo": (5, 5), "juneteenth": (6, 19),
    "canada": (7, 1), "assumption": (8, 15), "all-saints": (11, 1), "guy-fawkes": (11, 5),
    "aids": (12, 1), "human-rights": (12, 10), "australia": (1, 26), "holocaust": (1, 27),
    "refugees": (6, 20),
}  # fmt: skip

_FROM_EASTER: Final = {
    "easter": 0, "easter-monday": 1, "good-friday": -2, "palm-sunday": -7, "ash-wednesday": -46,
    "ascension": 39, "pentecost": 49,
}  # fmt: skip

_FROM_PASSOVER: Final = {
    "passover": 0, "purim": -30, "shavuot": 50, "rosh-hashanah": 163, "yom-kippur": 172,
    "sukkot": 177,
}  # fmt: skip
"""Days from the first day of Passover; Rosh Hashanah begins the Jewish year after it."""

_ONCE: Final = {
    "nine-eleven": date(2001, 9, 11), "d-day": date(1944, 6, 6), "ve-day": date(1945, 5, 8),
    "vj-day": date(1945, 8, 15),
}  # fmt: skip

_HIJRI: Final = {
    "ashura": (1, 10), "arbaeen": (2, 20), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10),
    "mawlid": (3, 12), "hijri-new-year": (1, 1), "laylat-al-qadr": (9, 27),
}  # fmt: skip

_MOVING: Final = {
    "thanksgiving": nth_weekday(3, 11, 4), "labor-us": nth_weekday(0, 9, 1),
    "memorial-us": nth_weekday(0, 5, 0), "columbus": nth_weekday(0, 10, 2),
    "mlk": nth_weekday(0, 1, 3), "presidents": nth_weekday(0, 2, 3),
    "mothers": nth_weekday(6, 5, 2), "fathers": nth_weekday(6, 6, 3), "election-us": _election,
    "easter-orthodox": orthodox_easter,
}  # fmt: skip
