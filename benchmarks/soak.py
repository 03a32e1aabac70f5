"""Do mixed work for hours in one process, and see whether memory, open files or threads grow.

    python -P benchmarks/soak.py [--minutes 120] [--seed 1] [--store FOLDER]

Every round draws new reports from templates over the gazetteer, with a damaged one beside them, and
reads, exports, maps, searches and geocodes them with the commands, in this process. Noted after
each round are what of the process lies in memory, its open files, threads and children, and what
stands in the folder of temporary files. Printed is a line for each fortieth of the time. It fails
if the median of memory over the last third of the rounds exceeds that over the middle third by more
than 3 % (in the first one caches fill), if anything else is more after the last round than after
the tenth, or if a command failed.

That tells nothing of why memory grows, so beside it stand the objects that Python holds and, where
the C library is glibc, what is in use of what C code asked for, and what it gave back but the
process keeps. These judge nothing. At the end all that can be given back is, and the rest printed.
"""

import argparse
import contextlib
import ctypes
import gc
import io
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

ROOT: Final = Path(__file__).resolve().parent.parent
# The check-out comes before this folder, which holds a file that would stand for the package.
sys.path[:1] = [str(ROOT), str(Path(__file__).resolve().parent)]

from corpora.generator import write_corpus  # noqa: E402 - as above

from maps.cli import main as dateline  # noqa: E402 - as above

REPORTS: Final = 12
"""Of a round."""
LINES: Final = 40
"""That are printed."""
REPEATS: Final = 10
"""Rounds after which all commands have run."""
MOST: Final = 1.03
"""Growth of memory that passes for none: pages of memory are given back when it suits."""
TABLE: Final = "place,date\nMosul,2021-03-03\nRawah (Anbar),2019-10-15\n"
OUTPUTS: Final = ("events.geojson", "events.csv", "events.gpkg", "events.parquet", "events.kml")


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the process holds."""

    memory: int
    """Bytes that lie in memory."""
    objects: int
    """Blocks of memory that Python has given out."""
    used: int
    """Bytes that the C library has given out, to Python's larger objects and to C code …"""
    spare: int
    """… and those that it keeps for later; both 0 where it does not tell."""
    files: int
    """That are open."""
    threads: int
    children: int
    litter: int
    """Temporary files."""

    @property
    def handles(self) -> tuple[int, int, int, int]:
        """All that must not grow at all."""
        return self.files, self.threads, self.children, self.litter


