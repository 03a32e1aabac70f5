"""Our own store: build it, then ask it."""

import time
from pathlib import Path

from stores.copies import copies
from stores.figures import Figures, clock, least, micro, milli, peak_mb
from stores.questions import ROUNDS, Questions

from gazetteer import Gazetteer
from gazetteer.build import build_store
from gazetteer.sources.rows import read_rows

THEATRE = Path(__file__).resolve().parent.parent.parent / "gazetteer" / "data" / "theatre.tsv"
OPENINGS = 9
FEW_ROUNDS = 3
NEAR_KM = 25.0


def build_default(folder: Path) -> tuple[Path, float, float]:
    """Build the default store: its path, seconds, peak memory in MB."""
    begin = time.perf_counter()
    with Gazetteer.default(folder=folder) as gazetteer:
        return Path(gazetteer.origin), time.perf_counter() - begin, peak_mb()


def build_copies(store: Path, target: Path, times: int) -> tuple[Path, float, float]:
    """Build a store many times as large as another; the time includes making the copies."""
    begin = time.perf_counter()
    with Gazetteer.open(store) as gazetteer:
        build_store(copies(gazetteer, times), target)
    return target, time.perf_counter() - begin, peak_mb()


def ask(store: Path, questions: Questions) -> Figures:
    """Ask it all, once before it is timed: its file is in memory, and no disc is measured."""
    opening = milli(clock(lambda: Gazetteer.open(store).close(), [()] * OPENINGS))
    with Gazetteer.open(store) as gazetteer:
        clock(gazetteer.named, [*questions.hits, *questions.misses])
        hits = least(gazetteer.named, anew(questions.hits))
        again = least(gazetteer.named, [questions.hits] * ROUNDS)
        misses = least(gazetteer.named, anew(questions.misses))
        spelled = [(name,) for row in read_rows(THEATRE) for name in (row.name, *row.names)]
        found = milli(least(gazetteer.find, [spelled[::4]] * FEW_ROUNDS))
        points = [(lon, lat, NEAR_KM) for lon, lat in questions.points]
        clock(gazetteer.near, points)
        near = clock(gazetteer.near, points)
    return Figures(
        file_mb=store.stat().st_size / 1e6, open_ms=opening[0], hit_us=micro(hits),
        again_us=micro(again), miss_us=micro(misses), any_ms=found[0],
        any_p95_ms=found[1], near_us=micro(near),
    )  # fmt: skip


def anew(names: list[tuple[str]]) -> list[list[tuple[str]]]:
    """The same names, yet none whose answer is remembered: with blanks that folding takes off."""
    return [[(name + " " * blanks,) for (name,) in names] for blanks in range(1, ROUNDS + 1)]
