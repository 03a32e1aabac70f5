"""Learn the finder's weights from news with marked place names, and write them to their tables.

    python -P benchmarks/train_finder.py FOLDER [--store FOLDER] [--check]
                                         [--folds [--spans FOLDER]]

{format}

First the cues: a logistic regression. Then the tagger: a conditional random field, which sees the
draft that the cues make of each document by weights that never saw the document. The same corpora
and gazetteer make the same bytes.

`--check` writes nothing, and fails if a table would change. `--folds` writes nothing and prints how
well names are found in each fifth of the documents by what was learned from the others; `--spans`
is where to write what was found so, for `benchmarks/toponyms.py FOLDER --folds --spans`.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from finder.corpus import FOLDS, FORMAT, Sample, read_samples  # noqa: E402 - as above
from finder.cueing import Lessons  # noqa: E402 - as above
from finder.folding import print_folds  # noqa: E402 - as above
from finder.tagging import Sequence_, Weights, fit, stretches  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.toponyms.tagger import TAGS  # noqa: E402 - as above

DATA = ROOT / "geo" / "toponyms" / "data"


def main() -> int:
    """Learn, write, and print the digests."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").format(format=FORMAT))
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--check", action="store_true", help="only compare")
    parser.add_argument("--folds", action="store_true", help="only measure")
    parser.add_argument("--spans", type=Path, help="where --folds writes what it finds")
    options = parser.parse_args()
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        samples = read_samples(options.folder, gazetteer)
    if not samples:
        print(f"No corpora (*.jsonl) in {options.folder}: nothing was learned.", file=sys.stderr)
        return 1
    if options.folds:
        print_folds(samples, options.spans)
        return 0
    tables = dict(train(samples))
    tables["finder.sha256"] = "".join(
        f"{hashlib.sha256(table.encode()).hexdigest()}  {name}\n" for name, table in tables.items()
    )
    print(tables["finder.sha256"], end="")
    if options.check:
        return int(any((DATA / name).read_text("utf-8") != text for name, text in tables.items()))
    for name, table in tables.items():
        (DATA / name).write_text(table, encoding="utf-8")
    return 0


def train(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    """Names and texts of the tables."""
    lessons = Lessons(samples)
    cues = lessons.fit()
    yield "cues.tsv", "cue\tweight\n" + "".join(f"{c}\t{w:.2f}\n" for c, w in cues.items())
    unseen = [lessons.fit(without=fold) for fold in range(FOLDS)]
    yield "tagger.tsv", render(fit(_lessons(samples, unseen)))


def _lessons(samples: Sequence[Sample], unseen: Sequence[dict[str, float]]) -> Iterator[Sequence_]:
    for sample in samples:
        yield from stretches(sample, unseen[sample.fold])


def render(weights: Weights) -> str:
    """The tagger's table; an empty cell is nought."""
    head = "\t".join(("feature", "without", *TAGS))
    lines = [
        "\t".join((feature, without, *(str(number or "") for number in row)))
        for (feature, without), row in weights.items()
    ]
    return "\n".join([head, *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
