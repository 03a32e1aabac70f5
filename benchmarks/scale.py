"""How fast, in how much memory and in how many bytes a corpus becomes a dataset.

    python -P benchmarks/scale.py [--sizes 1000,10000] [--workers 1,2] [--merge] [--together]

Reports are made here, of sentences of our own over names of the gazetteer, with a seed: as long as
news is (median 2,600 characters), each with a date and one to six places of one country. Sizes up
to 1,000,000 are a matter of patience alone. Each run is `dateline read` in a process of its own.

Processor time is that of all its processes; memory that of the largest of them. On a machine that
does other work, compare reports a processor second, not reports a second. Pages of
the store that processes share count for each of them.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
# With -P, so that no module here hides one of a library's.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from corpora.generator import write_corpus  # noqa: E402 - as above

_LONG = 1e6


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    wall: float
    processor: float
    memory: int
    output: int
    given: int


def main() -> None:
    """Generate, run, print."""
    told = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="dateline-scale-", dir=told.scratch))
    try:
        _print_head()
        for size in told.sizes:
            corpus = folder / f"{size}.jsonl"
            write_corpus(corpus, size, random.Random(told.seed))  # noqa: S311 - no secret
            for workers in told.workers:
                words = ["--workers", str(workers), *told.options]
                _print(_run(corpus, folder / "out", words, told.cache), size, workers)
            corpus.unlink()
    finally:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[1000, 10_000])
    parser.add_argument("--workers", type=_numbers, default=[1, 2])
    parser.add_argument("--cache", default="", help="folder of the gazetteer")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--scratch", type=Path, help="where the corpora and datasets are made")
    parser.add_argument("--merge", dest="options", action="append_const", const="--merge")
    parser.add_argument("--together", dest="options", action="append_const", const="--together")
    parser.set_defaults(options=[])
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _run(corpus: Path, out: Path, words: list[str], cache: str) -> Run:
    command = [sys.executable, "-c", "from maps.cli import main; main()"]
    words = [*(["--cache", cache] if cache else []), "read", str(corpus), "-o", str(out), *words]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*command, *words], check=True, stderr=subprocess.DEVNULL, cwd=ROOT)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    run = Run(
        wall=wall,
        processor=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        memory=after.ru_maxrss * 1024,
        output=sum(_sizes(out)),
        given=corpus.stat().st_size,
    )
    shutil.rmtree(out)
    return run


def _sizes(folder: Path) -> Iterator[int]:
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".parquet"):
                yield Path(parent, name).stat().st_size


def _print_head() -> None:
    print(json.dumps({"processors": os.cpu_count(), "load": os.getloadavg()}))
    print("  reports workers   input MB  output MB  seconds  rep./s  rep./proc. s  memory MB")


def _print(run: Run, reports: int, workers: int) -> None:
    print(
        f"{reports:9,} {workers:7} {run.given / _LONG:10.1f} {run.output / _LONG:10.1f}"
        f" {run.wall:8.0f} {reports / run.wall:7.1f} {reports / run.processor:13.1f}"
        f" {run.memory / _LONG:10.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
