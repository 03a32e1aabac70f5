"""Whether two events are one: points for what agrees, and what forbids it, each with its reason.

The points were set on examples of our own and checked on the development topics of ECB+
(benchmarks/merging.py). A false merge hides an event, a missed one only doubles a dot: where the
evidence is thin, two events stay two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Final, Literal

from geo.actors import Actors
from geo.merging import numbers, times
from geo.merging.concepts import lasting, single
from geo.merging.facets import Facets, Party
from geo.merging.places import Agreement, Whereabouts
from geo.merging.stories import ONE_STORY, Stories
from geo.merging.wording import likeness

Verdict = Literal["same", "related", "other"]

_MERGES: Final = 3.0
"""Points from which two events in one report are one."""
_ACROSS: Final = 1.5
"""How many more it takes across reports."""
_RELATES: Final = 2.5
"""Points from which events that something keeps apart are linked."""
_SYMMETRIC: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types of which either side may be told as the actor."""
_MANY: Final = 20
"""From this size on, equal numbers hold events of two reports together."""
_ALIKE: Final = 0.5
"""Likeness of the words from which two passages say the same."""
_STORY, _SLOPE, _STRANGE = 2.5, 10.0, 0.1
"""Points for the likeness of two reports: at most; for each whole; and from which likeness on."""
_ROUNDS: Final = 2.0
"""How far two counts of the victims of one attack lie apart at most."""
_LOOSE: Final = (":rebels", ":people")
"""Ends of ids that say of what country people are, and not of what group."""
_STRANGERS: Final = -2.0
"""Points for parties that cannot be one."""
_KIN: Final = {"same": 2.0, "part": 1.0, "akin": 0.5}


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Point:
    """What one aspect adds."""

    points: float
    reason: str = ""
    obstacle: str = ""
    anchor: bool = False
    """Whether it is enough to hold events of two reports together."""


class Comparer:
    """Compares events by what a gazetteer and a table of actors know."""

    def __init__(self, whereabouts: Whereabouts, actors: Actors, stories: Stories) -> None:
        self._whereabouts = whereabouts
        self._actors = actors
        self._stories = stories

    def is_worth_it(self, one: Facets, other: Facets) -> bool:
        """Whether anything could hold two events together, by a look that costs little."""
        if _in_one_report(one, other) or (one.numbers and other.numbers):
            return True
        if self._stories.likeness(one.record.document, other.record.document) >= ONE_STORY:
            return True
        same_day = times.agreement(one.record.when, other.record.when) == "same day"
        return same_day or _likeness(one, other) >= _ALIKE

    def compare(self, one: Facets, other: Facets) -> Comparison:
        """Compare two events; either way round it comes to the same."""
        where = self._whereabouts.agreement(one.record.places, other.record.places)
        if where.where == "apart" and not (one.numbers and other.numbers):
            return _ELSEWHERE
        found = [
            _kind(one, other),
            _stance(one, other),
            _place(where),
            _time(one, other),
            *self._parties(one, other),
            self._numbers(one, other, where),
            _wording(one, other),
            _speaker(one, other),
            _another(one, other),
            self._story(one, other),
        ]
        points = sum(each.points for each in found)
        obstacle = "; ".join(each.obstacle for each in found if each.obstacle)
        anchored = any(each.anchor for each in found) or _in_one_report(one, other)
        return Comparison(
            verdict=_verdict(one, other, points, obstacle) if anchored else "other",
            points=points,
            reasons=tuple(each.reason for each in found if each.reason),
            obstacle=obstacle,
        )

    def _numbers(self, one: Facets, other: Facets, where: Agreement) -> _Point:
        found = numbers.agreement(one.numbers, other.numbers, self._kin_of_units)
        if found.how == "equal":
            points = min(2.0, 0.5 + 0.75 * log10(1 + found.size))
            reason = f"both count {found.words}"
            return _Point(points=points, reason=reason, anchor=found.size >= _MANY)
        if found.how == "compatible":
            return _Point(points=1.0, reason=found.words)
        if found.how == "unknown" or _is_recount(one, other, where):
            return _Point(points=0)
        return _Point(points=1.5, obstacle=found.words, anchor=True)

    def _kin_of_units(self, one: str, other: str) -> bool:
        """Whether two units may count the same people, as far as they name whose they are."""
        mine, yours = self._actors.normalise(one), self._actors.normalise(other)
        if mine is None or yours is None:
            return True
        return self._actors.kinship(mine.id, yours.id) != "strangers"

    def _story(self, one: Facets, other: Facets) -> _Point:
        """Two reports of one story tell the same more often than two that share nothing."""
        if _in_one_report(one, other):
            return _Point(points=0)
        like = self._stories.likeness(one.record.document, other.record.document)
        points = max(-1.0, min(_STORY, _SLOPE * (like - _STRANGE)))
        if like < ONE_STORY:
            return _Point(points=points)
        return _Point(points=points, reason="reports of one story", anchor=True)

    def _parties(self, one: Facets, other: Facets) -> Iterator[_Point]:
        pairs = [(one.actor, other.actor), (one.recipient, other.recipient)]
        if one.record.type in _SYMMETRIC:
            crossed = [(one.actor, other.recipient), (one.recipient, other.actor)]
            if sum(map(self._kin, *zip(*crossed, strict=True))) > sum(
                map(self._kin, *zip(*pairs, strict=True))
            ):
                pairs = crossed
        found = [self._party(mine, yours) for mine, yours in pairs]
        yield from found
        if one.concepts & other.concepts & single():
            # A government falls but once.
            yield _Point(points=1.5 * (found[1].points >= _KIN["same"]))
        elif not any(each.points for each in found):
            # Who acts in the one may stand as the object of the other: "operations of the army".
            crossed = [(one.actor, other.recipient), (one.recipient, other.actor)]
            yield _Point(points=float(any(self._kin(*pair) >= _KIN["part"] for pair in crossed)))

    def _party(self, one: Party, other: Party) -> _Point:
        kin = self._kin(one, other)
        if kin > 0:
            return _Point(points=kin, reason=f"both with {min(one.shown, other.shown)}")
        if kin == _STRANGERS:
            return _Point(points=kin, obstacle=_either(one.shown, other.shown))
        return _Point(points=kin)

    def _kin(self, one: Party, other: Party) -> float:
        """Points for who takes part: less than nought for strangers, nought where unknown."""
        if not (one.shown and other.shown):
            return 0.0
        if one.relatives != other.relatives:
            return _STRANGERS
        known = [self._bond(mine, yours) for mine in one.ids for yours in other.ids]
        shared = one.names & other.names
        if known:
            return max(known) if max(known) > 0 or not shared else 0.0
        if shared:
            return 1.5 if one.ids == other.ids or self._is_personal(shared) else 0.0
        if one.ids or other.ids or not (one.names and other.names):
            return 0.5 if one.words & other.words else 0.0
        full = min(len(one.names), len(other.names)) > 1
        return _STRANGERS if full else -1.0

    def _bond(self, one: str, other: str) -> float:
        """Points for two ids: "Iraqi militants" may be of any group."""
        kinship = self._actors.kinship(one, other)
        if kinship == "strangers" and one.endswith(_LOOSE) != other.endswith(_LOOSE):
            return 0.0
        return _KIN.get(kinship, _STRANGERS)

    def _is_personal(self, shared: frozenset[str]) -> bool:
        """Whether names that a known actor and an unknown one share are of neither's group."""
        return any(
            self._actors.normalise(name.capitalize()) is None
            and self._actors.normalise(name.upper()) is None
            for name in shared
        )


