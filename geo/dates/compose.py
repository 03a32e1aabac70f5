"""Put neighbouring phrases together: `10 p.m.` + `Wednesday`, `July` + `last year`.

Each rule of the grammar reads one thing; what stands beside it makes it whole here.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from geo.dates.pattern import compile_pattern
from geo.dates.period import Unit
from geo.dates.sense import (
    Calendar,
    Comparison,
    Edge,
    Feast,
    Hijri,
    Length,
    Phrase,
    Sense,
    Shift,
    Weekday,
)
from geo.dates.tokens import Tokens

_GAP: Final = 3
"""Tokens; no connection between two phrases is longer."""

_CLOCK_TO_DAY: Final = "(?:COMMA|ON THE?|OF|PAREN)?"
_DAY_TO_CLOCK: Final = "(?:COMMA|AT|DASH|IN|COMMA AT|AT ABOUT|COMMA DASH|ON THE?)?"
_DAY_TO_DAY: Final = "COMMA? THE?"
_TO_YEAR: Final = "(?:OF|IN|COMMA)?"
_OF_YEAR: Final = "OF?"
_ADDED: Final = "COMMA? AND?"
_PART_OF: Final = "OF"
_OWNED: Final = "APOS ES"
_RANGE: Final = "(?:HYPHEN|DASH|TO|UNTIL)"
_BOTH: Final = "AND"
_EITHER: Final = "(?:AND|OR) THE?"


def compose(tokens: Tokens, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Join phrases that are one expression, and take in the words that narrow them."""
    joined: list[Phrase] = []
    for phrase in phrases:
        whole = phrase
        while joined and (one := _join(tokens, joined[-1], whole)) is not None:
            whole = one
            joined.pop()
        joined.append(whole)
    widened: list[Phrase] = []
    for phrase in joined:
        left = widened[-1].end if widened else 0
        widened.append(_widen(tokens, phrase, left))
    return [
        replace(one, is_range=_is_range(tokens, one, two), is_shared=_is_shared(tokens, one, two))
        if two
        else one
        for one, two in itertools.zip_longest(widened, widened[1:])
    ]


def _join(tokens: Tokens, one: Phrase, two: Phrase) -> Phrase | None:
    gap = tokens.letters[one.end : two.start]
    if len(gap) > _GAP:
        return None
    sense = _joined(one.sense, two.sense, gap)
    return None if sense is None else Phrase(start=one.start, end=two.end, sense=sense)


def _joined(one: Sense, two: Sense, gap: str) -> Sense | None:
    if one.base is None and _is_day(two) and _takes(two, one) and _fits(gap, _CLOCK_TO_DAY):
        return replace(two, clock=one.clock, edge=one.edge or two.edge)
    if two.base is None and _is_day(one) and _takes(one, two) and _fits(gap, _DAY_TO_CLOCK):
        return replace(one, clock=two.clock, is_generic=False, edge=two.edge or one.edge)
    if one.clock is not None or one.base is None or two.base is None:
        return None
    if isinstance(one.base, Length) and isinstance(two.base, Length):
        whole = _added(one.base, two.base) if _fits(gap, _ADDED) else None
        return None if whole is None else replace(one, base=whole)
    if isinstance(one.base, Length) and isinstance(two.base, Calendar) and gap:
        is_part = one.base.amount is None and one.base.toward and _fits(gap, _PART_OF)
        edge: Edge = "late" if one.base.toward == "past" else "early"
        return replace(two, edge=edge) if is_part else None
    return _joined_dates(one, two, gap)


def _added(one: Length, two: Length) -> Length | None:
    """`6 years and 1 day`: a length of two units, where the second does not fill the first."""
    last = one.more[-1] if one.more else one
    if last.amount is None or two.amount is None or two.toward is not None:
        return None
    is_finer = any(
        unit == two.unit and two.amount < limit for unit, limit in _FILLS.get(last.unit, ())
    )
    return replace(one, more=(*one.more, two)) if is_finer else None


_FILLS: Final[dict[Unit, tuple[tuple[Unit, int], ...]]] = {
    "century": (("year", 100),), "decade": (("year", 10),),
    "year": (("month", 12), ("week", 52), ("day", 365)), "month": (("week", 5), ("day", 31)),
    "week": (("day", 7),), "day": (("hour", 24),), "hour": (("minute", 60),),
    "minute": (("second", 60),),
}  # fmt: skip
"""How many of a finer unit are less than one of the coarser."""


