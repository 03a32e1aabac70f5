"""How long: `two weeks`, `a five-year low`, `the past six months`, `recent years`, `for months`."""

from fractions import Fraction
from typing import Final, Literal

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.rules.units import unit_of
from geo.dates.sense import Length, Repeat, Sense
from geo.dates.values import written

_ONE: Final = Fraction(1)
_HUNDRED: Final = 100
_RATED: Final = frozenset(
    {"N12", "N24", "N31", "N99", "YEAR", "BIG", "DECIMAL", "NUMWORD", "TIMES", "PERCENT", "MONEY"}
)
_TOWARD: Final[dict[str, Literal["past", "next"]]] = {
    "LAST": "past", "PAST": "past", "PREVIOUS": "past", "RECENT": "past", "NEXT": "next",
    "COMING": "next", "FOLLOWING": "next", "FUTURE": "next",
}  # fmt: skip


def _amount(found: Found) -> Built:
    """`two weeks`, `18 months`, `a five-year low`, `the past six months`."""
    if _is_age(found) or (found.tokens.is_capital(found.at("amount")) and found.is_happening()):
        return ()
    unit, amount = unit_of(found, "unit"), found.count("amount")
    if unit == "hour" and found.is_soldiers_time("amount"):
        return None
    if unit == "second" and found.kind("unit") == "SECOND" and not found.has("hyphen"):
        return None
    if unit == "quarter" and found.has("hyphen"):
        return ()
    toward = _TOWARD.get(found.kind("lean"))
    if found.kind("lean") == "LAST" and found.before() in cue("before-verb"):
        sense = Sense(base=Length(amount=amount, unit=unit))
        return (found.phrase(found.at("amount"), found.end, sense),)
    sense = Sense(base=Length(amount=amount, unit=unit, toward=toward))
    return (found.phrase(_begin(found), found.end, sense),)


def _is_age(found: Found) -> bool:
    """Whether it is somebody's age: `six-year-old`, `37 years old`, `at 12 years of age`."""
    behind = found.after(2) if found.after() in {"-", "of"} else found.after()
    return behind in cue("age") or behind == "age"


def _begin(found: Found) -> int:
    """Leave out the article of the noun behind: `a` of `a five-year low`."""
    tokens, at = found.tokens, found.at("amount")
    is_single = found.kind("unit") in {"UNIT", "SECOND"} and not found.has("spell")
    if found.start < at:
        return at if is_single and found.kind("lean") == "" and found.has("hyphen") else found.start
    if tokens.kind(at) == "A" and tokens.kind(at + 1) == "NUMWORD":
        return at + 1 if is_single and int(tokens.values[at + 1]) < _HUNDRED else at
    return at


def _spell(found: Found) -> Built:
    """`a three-year period`, `a one-year term`: the noun is part of it."""
    sense = Sense(base=Length(amount=found.count("amount"), unit=unit_of(found, "unit")))
    return None if unit_of(found, "unit") == "second" else sense


def _one(found: Found) -> Built:
    """`a week`, `an hour`; but `$5 a year`, `twice a week` say how often."""
    if _is_age(found):
        return ()
    tokens, unit = found.tokens, unit_of(found, "unit")
    if unit in {"second", "quarter", "weekend"} or (unit == "minute" and not _is_length(found)):
        return None
    if tokens.kind(found.start - 1) == "TIMES" and found.before() != "times":
        return Sense(base=Repeat(value=written("1", unit)))
    if _is_rate(found):
        return ()
    if tokens.kind(found.end) == "HYPHEN":
        return None
    return Sense(base=Length(amount=_ONE, unit=unit))


def _is_length(found: Found) -> bool:
    return found.before() in cue("length")


def _is_rate(found: Found) -> bool:
    tokens = found.tokens
    if tokens.kind(found.start - 1) in _RATED:
        return True
    counted = tokens.kind(found.start - 2) in _RATED and tokens.kind(found.start - 1) == ""
    return counted and tokens.words[found.start - 1].isalpha()


def _and_half(found: Found) -> Built:
    """`a minute and a half`, `two years and a half`."""
    amount = found.count("amount") if found.kind("amount") != "A" else _ONE
    if amount is None:
        return None
    return Sense(base=Length(amount=amount + Fraction(1, 2), unit=unit_of(found, "unit")))


