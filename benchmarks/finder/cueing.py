"""Fit the weights of the finder's cues: logistic regression by Newton's method, ridge penalty 1."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from finder.corpus import Sample

from geo.toponyms.candidates import Match
from geo.toponyms.draft import gather_matches, later_cues, match_cues

Matrix = npt.NDArray[np.float64]

FIXED = {
    "second name in brackets": 2.5,
    "called a place": 2.5,
    "before in and its region": 2.0,
    "article after capital": -2.0,
}
"""Set by hand, since the corpora have hardly an instance."""
RIDGE = 1.0
ROUNDS = 5
"""How often weights are fitted: those of later cues rest on the scores of the round before."""
STEPS = 30
LEAST = 0.05
"""Weights nearer to nought are left out."""


class Lessons:
    """All matches of some documents with their cues, and whether they are marked."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Gather the matches; what other annotators would judge otherwise is left out."""
        self._samples = samples
        self._matches = [gather_matches(sample.scene) for sample in samples]
        self._own = [
            [tuple(match_cues(sample.scene, match)) for match in found]
            for sample, found in zip(samples, self._matches, strict=True)
        ]
        self._used = [
            [_teaches(sample, match) for match in found]
            for sample, found in zip(samples, self._matches, strict=True)
        ]
        self._right = [
            [(match.start, match.end) in sample.gold for match in found]
            for sample, found in zip(samples, self._matches, strict=True)
        ]

    def fit(self, without: int | None = None) -> dict[str, float]:
        """Weights by cue, rounded; learned from all folds or all but one."""
        weights: Mapping[str, float] = {}
        for _ in range(ROUNDS):
            weights = self._fit(weights, without)
        held = {cue: _held(cue, weights.get(cue, 0.0)) for cue in (*weights, *FIXED)}
        return {cue: round(held[cue], 2) for cue in sorted(held) if abs(held[cue]) >= LEAST}

    def _fit(self, before: Mapping[str, float], without: int | None) -> dict[str, float]:
        rows: list[tuple[str, ...]] = []
        right: list[bool] = []
        for number, sample in enumerate(self._samples):
            if sample.fold == without:
                continue
            cues = self._cues(number, before)
            for used, own, marked in zip(
                self._used[number], cues, self._right[number], strict=True
            ):
                if used:
                    rows.append(own)
                    right.append(marked)
        return regress(rows, right)

    def _cues(self, number: int, weights: Mapping[str, float]) -> list[tuple[str, ...]]:
        own = self._own[number]
        if not weights:
            return own
        scores = [sum(weights.get(cue, 0.0) for cue in cues) for cues in own]
        later = later_cues(self._samples[number].scene, self._matches[number], scores)
        return [(*first, *second) for first, second in zip(own, later, strict=True)]


def _held(cue: str, weight: float) -> float:
    hand = FIXED.get(cue, 0.0)
    return max(hand, weight) if hand > 0 else min(hand, weight) if hand < 0 else weight


def _teaches(sample: Sample, match: Match) -> bool:
    """Whether its annotators would have marked it, and it is no part of a longer marked name."""
    if match.form == "demonym" and "demonyms" in sample.without:
        return False
    span = (match.start, match.end)
    return span in sample.gold or not any(
        start <= match.start and match.end <= end for start, end in sample.gold
    )


def regress(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> dict[str, float]:
    """Weights by cue, given the cues of each row and whether it is right."""
    names = sorted({cue for cues in rows for cue in cues})
    columns = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, cues in enumerate(rows):
        table[number, [columns[cue] for cue in cues]] = 1.0
    return dict(zip(names, _newton(table, np.array(right, float)).tolist(), strict=True))


def _newton(table: Matrix, right: Matrix) -> Matrix:
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-table @ weights))
        curvature = table.T @ (table * (chances * (1 - chances) + 1e-9)[:, None])
        slope = table.T @ (right - chances) - RIDGE * weights
        step = np.linalg.solve(curvature + RIDGE * np.eye(len(weights)), slope)
        weights += step
        if np.abs(step).max() < 1e-8:  # noqa: PLR2004 (far below the rounding)
            break
    return weights
