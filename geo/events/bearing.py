"""How an event lies to a place of its sentence: near it, against it, or only about it."""

from typing import Final

from geo.events.clauses import Parse
from geo.events.placing import Candidate, governor
from geo.events.triggers import Trigger
from geo.reading import EventPlaceRole

_NEAR: Final = frozenset({"near", "outside", "around", "beside", "towards", "toward", "off"})
_WAYS: Final = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
     "outskirts", "vicinity", "suburbs", "edge", "kilometers", "kilometres", "km", "miles"}
)  # fmt: skip
_WAY: Final = 4
"""Tokens before a place among which "east of" or "20 km from" stands."""
_ABOUT: Final = frozenset({"in", "about", "on", "over", "of", "at", "inside", "across"})
_REACH: Final = 14
"""Tokens behind words within which a place is their topic."""


def bearing(parse: Parse, trigger: Trigger, candidate: Candidate) -> EventPlaceRole:
    """Whether an event happened near a place or went against it, else at it.

    Args:
        parse: The sentence.
        trigger: What tells the event.
        candidate: A place that is the event's.
    """
    joint = governor(parse, candidate)
    before = parse.tokens.lower[max(0, candidate.start - _WAY) : candidate.start]
    away = not _WAYS.isdisjoint(before) and before[-1:] in (["of"], ["from"])
    if (joint in _NEAR or away) and not candidate.country:
        return "near"
    against = joint == "against" or (joint == "on" and candidate.country)
    return "target" if against and trigger.entry.type == "ASSAULT" else "location"


def is_topic(parse: Parse, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether words are about a place: "discussed the situation in Syria"."""
    if "v" not in trigger.entry.frame or not 0 < candidate.start - trigger.end <= _REACH:
        return False
    same = parse.owner[candidate.start] == parse.owner[trigger.start]
    return same and governor(parse, candidate) in _ABOUT
