"""Multinomial logistic regression, and a rising curve through ones and noughts; numpy only."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from places.lessons import Lesson

RIDGE = 0.5
"""How strongly weights are held to what is expected of them."""
EXPECTED = {
    "source": 1.0, "second name=both": 3.0, "second name=one": -3.0, "spelling=sound": 1.0,
    "kind=camp": -1.0, "kind=crossing": -1.2, "kind=prison": -1.0, "kind=dam": -1.0,
    "kind=field": -1.0, "kind=site": -1.7, "kind=base": -1.0, "kind=neighbourhood": -4.5,
    "kind word=fits": 1.5, "kind word=not": -1.5, "written region=in": 3.0,
    "written region=not": -1.0, "reports=name": 2.0,
}  # fmt: skip
"""Weights of signs of which the corpora have hardly an instance; all others: nought."""
FIRM = 50.0
"""The ridge that holds these."""
STEPS = 60
ENOUGH = 1e-6
"""Gain of a step below which the fit is over."""
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
"""Where ranges of raw probabilities begin, each a point of the calibration curve at most."""

Matrix = np.ndarray[Any, np.dtype[np.float64]]


class Problem:
    """Which places are right, given their signs."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        """Lay lessons out as one matrix, a row for each place and for "none of them"."""
        told = {k for one in lessons for signs in (*one.signs, one.none) for k, _ in signs}
        self.keys = sorted(told | set(EXPECTED))
        column = {key: i for i, key in enumerate(self.keys)}
        rows = sum(len(one.signs) + 1 for one in lessons)
        self.signs = np.zeros((rows, len(self.keys)))
        self.right = np.zeros(rows)
        self.starts = np.zeros(len(lessons), dtype=np.intp)
        row = 0
        for number, one in enumerate(lessons):
            self.starts[number] = row
            for signs, right in zip(
                (*one.signs, one.none), (*one.right, not any(one.right)), strict=True
            ):
                for key, strength in signs:
                    self.signs[row, column[key]] += strength
                self.right[row] = right
                row += 1
        self.group = np.repeat(np.arange(len(lessons)), [len(one.signs) + 1 for one in lessons])
        # A name that is marked ten times in a document is no ten lessons.
        self.count = np.sqrt([one.count for one in lessons])
        self.expected = np.array([EXPECTED.get(key, 0.0) for key in self.keys])
        firm = [FIRM if key in EXPECTED else RIDGE for key in self.keys]
        self.ridge = np.array(firm)

    def loss(self, weights: Matrix) -> tuple[float, Matrix, Matrix]:
        """The penalised loss, and the chances of all rows and of the right ones."""
        totals = self.signs @ weights
        odds = np.exp(totals - np.maximum.reduceat(totals, self.starts)[self.group])
        whole = np.add.reduceat(odds, self.starts)
        right = np.add.reduceat(odds * self.right, self.starts) + 1e-300
        held = float((self.ridge * (weights - self.expected) ** 2).sum()) / 2
        loss = float((self.count * (np.log(whole) - np.log(right))).sum()) + held
        return loss, odds / whole[self.group], odds * self.right / right[self.group]

    def step(self, weights: Matrix, chance: Matrix, wanted: Matrix) -> Matrix:
        """Newton's step downhill; the curvature of the wanted part is left out."""
        each = self.count[self.group]
        slope = self.signs.T @ (each * (chance - wanted)) + self.ridge * (weights - self.expected)
        mean = np.add.reduceat(self.signs * chance[:, None], self.starts)
        curve = self.signs.T @ (self.signs * (each * chance)[:, None])
        curve -= (mean * self.count[:, None]).T @ mean
        step: Matrix = np.linalg.solve(curve + np.diag(self.ridge), slope)
        return step


def fit(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights under which the right places are likeliest."""
    problem = Problem(lessons)
    weights = problem.expected.copy()
    loss, chance, wanted = problem.loss(weights)
    for _ in range(STEPS):
        step, length = problem.step(weights, chance, wanted), 1.0
        while True:
            tried = weights - length * step
            new, chance, wanted = problem.loss(tried)
            if new <= loss or length < ENOUGH:
                break
            length /= 2
        weights, gain, loss = tried, loss - new, new
        if gain < ENOUGH:
            break
    return dict(zip(problem.keys, map(float, weights), strict=True))


def rising_curve(
    raw: Sequence[float], right: Sequence[float], count: Sequence[float]
) -> list[tuple[float, float]]:
    """How often what was held to be so likely was right: isotonic regression, few points.

    The pool-adjacent-violators algorithm over ranges of raw probabilities.
    """
    pools = [[0.0, 0.0, 0.0] for _ in EDGES]
    for p, r, n in zip(raw, right, count, strict=True):
        pool = pools[bisect_right(EDGES, p) - 1]
        for k, value in enumerate((p * n, r * n, n)):
            pool[k] += value
    merged: list[list[float]] = []
    for pool in (pool for pool in pools if pool[2]):
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] * merged[-1][2] >= merged[-1][1] * merged[-2][2]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    return [(p / n, r / n) for p, r, n in merged]


def as_weights(fitted: Mapping[str, float]) -> dict[str, float]:
    """Rounded, so that the last bits of a machine's arithmetic do not show."""
    return {key: round(weight, 2) + 0.0 for key, weight in fitted.items() if not math.isnan(weight)}
