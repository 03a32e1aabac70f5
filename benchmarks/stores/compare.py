"""All stores of one size, each in a process of its own, so that its memory is its own."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import ParamSpec, TypeVar

from stores import ours, rivals
from stores.figures import Figures, head, line
from stores.questions import Questions, draw

P = ParamSpec("P")
R = TypeVar("R")


def measure_default(folder: Path) -> Path:
    """Print the table for the default store; where it lies."""
    head()
    path, seconds, peak = apart(ours.build_default, folder)
    compare(path, seconds, peak)
    return path


def measure_copies(store: Path, folder: Path, times: int) -> None:
    """Print the table for a store many times as large, which is built in a folder."""
    head()
    target = folder / "copies.sqlite"
    path, seconds, peak = apart(ours.build_copies, store, target, times)
    compare(path, seconds, peak)


def compare(store: Path, seconds: float, peak: float) -> None:
    """Print one line a store, ours first, then what it asked of the others."""
    questions = draw(store)
    figures = apart(ours.ask, store, questions)
    line("ours", replace(figures, build_s=seconds, peak_mb=peak))
    rival("geopy, plain dictionary", "geopy", rivals.dictionary, store, questions)
    rival("DuckDB, Jaro-Winkler", "duckdb", rivals.duckdb, store, questions)
    rival("rapidfuzz, Jaro-Winkler", "rapidfuzz", rivals.rapidfuzz, store, questions)


def rival(
    label: str,
    package: str,
    measure: Callable[[Path, Questions], Figures],
    store: Path,
    questions: Questions,
) -> None:
    """Print another's line, or that its package is missing."""
    if find_spec(package) is None:
        print(f"{package} is not installed: it was not measured.", flush=True)
    else:
        line(label, apart(measure, store, questions))


def apart(work: Callable[P, R], *given: P.args, **more: P.kwargs) -> R:
    """What a function answers in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(work, *given, **more).result()
