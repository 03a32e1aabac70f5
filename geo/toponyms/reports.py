"""What reports tell of each other's names: a village named once may be explained in another.

Every report is first resolved by itself. What it is sure of then counts as evidence for all others,
never for itself. Sums are whole numbers, so that the order of the reports changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from gazetteer import Place
from geo.toponyms.company import division_of

SURE: Final = 0.6
"""Score from which on a choice is told to the other reports."""
_WHOLE: Final = 1000
"""A score of 1 as a whole number."""
_DOUBT: Final = 500
"""Weight of what no report says of a name, on that scale."""
_AREA_DOUBT: Final = 3000
"""The same of countries and divisions: few reports make no pattern."""

Topic = tuple[str, str]
"""What is spoken of: a name by its key, the countries, or the divisions."""
_COUNTRIES: Final[Topic] = ("country", "")
_DIVISIONS: Final[Topic] = ("division", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A name that one report is sure of."""

    key: str
    """The name, folded."""
    place: Place
    score: float


class Reports:
    """The sure choices of many reports, each counted once a report."""

    def __init__(self, choices: Iterable[Sequence[Choice]]) -> None:
        """Gather the choices of each report, in the order of the reports."""
        self._own: list[dict[tuple[Topic, object], int]] = []
        self._said: Counter[tuple[Topic, object]] = Counter()
        self._totals: Counter[Topic] = Counter()
        self._own_totals: list[Counter[Topic]] = []
        for sure in choices:
            own = said(sure)
            totals: Counter[Topic] = Counter()
            for (topic, _), score in own.items():
                totals[topic] += score
            self._own.append(own)
            self._own_totals.append(totals)
            self._said.update(own)
            self._totals.update(totals)

    def share(self, report: int, topic: Topic, answer: object) -> float:
        """Which part of what the other reports say of a topic is this answer, 0 to below 1."""
        said = self._said.get((topic, answer), 0) - self._own[report].get((topic, answer), 0)
        return part(said, topic, self._totals[topic] - self._own_totals[report][topic])


class Shares(Protocol):
    """Knows what reports say, be they in memory or on disk."""

    def share(self, report: int, topic: Topic, answer: object) -> float:
        """As `Reports.share`."""
        ...


def part(said: int, topic: Topic, total: int) -> float:
    """Which part of all that is said of a topic is said for one answer, 0 to below 1.

    Args:
        said: For the answer.
        topic: Of countries and divisions more must be said before it counts.
        total: For all answers.
    """
    doubt = _AREA_DOUBT if topic in {_COUNTRIES, _DIVISIONS} else _DOUBT
    return said / (total + doubt) if said else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Others:
    """What all reports but one say."""

    reports: Shares
    report: int
    """The one that asks, by its place in the order."""

    def name_share(self, key: str, place: Place) -> float:
        """How far the other reports mean the place by the name, 0 to below 1."""
        return self.reports.share(self.report, ("name", key), place.id)

    def country_share(self, place: Place) -> float:
        """How much of what the other reports name is in the place's country, 0 to below 1."""
        return self.reports.share(self.report, _COUNTRIES, place.country)

    def division_share(self, place: Place) -> float:
        """The same for the place's first-level division."""
        return self.reports.share(self.report, _DIVISIONS, division_of(place))


def said(sure: Sequence[Choice]) -> dict[tuple[Topic, object], int]:
    """What a report says: for each topic its answers, with whole numbers for how sure it is."""
    found: dict[tuple[Topic, object], int] = defaultdict(int)
    for choice in sure:
        score, place = round(_WHOLE * choice.score), choice.place
        answers: list[tuple[Topic, object]] = [(("name", choice.key), place.id)]
        if place.country is not None:
            answers.append((_COUNTRIES, place.country))
        division = division_of(place)
        if division is not None:
            answers.append((_DIVISIONS, division))
        for answer in answers:
            found[answer] = max(found[answer], score)
    return found
