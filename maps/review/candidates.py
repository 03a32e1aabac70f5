"""The places that a name may mean, for a person to choose from."""

import functools
from collections.abc import Iterator
from typing import Final

from gazetteer import Candidate, Gazetteer
from geo.reading import Toponym
from maps.review.decisions import NameDecision

_MOST: Final = 6
_SETTLED: Final = 0.98
"""From this probability on only what the reading holds is offered: few would look further."""


class Candidates:
    """Adds what the gazetteer knows under a name to what a reading holds of it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._find = functools.cache(lambda name: gazetteer.find(name, limit=_MOST))

    def of(self, decision: NameDecision) -> tuple[Candidate, ...]:
        """The place that was chosen first, then the next best, each once."""
        found: dict[str, Candidate] = {}
        for candidate in self._all(decision.toponyms[0]):
            found.setdefault(candidate.place.id, candidate)
        return tuple(found.values())[:_MOST]

    def _all(self, toponym: Toponym) -> Iterator[Candidate]:
        if toponym.place is not None:
            yield Candidate(place=toponym.place, score=toponym.score, reasons=toponym.reasons)
        yield from toponym.alternatives
        if toponym.score < _SETTLED or not toponym.alternatives:
            for other in self._find(toponym.text):
                yield Candidate(place=other.place, score=0.0, reasons=other.reasons)
