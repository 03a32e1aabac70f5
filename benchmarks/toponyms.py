"""Measure finding and resolving toponyms on corpora with marked place names.

    python -P benchmarks/toponyms.py FOLDER [--store FOLDER] [--only CORPUS ...]
                                     [--folds [--spans FOLDER]] [--profile]
                                     [--predictions FOLDER]

{format}

Every system is measured in this process, one after the other, on the same documents: ours; ours
without the documents' addresses; ours on the marked spans, which measures resolving alone; and
flashgeotext and geotext where they are installed (`pip install --group peers`), their names
resolved to the largest place of the name, as they tell none. Figures are defined in
benchmarks/places/scorer.py. Ours come from the shipped weights, which were fitted to public
corpora: with `--folds`, each document is resolved by weights that never saw it or its outlet, on
the spans of the shipped recogniser, or on those in the folder `--spans` (in the corpora's format),
where a cross-validated recogniser found them; and on the marked spans.
`--predictions` writes what was found, one document a line, for other scorers.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from places.corpus import FORMAT, Text, corpora  # noqa: E402 - as above
from places.published import PUBLISHED  # noqa: E402 - as above
from places.reliability import reliability  # noqa: E402 - as above
from places.runs import Run, pooled, run  # noqa: E402 - as above
from places.speed import profile, speed  # noqa: E402 - as above
from places.systems import System, systems  # noqa: E402 - as above
from places.tables import by_class, by_kind, by_role, seen_and_unseen, summary  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - as above


def main() -> int:
    """Run every system over every corpus and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").format(format=FORMAT))
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--only", nargs="+", default=(), help="names of corpora")
    parser.add_argument("--folds", action="store_true", help="cross-validate ours")
    parser.add_argument("--spans", type=Path, help="found spans, for --folds")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--predictions", type=Path, help="folder to write what was found to")
    options = parser.parse_args()
    found = corpora(options.folder, options.only)
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        # Before anything else is loaded, so that memory is that of the product.
        print(speed(found, gazetteer))
        if options.profile:
            print(profile(found, gazetteer))
        every = systems(gazetteer)
        if options.folds:
            from places.folds import folded  # noqa: PLC0415 - it trains, which needs numpy

            every |= folded(found, gazetteer, options.spans)
        runs = measure(found, every)
    report(runs)
    if options.predictions:
        write(runs["dateline"], options.predictions)
    return 0


def measure(found: dict[str, list[Text]], every: dict[str, System | None]) -> dict[str, list[Run]]:
    """What each system answers, by corpus and for all together; what is missing is said."""
    runs = {}
    for name, system in every.items():
        if system is None:
            print(f"{name} is not installed: it is left out (pip install --group peers).")
            continue
        each = [run(corpus, texts, system) for corpus, texts in found.items()]
        runs[name] = [*each, *pooled(each)]
    return runs


def report(runs: dict[str, list[Run]]) -> None:
    """Print all tables."""
    print(summary(runs))
    ours = runs["dateline"]
    print(seen_and_unseen(ours))
    print(by_kind(ours))
    print(by_role(ours))
    print(by_class(ours))
    print(reliability(runs.get("  folds", ours)))
    print(PUBLISHED)


def write(runs: list[Run], folder: Path) -> None:
    """Predictions in the corpora's own format."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in runs:
        if len({text.corpus for text in one.texts}) > 1:
            continue
        lines = [
            json.dumps(
                {
                    "id": text.id,
                    "toponyms": [
                        {"start": a.span.start, "end": a.span.end}
                        | ({} if a.point is None else {"lon": a.point[0], "lat": a.point[1]})
                        for a in answers
                    ],
                }
            )
            for text, answers in zip(one.texts, one.answers, strict=True)
        ]
        (folder / f"{one.corpus}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
