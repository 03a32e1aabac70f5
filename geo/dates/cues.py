"""Words that stand around time expressions, read from `data/cues.tsv` when first asked."""

import functools
from collections.abc import Mapping
from importlib import resources


@functools.cache
def cue(name: str) -> frozenset[str]:
    """Give the words of a list.

    Raises:
        KeyError: There is no list of that name.
    """
    return _lists()[name]


@functools.cache
def _lists() -> Mapping[str, frozenset[str]]:
    table = resources.files("geo.dates").joinpath("data/cues.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {
        name: frozenset(word for row in rows if row[0] == name for word in row[1].split())
        for name in {row[0] for row in rows}
    }
