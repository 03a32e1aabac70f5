"""Decide which place each name means, in the light of all the others."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import Candidate, Place, Reason
from geo.toponyms.evidence import Evidence, Guess, guess_weight
from geo.toponyms.names import Name
from geo.toponyms.scoring import (
    GUESSING,
    MOVING,
    NOWHERE,
    REASONS,
    SETTLED,
    WEIGHTS,
    Measure,
    Part,
    Question,
)

_ROUNDS: Final = 2
"""How often all names are weighed before the last word: each alone, then with the others."""
_HELD: Final = 4
"""Places of a name that tell of the other names: the likeliest."""
_FAINT: Final = 0.03
"""Weight below which a place tells nothing."""
LEAST: Final = 0.25
"""Probability below which nothing beats a guess: the name stays unresolved."""
_ALTERNATIVES: Final = 3
_SHOWN: Final = 0.05
"""Weight below which a reason is not worth telling."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a name means."""

    place: Place | None
    score: float
    """0 to 1: how likely the place is the right one."""
    reasons: tuple[Reason, ...]
    """Weightiest first."""
    alternatives: tuple[Candidate, ...]
    """The next best, best first."""


def resolve_names(
    names: Sequence[Name], weights: Mapping[str, float] = WEIGHTS
) -> tuple[Resolution, ...]:
    """Choose a place for every name.

    Args:
        names: Of one document.
        weights: How much each reason of `scoring.REASONS` counts in the end.

    Returns:
        One resolution per name. Same names, same answer.
    """
    guesses: list[Guess] = []
    first = _Scale(names, GUESSING, -math.inf)
    for _ in range(_ROUNDS):
        evidence = Evidence(guesses)
        guesses = [
            guess
            for question in _questions(names, evidence)
            for guess in _guesses(question, first.rank(question))
        ]
    last = _Scale(names, weights, NOWHERE)
    return tuple(
        _resolution(question, last.rank(question), weights)
        for question in _questions(names, Evidence(guesses))
    )


def _questions(names: Sequence[Name], evidence: Evidence) -> list[Question]:
    return [Question(name=name, index=index, evidence=evidence) for index, name in enumerate(names)]


class _Scale:
    """Weighs the places of every name; what company cannot change is weighed once."""

    def __init__(self, names: Sequence[Name], weights: Mapping[str, float], nowhere: float) -> None:
        """Weigh by these weights; `nowhere` is the weight of "none of them"."""
        self._weights = weights
        self._nowhere = nowhere
        self._settled = [
            [_sum(SETTLED, place, question, weights) for place in question.name.places]
            for question in _questions(names, Evidence(()))
        ]

    def rank(self, question: Question) -> list[tuple[float, Place]]:
        """Places of a name with their probabilities, best first."""
        places = question.name.places
        totals = [
            settled + _sum(MOVING, place, question, self._weights)
            for settled, place in zip(self._settled[question.index], places, strict=True)
        ]
        top = max([self._nowhere, *totals])
        odds = [math.exp(total - top) for total in totals]
        whole = math.fsum(odds) + (math.exp(self._nowhere - top) if places else 0.0)
        ranking = [(odd / whole, place) for odd, place in zip(odds, places, strict=True)]
        return sorted(ranking, key=lambda pair: (-pair[0], -pair[1].population, pair[1].id))


def _sum(
    reasons: Mapping[str, Measure], place: Place, question: Question, weights: Mapping[str, float]
) -> float:
    return sum(weights[name] * measure(place, question)[0] for name, measure in reasons.items())


def _guesses(question: Question, ranking: list[tuple[float, Place]]) -> Iterator[Guess]:
    for probability, place in ranking[:_HELD]:
        weight = guess_weight(question.name, probability)
        if weight > _FAINT:
            yield Guess(owner=question.index, place=place, weight=weight)


def _resolution(
    question: Question, ranking: list[tuple[float, Place]], weights: Mapping[str, float]
) -> Resolution:
    sure = bool(ranking) and ranking[0][0] >= LEAST
    score, place = ranking[0] if sure else (0.0, None)
    rest = ranking[1:] if sure else ranking
    return Resolution(
        place=place,
        score=round(score, 4),
        reasons=() if place is None else _reasons(place, question, weights),
        alternatives=tuple(
            Candidate(
                place=other, score=round(chance, 4), reasons=_reasons(other, question, weights)
            )
            for chance, other in rest[:_ALTERNATIVES]
        ),
    )


def _reasons(place: Place, question: Question, weights: Mapping[str, float]) -> tuple[Reason, ...]:
    found = [_reason(name, measure(place, question), weights) for name, measure in REASONS.items()]
    return tuple(
        sorted(
            (reason for reason in found if abs(reason.weight) >= _SHOWN),
            key=lambda reason: (-abs(reason.weight), reason.name),
        )
    )


def _reason(name: str, part: Part, weights: Mapping[str, float]) -> Reason:
    share, detail = part
    return Reason(name=name, weight=round(weights[name] * share, 3), detail=detail)
