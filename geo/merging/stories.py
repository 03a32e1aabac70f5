"""How much two reports speak of the same story: by the names and words of what they tell.

Words weigh the more, the fewer reports have them (Spärck Jones 1972); likeness is the cosine.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

from geo.merging.wording import names, stems
from geo.record import Record

ONE_STORY: Final = 0.25
"""Likeness from which two reports are of one story: in ECB+, half of the pairs that are have 0.31,
one in ten of those that are not."""
_NAMES: Final = 2.0
"""How much more a name weighs than another word."""
_FEW: Final = 20
"""Reports that a set is taken to have at least: in a small one every word would look rare."""
_ENOUGH: Final = 8
"""Words that two reports share before their likeness counts in full: one line proves little."""
_MARKS: Final = 8
"""Words that a report is found by, at most."""


class Stories:
    """The words of a set of reports, as far as their events quote them."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take in the events of all reports."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            found[record.document].add(record.quote)
        words = {document: _words(quotes) for document, quotes in found.items()}
        self._counted = Counter(word for weighed in words.values() for word in weighed)
        total = max(_FEW, len(words))
        self._weights = {
            document: {
                word: weight * math.log((total + 1) / self._counted[word])
                for word, weight in weighed.items()
            }
            for document, weighed in words.items()
        }
        self._lengths = {
            document: math.sqrt(math.fsum(weight * weight for weight in weights.values()))
            for document, weights in self._weights.items()
        }
        self._known: dict[tuple[str, str], float] = {}

    def marks(self, document: str) -> tuple[str, ...]:
        """The weightiest words that a report shares with another: what its story is found by."""
        shared = [
            (-weight, word)
            for word, weight in self._weights[document].items()
            if self._counted[word] > 1
        ]
        return tuple(word for _, word in nsmallest(_MARKS, shared))

    def likeness(self, one: str, other: str) -> float:
        """How alike two reports are, by their ids: 0 to 1; 1 for a report and itself."""
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._cosine(*pair)
        return self._known[pair]

    def _cosine(self, one: str, other: str) -> float:
        mine, yours = self._weights[one], self._weights[other]
        if len(mine) > len(yours):
            mine, yours = yours, mine
        products = [weight * yours[word] for word, weight in mine.items() if word in yours]
        if not products:
            return 0.0
        cosine = math.fsum(products) / (self._lengths[one] * self._lengths[other])
        return cosine * min(1.0, len(products) / _ENOUGH)


def _words(quotes: Iterable[str]) -> dict[str, float]:
    """The words that quotes use, each with its weight before rarity."""
    found: dict[str, float] = {}
    for quote in sorted(quotes):
        found |= dict.fromkeys(stems(quote), 1.0)
    for quote in sorted(quotes):
        found |= dict.fromkeys((f"{name} " for name in names(quote)), _NAMES)
    return found
