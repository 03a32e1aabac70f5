"""Why a place fits a name: one small pure function per reason, and how much each counts."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer import Kind, Place, fold
from geo.toponyms.evidence import Evidence
from geo.toponyms.names import Name
from geo.toponyms.register import GENERAL

_LARGEST: Final = 10_000_000
"""Inhabitants at which population counts in full."""
_PEOPLED: Final = frozenset({"capital", "city", "town", "village", "neighbourhood"})
"""Kinds that live by their inhabitants."""
_UNCOUNTED: Final = 0.6
"""What population counts for other kinds: as for a town of some size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Which place a name means, in the light of the other names."""

    name: Name
    index: int
    """Of the name among the document's names."""
    evidence: Evidence


Part = tuple[float, str]
"""How far a reason holds, -1 to 1, and the fact behind it in words."""

KIND_PRIORS: Final[MappingProxyType[Kind, float]] = MappingProxyType(
    {
        "country": 1.0, "capital": 0.9, "admin1": 0.8, "city": 0.6, "region": 0.6, "desert": 0.5,
        "mountain": 0.4, "water": 0.5, "town": 0.4, "camp": 0.4, "crossing": 0.4, "base": 0.3,
        "prison": 0.3, "airport": 0.3, "dam": 0.3, "field": 0.3, "admin2": 0.4, "site": 0.2,
        "village": 0.2, "neighbourhood": 0.1,
    }
)  # fmt: skip
"""How likely news means a place of this kind by a bare name, against the others."""


def by_spelling(place: Place, question: Question) -> Part:
    """Its own name beats a variant; as written beats marks and case aside."""
    text = question.name.text
    if text == place.name:
        return 1.0, "written exactly so"
    if fold(text) == fold(place.name):
        return 0.9, "its name, marks and case aside"
    if question.name.form == "demonym":
        return 0.9, f"a word for what is of {place.name}"
    if question.name.form == "abbreviation":
        return 0.9, f"short for {place.name}"
    if place.source != GENERAL:
        return 0.7, "a spelling of its name"
    return (0.3, "a variant of its name") if text in place.names else (0.2, "close to a variant")


def by_population(place: Place, question: Question) -> Part:
    """The more inhabitants, the likelier, on a logarithmic scale; rivers have none to count."""
    del question
    if not place.population and place.kind not in _PEOPLED:
        return _UNCOUNTED, "no inhabitants to count"
    size = min(1.0, math.log1p(place.population) / math.log1p(_LARGEST))
    return size, f"{place.population:,} inhabitants" if place.population else "size unknown"


def by_kind(place: Place, question: Question) -> Part:
    """News names some kinds of places more often than others."""
    del question
    return KIND_PRIORS[place.kind], f"a {place.kind}"


def by_kind_word(place: Place, question: Question) -> Part:
    """`Homs province` is no city."""
    kinds = question.name.kinds
    if not kinds:
        return 0.0, ""
    if place.kind in kinds:
        return 1.0, f"the text calls it so: {place.kind}"
    return -1.0, f"the text calls it {' or '.join(sorted(kinds))}"


def by_written_region(place: Place, question: Question) -> Part:
    """`Al-Qaim in Iraq`, `Town, Region`."""
    inside = question.name.inside
    if not inside:
        return 0.0, ""
    if place.id in inside:
        return 1.0, "lies where the text puts it"
    return -1.0, "does not lie where the text puts it"


def by_content(place: Place, question: Question) -> Part:
    """What is said to lie in it does: Georgia in `Tbilisi, Georgia`."""
    holding = question.name.holding
    if not holding:
        return 0.0, ""
    return (1.0, "holds what the text puts into it") if place.id in holding else (-0.5, "does not")


def by_second_name(place: Place, question: Question) -> Part:
    """`Sari Kani (Ras al-Ain)`: both names mean it."""
    same = question.name.same
    if not same:
        return 0.0, ""
    return (1.0, "bears both names") if place.id in same else (-1.0, "bears only one of the names")


def by_country(place: Place, question: Question) -> Part:
    """The other names speak of its country."""
    share = question.evidence.country_share(question.index, place.country)
    return share, f"{share:.0%} of the other places are in its country"


def by_division(place: Place, question: Question) -> Part:
    """The other names speak of its province or state."""
    share = question.evidence.division_share(question.index, place)
    region = place.name if place.kind == "admin1" else place.admin1
    return share, f"{share:.0%} of the other places are in {region}" if share else ""


def by_distance(place: Place, question: Question) -> Part:
    """Other places of the document are near."""
    near, other = question.evidence.nearness(question.index, place)
    return near, "" if other is None else f"near {other.name}"


def by_choice(place: Place, question: Question) -> Part:
    """No other place has the name."""
    del place
    count = len(question.name.places)
    if count == 1:
        return 1.0, "the only place of this name"
    return 0.0, f"one of {count} places of this name"


def by_source(place: Place, question: Question) -> Part:
    """The place was added to the world's list because news speaks of it."""
    del question
    return (1.0, f"listed for the news ({place.source})") if place.source != GENERAL else (0.0, "")


Measure = Callable[[Place, Question], Part]

SETTLED: Final[MappingProxyType[str, Measure]] = MappingProxyType(
    {
        "spelling": by_spelling,
        "population": by_population,
        "kind": by_kind,
        "kind word": by_kind_word,
        "written region": by_written_region,
        "content": by_content,
        "second name": by_second_name,
        "choice": by_choice,
        "source": by_source,
    }
)
"""Reasons in the name and its sentences: what other names mean does not change them."""

MOVING: Final[MappingProxyType[str, Measure]] = MappingProxyType(
    {"country": by_country, "division": by_division, "distance": by_distance}
)
"""Reasons in what the other names mean."""

REASONS: Final[MappingProxyType[str, Measure]] = MappingProxyType({**SETTLED, **MOVING})

WEIGHTS: Final = MappingProxyType(
    {
        "spelling": 1.95,
        "population": 3.85,
        "kind": 4.6,
        "kind word": 1.2,
        "written region": 3.0,
        "content": 1.7,
        "second name": 3.0,
        "country": 1.75,
        "division": 4.1,
        "distance": 3.55,
        "choice": 0.5,
        "source": 1.0,
    }
)
"""What each reason adds at most, in natural units: a difference of 1 makes a place e times as
likely as another. Fitted by multinomial logistic regression to public corpora of news; `second
name` and `source`, of which those have no instance, set by hand."""

NOWHERE: Final = 6.8
"""The weight of "none of these", on the same scale."""

GUESSING: Final = MappingProxyType(
    {
        "spelling": 2.0,
        "population": 4.0,
        "kind": 1.0,
        "kind word": 2.0,
        "written region": 3.0,
        "content": 2.0,
        "second name": 3.0,
        "country": 3.0,
        "division": 4.0,
        "distance": 4.0,
        "choice": 0.0,
        "source": 0.5,
    }
)
"""The same while names are still guessed to tell of each other: kinds count less and company
more, so that a document about villages finds its spot (measured)."""
