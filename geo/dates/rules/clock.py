"""Times of the day: `7:15 p.m.`, `0645 GMT`, `noon`, `six o'clock`, `the morning`, `dawn`."""

import re
from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.sense import Edge, Sense

_LAST_HOUR: Final = 24
_LAST_MINUTE: Final = 59
_NOON: Final = 12


def _clock(found: Found) -> Built:
    """`19:15`, `7:15 p.m.`, `7.30am`."""
    parts = re.split(r"[:.]", found.text("clock"))
    if len(parts) == 1 or len(parts[1]) != len("15"):
        return None
    return _at(int(parts[0]), int(parts[1]), found)


def _hour(found: Found) -> Built:
    """`7pm`, `six o'clock in the evening`."""
    amount = found.count("hour")
    return None if amount is None or amount.denominator != 1 else _at(int(amount), None, found)


def _digits(found: Found) -> Built:
    """`0645 GMT`, `430pm`, `2359 hrs`."""
    word = found.tokens.words[found.at("clock")]
    if not len("645") <= len(word) <= len("0645"):
        return None
    if found.has("unit") and not (found.text("unit") == "hour" and found.is_soldiers_time("clock")):
        return None
    return _at(int(word[:-2]), int(word[-2:]), found)


def _at_digits(found: Found) -> Built:
    """`at 0500`, `at 2120`, as soldiers write it; but `at 2088 Philip Street` is a house."""
    tokens = found.tokens
    word = tokens.words[found.at("clock")]
    is_house = tokens.is_capital(found.end) and not tokens.kind(found.end)
    is_house = is_house or found.after() in cue("counted") | cue("measure")
    has_half = found.has("half") and len(word) == len("645")
    if found.has("unit") and found.text("unit") != "hour":
        return None
    if not (len(word) == len("0645") or has_half) or is_house:
        return None
    built = _at(int(word[:-2]), int(word[-2:]), found)
    if not isinstance(built, Sense):
        return None
    return (found.phrase(found.at("clock"), found.end, built),)


def _with_zone(found: Found) -> Built:
    """`1330 (1930 GMT)`: one time, given twice; the local one is the publisher's."""
    built = _digits(found)
    if not isinstance(built, Sense):
        return None
    at = found.at("clock")
    return (found.phrase(at, at + 1, built),)


def _at(hour: int, minute: int | None, found: Found) -> Built:
    if found.has("half"):
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if _is_late(found) else 0)
    if hour > _LAST_HOUR or (minute or 0) > _LAST_MINUTE:
        return None
    return Sense(base=None, clock=f"T{hour:02d}:{minute or 0:02d}")


def _is_late(found: Found) -> bool:
    return found.number("half") > 0 or found.text("half") in {"AF", "EV", "NI"}


def _two_hours(found: Found) -> Built:
    """`between 6 and 8 a.m.`: two times."""
    late = _NOON if found.number("half") else 0
    senses = [
        Sense(base=None, clock=f"T{found.number(name) % _NOON + late:02d}:00")
        for name in ("one", "two")
    ]
    return (
        found.phrase(found.start, found.behind("one"), senses[0]),
        found.phrase(found.at("two"), found.end, senses[1]),
    )


def _point(found: Found) -> Built:
    return Sense(base=None, clock=found.text("point"))


def _part(found: Found) -> Built:
    """`the morning`, `dawn`, `overnight`; not in names."""
    tokens, at = found.tokens, found.at("part")
    if _is_named(found):
        return None
    if found.before() == "good" or tokens.kind(found.start - 1) in {"BIG", "DECIMAL", "N99", "N31"}:
        return None
    edge: Edge | None = "early" if found.kind("part") == "DAWN" else None
    is_generic = found.start == at and found.kind("part") == "PART"
    return Sense(base=None, clock="T" + found.text("part"), edge=edge, is_generic=is_generic)


def _is_named(found: Found) -> bool:
    """Whether capitals around make it part of a name: `Morning Report`, `Twelfth Night`."""
    tokens, at = found.tokens, found.at("part")
    if not tokens.is_capital(at):
        return False
    if tokens.is_capital(at - 1) and tokens.kind(at - 1) in {"", "ORDINAL"}:
        return True
    is_title = tokens.words[at].istitle() and not tokens.is_post
    if is_title and tokens.kind(at) == "DAWN" and tokens.kind(at - 1) == "APOS":
        return True
    return is_title and tokens.is_capital(at + 1) and not tokens.kind(at + 1)


_AMPM: Final = "(?P<half>AMPM)"

RULES: Final = (
    Rule(pattern="(?P<clock>BIG|YEAR) PAREN (?:BIG|YEAR) ZONE", build=_with_zone),
    Rule(
        pattern="AT (?P<clock>BIG|YEAR) (?: (?P<half>AMPM)|(?P<unit>UNITS|SHORTUNIT))? ZONE?",
        build=_at_digits,
    ),
    Rule(pattern="(?P<clock>CLOCK|DECIMAL) " + _AMPM + " ZONE?", build=_clock),
    Rule(pattern="(?P<clock>CLOCK) (?:UNITS|SHORTUNIT)? ZONE?", build=_clock),
    Rule(pattern="(?P<hour>HOURNUM|NUMWORD) PLUS? " + _AMPM + " ZONE?", build=_hour),
    Rule(pattern="(?P<hour>HOURNUM|NUMWORD) OCLOCK (?: IN THE (?P<half>PART))?", build=_hour),
    Rule(pattern="(?P<hour>HOURNUM|NUMWORD) IN THE (?P<half>PART)", build=_hour),
    Rule(
        pattern="(?P<clock>BIG|YEAR) (?: " + _AMPM + " ZONE?|(?P<unit>SHORTUNIT|UNITS) ZONE?|ZONE)",
        build=_digits,
    ),
    Rule(pattern="(?P<one>N12) (?:JOIN|TO|AND) (?P<two>N12) " + _AMPM + " ZONE?", build=_two_hours),
    Rule(pattern="(?:N12)? (?P<point>POINT)", build=_point),
    Rule(pattern="(?:THE|A)? (?P<part>PART|DAWN|OVERNIGHT)", build=_part),
)
