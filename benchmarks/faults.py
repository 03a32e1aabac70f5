"""Kill Dateline at random moments, and let its disk run full, and see what is left behind.

    python -P benchmarks/faults.py [--runs 200] [--full 40] [--seed 1] [--only build ...]

Real processes, really ended by SIGKILL: while the gazetteer is built, while reports are read, into
one file and into a folder of parts, exported and mapped, onto a page and into an atlas. After each
kill what is to be written must be absent or whole, and the next run must complete with the bytes of
a run that nobody disturbed (a build is completed after every tenth kill). An atlas is written over
that of other events: its archive may be newer than its page, never the other way round, and the
page must know its archive from the other by a digest. Then every command writes onto a disk that is
full after a random number of bytes: it must say so in one line, and leave no half file. Moments and
sizes are drawn from the seed; at which step a kill finds a process depends on the machine.
"""

import argparse
import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# The check-out comes before this folder, which holds files that would stand for modules.
sys.path[:1] = [str(ROOT)]

from maps.atlas.payload import FORMAT  # noqa: E402 - as above

REPORTS: Final = ROOT / "examples" / "reports"
TOO_LONG: Final = 900
"""Seconds after which a run hangs."""
BETWEEN_BUILDS: Final = 10
"""Kills of a build between two that may end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """One command, and what it writes."""

    name: str
    words: tuple[str, ...]
    """Of the command; the output comes behind."""
    output: str
    """Name of a file or folder; the folder of the gazetteer's store for a build."""
    beside: str = ""
    """Name of a file that is put in place right before the output; mostly none."""
    over: tuple[str, ...] = ()
    """Words of the command that wrote what the output replaces; empty if it is its like."""


def atlas(dataset: str) -> tuple[str, ...]:
    """The command that draws a dataset, which lies beside the folder of the command."""
    return ("map", str(Path("..") / dataset), "--atlas-from", "0", "-o")


WORKS: Final = (
    Work(name="build", words=("find", "Mosul"), output="cache"),
    Work(name="read", words=("read", str(REPORTS), "-o"), output="readings.jsonl"),
    Work(name="export", words=("export", str(REPORTS), "-o"), output="events.gpkg"),
    Work(name="map", words=("map", str(REPORTS), "-o"), output="map.html"),
    Work(
        name="parts",
        words=("read", str(REPORTS), "--part-mb", "0.01", "--merge", "--workers", "1", "-o"),
        output="dataset",
    ),
    Work(
        name="atlas",
        words=atlas("all"),
        output="atlas.html",
        beside="atlas.pmtiles",
        over=atlas("few"),
    ),
)
DATASETS: Final = (
    Work(name="all", words=("read", str(REPORTS), "-o"), output="all/"),
    Work(
        name="few", words=("read", str(next(iter(sorted(REPORTS.iterdir())))), "-o"), output="few/"
    ),
)
"""What atlases are drawn of."""


