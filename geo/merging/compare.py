"""Whether two events are one: points for what agrees, and what forbids it, each with its reason.

The points were set on examples of our own and checked on the development topics of ECB+
(benchmarks/merging.py). A false merge hides an event, a missed one only doubles a dot: where the
evidence is thin, two events stay two.
"""

from dataclasses import dataclass
from math import fsum, log10
from typing import Final, Literal

from geo.actors import Actors
from geo.merging import numbers, points, times
from geo.merging.facets import Facets
from geo.merging.parties import Parties
from geo.merging.places import Agreement, Whereabouts
from geo.merging.points import ALIKE, Point, in_one_report
from geo.merging.stories import ONE_STORY, Stories

Verdict = Literal["same", "related", "other"]

_MERGES: Final = 3.0
"""Points from which two events in one report are one."""
_ACROSS: Final = 1.5
"""How many more it takes across reports."""
_RELATES: Final = 2.5
"""Points from which events that something keeps apart are linked."""
_MANY: Final = 20
"""From this size on, equal numbers hold events of two reports together."""
_WORDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Types of deeds that are words."""
_STORY, _SLOPE, _STRANGE = 2.5, 10.0, 0.1
"""Points for the likeness of two reports: at most; for each whole; and from which likeness on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What came of comparing two events."""

    verdict: Verdict
    points: float
    reasons: tuple[str, ...]
    """What agrees, in words."""
    obstacle: str
    """What keeps them apart, in words; empty where nothing does."""


_ELSEWHERE: Final = Comparison(verdict="other", points=0, reasons=(), obstacle="other places")


class Comparer:
    """Compares events by what a gazetteer and a table of actors know."""

    def __init__(self, whereabouts: Whereabouts, actors: Actors, stories: Stories) -> None:
        self._whereabouts = whereabouts
        self._parties = Parties(actors)
        self._stories = stories

    def is_worth_it(self, one: Facets, other: Facets) -> bool:
        """Whether anything but their story could hold two events together, at a cheap look."""
        if in_one_report(one, other) or (one.numbers and other.numbers):
            return True
        if times.agreement(one.record.when, other.record.when) == "same day":
            return True
        return points.alike(one, other) >= ALIKE

    def compare(self, one: Facets, other: Facets) -> Comparison:
        """Compare two events, the one with the smaller id first."""
        where = self._whereabouts.agreement(one.record.places, other.record.places)
        if where.where == "apart" and not (one.numbers and other.numbers):
            return _ELSEWHERE
        found = [
            points.kind(one, other),
            points.stance(one, other),
            points.place(where),
            points.time(one, other),
            *self._parties.points(one, other),
            self._numbers(one, other, where),
            points.wording(one, other),
            points.speaker(one, other),
            points.another(one, other),
            self._story(one, other),
        ]
        if one.record.type in _WORDS and not in_one_report(one, other):
            # Many speak of one story: it takes the same speaker.
            found.append(
                Point(points=0.0 if self._parties.kin(one.actor, other.actor) > 0 else -1.5)
            )
        total = fsum(each.points for each in found)
        obstacle = "; ".join(each.obstacle for each in found if each.obstacle)
        anchored = any(each.anchor for each in found) or in_one_report(one, other)
        return Comparison(
            verdict=_verdict(one, other, total, obstacle) if anchored else "other",
            points=total,
            reasons=tuple(each.reason for each in found if each.reason),
            obstacle=obstacle,
        )

    def _numbers(self, one: Facets, other: Facets, where: Agreement) -> Point:
        found = numbers.agreement(one.numbers, other.numbers, self._parties.count_one)
        if found.how == "equal":
            worth = min(2.0, 0.5 + 0.75 * log10(1 + found.size))
            reason = f"both count {found.words}"
            return Point(points=worth, reason=reason, anchor=found.size >= _MANY)
        if found.how == "compatible":
            return Point(points=1.0, reason=found.words)
        if found.how == "unknown" or points.is_recount(one, other, where):
            return Point(points=0)
        return Point(points=1.5, obstacle=found.words, anchor=True)

    def _story(self, one: Facets, other: Facets) -> Point:
        """Two reports of one story tell the same more often than two that share nothing."""
        if in_one_report(one, other):
            return Point(points=0)
        like = self._stories.likeness(one.record.document, other.record.document)
        worth = max(-1.0, min(_STORY, _SLOPE * (like - _STRANGE)))
        if like < ONE_STORY:
            return Point(points=worth)
        return Point(points=worth, reason="reports of one story", anchor=True)


def _verdict(one: Facets, other: Facets, points: float, obstacle: str) -> Verdict:
    more = 0.0 if in_one_report(one, other) else _ACROSS
    if not obstacle and points >= _MERGES + more:
        return "same"
    return "related" if points >= _RELATES + more else "other"
