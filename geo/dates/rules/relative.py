"""Dates counted from another date: `yesterday`, `last week`, `two days ago`, `10 years later`."""

from fractions import Fraction
from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.period import Unit
from geo.dates.rules.units import unit_of
from geo.dates.sense import Calendar, Comparison, Length, Origin, Sense, Shift, Vague

_SHORT: Final = frozenset({"second", "minute", "hour"})
_DATES: Final = frozenset({"YEAR", "MONTH", "NAMEMONTH", "THE"})
_QUOTES: Final = frozenset({'"', "“", "`"})
_DAY: Final[Unit] = "day"
_ONE: Final = Fraction(1)


def _near_day(found: Found) -> Built:
    """`yesterday`, `tomorrow morning`, `today`; not the name of a programme."""
    tokens = found.tokens
    if (
        tokens.is_capital(found.start)
        and tokens.is_capital(found.start - 1)
        and (not tokens.kind(found.start - 1) and tokens.words[found.start].istitle())
    ):
        return None
    clock = "T" + found.text("part") if found.has("part") else None
    return Sense(base=Shift(unit=_DAY, amount=found.number("day")), clock=clock)


def _tonight(found: Found) -> Built:
    return Sense(base=Shift(unit=_DAY, amount=0), clock="TNI") if found else None


def _leaning_unit(found: Found) -> Built:
    """`last week`, `the following month`, `this year`, `that day`."""
    unit = unit_of(found, "unit")
    is_title = found.before() in _QUOTES and found.tokens.is_glued(found.start)
    if unit in _SHORT or found.kind("unit") == "SECOND" or is_title:
        return None
    if found.after() == "of" and found.tokens.kind(found.end + 1) in _DATES:
        return None
    shift = _shift(found.kind("lean"), unit, is_definite=found.tokens.word(found.start) == "the")
    return None if shift is None else Sense(base=shift)


def _shift(lean: str, unit: Unit, *, is_definite: bool) -> Shift | Length | None:
    if lean == "PAST":
        return Length(amount=_ONE, unit=unit, toward="past") if is_definite else None
    if lean in {"LAST", "COMING"}:
        return Shift(unit=unit, amount=-1 if lean == "LAST" else 1, origin="present")
    if lean in {"THIS", "CURRENT"}:
        return Shift(unit=unit, amount=0, origin="present")
    if lean in {"THAT", "SAME"}:
        return Shift(unit=unit, amount=0, origin="story", is_fallback=True)
    if lean == "NEXT" and not is_definite:
        return Shift(unit=unit, amount=1, origin="present")
    amount = -1 if lean == "PREVIOUS" else 1
    return Shift(unit=unit, amount=amount, origin="story", is_fallback=True)


def _long_ago(found: Found) -> Built:
    """`years ago`, `several months ago`: before now, nobody says when."""
    return Sense(base=Vague(value="PAST_REF")) if found.end else None


def _same_last_year(found: Found) -> Built:
    """`the same month last year`, `the same period a year earlier`: the like one a year before."""
    if found.text("year") != "year":
        return None
    if not found.has("unit") or found.text("unit") == "quarter":
        return Sense(base=Comparison(unit="year", amount=-1, of="quarter"))
    steps = {"month": -12, "week": -52}.get(found.text("unit"))
    if steps is None:
        return None
    unit = unit_of(found, "unit")
    return Sense(base=Shift(unit=unit, amount=steps, origin="story", is_fallback=True))


def _definite_unit(found: Found) -> Built:
    """`the year`, `the week`: the one it is told in; `the year ended June 30` is a length."""
    unit = unit_of(found, "unit")
    is_award = found.before() == "of" and found.before(2) in cue("of-the-year")
    is_named = is_award or found.after() in {"of", "before", "after"}
    if unit not in {"year", "month", "week", "day"} or is_named:
        return None
    is_whole = found.tokens.word(found.end - 2) in {"whole", "entire"}
    if is_whole or found.after() in {"ended", "ending"}:
        return Sense(base=Length(amount=_ONE, unit=unit))
    if unit == "day" and not (found.before() == "in" and found.before(2) in {"later", "earlier"}):
        return None
    if unit == "month" and not found.has("full") and found.before() != "of":
        return None
    return Sense(base=Shift(unit=unit, amount=0, origin="scene"))


def _next_to(found: Found) -> Built:
    """`the day before`, `the year after`: of the date told last, where no event is named."""
    unit = unit_of(found, "unit")
    if unit in _SHORT or not _is_end(found):
        return None
    return Sense(base=Shift(unit=unit, amount=found.number("way"), origin="story"))


def _is_end(found: Found) -> bool:
    """Whether the clause ends behind the match."""
    tokens = found.tokens
    return tokens.kind(found.end) in {"DOT", "COMMA", "BREAK", "COLON"} or (
        found.end >= len(tokens.words)
    )