class Bench:
    """Runs commands in a folder of its own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache

    def start(self, work: Work, limit: int | None = None) -> subprocess.Popen[str]:
        """Start a command; no file that it writes may grow beyond the limit, in bytes."""
        # A slash at the end says that a folder is to be written.
        target = f"{self.folder}/{work.output}"
        building = work.name == "build"
        told = work.words if building else (*work.words, target)
        words = ("--cache", target if building else str(self.cache), *told)
        code = "import sys; from maps.cli import main; main(sys.argv[1:])"
        return subprocess.Popen(
            [sys.executable, "-c", code, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},  # noqa: TID251 (a script, no library)
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
            preexec_fn=None if limit is None else lambda: _limited(limit),  # noqa: PLW1509 (no threads)
        )  # fmt: skip

    def complete(self, work: Work) -> str:
        """Run a command to its end; what is wrong with that, if anything."""
        process = self.start(work)
        said = process.communicate(timeout=TOO_LONG)[1]
        return "" if process.returncode == 0 else f"the next run failed: {said[-300:]}"

    def state(self, work: Work) -> dict[str, bytes]:
        """What stands where the output belongs: the bytes of each file, by name."""
        target = self.folder / work.output
        files = [target] if target.is_file() else sorted(target.rglob("*"))
        files += [self.folder / work.beside] if work.beside else []
        told = {"places.lock"}
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in files
            if path.is_file() and not _is_passing(path, target) and path.name not in told
        }

    def litter(self, work: Work) -> list[str]:
        """Names of drafts that nobody will finish."""
        target = self.folder / work.output
        around = [*self.folder.iterdir(), *(target.rglob("*") if target.is_dir() else ())]
        return [path.name for path in around if path.name.startswith(".")]

    def lay(self, files: dict[str, bytes]) -> None:
        """Write files by name, as an earlier run left them."""
        for name, data in files.items():
            (self.folder / name).write_bytes(data)


def _is_passing(path: Path, target: Path) -> bool:
    """Whether a file is for the next run only: drafts, and what a dataset is made of."""
    inside = path.relative_to(target).parts if target.is_dir() else ()
    return path.name.startswith(".") or inside[:1] in {("work",), ("parts",)}


def _limited(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def main() -> int:
    """Print what each command stood."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="kills, over all commands")
    parser.add_argument("--full", type=int, default=40, help="full disks, over all commands")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=[work.name for work in WORKS])
    options = parser.parse_args()
    works = [work for work in WORKS if not options.only or work.name in options.only]
    chance = random.Random(options.seed)  # noqa: S311 (moments, no secrets)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="dateline-faults-") as name:
        cache = Path(name) / "store"
        first = Bench(Path(name), cache)
        needed = DATASETS if any(work.over for work in works) else ()
        wrong += filter(None, map(first.complete, (_first_build(cache), *needed)))
        for work in works:
            folder = Path(name) / work.name
            folder.mkdir()
            bench = Bench(folder, cache)
            wrong += kills(bench, work, options.runs // len(works), chance)
            wrong += full_disks(bench, work, options.full // len(works), chance)
    print(*wrong, sep="\n")
    print(f"{len(wrong)} faults of ours")
    return int(bool(wrong))


def _first_build(cache: Path) -> Work:
    return Work(name="build", words=("find", "Mosul"), output=cache.name)


def kills(bench: Bench, work: Work, runs: int, chance: random.Random) -> list[str]:
    """Kill a command at random moments; what was wrong afterwards."""
    began = time.monotonic()
    wrong = [bench.complete(work)]
    usual = time.monotonic() - began
    whole, earlier = bench.state(work), _earlier(bench, work)
    met: Counter[str] = Counter()
    most_litter = 0
    for number in range(runs):
        if number % 2 or work.name == "build":
            _clear(bench, work)
        bench.lay({} if number % 2 else earlier)
        before = bench.state(work)
        process = bench.start(work)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.random() * usual)
        met["ended" if process.poll() is not None else "killed"] += 1
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = bench.state(work)
        if found == {**before, work.beside: whole.get(work.beside)} != whole:
            met["between page and archive"] += 1
        elif not _is_whole(work, found, whole) and found != before:
            wrong.append(f"{work.name}, kill {number}: {sorted(found)} is not whole")
        most_litter = max(most_litter, len(bench.litter(work)))
        if work.name != "build" or number % BETWEEN_BUILDS == BETWEEN_BUILDS - 1:
            wrong.append(bench.complete(work))
            met["completed"] += 1
            if bench.state(work) != whole:
                wrong.append(f"{work.name}, kill {number}: the next run wrote other bytes")
    print(f"{work.name}: {dict(met)}, drafts left at most {most_litter}", flush=True)
    return [each for each in wrong if each]


def _earlier(bench: Bench, work: Work) -> dict[str, bytes]:
    """What the output is to replace, where that is not its like."""
    if not work.over:
        return {}
    whole = bench.state(work)
    other = replace(work, words=work.over)
    bench.complete(other)
    found = bench.state(other)
    if _digest(found[work.beside]) == _digest(whole[work.beside]):
        raise ValueError("two atlases of other events are taken for one")
    return found


def _digest(archive: bytes) -> object:
    """What a page knows its archive by."""
    from pmtiles.reader import MemorySource, Reader  # noqa: PLC0415 - atlases alone need it

    return Reader(MemorySource(archive)).metadata()[FORMAT]["digest"]


def _is_whole(work: Work, found: dict[str, bytes], whole: dict[str, bytes]) -> bool:
    """Whether there is nothing half done; of a dataset, whether it says so itself."""
    if work.name == "parts":
        return "dataset/manifest.jsonl" not in found or found == whole
    return found in ({}, whole)


def _clear(bench: Bench, work: Work) -> None:
    """Take away what was written; drafts stay."""
    target = bench.folder / work.output
    if target.is_dir():
        for path in target.iterdir():
            if not path.name.startswith("."):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    else:
        target.unlink(missing_ok=True)
    if work.beside:
        (bench.folder / work.beside).unlink(missing_ok=True)


def full_disks(bench: Bench, work: Work, runs: int, chance: random.Random) -> list[str]:
    """Let no file grow beyond a random size; what was wrong with how the command took it."""
    bench.complete(work)
    whole = bench.state(work)
    largest = max(map(len, whole.values()))
    wrong = []
    met: Counter[str] = Counter()
    for number in range(runs):
        _clear(bench, work)
        before = bench.litter(work)
        limit = int(largest * chance.random())
        process = bench.start(work, limit)
        said = process.communicate(timeout=TOO_LONG)[1]
        lines = [line for line in said.splitlines() if not line.startswith("Building")]
        met[f"exit {process.returncode}"] += 1
        if process.returncode not in {0, 1} or "Traceback" in said or len(lines) != 1:
            wrong.append(f"{work.name}, {limit} bytes: exit {process.returncode}: {said[-300:]}")
        found = bench.state(work)
        if not _is_whole(work, found, whole) or set(bench.litter(work)) - set(before):
            wrong.append(f"{work.name}, {limit} bytes, run {number}: something was left half done")
    print(f"{work.name}, disk full: {dict(met)}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
