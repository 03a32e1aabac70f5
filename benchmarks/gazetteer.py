"""Measure the gazetteer: its store, its look-ups, and whether they find places in any spelling.

    python benchmarks/gazetteer.py [FOLDER] [--store FOLDER] [--part stores|spellings] [--times 20]

FOLDER is searched for `wof_iq.tsv` and `wof_sy.tsv` (Who's On First, one place a line: `wof_id`,
`name`, `names` as `name@language` between bars, `placetype`, `country`, `lon`, `lat`, `population`,
`superseded`) and for `*.jsonl` with texts, whose commonest words are counted. What is missing is
said and left out. Other ways of matching are measured beside ours if `rapidfuzz` and `metaphone`
are installed, another store if `duckdb` is. Times of stores are wall time, one process a store;
times of matching are processor time. With `--times 20`, a store of copies of every place with
permuted letters is built in a temporary folder and measured too, which takes gigabytes and minutes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this file would stand for the package.
sys.path[0] = str(ROOT / "benchmarks")
sys.path.insert(0, str(ROOT))

from spellings import chance, left_out, others, romanised  # noqa: E402 - as above
from stores import compare  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first


def main() -> int:
    """Run all parts that can be run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the reference data lie")
    parser.add_argument("--store", type=Path, help="folder of the store; without, one is built")
    parser.add_argument("--part", choices=("stores", "spellings"), help="only this part")
    parser.add_argument(
        "--times", type=int, default=1, help="measure a store of so many times the size too"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.store or Path(scratch)
        if options.part != "spellings":
            stores(folder, Path(scratch), options.times)
        if options.part != "stores":
            spellings(folder, Path(scratch), options.folder)
    return 0


def stores(folder: Path, scratch: Path, times: int) -> None:
    """Measure the default store and a larger one beside others."""
    title("Default store")
    store = compare.measure_default(folder)
    if times > 1:
        title(f"A store of {times} times the size")
        compare.measure_copies(store, scratch, times)


def spellings(folder: Path, scratch: Path, reference: Path | None) -> None:
    """Measure whether places are found in any spelling."""
    with Gazetteer.default(folder=folder) as gazetteer:
        store = Path(gazetteer.origin)
        title("Leave one spelling out: theatre table")
        left_out.measure(store, scratch / "copy.sqlite")
        title("What is no place")
        chance.measure(gazetteer, reference or scratch)
    romanisations(reference)


def title(text: str) -> None:
    """Print a heading."""
    print(f"\n{text}\n{'-' * len(text)}")


def romanisations(folder: Path | None) -> None:
    """Measure on romanisations, and other ways beside ours."""
    title("Romanisations of Iraq and Syria, the context known")
    found = {path.name: path.parent for path in folder.rglob("wof_*.tsv")} if folder else {}
    if not {*romanised.FILES} <= {*found}:
        print(f"No {' and '.join(romanised.FILES)} in {folder}: nothing was measured.")
        return
    job = romanised.task(found[romanised.FILES[0]])
    romanised.measure(job)
    title("Other ways of matching, the same task")
    others.measure(job)


if __name__ == "__main__":
    sys.exit(main())