def _weekend(found: Found) -> Built:
    """`the weekend`: the last or the coming one."""
    if found.text("unit") != "weekend":
        return None
    return Sense(base=Calendar(unit="weekend"))


def _this_past_unit(found: Found) -> Built:
    """`this past weekend`, `this coming week`."""
    amount = -1 if found.kind("way") in {"PAST", "LAST"} else 1
    return Sense(base=Shift(unit=unit_of(found, "unit"), amount=amount))


def _leaning_part(found: Found) -> Built:
    """`this morning`, `last night`, `the next evening`."""
    shift = _shift(found.kind("lean"), _DAY, is_definite=found.tokens.word(found.start) == "the")
    if not isinstance(shift, Shift):
        return None
    return Sense(base=shift, clock="T" + found.text("part"))


def _ago(found: Found) -> Built:
    """`two weeks ago`, `three days earlier`; `two weeks later than` is a length."""
    unit, amount = unit_of(found, "unit"), found.count("amount")
    way = found.number("way")
    if amount is None or unit in _SHORT:
        return Sense(base=Length(amount=amount, unit=unit))
    if found.after() == "than":
        length = Sense(base=Length(amount=amount, unit=unit))
        return (found.phrase(found.start, found.behind("unit"), length),)
    is_ago = found.kind("way") == "AGO"
    if unit in {"decade", "century"}:
        unit, amount = _finer(unit, amount)
    elif unit == "year" and amount == 1 and way < 0:
        origin: Origin = "speech" if is_ago else "story"
        return Sense(base=Comparison(unit=unit, amount=-1, origin=origin))
    if amount.denominator != 1:
        unit, amount = _finer(unit, amount)
    steps = way * int(amount)
    if is_ago:
        return Sense(base=Shift(unit=unit, amount=steps))
    return Sense(base=Shift(unit=unit, amount=steps, origin="story", is_fallback=way < 0))


def _finer(unit: Unit, amount: Fraction) -> tuple[Unit, Fraction]:
    """Halves of years in months, of weeks in days."""
    factors: dict[Unit, tuple[Unit, int]] = {
        "year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "decade": ("year", 10),
        "century": ("year", 100),
    }  # fmt: skip
    finer, factor = factors.get(unit, (unit, 1))
    return finer, amount * factor


def _since(found: Found) -> Built:
    """`two days before`, `a year after`: a date only where no event follows to count from."""
    return _ago(found) if _is_end(found) else None


def _from_now(found: Found) -> Built:
    amount = found.count("amount")
    if amount is None or found.after(1) != "now" or amount.denominator != 1:
        return None
    shift = Shift(unit=unit_of(found, "unit"), amount=int(amount))
    return (found.phrase(found.start, found.end + 1, Sense(base=shift)),)


RULES: Final = (
    Rule(pattern="(?:A? FEW OF? )? (?:UNITS|SHORTUNIT) AGO", build=_long_ago),
    Rule(pattern="THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER)", build=_next_to),
    Rule(pattern="THE (?P<full>FULL|FISCAL)* (?P<unit>UNIT)", build=_definite_unit),
    Rule(pattern="(?:THE|A)? (?P<unit>UNIT)", build=_weekend),
    Rule(pattern="(?P<day>TODAY|YESTERDAY|TOMORROW) (?P<part>PART|DAWN)?", build=_near_day),
    Rule(pattern="TONIGHT", build=_tonight),
    Rule(
        pattern="(?:THE SAME?)? (?P<lean>LEANING|THAT|SAME) (?:SAME|FULL|FISCAL){0,3}"
        "(?P<unit>ANYUNIT)",
        build=_leaning_unit,
    ),
    Rule(
        pattern="THE SAME (?: (?P<unit>UNIT)|SPELL) (?:OF|IN)? (?:LAST|THE PREVIOUS|THE LAST)"
        "(?P<year>UNIT)",
        build=_same_last_year,
    ),
    Rule(
        pattern="THE SAME (?: (?P<unit>UNIT)|SPELL) (?:A|NUMWORD) (?P<year>UNIT)"
        "(?:AGO|EARLIER|BEFORE)",
        build=_same_last_year,
    ),
    Rule(pattern="THIS (?P<way>PAST|LAST|COMING) (?P<unit>UNIT)", build=_this_past_unit),
    Rule(
        pattern="THE? (?P<lean>LEANING|THAT|SAME) SAME? (?P<part>PART|DAWN)",
        build=_leaning_part,
    ),
    Rule(
        pattern="(?P<amount>A|AMOUNT) MORE? (?P<unit>COUNTED) ORSO? (?P<way>AGO|EARLIER|LATER)",
        build=_ago,
    ),
    Rule(
        pattern="(?P<amount>A|AMOUNT) MORE? (?P<unit>COUNTED) (?P<way>BEFORE|AFTER)", build=_since
    ),
    Rule(pattern="(?P<amount>A|AMOUNT) (?P<unit>COUNTED) FROM", build=_from_now),
)
