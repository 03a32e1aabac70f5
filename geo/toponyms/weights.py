"""How much each cue counts for or against a name's being meant as the name of a place."""

import functools
from collections.abc import Mapping

from geo.toponyms.tables import rows


@functools.cache
def cues() -> Mapping[str, float]:
    """Weights by cue, in natural units: they add up to the logarithm of the odds.

    Fitted by `benchmarks/train_finder.py`. What is not here counts nothing.
    """
    return {cue: float(weight) for cue, weight in rows("cues.tsv")}
