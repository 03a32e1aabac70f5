"""Teach the resolver: weights in stages, and a curve from choices that no weights had seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from places.corpus import Text
from places.fitting import as_weights, fit, rising_curve
from places.lessons import Lesson, Pupil, chances, lessons, of_one_outlet, pupils, together

from gazetteer import Gazetteer
from geo.toponyms.learned import Learned
from geo.toponyms.outlet import UNKNOWN
from geo.toponyms.resolve import ROUNDS

STAGES = 2
"""How often weights are fitted before the last time; the first, names tell nothing of others."""

Choice = tuple[float, float, float]
"""The raw probability of a chosen place, 1 if it is right, and how often the name is marked."""


def taught(texts: Sequence[Text], gazetteer: Gazetteer) -> list[Pupil]:
    """Every document twice, with its address and without."""
    return [
        pupil
        for addressed in (True, False)
        for pupil in pupils(texts, gazetteer, addressed=addressed)
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fold:
    """What was learned from all documents but those of a fold, and what it made of these."""

    weights: dict[str, float]
    choices: Sequence[Choice]


def learn_folds(found: Sequence[Pupil]) -> dict[int, Fold]:
    """Learn from all but each fold."""
    folds = {}
    for fold in sorted({pupil.text.fold for pupil in found}):
        seen = [pupil for pupil in found if pupil.text.fold != fold]
        weights = learn_weights(seen or found)
        unseen = all_lessons([pupil for pupil in found if pupil.text.fold == fold], weights)
        folds[fold] = Fold(weights=weights, choices=tuple(_choices(unseen, weights)))
    return folds


def train(found: Sequence[Pupil]) -> Learned:
    """Weights from all documents, the curve from folds."""
    return Learned(weights=learn_weights(found), curve=_curve(learn_folds(found).values()))


def cross_validate(found: Sequence[Pupil]) -> dict[int, Learned]:
    """For each fold weights from the others, and a curve from the others' choices."""
    folds = learn_folds(found)
    return {
        fold: Learned(
            weights=learned.weights,
            curve=_curve(other for number, other in folds.items() if number != fold),
        )
        for fold, learned in folds.items()
    }


def _choices(found: Iterable[Lesson], weights: dict[str, float]) -> Iterator[Choice]:
    for lesson in found:
        if lesson.signs:
            odds = chances(lesson, weights)
            best = max(range(len(odds)), key=odds.__getitem__)
            yield odds[best], float(lesson.near[best]), float(lesson.count)


def _curve(folds: Iterable[Fold]) -> tuple[tuple[float, float], ...]:
    raw, right, count = zip(*(choice for fold in folds for choice in fold.choices), strict=True)
    return tuple((round(x, 4), round(y, 4)) for x, y in rising_curve(raw, right, count))


def learn_weights(found: Sequence[Pupil]) -> dict[str, float]:
    """Weights in stages, each with the guesses of the one before.

    In the last, documents of one outlet know of each other too.
    """
    weights: dict[str, float] = {}
    for _ in range(STAGES):
        weights = as_weights(fit(all_lessons(found, weights)))
    model = Learned(weights=weights, curve=((0.0, 0.0), (1.0, 1.0)))
    unaddressed = [pupil for pupil in found if pupil.findings.task.outlet == UNKNOWN]
    shared = [p for group in of_one_outlet(unaddressed) for p in together(group, model)]
    return as_weights(fit(all_lessons([*found, *shared], weights)))


def all_lessons(found: Sequence[Pupil], weights: dict[str, float]) -> list[Lesson]:
    """The names of all documents; without weights, they tell nothing of each other."""
    rounds = ROUNDS if weights else 0
    return [lesson for pupil in found for lesson in lessons(pupil, weights, rounds)]
