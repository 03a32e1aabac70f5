"""Days and months: `December 27, 2024`, `23-24 May`, `12/27/2024`, `In December`."""

import re
from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.period import days_of_month
from geo.dates.rules.periods import LEANS
from geo.dates.sense import Calendar, Sense, Weekday

_MONTHS: Final = 12
_OURS: Final = range(1900, 2101)
"""Years that may follow `may` and `march` in small letters, which else count things."""

_PIVOT: Final = 70
"""Years of two digits: 70 to 99 are of the 20th century, 00 to 69 of the 21st."""


def _month_day(found: Found) -> Built:
    if found.kind("month") == "LOWMONTH" and _is_verb(found):
        return None
    if found.has("the") and found.kind("day") in {"ORDINAL", "SECOND"} and _counts(found):
        return None
    return _day(found, found.number("day"), found.year("year"))


def _counts(found: Found) -> bool:
    """Whether the ordinal counts what follows: `in October the first units arrived`."""
    return found.after().isalpha() and found.after() not in cue("after-noun")


def _is_verb(found: Found) -> bool:
    """Whether `may` and `march` in small letters are verbs: `it may 12 times`."""
    if found.has("year") or "ORDSUFFIX" in _kinds(found, "day") or found.has("weekday"):
        return False
    return found.after() in cue("measure") or found.before() not in cue("before-month")


def _day_month(found: Found) -> Built:
    is_low = found.kind("month") == "LOWMONTH"
    if is_low and not found.has("year") and "ORDSUFFIX" not in _kinds(found, "day"):
        return None
    if found.kind("day") in {"ORDINAL", "SECOND"} and "OF" not in _kinds(found, "day"):
        return None
    return _day(found, found.number("day"), found.year("year"))


def _short_year(found: Found) -> Built:
    """`18 May 90`, `1 Feb 89 (Agency)`: two digits that count nothing."""
    tokens = found.tokens
    if tokens.words[found.end :] and tokens.kind(found.end) not in _STOPS:
        return None
    return _day(found, found.number("day"), _full_year(found.number("short")))


def _full_year(short: int) -> int:
    return short + (1900 if short >= _PIVOT else 2000)


_STOPS: Final = frozenset({"PAREN", "DASH", "COMMA", "DOT", "BREAK", "COLON"})


def _day(found: Found, day: int, year: int | None) -> Built:
    month = found.number("month")
    if not 1 <= day <= days_of_month(year or 2000, month):
        return None
    lean = LEANS.get(found.kind("lean")) if found.has("lean") else None
    weekday = found.number("weekday") if found.has("weekday") else None
    base = Calendar(unit="day", year=year, part=month, day=day, lean=lean, weekday=weekday)
    return Sense(base=base)


def _kinds(found: Found, name: str) -> set[str]:
    """Classes of the tokens of a part and of the one behind it."""
    return {found.tokens.kind(index) for index in range(found.at(name), found.behind(name) + 1)}


def _days_of_month(found: Found) -> Built:
    """`May 23-24, 2019`, `23-24 May`: two days, the first without the month or the year."""
    first, second = found.number("day"), found.number("until")
    month, year = found.number("month"), found.year("year")
    if not first < second <= days_of_month(year or 2000, month) or _is_amount(found):
        return None
    one = Sense(base=Calendar(unit="day", year=year, part=month, day=first))
    two = Sense(base=Calendar(unit="day", year=year, part=month, day=second))
    return (
        found.phrase(found.start, found.behind("day"), one),
        found.phrase(found.at("until"), found.end, two),
    )


def _is_amount(found: Found) -> bool:
    """Whether the second figure counts what follows: `on May 3 and 4 people`."""
    ends_in_figure = found.tokens.kind(found.end - 1) in {"N12", "N24", "N31"}
    kind = found.tokens.kind(found.end)
    return ends_in_figure and (kind in {"PERCENT", "UNITS"} or found.after() in cue("measure"))


def _month_year(found: Found) -> Built:
    year = found.year("year")
    if year is None or (found.kind("month") == "LOWMONTH" and year not in _OURS):
        return None
    return Sense(base=Calendar(unit="month", year=year, part=found.number("month")))


