"""How fast, in how much memory and in how many bytes a corpus becomes a dataset.

    python -P benchmarks/scale.py [--sizes 1000,10000] [--workers 1,2] [--merge] [--together]

Reports are made here, of sentences of our own over names of the gazetteer, with a seed: as long as
news is (median 2,600 characters), each with a date and one to six places of one country. Sizes up
to 1,000,000 are a matter of patience alone. Each run is `dateline read` in a process of its own.

Processor time is that of all its processes; memory that of the largest of them. On a machine that
does other work, compare reports a processor second, not reports a second.
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

from corpora.generator import write_corpus

_LONG = 1e6


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    reports: int
    workers: int
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
                _print(_run(corpus, folder / "out", size, workers, told.options))
            corpus.unlink()
    finally:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[1000, 10_000])
    parser.add_argument("--workers", type=_numbers, default=[1, 2])
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--scratch", type=Path, help="where the corpora and datasets are made")
    parser.add_argument("--merge", dest="options", action="append_const", const="--merge")
    parser.add_argument("--together", dest="options", action="append_const", const="--together")
    parser.set_defaults(options=[])
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _run(corpus: Path, out: Path, size: int, workers: int, options: list[str]) -> Run:
    command = [sys.executable, "-c", "from maps.cli import main; main()"]
    words = ["read", str(corpus), "-o", str(out), "--workers", str(workers), *options]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*command, *words], check=True, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    run = Run(
        reports=size,
        workers=workers,
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


def _print(run: Run) -> None:
    print(
        f"{run.reports:9,} {run.workers:7} {run.given / _LONG:10.1f} {run.output / _LONG:10.1f}"
        f" {run.wall:8.0f} {run.reports / run.wall:7.1f} {run.reports / run.processor:13.1f}"
        f" {run.memory / _LONG:10.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
