"""Measure, and learn, which place in a sentence is that of its verb.

    python benchmarks/event_places.py FOLDER [--train] [--store FOLDER]

FOLDER holds `event_location.jsonl`, one sentence a line: `text` and `events` with `trigger` and
`locations` (`start`, `end`: code points, end exclusive), as in Halterman's data (Linking Events and
Locations in Political Text, 2019). Candidates are the toponyms that the gazetteer finds and the
spans marked in the data, so that linking is measured, not finding; "found only" leaves the marked
ones out and counts a place as right if it overlaps one. Precision, recall and F1 count spans over
all sentences. Weights are those of a logistic regression over the features of
geo/events/placing.py; what is printed comes from five folds, each judged by weights that never saw
it. `--train` writes weights learned from all sentences to geo/events/data/place_weights.tsv.
"""

import argparse
import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.events.clauses import parse  # noqa: E402 - as above
from geo.events.placing import Candidate, Scene, features  # noqa: E402 - as above
from geo.events.speech import sayings, told_by  # noqa: E402 - as above
from geo.events.subjects import subjects  # noqa: E402 - as above
from geo.events.tagging import tag  # noqa: E402 - as above
from geo.events.tokens import tokens  # noqa: E402 - as above
from geo.reading import Span, Toponym  # noqa: E402 - as above
from geo.sentences import sentences  # noqa: E402 - as above
from geo.toponyms import find_toponyms  # noqa: E402 - as above

FOLDS = 5
RAREST = 15
"""Occurrences that a feature must have to get a weight."""
SMALLEST = 0.05
"""Weights nearer to nought than this are left out."""
THRESHOLD = 0.4
"""Probability from which a place is linked; geo/events/places.py has its logit."""
STEPS, RATE, RIDGE = 400, 0.1, 2.0
TABLE = ROOT / "geo" / "events" / "data" / "place_weights.tsv"
HEAD = """\
# Weights of the features of geo/events/placing.py, as learned by
# benchmarks/event_places.py --train; the unit is the logit.
"""


class Pair(NamedTuple):
    """A verb and a place that may be its."""

    event: int
    gap: int
    """Tokens between the two; less than nought if the place comes first."""
    features: tuple[str, ...]
    right: bool
    found: bool
    """Whether the gazetteer finds it by itself."""


