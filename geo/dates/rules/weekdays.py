"""Days of the week: `Friday`, `last Tuesday`, `from Monday to Thursday`, `the following Monday`."""

from typing import Final

from geo.dates.cues import cue
from geo.dates.feasts import nth_weekday
from geo.dates.found import Built, Found, Rule
from geo.dates.rules.periods import LEANS
from geo.dates.sense import Calendar, Repeat, Sense, Weekday


def _weekday(found: Found) -> Built:
    if found.kind("day") == "SHORTDAY" and not _is_day(found):
        return None
    if _is_newspaper(found):
        return None
    sense = Sense(base=Weekday(number=found.number("day")))
    if found.kind("article") and found.after().isalpha():
        return (found.phrase(found.at("day"), found.end, sense),)
    return sense


def _is_day(found: Found) -> bool:
    """Tell the short name of a day from `the Sun`, `he sat`, `to wed`."""
    if found.tokens.is_capital(found.end) and not found.tokens.kind(found.end):
        return False
    if found.before() in {"and", "or"}:
        return found.tokens.kind(found.start - 2) in {"WEEKDAY", "SHORTDAY", "COMMA"} and (
            found.tokens.kind(found.start - 2) != "COMMA"
            or found.tokens.kind(found.start - 3) in {"WEEKDAY", "SHORTDAY"}
        )
    if found.tokens.kind(found.end) in {"HYPHEN", "DASH"} and found.after(2).isdigit():
        return False
    if found.tokens.kind(found.end) in {"N12", "N24", "CLOCK", "PART", "MONTH", "NAMEMONTH"}:
        return True
    return found.before() in cue("before-day") and (
        found.tokens.is_capital(found.start) or found.before() in {"this", "next", "every", "last"}
    )


def _is_newspaper(found: Found) -> bool:
    """Whether capitals make it part of a name: `Black Friday`, `Bloody Sunday`, `Friday Mosque`."""
    tokens = found.tokens
    return found.before() in cue("named-day") and tokens.is_capital(found.start - 1)


def _leaning_weekday(found: Found) -> Built:
    if found.kind("day") == "SHORTDAY" and found.kind("lean") not in {"THIS", "LAST", "NEXT"}:
        return None
    if found.tokens.kind(found.end) == "UNIT":
        return None
    lean = LEANS.get(found.kind("way") if found.has("way") else found.kind("lean"))
    return Sense(base=Weekday(number=found.number("day"), lean=lean))


def _nth_weekday(found: Found) -> Built:
    """`the first Monday of May 2019`; of each month, or without a year, it is no day we know."""
    if not found.has("year"):
        return ()
    nth = 0 if found.kind("nth") == "LAST" else found.number("nth")
    year, month = found.number("year"), found.number("month")
    day = nth_weekday(found.number("day") - 1, month, nth)(year)
    if day.month != month:
        return ()
    return Sense(base=Calendar(unit="day", year=year, part=month, day=day.day))


def _weekdays(found: Found) -> Built:
    return Sense(base=Repeat(value=f"XXXX-WXX-{found.number('day')}"))


RULES: Final = (
    Rule(pattern="(?P<article>A)? (?P<day>ANYDAY)", build=_weekday),
    Rule(
        pattern="THE? (?P<lean>LEANING|THAT|SAME) (?P<way>PAST|COMING)? (?P<day>ANYDAY)",
        build=_leaning_weekday,
    ),
    Rule(pattern="(?P<day>WEEKDAY) (?P<lean>LAST|NEXT)", build=_leaning_weekday),
    Rule(pattern="(?P<day>WEEKDAYS)", build=_weekdays),
    Rule(
        pattern="THE? (?P<nth>ANYORD|LAST) (?P<day>WEEKDAY) (?:OF|IN)"
        "(?: EACH UNIT|THE UNIT|(?P<month>ANYMONTH) STOP? COMMA? (?:OF? (?P<year>YEAR))?)",
        build=_nth_weekday,
    ),
)