def _months_year(found: Found) -> Built:
    """`May-June 2014`, `from January to March 2019`, `December and January 2019`: two months."""
    year, first, second = found.number("year"), found.number("month"), found.number("until")
    one = Sense(base=Calendar(unit="month", year=year - (first > second), part=first))
    two = Sense(base=Calendar(unit="month", year=year, part=second))
    return (
        found.phrase(found.start, found.behind("month"), one),
        found.phrase(found.at("until"), found.end, two),
    )


def _month(found: Found) -> Built:
    if found.kind("month") == "NAMEMONTH" and not _is_month(found):
        return None
    if found.before() in cue("named-day") and found.tokens.is_capital(found.start - 1):
        return None
    if (found.has("of") and found.text("of") != "month") or found.is_happening():
        return None
    return Sense(base=Calendar(unit="month", part=found.number("month")))


def _day_alone(found: Found) -> Built:
    """`on the 14th`, `the night of the 14th`: of the month spoken of."""
    follows = found.after()
    is_noun = follows.isalpha() and follows not in cue("after-noun") | {"the", "a", "an"}
    is_night = found.before() == "of" and found.tokens.kind(found.start - 2) == "PART"
    if is_noun or not (found.before() in cue("before-nth") or is_night):
        return None
    return Sense(base=Calendar(unit="day", day=found.number("day")))


def _leaning_month(found: Found) -> Built:
    """`last December`, `this September`, `next May`."""
    lean = LEANS.get(found.kind("way") if found.has("way") else found.kind("lean"))
    return Sense(base=Calendar(unit="month", part=found.number("month"), lean=lean))


def _year_end(found: Found) -> Built:
    """`year-end`, `by year's end`: its last day."""
    return Sense(base=Calendar(unit="day", part=12, day=31)) if found.end else None


def _is_month(found: Found) -> bool:
    """Tell the month from a person's name or a verb."""
    if found.tokens.word(found.at("month")) in {"jan", "mar", "jun"}:
        is_asked_for = found.before() in cue("before-short-month") or found.has("of")
        return is_asked_for and not _is_name(found) and found.after() not in {"'", "’", "del"}
    if found.has("of") or found.before() in cue("before-month"):
        return not (found.before() in cue("before-name") and _is_name(found))
    if found.before() == "the" and found.after().isalpha() and not _is_name(found):
        return not found.tokens.kind(found.end)
    if found.text("month") in {"3", "5"}:
        return False
    return not _is_name(found)


def _is_name(found: Found) -> bool:
    """Whether capitals around make it part of a name (`August Wilson`, `Elias May`)."""
    tokens = found.tokens
    behind = tokens.is_capital(found.end) and not tokens.kind(found.end)
    return behind or (tokens.is_capital(found.start - 1) and not tokens.kind(found.start - 1))


def _iso_day(found: Found) -> Built:
    year, month, day = (found.number(name) for name in ("year", "month", "day"))
    if not 1 <= day <= days_of_month(year, month):
        return None
    clock = "T" + found.text("clock")[:5].zfill(5) if found.has("clock") else None
    return Sense(base=Calendar(unit="day", year=year, part=month, day=day), clock=clock)


def _iso_month(found: Found) -> Built:
    word = found.tokens.words[found.at("month")]
    is_business = found.tokens.kind(found.end) == "FISCAL" or found.after() == "season"
    could_be_year = is_business or (int(word) > found.number("year") % 100 and word[0] != "0")
    if len(word) != len("05") or found.tokens.kind(found.end) == "HYPHEN" or could_be_year:
        return None
    return Sense(base=Calendar(unit="month", year=found.number("year"), part=found.number("month")))


def _dashed_day(found: Found) -> Built:
    return _ordered(found.number("one"), found.number("two"), found.number("year"))


def _slashed(found: Found) -> Built:
    parts = re.split(r"[/.]", found.text("date"))
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == len("2024"):
        return _ordered(two, three, one)
    if len(parts[2]) == len("2024"):
        return _ordered(one, two, three, is_dotted="." in found.text("date"))
    if len(parts[2]) == len("24") and "/" in found.text("date"):
        return _ordered(one, two, _full_year(three))
    if [len(part) for part in parts] == [2, 2, 2] and found.before() not in {"version", "v"}:
        return _ordered(one, two, _full_year(three), is_dotted=True)
    return None