def _joined_dates(one: Sense, two: Sense, gap: str) -> Sense | None:
    first, second = one.base, two.base
    if isinstance(first, Weekday | Feast) and isinstance(second, Calendar) and second.unit == "day":
        is_one = isinstance(first, Feast) or first.week is None
        if not (is_one and _fits(gap, _DAY_TO_DAY)):
            return None
        number = first.number if isinstance(first, Weekday) else None
        return replace(two, base=replace(second, weekday=number))
    if isinstance(first, Calendar) and first.unit == "day" and isinstance(second, Weekday):
        return one if not gap else None
    if isinstance(second, Shift) and second.unit == "week" and isinstance(first, Weekday):
        return replace(one, base=replace(first, week=second)) if _fits(gap, _TO_YEAR) else None
    return _joined_year(one, two, gap)


def _joined_year(one: Sense, two: Sense, gap: str) -> Sense | None:
    """A part of a year and the year: `July last year`, `summer of '42`, `last year's July`."""
    first, second = one.base, two.base
    if isinstance(first, Calendar | Feast) and _is_year(second) and _fits(gap, _TO_YEAR):
        return replace(one, base=_with_year(first, second)) if _is_yearless(first) else None
    if isinstance(first, Calendar) and isinstance(second, Calendar) and second.unit == "year":
        is_open = first.unit != "year" and _is_yearless(first) and _fits(gap, _OF_YEAR)
        return replace(one, base=replace(first, year=second.year)) if is_open else None
    if isinstance(second, Calendar | Feast) and _is_year(first) and _fits(gap, _OWNED):
        return replace(two, base=_with_year(second, first)) if _is_yearless(second) else None
    return None


def _takes(day: Sense, clock: Sense) -> bool:
    """Whether a day still takes a time: one more exact than what it has."""
    if day.clock is None:
        return True
    return day.clock[1].isalpha() and clock.clock is not None and clock.clock[1].isdigit()


def _is_day(sense: Sense) -> bool:
    """Whether it names one day."""
    base = sense.base
    if isinstance(base, Calendar | Shift):
        return base.unit == "day"
    if isinstance(base, Hijri):
        return base.day is not None
    return isinstance(base, Weekday | Feast)


def _is_yearless(base: Calendar | Feast) -> bool:
    """Whether it is a part of a year that is not named."""
    return base.year is None and base.lean is None


def _is_year(base: object) -> bool:
    if isinstance(base, Comparison):
        return base.unit == "year" and base.of is None
    return isinstance(base, Shift) and base.unit == "year"


def _with_year(base: Calendar | Feast, year: object) -> Calendar | Feast:
    if isinstance(year, Comparison):
        return replace(base, year=Shift(unit="year", amount=year.amount))
    return replace(base, year=year) if isinstance(year, Shift) else base


