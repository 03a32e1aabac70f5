"""Decide which place each name means, in the light of all the others.

A log-linear model: every place of a name, and "none of them", gets the sum of its signs' weights;
their exponentials, normalised, are probabilities. What the other names mean is guessed first, with
the same weights damped, in a few rounds.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Final

from gazetteer import Candidate, Place, Reason
from geo.toponyms.evidence import Evidence, Guess, guess_weight
from geo.toponyms.learned import Learned
from geo.toponyms.names import Name
from geo.toponyms.outlet import UNKNOWN, Outlet
from geo.toponyms.reports import SURE, Choice, Others
from geo.toponyms.scoring import Question, Sign, ask, nowhere_signs, settled_signs
from geo.toponyms.testimony import Testimony
from geo.toponyms.wording import reasons

ROUNDS: Final = 3
"""How often all names are guessed: each alone, then with the others."""
DAMPED: Final = 0.6
"""What weights count for while names are guessed: a first guess should not be too sure."""
_HELD: Final = 4
"""Places of a name that tell of the other names: the likeliest."""
_FAINT: Final = 0.03
"""Weight below which a place tells nothing."""
LEAST: Final = 0.3
"""Probability below which nothing beats a guess: the name stays unresolved."""
_ALTERNATIVES: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """The names of a document, and what is known of them from outside its names."""

    names: Sequence[Name]
    outlet: Outlet = UNKNOWN
    partners: Mapping[int, Sequence[int]] = field(default_factory=lambda: MappingProxyType({}))
    """For a name the names that stand beside it in a list, by index."""
    others: Others | None = None
    """What other reports say, none where each is read by itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a name means."""

    place: Place | None
    score: float
    """0 to 1: how likely the place is the right one."""
    reasons: tuple[Reason, ...]
    """Weightiest first."""
    alternatives: tuple[Candidate, ...]
    """The next best, best first, with their probabilities."""


NOTHING: Final = Resolution(place=None, score=0.0, reasons=(), alternatives=())
"""Of a name that means no place."""


def resolve_names(task: Task, model: Learned) -> tuple[Resolution, ...]:
    """Choose a place for every name. Same task, same answer."""
    scale = Scale(task, model.weights)
    evidence = scale.gather()
    return tuple(_resolution(scale, question, evidence, model) for question in scale.questions)


def sure_choices(task: Task, model: Learned) -> tuple[Choice, ...]:
    """What a report is sure enough of to tell others."""
    scale = Scale(task, model.weights)
    evidence = scale.gather()
    found = []
    for question in scale.questions:
        for raw, place in scale.rank(question, evidence)[:1]:
            score = model.calibrated(raw)
            if score >= SURE:
                found.append(Choice(key=question.key, place=place, score=score))
    return tuple(found)


class Scale:
    """Weighs the places of a document's names; what company cannot change is weighed once."""

    def __init__(self, task: Task, weights: Mapping[str, float]) -> None:
        """Weigh by these weights of signs."""
        self.questions = [
            ask(name, i, task.outlet, task.others) for i, name in enumerate(task.names)
        ]
        self._weights = dict(weights)
        self._partners = task.partners
        first: dict[str, int] = {}
        self._kin = {q.index: first.setdefault(q.key, q.index) for q in self.questions}
        self._settled = [
            [_sum(settled_signs(place, question), weights) for place in question.name.places]
            for question in self.questions
        ]

    def gather(self, rounds: int = ROUNDS) -> Evidence:
        """What the names tell of each other."""
        evidence = Evidence((), self._partners, self._kin)
        for _ in range(rounds):
            guesses = [
                guess for question in self.questions for guess in self._guesses(question, evidence)
            ]
            evidence = Evidence(guesses, self._partners, self._kin)
        return evidence

    def rank(self, question: Question, evidence: Evidence) -> list[tuple[float, Place]]:
        """Places of a name with their probabilities, best first; they add up to less than 1."""
        if not question.name.places:
            return []
        nowhere = _sum(nowhere_signs(question, evidence), self._weights)
        return self._ranking(question, self._totals(question, evidence), nowhere)

    def signs(self, place: Place, question: Question, evidence: Evidence) -> Iterator[Sign]:
        """All signs for and against a place."""
        yield from settled_signs(place, question)
        yield from Testimony(evidence, question.index).signs(place)

    def _guesses(self, question: Question, evidence: Evidence) -> Iterator[Guess]:
        totals = [DAMPED * total for total in self._totals(question, evidence)]
        for chance, place in self._ranking(question, totals, -math.inf)[:_HELD]:
            weight = guess_weight(question.name, chance)
            if weight > _FAINT:
                yield Guess(owner=question.index, place=place, chance=chance, weight=weight)

    def _totals(self, question: Question, evidence: Evidence) -> list[float]:
        if evidence.is_empty:
            return self._settled[question.index]
        testimony, weights = Testimony(evidence, question.index), self._weights
        return [
            settled + _sum(testimony.signs(place), weights)
            for settled, place in zip(
                self._settled[question.index], question.name.places, strict=True
            )
        ]

    def _ranking(
        self, question: Question, totals: Sequence[float], nowhere: float
    ) -> list[tuple[float, Place]]:
        top = max([nowhere, *totals])
        odds = [math.exp(total - top) for total in totals]
        whole = math.fsum(odds) + math.exp(nowhere - top)
        ranking = [
            (odd / whole, place) for odd, place in zip(odds, question.name.places, strict=True)
        ]
        return sorted(ranking, key=lambda pair: (-pair[0], -pair[1].population, pair[1].id))


def _sum(signs: Iterable[Sign], weights: Mapping[str, float]) -> float:
    total = 0.0
    for key, strength in signs:
        total += weights.get(key, 0.0) * strength
    return total


def _resolution(scale: Scale, question: Question, evidence: Evidence, model: Learned) -> Resolution:
    ranking = scale.rank(question, evidence)
    raw = ranking[0][0] if ranking else 0.0
    sure = model.calibrated(raw) if ranking else 0.0
    place = ranking[0][1] if sure >= LEAST else None
    # What the first does not take is shared out as the model has it.
    left = (1.0 - sure) / max(1.0 - raw, 1e-9)

    testimony = Testimony(evidence, question.index)

    def why(other: Place) -> tuple[Reason, ...]:
        signs = chain(settled_signs(other, question), testimony.signs(other))
        return reasons(other, question, evidence, signs, model.weights)

    chances = [(sure, ranking[0][1])] if ranking else []
    chances += [(min(sure, raw * left), other) for raw, other in ranking[1 : _ALTERNATIVES + 1]]
    rest = chances[place is not None :][:_ALTERNATIVES]
    return Resolution(
        place=place,
        score=round(sure, 4) if place is not None else 0.0,
        reasons=() if place is None else why(place),
        alternatives=tuple(
            Candidate(place=other, score=round(chance, 4), reasons=why(other))
            for chance, other in rest
        ),
    )
