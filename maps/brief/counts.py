"""How much of a brief is uncertain, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from geo.precision import date_prec, where_prec
from geo.reading import Factuality
from geo.record import Record
from maps.figure.spots import scene_places

_WHERE: Final = {
    1: "a named place", 2: "near a named place", 3: "a district", 4: "a province",
    5: "a region or a stretch of land", 6: "a country only", 7: "water", 0: "no place",
}  # fmt: skip
_WHEN: Final = {
    1: "to the day", 2: "to two to six days", 3: "to a week", 4: "to a month",
    5: "to longer than a month", 6: "one end only", 0: "undated",
}  # fmt: skip
_SURE: Final = {3: "0.9 or more", 2: "0.7 to 0.9", 1: "0.5 to 0.7", 0: "below 0.5"}
_STEPS: Final = (0.5, 0.7, 0.9)
_STANCES: Final = {
    "asserted": "asserted", "claimed": "claimed by somebody", "disputed": "disputed",
    "denied": "denied", "negated": "told not to have happened", "feared": "feared",
    "planned": "planned", "demanded": "demanded", "hypothetical": "hypothetical",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One question, with how many events have which answer."""

    question: str
    counts: tuple[tuple[str, int], ...]
    """Answers that some event has, in a fixed order."""


def uncertainty(events: Sequence[Record]) -> tuple[Group, ...]:
    """Count what a reader should know of events; each answer counts events, and all add up."""
    places = [next(iter(scene_places(event)), None) for event in events]
    found = [place for place in places if place is not None]
    where = (0 if place is None else where_prec(place.kind, place.role) for place in places)
    told = Counter(len({t.document for t in event.tellings or (event,)}) for event in events)
    several = sum(count for reports, count in told.items() if reports > 1)
    stances = Counter(event.factuality for event in events)
    return (
        Group(
            question="How the reports stand to the events",
            counts=tuple((_STANCES[s], stances[s]) for s in get_args(Factuality) if stances[s]),
        ),
        _group("How exactly the place is known", _WHERE, where),
        _group(
            "How probable it is that the place is the one meant",
            _SURE,
            (sum(place.score >= step for step in _STEPS) for place in found),
        ),
        _group("How exactly the date is known", _WHEN, map(_when, events)),
        Group(
            question="How many reports tell it",
            counts=tuple(pair for pair in (("one", told[1]), ("two or more", several)) if pair[1]),
        ),
    )


def _when(event: Record) -> int:
    if not event.when.is_dated:
        return 0
    return date_prec(event.when) or _ONE_END


_ONE_END: Final = 6


def _group(question: str, words: dict[int, str], codes: Iterable[int]) -> Group:
    counts = Counter(codes)
    answers = tuple((word, counts[code]) for code, word in words.items() if counts[code])
    return Group(question=question, counts=answers)
