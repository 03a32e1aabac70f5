"""Holidays and months of the Islamic calendar: `Christmas Day`, `Eid al-Fitr`, `Ramadan 2019`."""

from typing import Final

from geo.dates.found import Built, Found, Rule
from geo.dates.rules.periods import LEANS
from geo.dates.sense import Feast, Hijri, Sense

_LONGEST_MONTH: Final = 30
"""Days of a month of the Islamic calendar, at the most."""


def _feast(found: Found) -> Built:
    if found.is_happening():
        return None
    lean = LEANS.get(found.kind("lean")) if found.has("lean") else None
    return Sense(base=Feast(name=found.text("feast"), year=found.year("year"), lean=lean))


def _hijri(found: Found) -> Built:
    day = found.number("day") if found.has("day") else None
    if day is not None and not 1 <= day <= _LONGEST_MONTH:
        return None
    year = found.year("year")
    if found.has("hijra"):
        return Sense(base=Hijri(month=found.number("month"), day=day, year=found.number("hijra")))
    return Sense(base=Hijri(month=found.number("month"), day=day, common_year=year))


RULES: Final = (
    Rule(
        pattern="THE? (?P<lean>LAST|NEXT|THIS|PAST)? (?P<feast>FEAST)"
        "(?: (?:COMMA|OF|IN)? (?P<year>YEAR))?",
        build=_feast,
    ),
    Rule(
        pattern="(?:THE? (?P<day>DAYNUM ORDSUFFIX?|ANYORD) OF?)? (?P<month>HIJRI)"
        "(?: COMMA? (?: (?P<hijra>YEAR) HIJRIERA|(?P<year>YEAR)))?",
        build=_hijri,
    ),
)