def main() -> int:
    """Print a table, and write weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where event_location.jsonl lies")
    parser.add_argument("--train", action="store_true", help="write the table of weights")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    options = parser.parse_args()
    path = options.folder / "event_location.jsonl"
    if not path.is_file():
        print(f"{path} is not there: give the folder that holds event_location.jsonl")
        return 2
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    marked = sum(len(event["locations"]) for line in lines for event in line["events"])
    with Gazetteer.default(folder=options.store) as gazetteer:
        pairs = list(_pairs(lines, gazetteer))
    names, matrix = _matrix(pairs)
    right = np.array([pair.right for pair in pairs], dtype=np.float32)
    report(pairs, _across(matrix, right, pairs), marked)
    if options.train:
        learned = _learned(matrix, right)
        rows = [
            f"{name}\t{weight:.3f}\n"
            for name, weight in zip(names, learned, strict=True)
            if abs(weight) >= SMALLEST
        ]
        TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
        print(f"{len(rows)} weights written to {TABLE}")
    return 0


def _pairs(lines: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> Iterator[Pair]:
    number = 0
    for line in lines:
        found = find_toponyms(line["text"], gazetteer)
        for event in line["events"]:
            yield from _of_event(line["text"], event, found, number)
            number += 1


def _of_event(
    text: str, event: dict[str, Any], found: Sequence[Toponym], number: int
) -> Iterator[Pair]:
    verb = event["trigger"]["start"]
    span = next((s for s in sentences(text) if s.start <= verb < s.end), None)
    if span is None:
        return
    words = tokens(text, span)
    marked = [Span(start=p["start"], end=p["end"]) for p in event["locations"]]
    rows = [row for row in _candidates(found, marked) if span.covers(row[0])]
    located = []
    for where, role, country, right, known in rows:
        first = bisect_right(words.starts, where.start) - 1
        end = bisect_left(words.starts, where.end)
        if 0 <= first < end:
            located.append((Candidate(first, end, role, country), right, known))
    places = {k for candidate, _, _ in located for k in range(candidate.start, candidate.end)}
    parsed = parse(words, tag(words, (), places))
    scene = Scene(parsed, told_by(parsed, sayings(parsed, subjects(parsed))))
    token = bisect_right(words.starts, verb) - 1
    located = [row for row in located if not row[0].start <= token < row[0].end]
    candidates = [candidate for candidate, _, _ in located]
    for n, (candidate, right, known) in enumerate(located):
        names = tuple(features(scene, (token, token + 1), candidates, n))
        yield Pair(number, candidate.start - token, names, right, known)


def _candidates(
    found: Sequence[Toponym], marked: Sequence[Span]
) -> list[tuple[Span, str, bool, bool, bool]]:
    """Toponyms and marked spans as span, role, country, right, found; marked ones win."""
    rows = []
    for span in marked:
        over = next((t for t in found if t.span.overlaps(span)), None)
        role = over.role if over is not None else "location"
        rows.append((span, role, over is not None and _is_country(over), True, over is not None))
    rows += [
        (toponym.span, toponym.role, _is_country(toponym), False, True)
        for toponym in found
        if toponym.role != "organisation" and not any(toponym.span.overlaps(s) for s in marked)
    ]
    return sorted(rows, key=lambda row: row[0].start)


def _is_country(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind == "country"


def _matrix(pairs: Sequence[Pair]) -> tuple[list[str], np.ndarray]:
    counted = Counter(name for pair in pairs for name in set(pair.features))
    names = sorted(name for name, count in counted.items() if count >= RAREST)
    column = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(pairs), len(names)), dtype=np.float32)
    for row, pair in enumerate(pairs):
        for name in pair.features:
            if name in column:
                matrix[row, column[name]] = 1
    return names, matrix


def _learned(matrix: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge, by Adam (Kingma and Ba 2015) with a falling rate."""
    weights = np.zeros(matrix.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        error = 1 / (1 + np.exp(-matrix @ weights)) - right
        slope = (matrix.T @ error + RIDGE * weights) / len(right)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        scaled = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * (1 - 0.9 * step / STEPS) * scaled
    return weights


def _across(matrix: np.ndarray, right: np.ndarray, pairs: Sequence[Pair]) -> np.ndarray:
    """The probability of each pair by weights learned from the other folds."""
    fold = np.array([pair.event % FOLDS for pair in pairs])
    chances = np.zeros(len(pairs))
    for n in range(FOLDS):
        held = fold == n
        weights = _learned(matrix[~held], right[~held])
        chances[held] = 1 / (1 + np.exp(-matrix[held] @ weights))
    return chances


def report(pairs: Sequence[Pair], chances: np.ndarray, marked: int) -> None:
    """Print how well places are linked, beside the nearest and the next place."""
    by_event: dict[int, list[int]] = {}
    for n, pair in enumerate(pairs):
        by_event.setdefault(pair.event, []).append(n)
    nearest = {min(rows, key=lambda n: abs(pairs[n].gap)) for rows in by_event.values()}
    following = {
        min(after, key=lambda n: pairs[n].gap)
        for rows in by_event.values()
        if (after := [n for n in rows if pairs[n].gap > 0])
    }
    ranked = {n for n in range(len(pairs)) if chances[n] >= THRESHOLD}
    found = {n for n in ranked if pairs[n].found}
    print(f"{len(by_event)} verbs with candidates, {len(pairs)} pairs, {marked} places marked")
    print("| | precision | recall | F1 |\n|---|---|---|---|")
    for name, chosen in (
        ("nearest place", nearest),
        ("next place after the verb", following),
        ("ranker, five folds", ranked),
        ("ranker, found only", found),
    ):
        hits = sum(pairs[n].right for n in chosen)
        precision, recall = hits / max(1, len(chosen)), hits / marked
        f1 = 2 * hits / (len(chosen) + marked)
        print(f"| {name} | {100 * precision:.1f} | {100 * recall:.1f} | {100 * f1:.1f} |")


if __name__ == "__main__":
    sys.exit(main())
