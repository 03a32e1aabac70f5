"""Deeds told by how far in time they were from another: "two weeks after gunmen attacked"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from geo.events.clauses import Parse
from geo.events.triggers import Trigger
from geo.reading import Timex
from geo.timespan import UNDATED, Precision, TimeSpan

_JOINTS: Final = frozenset({"after", "before", "following"})
_UNCOUNTED: Final = frozenset({"days", "weeks", "months", "years"})
_LENGTH: Final = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}
_OPENING: Final = 4
"""Tokens from the beginning of a clause among which its joining word stands."""


def distance(
    parse: Parse, trigger: Trigger, timexes: Sequence[Timex], told: TimeSpan
) -> TimeSpan | None:
    """When a deed was that is told by its distance from the main one of its sentence.

    Args:
        parse: The sentence.
        trigger: What tells the deed.
        timexes: The time expressions of the document, in order.
        told: When the main deed was.

    Returns:
        A day for a number of days, else the stretch that the unit leaves open; undated where no
        number is told ("days after"); none where no distance is told, or one of hours.
    """
    joint = _joint(parse, trigger)
    if joint is None:
        return None
    if parse.tokens.lower[joint - 1] in _UNCOUNTED and parse.tags[joint - 2] not in "Ut":
        return UNDATED
    end = parse.tokens.ends[joint - 1]
    n = bisect_left(timexes, end, key=_end)
    length = _LENGTH.fullmatch(timexes[n].value) if n < len(timexes) else None
    if length is None or timexes[n].span.end != end:
        return None
    unit = _DAYS[length[2]]
    way = 1 if parse.tokens.lower[joint] == "before" else -1
    return _moved(told, way * int(length[1]) * unit, unit // 2)


def _end(timex: Timex) -> int:
    return timex.span.end


def _joint(parse: Parse, trigger: Trigger) -> int | None:
    """The "after" or "before" that leads to a deed."""
    start = parse.clause_at(trigger.start).start
    if trigger.is_noun:
        start = parse.back_over(trigger.start, "DNJEUO") - 1
    for k in range(max(1, start), min(start + _OPENING, trigger.start)):
        if parse.tokens.lower[k] in _JOINTS:
            return None if "," in parse.tags[k : trigger.start] else k
    return None


def _moved(told: TimeSpan, days: int, open_: int) -> TimeSpan:
    if told.start is None:
        return UNDATED
    try:
        day = told.start.replace(hour=0, minute=0) + timedelta(days=days)
        begin, end = day - timedelta(days=open_), day + timedelta(days=open_ + 1)
    except OverflowError:
        return UNDATED
    precision: Precision = "range" if open_ else "day"
    return replace(told, start=begin, end=end, precision=precision, basis="relative")
