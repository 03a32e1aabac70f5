"""How well toponyms are found and resolved, by the definitions of the literature.

Recognition: exact spans, and overlapping ones, matched one to one: exact pairs first, then by
decreasing Jaccard overlap. Resolution counts marked toponyms that have a point: `found` those that
were found and given a place, `all` all of them, the missing as wrong by half the Earth's
circumference. AUC is the area under the sorted logarithms of the errors, trapezoidal, scaled to 1
(Gritta et al., ACL 2018). End to end, a toponym is right if it matches a marked one and its place
is at most 161 km from it; those that match one without a point count neither way.
"""

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from places.corpus import Marked
from places.earth import FARTHEST_KM, RIGHT_KM, great_circle_km

from geo.reading import Span

Pair = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A place name as a system tells it."""

    span: Span
    point: tuple[float, float] | None
    """Longitude and latitude of its place, none where it has none."""
    score: float = 0.0
    """How sure the system is, 0 to 1."""
    id: str = ""
    """Of its place."""
    role: str = ""
    """What the name does in its sentence, as the system has it."""


@dataclass(kw_only=True, slots=True)
class Tally:
    """Sums over documents."""

    documents: int = 0
    marked: int = 0
    answered: int = 0
    exact: int = 0
    overlapping: int = 0
    placed: int = 0
    """Marked toponyms that have a point."""
    decided: int = 0
    """Answers with a place, but for those that match a marked toponym without a point."""
    errors: list[float] = field(default_factory=list)
    """Kilometres, of marked toponyms that were found and given a place."""

    def add(self, marked: Sequence[Marked], answers: Sequence[Answer]) -> list[Pair]:
        """Count a document.

        Returns:
            The pairs of marked and answered toponyms that overlap, by index.
        """
        pairs = match(marked, answers)
        same = sum(marked[i].span == answers[j].span for i, j in pairs)
        self.documents += 1
        self.marked += len(marked)
        self.answered += len(answers)
        self.exact += same
        self.overlapping += len(pairs)
        self.placed += sum(one.point is not None for one in marked)
        pointless = {j for i, j in pairs if marked[i].point is None}
        self.decided += sum(
            answer.point is not None and j not in pointless for j, answer in enumerate(answers)
        )
        self.errors += [km for i, j in pairs if (km := error_km(marked[i], answers[j])) is not None]
        return pairs

    @property
    def right(self) -> int:
        """Toponyms that are right end to end."""
        return sum(km <= RIGHT_KM for km in self.errors)

    @property
    def all_errors(self) -> list[float]:
        """Kilometres, of all marked toponyms with a point."""
        return [*self.errors, *[FARTHEST_KM] * (self.placed - len(self.errors))]

    def end_to_end(self) -> tuple[float, float, float]:
        """Precision, recall and F1, 0 to 1."""
        return rates(self.right, self.decided, self.placed)


def error_km(marked: Marked, answer: Answer) -> float | None:
    """How far off an answer is; none where either has no point."""
    if marked.point is None or answer.point is None:
        return None
    return great_circle_km(marked.point, answer.point)


def match(marked: Sequence[Marked], answers: Sequence[Answer]) -> list[Pair]:
    """Pairs that overlap, one to one, by index."""
    pairs = list(_same(marked, answers))
    left = {i for i, _ in pairs}
    right = {j for _, j in pairs}
    near = [
        (-shared / _union(one.span, answer.span), i, j)
        for i, one in enumerate(marked)
        if i not in left
        for j, answer in enumerate(answers)
        if j not in right and (shared := _shared(one.span, answer.span)) > 0
    ]
    for _, i, j in sorted(near):
        if i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return sorted(pairs)


def _same(marked: Sequence[Marked], answers: Sequence[Answer]) -> Iterator[Pair]:
    free: dict[Span, list[int]] = {}
    for j, answer in enumerate(answers):
        free.setdefault(answer.span, []).append(j)
    for i, one in enumerate(marked):
        if free.get(one.span):
            yield i, free[one.span].pop(0)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _union(one: Span, other: Span) -> int:
    return max(one.end, other.end) - min(one.start, other.start)


def rates(right: int, answered: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 to 1; 0 where there is nothing to count."""
    precision, recall = right / max(1, answered), right / max(1, wanted)
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return precision, recall, both


def accuracy(errors: Sequence[float]) -> float:
    """Share of errors of at most 161 km."""
    return sum(km <= RIGHT_KM for km in errors) / len(errors) if errors else math.nan


def area_under_curve(errors: Sequence[float]) -> float:
    """0 for no errors at all to 1 for the largest throughout."""
    logs = sorted(math.log(min(km, FARTHEST_KM) + 1) for km in errors)
    scale = math.log(FARTHEST_KM)
    if len(logs) < 2:  # noqa: PLR2004 - a curve has two points
        return min(1.0, logs[0] / scale) if logs else math.nan
    area = sum((low + high) / 2 for low, high in pairwise(logs))
    return min(1.0, area / (scale * (len(logs) - 1)))


def middle_and_mean(errors: Sequence[float]) -> tuple[float, float]:
    """The median and the mean error."""
    if not errors:
        return math.nan, math.nan
    return statistics.median(errors), statistics.fmean(errors)
