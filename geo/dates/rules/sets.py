"""How often: `every Friday`, `daily`, `each July`, `every two weeks`, `every morning`."""

from fractions import Fraction
from typing import Final

from geo.dates.found import Built, Found, Rule
from geo.dates.period import SEASONS
from geo.dates.rules.units import unit_of
from geo.dates.sense import Repeat, Sense
from geo.dates.values import written


def _unit(found: Found) -> Built:
    amount = found.count("amount") if found.has("amount") else None
    if found.tokens.word(found.start + 1) == "other" and amount is None:
        amount = Fraction(2)
    number = "X" if found.has("few") else str(amount or 1)
    return Sense(base=Repeat(value=written(number, unit_of(found, "unit"))))


def _day(found: Found) -> Built:
    clock = "T" + found.text("part") if found.has("part") else None
    return Sense(base=Repeat(value=f"XXXX-WXX-{found.number('day')}"), clock=clock)


def _days_part(found: Found) -> Built:
    """`Tuesday nights`."""
    value = f"XXXX-WXX-{found.number('day')}T{found.text('part')}"
    return Sense(base=Repeat(value=value))


def _month(found: Found) -> Built:
    return Sense(base=Repeat(value=f"XXXX-{found.number('month'):02d}"))


def _season(found: Found) -> Built:
    return Sense(base=Repeat(value=f"XXXX-{SEASONS[found.number('season') - 1]}"))


def _part(found: Found) -> Built:
    return Sense(base=Repeat(value="T" + found.text("part")))


def _adverb(found: Found) -> Built:
    """`daily`; not in the name of a newspaper."""
    tokens = found.tokens
    if tokens.words[found.start].istitle() and tokens.is_capital(found.end):
        return None
    return Sense(base=Repeat(value=found.text("often")))


def _weekends(found: Found) -> Built:
    return Sense(base=Repeat(value="XXXX-WE")) if found.text("unit") == "weekend" else None


RULES: Final = (
    Rule(
        pattern="EACH (?:OTHER|MORE)? (?: (?P<few>FEW)|(?P<amount>NUMRUN))? (?P<unit>COUNTED)",
        build=_unit,
    ),
    Rule(pattern="EACH OTHER? (?P<day>ANYDAY) (?P<part>PART)?", build=_day),
    Rule(pattern="(?P<day>ANYDAY) (?P<part>PARTS)", build=_days_part),
    Rule(pattern="EACH (?P<month>ANYMONTH)", build=_month),
    Rule(pattern="EACH (?P<season>ANYSEASON)", build=_season),
    Rule(pattern="EACH OTHER? (?P<part>PART)", build=_part),
    Rule(pattern="(?P<often>ADVERB)", build=_adverb),
    Rule(pattern="(?P<unit>UNITS)", build=_weekends),
)