def heap() -> tuple[int, int]:
    """Bytes that the C library has given out in all its arenas, and that it keeps for later."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_info"):
        return 0, 0
    library.fdopen.restype = ctypes.c_void_p
    with tempfile.TemporaryFile() as file:
        stream = ctypes.c_void_p(library.fdopen(os.dup(file.fileno()), b"w"))
        library.malloc_info(0, stream)
        library.fclose(stream)
        file.seek(0)
        told = ET.parse(file).getroot()  # noqa: S314 - the C library wrote it
    # What stands behind the arenas is the sum of them.
    sums = {each.get("type"): int(each.get("size", 0)) for each in told if each.tag != "heap"}
    spare = sums["fast"] + sums["rest"]
    return sums["current"] - spare + sums["mmap"], spare


def state(temporary: Path) -> State:
    """What this process holds now, without what only waits for Python's collector.

    Commands put the collector off, as each has a process of its own; here they share one.
    """
    gc.collect()
    used, spare = heap()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    children = Path("/proc/self/task").glob("*/children")
    return State(
        memory=pages * os.sysconf("SC_PAGE_SIZE"),
        objects=sys.getallocatedblocks(),
        used=used,
        spare=spare,
        files=len(list(Path("/proc/self/fd").iterdir())),
        threads=threading.active_count(),
        children=sum(len(path.read_text(encoding="ascii").split()) for path in children),
        litter=sum(1 for _ in temporary.rglob("*")),
    )


def commands(number: int, folder: Path) -> Iterator[list[str]]:
    """What is done in one round; rounds differ in what they write."""
    inputs = [str(folder / "reports.jsonl"), str(folder / "damaged.json")]
    readings = str(folder / "readings.jsonl")
    yield ["read", *inputs, "-o", readings]
    yield ["export", readings, "-o", str(folder / OUTPUTS[number % len(OUTPUTS)])]
    yield ["map", readings, "-o", str(folder / "map.html")]
    yield ["map", *inputs, "--no-merge", "-o", str(folder / "tellings.html")]
    yield ["review", readings, "-o", str(folder / "review.html")]
    yield ["geocode", str(folder / "table.csv"), "-o", str(folder / "geocoded.csv")]
    yield ["find", "Mosul"]
    if number % REPEATS == 0:
        yield ["figure", readings, "-o", str(folder / "figure.svg")]
        yield ["read", *inputs, "--workers", "1", "-o", str(folder / f"parts-{number}")]


def work(number: int, folder: Path, store: list[str], said: io.TextIOWrapper) -> int:
    """Do a round; how many commands failed, of which the damaged report is none.

    Args:
        number: Decides what is drawn.
        folder: Where all is written.
        store: Options that say where the gazetteer's store lies.
        said: What commands print; one for all, since click keeps every stream that it met.
    """
    write_corpus(folder / "reports.jsonl", REPORTS, random.Random(number))  # noqa: S311 (no secrets)
    (folder / "damaged.json").write_text('{"text": "' + "[" * 1_000, encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    failed = 0
    for words in commands(number, folder):
        said.seek(0)
        said.truncate()
        is_fault = False
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                dateline([*store, *words], prog_name="dateline")
            except SystemExit as end:
                is_fault = end.code not in {0, None}
        if is_fault:
            failed += 1
            said.seek(0)
            print(words[0], said.read()[-300:], file=sys.stderr)
    return failed


def main() -> int:
    """Print what the process held, and whether that grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    options = parser.parse_args()
    store = [] if options.store is None else ["--cache", str(options.store)]
    states: list[State] = []
    failed = 0
    with tempfile.TemporaryDirectory(prefix="dateline-soak-") as name:
        temporary = Path(name) / "temporary"
        temporary.mkdir()
        tempfile.tempdir = str(temporary)
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        begin, told = time.monotonic(), 0
        while (spent := (time.monotonic() - begin) / 60) < options.minutes:
            with tempfile.TemporaryDirectory(prefix="round-", dir=name) as folder:
                failed += work(options.seed * 1_000_000 + len(states), Path(folder), store, said)
            states.append(state(temporary))
            if len(states) == 1 or spent * LINES >= options.minutes * (told + 1):
                told = int(spent * LINES / options.minutes)
                _print(states[-1], len(states))
        has_grown = verdict(states, failed)
        give_back()
        _print(state(temporary), len(states))
    return int(has_grown)


def give_back() -> None:
    """Collect what lies in circles, and give free memory back to the system."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _print(last: State, rounds: int) -> None:
    print(
        f"{rounds:6} rounds  {last.memory / 1e6:7.1f} MB  {last.objects / 1e3:6.0f} thousand "
        f"objects  {last.used / 1e6:6.1f} MB used, {last.spare / 1e6:6.1f} MB spare  "
        f"{last.files:3} files  {last.threads:2} threads  {last.children:2} children  "
        f"{last.litter:2} temporary files",
        flush=True,
    )


def verdict(states: list[State], failed: int) -> bool:
    """Print whether anything grew."""
    third = len(states) // 3
    middle, last = states[third : 2 * third] or states, states[2 * third :]
    before, after = (
        statistics.median(each.memory for each in part) / 1e6 for part in (middle, last)
    )
    print(f"memory: {before:.1f} MB in the middle third, {after:.1f} MB in the last one")
    first = states[:REPEATS][-1]
    print(f"files, threads, children, litter: {first.handles}, at the end {states[-1].handles}")
    print(f"{len(states)} rounds, {failed} commands failed")
    has_grown = any(b > a for a, b in zip(first.handles, states[-1].handles, strict=True))
    return bool(failed) or has_grown or after > before * MOST


if __name__ == "__main__":
    sys.exit(main())
