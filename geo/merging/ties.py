"""What a person said of pairs of events: that they are one, or that they are not."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from geo.merging.compare import Comparison
from geo.reading import Amendment

_SURE: Final = 99.0
"""Points of a pair that a person joined: more than any other has."""


class Ties:
    """Holds pairs of ids; of two that speak of one pair the later holds."""

    def __init__(self) -> None:
        """Begin without any."""
        self._pairs: dict[tuple[str, str], Amendment] = {}
        self._of_one: dict[str, list[tuple[str, str]]] = {}

    def add(self, ids: Sequence[str], said: Amendment) -> None:
        """Say of events that they are `same`, or that no two of them are (`apart`)."""
        for one, other in combinations(sorted(set(ids)), 2):
            self._pairs[one, other] = said
            for id_ in (one, other):
                self._of_one.setdefault(id_, []).append((one, other))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The pairs, ids in order."""
        return iter(self._pairs)

    def said(self, one: str, other: str) -> Amendment | None:
        """What a person said of two events; none where nobody did."""
        return self._pairs.get((min(one, other), max(one, other))) if self._pairs else None

    def of(self, ids: Sequence[str]) -> tuple[Amendment, ...]:
        """What was said of some events: that some of them are one, or that one is another."""
        mine = set(ids)
        pairs = dict.fromkeys(pair for id_ in ids for pair in self._of_one.get(id_, ()))
        found = ((self._pairs[pair], mine.issuperset(pair)) for pair in pairs)
        return tuple(
            dict.fromkeys(said for said, is_own in found if is_own == (said.what == "same"))
        )


def decided(said: Amendment) -> Comparison:
    """The comparison of two events of which a person spoke."""
    who = said.by or "a person"
    if said.what == "same":
        return Comparison(
            verdict="same", points=_SURE, reasons=(f"{who} says that they are one",), obstacle=""
        )
    return Comparison(
        verdict="other", points=0.0, reasons=(), obstacle=f"{who} says that they are not one"
    )
