"""What each aspect of two events adds to their being one, and what forbids it."""

from dataclasses import dataclass
from typing import Final

from geo.merging import numbers, times
from geo.merging.concepts import lasting, single
from geo.merging.facets import Facets
from geo.merging.places import Agreement
from geo.merging.wording import likeness

ALIKE: Final = 0.5
"""Likeness of the words from which two passages say the same."""
_AGAIN: Final = 1.5
"""Points for what one report fears, plans or demands again."""
_ROUNDS: Final = 2.0
"""How far two counts of the victims of one attack lie apart at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What one aspect adds."""

    points: float
    reason: str = ""
    """What agrees, in words; empty where nothing does."""
    obstacle: str = ""
    """What forbids it, in words; empty where nothing does."""
    anchor: bool = False
    """Whether it is enough to hold events of two reports together."""


def in_one_report(one: Facets, other: Facets) -> bool:
    """Whether one report tells both."""
    return one.record.document == other.record.document


def kind(one: Facets, other: Facets) -> Point:
    """By the labels: the same, or of one concept."""
    mine, yours = one.record, other.record
    shared = one.concepts & other.concepts
    if mine.label == yours.label:
        again = 0.5 if one.trigger == other.trigger else 0.0
        return Point(points=1.0 + again, reason=f"both tell of: {mine.label}")
    if not shared:
        return Point(points=-2.0, obstacle=f"{either(mine.label, yours.label)}")
    return Point(points=0.5, reason=f"both tell of: {min(shared)}")


def stance(one: Facets, other: Facets) -> Point:
    """By whether they are told to have happened."""
    if one.stance == other.stance:
        # What one report fears or plans it speaks of again and again.
        again = one.stance == "open" and in_one_report(one, other)
        return Point(points=_AGAIN * again)
    if "open" in (one.stance, other.stance):
        return Point(points=-0.5, obstacle=either(one.record.factuality, other.record.factuality))
    return Point(points=-0.5)


def place(where: Agreement) -> Point:
    """By their places."""
    if where.where == "apart":
        return Point(points=-2.0, obstacle="other places")
    if where.where == "unknown":
        return Point(points=0)
    worth = {"same": 2.0, "near": 1.5, "inside": 1.5}[where.where]
    if where.is_country:
        worth = 1.0 if where.where == "same" else 0.5
    return Point(points=worth, reason=f"both at {where.name}")


def time(one: Facets, other: Facets) -> Point:
    """By their dates, and where one has none by those of the reports."""
    lasts = one.concepts & other.concepts <= lasting()
    when = times.agreement(one.record.when, other.record.when, lasts=lasts)
    if when == "unknown" and times.are_far(one.record.published, other.record.published):
        return Point(points=-1.0, obstacle="reports of other times")
    if when == "apart":
        return Point(points=-1.0, obstacle="other dates")
    points = {"same day": 2.0, "same time": 1.0, "overlap": 0.5, "unknown": 0.0}[when]
    reason = {"same day": "on the same day", "same time": "at the same time"}.get(when, "")
    return Point(points=points, reason=reason, anchor=when == "same day")


def is_recount(one: Facets, other: Facets, where: Agreement) -> bool:
    """Whether two numbers may count the victims of one attack: told of one day and one spot."""
    narrow = where.where in ("same", "near") and not where.is_country
    same_day = times.agreement(one.record.when, other.record.when) == "same day"
    return narrow and same_day and numbers.ratio(one.numbers, other.numbers) <= _ROUNDS


def wording(one: Facets, other: Facets) -> Point:
    """By the words around the triggers and of the sentences."""
    once = one.concepts & other.concepts & single()
    if in_one_report(one, other) and one.record.quote == other.record.quote and not once:
        # One sentence tells one thing by one word, mostly: but who took power overthrew somebody.
        return Point(points=-1.5)
    like = alike(one, other)
    if like < ALIKE:
        return Point(points=2.0 * like)
    return Point(points=1.0 + 2.0 * like, reason="told in the same words", anchor=True)


def alike(one: Facets, other: Facets) -> float:
    """How alike the words are, near the triggers or in the whole sentences."""
    return max(likeness(one.words, other.words), likeness(one.sentence, other.sentence))


def another(one: Facets, other: Facets) -> Point:
    """By whether the text itself says that one is another."""
    if one.another == other.another:
        return Point(points=0)
    return Point(points=0, obstacle="told as another one")


def speaker(one: Facets, other: Facets) -> Point:
    """By who says so."""
    if one.speaker & other.speaker:
        return Point(points=1.0, reason=f"both told by {one.record.attribution}")
    return Point(points=0)


def either(one: str, other: str) -> str:
    """Two things that differ, in words."""
    return " or ".join(sorted((one, other)))
