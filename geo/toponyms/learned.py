"""What was learned from news with marked places: weights of signs, and how far to trust a choice.

Read once from `data/resolver.tsv`, which `benchmarks/train_resolver.py` writes.
"""

import functools
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.toponyms.tables import rows

TABLE: Final = "resolver.tsv"


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """The resolver's numbers."""

    weights: Mapping[str, float]
    """By sign of `scoring`, in natural units: a difference of 1 makes a place e times as likely."""
    curve: tuple[tuple[float, float], ...]
    """Pairs of a raw and a true probability, rising; straight lines between them."""

    def calibrated(self, raw: float) -> float:
        """How often a choice of this raw probability was right, 0 to 1."""
        index = bisect_right(self.curve, (raw, 2.0))
        if index == 0:
            return self.curve[0][1]
        if index == len(self.curve):
            return self.curve[-1][1]
        (left, low), (right, high) = self.curve[index - 1], self.curve[index]
        return low + (high - low) * (raw - left) / (right - left)


@functools.cache
def learned() -> Learned:
    """Read the table; a second call gives the same value."""
    weights: dict[str, float] = {}
    curve: list[tuple[float, float]] = []
    for what, key, value in rows(TABLE):
        if what == "weight":
            weights[key] = float(value)
        else:
            curve.append((float(key), float(value)))
    return Learned(weights=weights, curve=tuple(curve))