@cache
def _connection(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _fits(gap: str, pattern: str) -> bool:
    return _connection(pattern).fullmatch(gap) is not None


_BEFORE: Final[tuple[tuple[str, dict[str, Edge]], ...]] = (
    ("THE? (?P<edge>START|END|MIDDLE|MID) OF", {
        "START": "early", "END": "late", "MIDDLE": "mid", "MID": "mid",
    }),
    ("THE? (?P<edge>EARLY|LATE|MID|MIDDLE|SOMETIME) HYPHEN? (?:IN|ON)? THE?", {
        "EARLY": "early", "LATE": "late", "MID": "mid", "MIDDLE": "mid",
    }),
    ("THE? (?P<edge>ANYORD|LAST) (?:UNIT|UNITS|HALF) OF", {"LAST": "late"}),
    ("THE? (?P<edge>EARLY|LATE|MIDDLE|START|CLOSING|LAST) (?:UNITS|PORTION|SPELL) OF", {
        "EARLY": "early", "START": "early", "LATE": "late", "MIDDLE": "mid", "CLOSING": "late",
        "LAST": "late",
    }),
    ("(?P<edge>EARLIER|LATER) (?:IN|ON)? THE?", {"EARLIER": "so far", "LATER": "from now on"}),
)  # fmt: skip
"""What may stand before a date, and which part of it is meant then."""

_LOOK: Final = 4
"""How many tokens before a phrase are looked at."""


def _widen(tokens: Tokens, phrase: Phrase, left: int) -> Phrase:
    """Take in `early`, `the end of`, `about` before and `or so` behind."""
    phrase = _with_edge(tokens, phrase, left)
    if _takes_about(phrase) and phrase.start > left:
        at = phrase.start - 1
        while at > left and tokens.letters[at] == "_":
            at -= 1
        if tokens.kind(at) == "ABOUT" and _counts_on(tokens, phrase):
            phrase = replace(phrase, start=at)
    if tokens.kind(phrase.end) == "ORSO":
        phrase = replace(phrase, end=phrase.end + 2)
    return _week_of(tokens, phrase, left)


def _week_of(tokens: Tokens, phrase: Phrase, left: int) -> Phrase:
    """`the week of March 6`: the week that holds the day."""
    base = phrase.sense.base
    if not isinstance(base, Calendar) or base.unit != "day":
        return phrase
    begin = max(left, phrase.start - _LOOK)
    match = _connection("(?P<whole>THE? UNIT OF)$").search(tokens.letters[begin : phrase.start])
    if match is None or tokens.word(phrase.start - 2) != "week":
        return phrase
    sense = replace(phrase.sense, base=replace(base, unit="week"))
    return replace(phrase, start=begin + match.start(), sense=sense)


def _with_edge(tokens: Tokens, phrase: Phrase, left: int) -> Phrase:
    if isinstance(phrase.sense.base, Length):
        return phrase
    begin = max(left, phrase.start - _LOOK)
    before = tokens.letters[begin : phrase.start]
    for pattern, edges in _BEFORE:
        match = _connection(f"(?P<whole>{pattern})$").search(before)
        if match and match.end("whole") == len(before):
            at = begin + match.start("edge")
            edge = edges.get(tokens.kind(at)) or _nth_edge(tokens, at)
            sense = replace(phrase.sense, edge=edge)
            return replace(phrase, start=begin + match.start(), sense=sense)
    return phrase


def _nth_edge(tokens: Tokens, at: int) -> Edge | None:
    """`the first week of`, `the third quarter of` a longer stretch."""
    if tokens.kind(at) not in {"ORDINAL", "SECOND"}:
        return None
    return "early" if tokens.values[at] == 1 else "mid"


def _takes_about(phrase: Phrase) -> bool:
    clock = phrase.sense.clock or ""
    return isinstance(phrase.sense.base, Length | Shift | Comparison | Calendar) or (
        phrase.sense.base is None and clock[1:2].isdigit()
    )


def _counts_on(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether `about` speaks of this phrase: before an amount, or before a date as `around`."""
    word = tokens.word(phrase.start - 1)
    if word == "over" and not (tokens.kind(phrase.start) == "A" and phrase.end == phrase.start + 2):
        return False
    if isinstance(phrase.sense.base, Calendar | None):
        return word in {"about", "around", "circa", "approximately"}
    first = tokens.kind(phrase.start)
    if word == "around" and first in {"THE", "ITS"}:
        return False
    return first not in {"LAST", "NEXT", "THIS", "PAST"}


def _is_range(tokens: Tokens, one: Phrase, two: Phrase) -> bool:
    """Whether the two are the ends of a stretch: `2004-2018`, `between Monday and Thursday`."""
    gap = tokens.letters[one.end : two.start]
    if not (_is_dated(one.sense) and _is_dated(two.sense)) or len(gap) > _GAP:
        return False
    if _fits(gap, _RANGE):
        return True
    return _fits(gap, _BOTH) and tokens.word(one.start - 1) == "between"


def _is_shared(tokens: Tokens, one: Phrase, two: Phrase) -> bool:
    """Whether they are told in one breath: `the spring and summer of 1917`."""
    return _fits(tokens.letters[one.end : two.start][: _GAP + 1], _EITHER)


def _is_dated(sense: Sense) -> bool:
    return isinstance(sense.base, Calendar | Weekday | Shift | Feast | Hijri)
