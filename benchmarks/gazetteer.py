"""Measure the gazetteer: its store, its look-ups, and whether they find places in any spelling.

    python benchmarks/gazetteer.py [FOLDER] [--store FOLDER]

FOLDER is searched for `wof_iq.tsv` and `wof_sy.tsv` (Who's On First, one place a line: `wof_id`,
`name`, `names` as `name@language` between bars, `placetype`, `country`, `lon`, `lat`, `population`,
`superseded`) and for `*.jsonl` with texts, whose commonest words are counted. What is missing is
said and left out. Other ways of matching are measured beside ours if `rapidfuzz` and `metaphone`
are installed. Times are processor time of one process.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this file would stand for the package.
sys.path[0] = str(ROOT / "benchmarks")
sys.path.insert(0, str(ROOT))

from spellings import chance, left_out, others, romanised  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from gazetteer.sources.rows import read_rows  # noqa: E402 - as above


def main() -> int:
    """Run all parts that can be run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the reference data lie")
    parser.add_argument("--store", type=Path, help="folder of the store; without, one is built")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.store or Path(scratch)
        store = build(folder)
        with Gazetteer.open(store) as gazetteer:
            title("Look-ups of the default store")
            speeds(gazetteer)
            title("Leave one spelling out: theatre table")
            left_out.measure(store, Path(scratch) / "copy.sqlite")
            title("What is no place")
            chance.measure(gazetteer, options.folder or Path(scratch))
    return compare(options.folder)


def title(text: str) -> None:
    """Print a heading."""
    print(f"\n{text}\n{'-' * len(text)}")


def build(folder: Path) -> Path:
    """Build the default store, or open it where it is; print what that took."""
    title("Default store")
    begin = time.process_time()
    with Gazetteer.default(folder=folder) as gazetteer:
        seconds, path = time.process_time() - begin, Path(gazetteer.origin)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"first opening {seconds:.1f} s, peak memory {memory:.0f} MB")
    begin = time.process_time()
    Gazetteer.default(folder=folder).close()
    opening = 1_000 * (time.process_time() - begin)
    print(f"file {path.stat().st_size / 1e6:.1f} MB, opening again {opening:.1f} ms")
    return path


def speeds(gazetteer: Gazetteer) -> None:
    """Print medians and tails of look-ups."""
    names = [name for row in read_rows(left_out.THEATRE) for name in (row.name, *row.names)]
    random.Random(1).shuffle(names)  # noqa: S311 (an order, not a secret)
    timed("named, first time", gazetteer.named, names)
    timed("named, again", gazetteer.named, names)
    timed("find, all tiers, first time", gazetteer.find, names)
    timed("find, all tiers, again", gazetteer.find, names)


def timed(label: str, ask: Callable[[str], object], names: Sequence[str]) -> None:
    """Print how long one question takes."""
    taken = []
    for name in names:
        begin = time.perf_counter()
        ask(name)
        taken.append(1e6 * (time.perf_counter() - begin))
    last = statistics.quantiles(taken, n=100)
    print(
        f"{label:<28} median {last[49]:8.1f}  p90 {last[89]:8.1f}  p99 {last[98]:8.1f} microseconds"
    )


def compare(folder: Path | None) -> int:
    """Measure on romanisations, and other ways beside ours."""
    title("Romanisations of Iraq and Syria, the context known")
    found = {path.name: path.parent for path in folder.rglob("wof_*.tsv")} if folder else {}
    if not {*romanised.FILES} <= {*found}:
        print(f"No {' and '.join(romanised.FILES)} in {folder}: nothing was measured.")
        return 0
    job = romanised.task(found[romanised.FILES[0]])
    romanised.measure(job)
    title("Other ways of matching, the same task")
    others.measure(job)
    return 0


if __name__ == "__main__":
    sys.exit(main())
