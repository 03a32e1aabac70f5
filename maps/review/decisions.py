"""The decisions of a run, the most doubtful first: what each name means, what each event is.

How sure a name's place is, is the calibrated probability of the resolver. An event has no such
number of its own; its is the product of shares that were measured on whole reports (README): how
often a place is right by where it is told, and a date by what it is known from.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from geo.reading import Event, Reading, Span, Toponym
from geo.record import Record
from geo.sentences import sentences
from geo.timespan import Basis

_IN_SENTENCE: Final = 0.8
"""Share of places right that the event's own sentence names."""
_ELSEWHERE: Final = 0.6
"""Share of places right that come from the story around it; also where none was found."""
_DATES: Final[Mapping[Basis, float]] = MappingProxyType(
    {"explicit": 0.95, "relative": 0.9, "inferred": 0.7, "document": 0.7, "none": 0.6}
)
"""Share of dates right, by what they are known from."""
_QUOTES: Final = 3
"""Sentences that are shown of a name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameDecision:
    """What a name means in one report."""

    reading: Reading
    toponyms: tuple[Toponym, ...]
    """Where it is named, in the order of the text; all mean the same."""
    sentences: tuple[Span, ...]
    """Around the first of them."""
    sure: float
    """0 to 1."""
    events: int
    """How many events are there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One passage that tells an event."""

    reading: Reading
    event: Event


@dataclass(frozen=True, kw_only=True, slots=True)
class EventDecision:
    """What an event is, as all its tellings have it together."""

    record: Record
    tellings: tuple[Telling, ...]
    """The one that stands for all first."""
    sure: float
    """0 to 1."""


Decision = NameDecision | EventDecision


def decide(readings: Sequence[Reading], events: Iterable[Record]) -> tuple[Decision, ...]:
    """List what a person may want to look at, the least sure first.

    Args:
        readings: The reports.
        events: Their events, merged or not; places that are only named are passed over.
    """
    told = {event.id: Telling(reading=r, event=event) for r in readings for event in r.events}
    found: list[Decision] = [name for reading in readings for name in _names(reading)]
    for record in events:
        ids = [telling.id for telling in record.tellings or (record,)]
        tellings = tuple(told[id_] for id_ in ids if id_ in told)
        if tellings:
            found.append(EventDecision(record=record, tellings=tellings, sure=_event_sure(record)))
    return tuple(sorted(found, key=lambda decision: round(decision.sure, 4)))


def _names(reading: Reading) -> Iterable[NameDecision]:
    spans = sentences(reading.document.text)
    starts = [span.start for span in spans]
    counted = _pinned(reading)
    groups: dict[tuple[str, str | None], list[int]] = {}
    for index, toponym in enumerate(reading.toponyms):
        if toponym.text and (toponym.place is not None or toponym.role == "location"):
            key = (toponym.text, None if toponym.place is None else toponym.place.id)
            groups.setdefault(key, []).append(index)
    for indices in groups.values():
        names = tuple(reading.toponyms[index] for index in indices)
        around = (_sentence(spans, starts, name.span) for name in names[:_QUOTES])
        yield NameDecision(
            reading=reading,
            toponyms=names,
            sentences=tuple(dict.fromkeys(around)),
            sure=max(name.score for name in names),
            events=sum(counted.get(index, 0) for index in indices),
        )


def _pinned(reading: Reading) -> dict[int, int]:
    counted: dict[int, int] = {}
    for event in reading.events:
        for link in event.places:
            if link.role != "topic":
                counted[link.toponym] = counted.get(link.toponym, 0) + 1
    return counted


def _sentence(spans: Sequence[Span], starts: Sequence[int], name: Span) -> Span:
    at = bisect_right(starts, name.start) - 1
    return spans[at] if at >= 0 and spans[at].covers(name) else name


def _event_sure(record: Record) -> float:
    said = {one.what for one in record.corrected}
    place = 1.0
    if not said & {"where", "place"}:
        place = _ELSEWHERE
        if record.places:
            first = record.places[0]
            place = first.score * (_IN_SENTENCE if first.mark is not None else _ELSEWHERE)
    return place * (1.0 if "date" in said else _DATES[record.when.basis])
