"""What is measured of a store, one line a store.

Of a look-up by name, which takes microseconds, a question's figure is the least of several rounds:
what else runs on the machine can only add to it.
"""

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Wall time and memory of one store in a process of its own; none: it cannot do that."""

    build_s: float | None = None
    """Seconds until it first answers, all sources read."""
    file_mb: float | None = None
    peak_mb: float | None = None
    """The most memory that building took."""
    open_ms: float | None = None
    hit_us: float | None = None
    """An exact name that is there, its answer not remembered, all it reads in memory."""
    again_us: float | None = None
    """The same name, asked for again."""
    miss_us: float | None = None
    any_ms: float | None = None
    """Any spelling, all tiers, ranked: the median."""
    any_p95_ms: float | None = None
    near_us: float | None = None
    """All places within 25 km of a place."""


def head() -> None:
    """Print the head of the table."""
    print(f"{'medians':<32}" + "".join(f"{f.name:>11}" for f in fields(Figures)))


def line(label: str, figures: Figures) -> None:
    """Print one store's figures."""
    cells = [getattr(figures, field.name) for field in fields(Figures)]
    shown = ("-" if cell is None else f"{cell:,.1f}" for cell in cells)
    print(f"{label:<32}" + "".join(f"{cell:>11}" for cell in shown), flush=True)


def clock(ask: Callable[..., object], questions: Iterable[tuple[Any, ...]]) -> list[float]:
    """Seconds that each question took."""
    taken = []
    for question in questions:
        begin = time.perf_counter()
        ask(*question)
        taken.append(time.perf_counter() - begin)
    return taken


def least(ask: Callable[..., object], rounds: Iterable[Iterable[tuple[Any, ...]]]) -> list[float]:
    """Seconds that each question took in the quickest of the rounds."""
    taken = [clock(ask, questions) for questions in rounds]
    return [min(times) for times in zip(*taken, strict=True)]


def micro(seconds: list[float]) -> float:
    """The median in microseconds."""
    return 1e6 * statistics.median(seconds)


def milli(seconds: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds."""
    return 1e3 * statistics.median(seconds), 1e3 * statistics.quantiles(seconds, n=20)[-1]


def peak_mb() -> float:
    """The most memory that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
