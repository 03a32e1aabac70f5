"""Whether scores are probabilities: of choices scored 0.8, are 80 % right?"""

from collections.abc import Iterator, Sequence

from places.earth import RIGHT_KM
from places.runs import Run
from places.scorer import error_km

BINS = 10

Choice = tuple[float, bool]
"""The score of a place, and whether it is right."""


def reliability(runs: Sequence[Run]) -> str:
    """For each corpus the expected calibration error, and the curve of the last run.

    Right is a place at most 161 km from the marked one, or with its id; once over choices for
    marked toponyms, once with those for what nobody marked as wrong.
    """
    lines = ["", "corpus  choices  expected calibration error   with false finds as wrong"]
    for run in runs:
        some, every = list(choices(run, false_finds=False)), list(choices(run, false_finds=True))
        lines.append(
            f"{run.corpus:<7} {len(some):7d}  {calibration_error(some):26.3f}"
            f"   {calibration_error(every):25.3f}"
        )
    lines += ["", f"score    choices  mean score  right   ({runs[-1].corpus})"]
    for low, group in _binned(list(choices(runs[-1], false_finds=False))):
        score = sum(score for score, _ in group) / len(group)
        right = sum(right for _, right in group) / len(group)
        lines.append(
            f"{low:.1f}-{low + 1 / BINS:.1f}  {len(group):7d}  {score:10.3f}  {right:5.3f}"
        )
    return "\n".join(lines)


def choices(run: Run, *, false_finds: bool) -> Iterator[Choice]:
    """Scores of all chosen places, and whether they are right."""
    for _, marked, answer in run.pairs():
        if answer is None or answer.point is None:
            continue
        if marked is None:
            if false_finds:
                yield answer.score, False
        elif (km := error_km(marked, answer)) is not None:
            yield answer.score, km <= RIGHT_KM or answer.id == marked.id


def calibration_error(found: Sequence[Choice]) -> float:
    """The mean difference between score and share of right, over bins of equal width."""
    total = sum(
        abs(sum(score for score, _ in group) - sum(right for _, right in group))
        for _, group in _binned(found)
    )
    return total / max(1, len(found))


def _binned(found: Sequence[Choice]) -> Iterator[tuple[float, list[Choice]]]:
    for number in range(BINS):
        group = [c for c in found if min(BINS - 1, int(c[0] * BINS)) == number]
        if group:
            yield number / BINS, group
