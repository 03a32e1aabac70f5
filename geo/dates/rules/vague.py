"""References without a date: `now`, `recently`, `the future`, `the current`."""

from typing import Final

from geo.dates.found import Built, Found, Rule
from geo.dates.sense import Sense, Vague


def _vague(found: Found) -> Built:
    return Sense(base=Vague(value=found.text("word")))


def _future(found: Found) -> Built:
    return Sense(base=Vague(value="FUTURE_REF")) if found.has("the") else None


def _past(found: Found) -> Built:
    """`in the past`, as a noun."""
    follows = found.tokens.kind(found.end)
    return Sense(base=Vague(value="PAST_REF")) if follows or not found.after().isalpha() else None


RULES: Final = (
    Rule(pattern="(?P<word>VAGUE)", build=_vague),
    Rule(pattern="(?P<word>THEFUTURE)", build=_vague),
    Rule(pattern="(?P<word>THEPAST)", build=_past),
)
