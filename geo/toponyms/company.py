"""Where the sure names of a document lie: a small place among them is likelier meant than afar."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer import Place
from geo.toponyms.candidates import Match

_MOST: Final = 20
"""Places of a name that are looked at: the likeliest."""
_MAIN: Final = 0.4
"""Share of the sure names from which their country is the document's."""

_SEVERAL: Final = 3
"""Names from which their countries tell where a document is at home."""

FAR_MORE: Final = 15
"""Times the inhabitants of its largest namesake from which on a division is called by its bare
name: Quebec, but not Homs."""

Division = tuple[str | None, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Company:
    """How many sure names lie in each country and division."""

    countries: Counter[str]
    divisions: Counter[Division]
    names: dict[str, tuple[str | None, Division | None]]
    """Country and division of each sure name, so that it can be left out of its own company."""


def gather_company(sure: Iterable[tuple[str, Match]]) -> Company:
    """Count where names lie, each once, by its likeliest place.

    Args:
        sure: Names by key, with a match for each; of several matches the first counts.
    """
    names: dict[str, tuple[str | None, Division | None]] = {}
    for name, match in sure:
        if name not in names and match.places:
            place = match.places[0]
            names[name] = (place.country, division_of(place))
    return Company(
        countries=Counter(country for country, _ in names.values() if country is not None),
        divisions=Counter(division for _, division in names.values() if division is not None),
        names=names,
    )


def division_of(place: Place) -> Division | None:
    """Country and name of the first-level division that the place is or lies in."""
    if place.kind == "admin1":
        return (place.country, place.name)
    return None if place.admin1 is None else (place.country, place.admin1)


def company_cues(company: Company, name: str, match: Match) -> Iterator[str]:
    """Names of the cues that the other sure names give."""
    own_country, own_division = company.names.get(name, (None, None))
    others = sum(company.countries.values()) - (own_country is not None)
    if match.form != "name" or others < 1:
        return
    places = match.places[:_MOST]
    countries = {place.country for place in places if place.country is not None}
    counts = [company.countries[c] - (c == own_country) for c in countries]
    share = max(counts, default=0) / others
    if any(
        division is not None and company.divisions[division] > (division == own_division)
        for division in map(division_of, places)
    ):
        yield "in a division of others"
    elif share >= _MAIN:
        yield "in the country of others"
    elif share == 0:
        yield "in no country of others" if others >= _SEVERAL else "in no country of few others"