def _range(found: Found) -> Built:
    """`two to three weeks`, `12 to 18 months`, `a year or two`."""
    if found.has("amount") and found.kind("amount") == "YEAR":
        return None
    amount = found.count("amount") if found.has("amount") else _ONE
    toward = _TOWARD.get(found.kind("lean"))
    return Sense(base=Length(amount=amount, unit=unit_of(found, "unit"), toward=toward))


def _vague(found: Found) -> Built:
    """`recent years`, `the coming weeks`, `the past few days`."""
    unit = unit_of(found, "unit")
    return Sense(base=Length(amount=None, unit=unit, toward=_TOWARD.get(found.kind("lean"))))


def _many(found: Found) -> Built:
    """`for months`, `in decades`, `months of fighting`."""
    if found.before() not in cue("before-many") and found.after() not in cue("behind-many"):
        return None
    if found.after() in cue("age") or unit_of(found, "unit") in {"weekend", "second"}:
        return None
    return Sense(base=Length(amount=None, unit=unit_of(found, "unit")))


def _quarter_of(found: Found) -> Built:
    """`a quarter-century`, `a quarter of a century`."""
    if found.text("part") != "quarter" or found.text("unit") not in {"century", "decade"}:
        return None
    return Sense(base=Length(amount=Fraction(1, 4), unit=unit_of(found, "unit")))


def _in_post(found: Found) -> Built:
    """`have a nice day`, `those were the days`: posts speak of days without a number."""
    unit = unit_of(found, "unit")
    if not found.tokens.is_post or unit in {"second", "minute", "weekend", "quarter"}:
        return None
    is_many = found.kind("unit") == "UNITS"
    return Sense(base=Length(amount=None if is_many else _ONE, unit=unit))


def _whole(found: Found) -> Built:
    """`the whole day`, `all week`."""
    return Sense(base=Length(amount=_ONE, unit=unit_of(found, "unit")))


def _long(found: Found) -> Built:
    """`day-long`, `weeklong`, `decades-long`."""
    amount = _ONE if found.kind("long") == "LONG" else None
    return Sense(base=Length(amount=amount, unit=unit_of(found, "long")))


_LEAN: Final = "(?P<lean>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|ANYORD|LATEST|THOSE|THESE|FULL)"

RULES: Final = (
    Rule(
        pattern="(?:THE|THESE|THOSE)? " + _LEAN + "? (?P<amount>AMOUNT) (?P<hyphen>HYPHEN)? MORE?"
        "HYPHEN? (?P<unit>COUNTED)",
        build=_amount,
    ),
    Rule(
        pattern="A? (?P<amount>NUMRUN) HYPHEN? (?P<unit>COUNTED) SPELL",
        build=_spell,
    ),
    Rule(pattern="(?:A|ANOTHER|PER) (?P<unit>UNIT|SHORTUNIT)", build=_one),
    Rule(pattern="A MORE (?P<unit>UNIT)", build=_one),
    Rule(pattern="(?P<amount>A|NUMRUN) (?P<unit>COUNTED) AND A HALF", build=_and_half),
    Rule(
        pattern="THE? " + _LEAN + "? (?P<amount>NUMRUN) (?:TO|OR|JOIN) NUMRUN HYPHEN? MORE?"
        "(?P<unit>COUNTED)",
        build=_range,
    ),
    Rule(pattern="THE? (?P<lean>NEXT|LAST|PAST)? A? (?P<unit>UNIT) OR NUMWORD", build=_range),
    Rule(
        pattern="THE? (?P<lean>RECENT|COMING|PAST|PREVIOUS|FUTURE|THESE|THOSE|LAST|NEXT) FEW?"
        "(?P<unit>UNITS)",
        build=_vague,
    ),
    Rule(pattern="(?P<lean>THE)? (?P<unit>UNITS) AHEAD", build=_vague),
    Rule(pattern="THE? (?P<unit>UNITS)", build=_many),
    Rule(pattern="(?:ALL|A FULL) (?P<unit>UNIT)", build=_whole),
    Rule(pattern="(?P<long>LONG|LONGS)", build=_long),
    Rule(pattern="(?P<part>UNIT) HYPHEN? (?P<unit>UNIT)", build=_quarter_of),
    Rule(pattern="A (?P<part>UNIT) OF A (?P<unit>UNIT)", build=_quarter_of),
    Rule(pattern="(?P<unit>UNIT|UNITS)", build=_in_post),
)