def _ordered(one: int, two: int, year: int, *, is_dotted: bool = False) -> Built:
    """Month first, as American papers write it, unless dots or the numbers say day first."""
    month, day = (two, one) if is_dotted or one > _MONTHS else (one, two)
    if month > _MONTHS:
        month, day = day, month
    if not (1 <= month <= _MONTHS and year >= 1 and 1 <= day <= days_of_month(year, month)):
        return None
    return Sense(base=Calendar(unit="day", year=year, part=month, day=day))


def _day_of_weekday(found: Found) -> Built:
    """`Friday the 13th`: the weekday is enough to find it."""
    return Sense(base=Weekday(number=found.number("weekday")))


_WEEKDAY: Final = "(?: (?P<weekday>ANYDAY) STOP? COMMA? THE?)?"

RULES: Final = (
    Rule(
        pattern=_WEEKDAY + "(?P<lean>LAST|NEXT|THIS)? (?P<month>ANYMONTH) STOP? (?P<the>THE)?"
        "(?P<day>DAYNUM ORDSUFFIX?|TWODAYS|ANYORD)"
        "(?: COMMA? OF? (?P<year>ANNO))?",
        build=_month_day,
    ),
    Rule(
        pattern=_WEEKDAY + "THE? (?P<day>(?:DAYNUM ORDSUFFIX?|TWODAYS|ANYORD) OF?) HYPHEN?"
        "(?P<month>ANYMONTH) STOP? (?: (?:COMMA|OF|HYPHEN)? (?P<year>ANNO))?",
        build=_day_month,
    ),
    Rule(
        pattern=_WEEKDAY
        + "(?P<day>DAYNUM) (?P<month>MONTH|NAMEMONTH) STOP? APOS? (?P<short>SMALL)",
        build=_short_year,
    ),
    Rule(
        pattern="(?P<month>ANYMONTH) STOP? (?P<day>DAYNUM ORDSUFFIX?) THROUGH"
        "(?P<until>DAYNUM ORDSUFFIX?) (?: COMMA? (?P<year>YEAR))?",
        build=_days_of_month,
    ),
    Rule(
        pattern="(?P<day>DAYNUM ORDSUFFIX?) THROUGH THE? (?P<until>DAYNUM ORDSUFFIX?) OF?"
        "(?P<month>ANYMONTH) STOP? (?: COMMA? (?P<year>YEAR))?",
        build=_days_of_month,
    ),
    Rule(
        pattern="(?P<month>ANYMONTH) STOP? (?:COMMA|OF|JOIN|SLASH)? (?P<year>ANNO)",
        build=_month_year,
    ),
    Rule(
        pattern="(?P<month>ANYMONTH) STOP? THROUGH (?P<until>ANYMONTH) STOP? COMMA? OF?"
        "(?P<year>YEAR)",
        build=_months_year,
    ),
    Rule(pattern="(?: THE (?P<of>UNIT) OF)? (?P<month>MONTH|NAMEMONTH) STOP?", build=_month),
    Rule(
        pattern="(?P<year>YEAR) HYPHEN (?P<month>N12) HYPHEN (?P<day>DAYNUM)"
        "(?: TEE? (?P<clock>CLOCK) ZED?)?",
        build=_iso_day,
    ),
    Rule(pattern="(?P<year>YEAR) HYPHEN (?P<month>N12)", build=_iso_month),
    Rule(
        pattern="(?P<one>DAYNUM) HYPHEN (?P<two>DAYNUM) HYPHEN (?P<year>YEAR)",
        build=_dashed_day,
    ),
    Rule(pattern="(?P<date>SLASHED)", build=_slashed),
    Rule(
        pattern="(?P<lean>LEANING|SAME) (?P<way>PAST|COMING)? (?P<month>MONTH|NAMEMONTH) STOP?",
        build=_leaning_month,
    ),
    Rule(pattern="THE (?P<day>DAYNUM ORDSUFFIX)", build=_day_alone),
    Rule(pattern="YEAREND", build=_year_end),
    Rule(pattern="(?P<weekday>ANYDAY) THE DAYNUM ORDSUFFIX", build=_day_of_weekday),
)