def _verdict(one: Facets, other: Facets, points: float, obstacle: str) -> Verdict:
    more = 0.0 if _in_one_report(one, other) else _ACROSS
    if not obstacle and points >= _MERGES + more:
        return "same"
    return "related" if points >= _RELATES + more else "other"


def _in_one_report(one: Facets, other: Facets) -> bool:
    return one.record.document == other.record.document


def _kind(one: Facets, other: Facets) -> _Point:
    mine, yours = one.record, other.record
    shared = one.concepts & other.concepts
    if mine.label == yours.label:
        again = 0.5 if one.trigger == other.trigger else 0.0
        return _Point(points=1.0 + again, reason=f"both tell of: {mine.label}")
    if not shared:
        return _Point(points=-2.0, obstacle=f"{_either(mine.label, yours.label)}")
    return _Point(points=0.5, reason=f"both tell of: {min(shared)}")


def _stance(one: Facets, other: Facets) -> _Point:
    if one.stance == other.stance:
        return _Point(points=0)
    if "open" in (one.stance, other.stance):
        return _Point(points=-0.5, obstacle=_either(one.record.factuality, other.record.factuality))
    return _Point(points=-0.5)


def _place(where: Agreement) -> _Point:
    if where.where == "apart":
        return _Point(points=-2.0, obstacle="other places")
    if where.where == "unknown":
        return _Point(points=0)
    worth = {"same": 2.0, "near": 1.5, "inside": 1.5}[where.where]
    if where.is_country:
        worth = 1.0 if where.where == "same" else 0.5
    return _Point(points=worth, reason=f"both at {where.name}")


def _time(one: Facets, other: Facets) -> _Point:
    lasts = one.concepts & other.concepts <= lasting()
    when = times.agreement(one.record.when, other.record.when, lasts=lasts)
    if when == "apart":
        return _Point(points=-1.0, obstacle="other dates")
    points = {"same day": 2.0, "same time": 1.0, "overlap": 0.5, "unknown": 0.0}[when]
    reason = {"same day": "on the same day", "same time": "at the same time"}.get(when, "")
    return _Point(points=points, reason=reason, anchor=when == "same day")


def _is_recount(one: Facets, other: Facets, where: Agreement) -> bool:
    """Whether two numbers may count the victims of one attack: told of one day and one spot."""
    narrow = where.where in ("same", "near") and not where.is_country
    same_day = times.agreement(one.record.when, other.record.when) == "same day"
    return narrow and same_day and numbers.ratio(one.numbers, other.numbers) <= _ROUNDS


def _wording(one: Facets, other: Facets) -> _Point:
    if _in_one_report(one, other) and one.record.quote == other.record.quote:
        # One sentence tells one thing by one word, mostly.
        return _Point(points=-1.5)
    like = _likeness(one, other)
    if like < _ALIKE:
        return _Point(points=2.0 * like)
    return _Point(points=1.0 + 2.0 * like, reason="told in the same words", anchor=True)


def _likeness(one: Facets, other: Facets) -> float:
    """How alike the words are, near the triggers or in the whole sentences."""
    return max(likeness(one.words, other.words), likeness(one.sentence, other.sentence))


def _another(one: Facets, other: Facets) -> _Point:
    if one.another == other.another:
        return _Point(points=0)
    return _Point(points=0, obstacle="told as another one")


def _speaker(one: Facets, other: Facets) -> _Point:
    if one.speaker & other.speaker:
        return _Point(points=1.0, reason=f"both told by {one.record.attribution}")
    return _Point(points=0)


def _either(one: str, other: str) -> str:
    return " or ".join(sorted((one, other)))
