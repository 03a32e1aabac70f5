"""Measure, and learn, where acts happened whose own sentence does not say.

    python benchmarks/event_settings.py FOLDER [--train] [--store FOLDER]

FOLDER holds `muc4_train.jsonl`, whole reports with their events (see benchmarks/events.py). For
each act that answers for an event of the key and that the text puts nowhere, the places that
geo/events/story.py proposes are right as far as they meet the key's place; the weights are those of
a conditional logit (McFadden 1974) over them. What is printed comes from
five folds of reports, each judged by weights that never saw it. `--train` writes weights learned
from all reports to geo/events/data/setting_weights.tsv.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from events import Row, fits, where_placed  # noqa: E402 - the check-out comes first

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.events.coding import told  # noqa: E402 - as above
from geo.events.setting import proposed  # noqa: E402 - as above
from geo.pipeline import read  # noqa: E402 - as above
from geo.reading import Document, EventPlace  # noqa: E402 - as above

FOLDS = 5
RAREST = 8
"""Occurrences that a feature must have to get a weight."""
STEPS, RATE, RIDGE = 300, 0.1, 8.0
RANKS = {"exact": 3, "inside": 2, "country": 1, "": 0, None: 0}
"""How right a place is: the narrowest that the key names, inside what it names, in its country."""
TABLE = ROOT / "geo" / "events" / "data" / "setting_weights.tsv"
HEAD = """\
# Weights of the features of geo/events/story.py, as learned by
# benchmarks/event_settings.py --train; the unit is the logit.
"""


class Choice(NamedTuple):
    """An act without a place, and those proposed."""

    report: int
    features: list[tuple[str, ...]]
    """Of each proposal."""
    ranks: list[int]
    """How right each is."""


def main() -> int:
    """Print a table, and write weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where muc4_train.jsonl lies")
    parser.add_argument("--train", action="store_true", help="write the table of weights")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    options = parser.parse_args()
    path = options.folder / "muc4_train.jsonl"
    if not path.is_file():
        print(f"{path} is not there: give the folder that holds muc4_train.jsonl")
        return 2
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with Gazetteer.default(folder=options.store) as gazetteer:
        choices = list(_choices(lines, gazetteer))
    report(choices)
    if options.train:
        learned = learn(choices)
        rows = [f"{name}\t{weight:.3f}\n" for name, weight in learned.items()]
        TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
        print(f"{len(rows)} weights written to {TABLE}")
    return 0


def _choices(lines: Sequence[Row], gazetteer: Gazetteer) -> Iterator[Choice]:
    for number, line in enumerate(lines):
        keys = [key for key in line["events"] if key["location"] and not key["optional"]]
        if not keys:
            continue
        document = Document(
            id="x", title="", text=line["text_tc"], source="", published=line["dct"]
        )
        reading = read(document, gazetteer)
        found = told(document, reading.published, reading.toponyms, reading.timexes)
        for n, proposals in proposed(found, reading.toponyms):
            event = found.events[n]
            fitting = [key["location"] for key in keys if fits(key, event)]
            places = [EventPlace(toponym=p.name.toponym, role="location") for p in proposals]
            if not fitting or not places:
                continue
            ranks = [
                max(
                    RANKS[where_placed(key, replace(event, places=(place,)), reading, gazetteer)]
                    for key in fitting
                )
                for place in places
            ]
            yield Choice(number, [proposal.features for proposal in proposals], ranks)


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """Conditional logit with a ridge, by Adam (Kingma and Ba 2015) with a falling rate."""
    choices = [choice for choice in choices if max(choice.ranks)]
    counted = Counter(name for choice in choices for names in choice.features for name in names)
    names = sorted(name for name, count in counted.items() if count >= RAREST)
    matrix, wanted, starts = _matrix(choices, {name: n for n, name in enumerate(names)})
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(wanted)]))
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        logits = matrix @ weights
        odds = np.exp(logits - np.maximum.reduceat(logits, starts)[group])
        error = odds / np.add.reduceat(odds, starts)[group] - wanted
        slope = (matrix.T @ error + RIDGE * weights) / len(starts)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        scaled = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * (1 - 0.9 * step / STEPS) * scaled
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _matrix(
    choices: Sequence[Choice], column: Mapping[str, int]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], list[int]]:
    """A row for each proposal, what is wanted of it, and where acts begin."""
    rows: list[tuple[str, ...]] = []
    wanted: list[float] = []
    starts: list[int] = []
    for choice in choices:
        starts.append(len(rows))
        right = [float(rank == max(choice.ranks)) for rank in choice.ranks]
        rows += choice.features
        wanted += [each / sum(right) for each in right]
    matrix = np.zeros((len(rows), len(column)), dtype=np.float32)
    for n, names in enumerate(rows):
        matrix[n, [column[name] for name in names if name in column]] = 1
    return matrix, np.array(wanted), starts


def report(choices: Sequence[Choice]) -> None:
    """Print how often the likeliest proposal is right, beside the first of the text before."""
    print(f"{len(choices)} acts without a place of their own, in reports with events")
    print("| | exact | or inside it | or in the country |\n|---|---|---|---|")
    picks = {"best possible": [max(choice.ranks) for choice in choices]}
    picks["place named last"] = [_last(choice) for choice in choices]
    learned: list[int] = []
    for fold in range(FOLDS):
        weights = learn([choice for choice in choices if choice.report % FOLDS != fold])
        learned += [_picked(c, weights) for c in choices if c.report % FOLDS == fold]
    picks["likeliest, five folds"] = learned
    for name, ranks in picks.items():
        shares = (100 * sum(r >= least for r in ranks) / len(ranks) for least in (3, 2, 1))
        print(f"| {name} | " + " | ".join(f"{share:.1f}" for share in shares) + " |")


def _picked(choice: Choice, weights: Mapping[str, float]) -> int:
    worth = [sum(weights.get(name, 0.0) for name in names) for names in choice.features]
    return choice.ranks[max(range(len(worth)), key=worth.__getitem__)]


def _last(choice: Choice) -> int:
    pairs = zip(choice.features, choice.ranks, strict=True)
    return next((rank for names, rank in pairs if any("before 0" in n for n in names)), 0)


if __name__ == "__main__":
    sys.exit(main())
