"""Small lists of words by what they do beside a name; `data/lists.tsv` and `governments.tsv`."""

import functools
from collections.abc import Mapping, Sequence
from typing import Literal

from geo.toponyms.tables import rows

ListName = Literal[
    "calendar", "directions", "articles", "particles", "connectors", "streets", "spots",
    "nature", "qualifiers", "locatives", "people", "grounds", "speech", "compounds", "dotted",
    "clipped", "facilities", "sites", "openers", "prepositions", "behests", "weak", "small",
    "peoples", "groups", "listing", "speaks", "feels", "hears", "ties", "ground",
    "helps", "office", "heads", "called", "headed", "several", "calling", "taking",
    "striking", "armed", "aimed", "fought", "struck", "razing", "owned", "following",
]  # fmt: skip
"""Each is explained in its table; from `speaks` to `heads` in `governments.tsv`."""


@functools.cache
def words_in(name: ListName) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists().get(name, ()))


@functools.cache
def _lists() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for table in ("lists.tsv", "governments.tsv"):
        for name, words in rows(table):
            found.setdefault(name, []).extend(words.split())
    return found
