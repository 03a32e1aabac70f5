"""Correct the events of a reading: when, where, of what type, how surely told, or none at all."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gazetteer import Place
from geo.corrections.correction import (
    Correction,
    EventChange,
    NoEvent,
    Stance,
    Type,
    When,
    Where,
)
from geo.corrections.words import amendment, date_words, person, place_words
from geo.reading import Amendment, Event, EventPlace, Reading, Span, Toponym


class Triggers:
    """The events of a reading by the words that tell them."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = sorted(events, key=lambda event: event.trigger.start)
        self._starts = [event.trigger.start for event in self._events]

    def at(self, span: Span) -> Event | None:
        """The event that is told there: by these words, else by words that share some of them."""
        at = bisect_left(self._starts, span.start)
        near = self._events[max(0, at - 1) : at + 1]
        exact = (event for event in reversed(near) if event.trigger.start == span.start)
        sharing = (event for event in near if event.trigger.overlaps(span))
        return next(exact, None) or next(sharing, None)


def mend_events(reading: Reading, wanted: Mapping[str, Sequence[Correction]]) -> Reading:
    """Give events what a person said of them.

    Args:
        reading: Its names are corrected already.
        wanted: By the id of an event, what was said of it, in order.
    """
    spots = _Spots(reading.toponyms)
    events = tuple(
        mended
        for event in reading.events
        if (mended := _mended(event, wanted.get(event.id, ()), spots)) is not None
    )
    toponyms, moved = spots.sorted()
    return replace(
        reading,
        toponyms=toponyms,
        events=tuple(
            replace(event, places=tuple(_renumbered(link, moved) for link in event.places))
            for event in events
        ),
    )


class _Spots:
    """The places of a reading, with those that a person put on the map for an event."""

    def __init__(self, toponyms: Sequence[Toponym]) -> None:
        self._toponyms = list(toponyms)
        self._named: dict[str, list[int]] = {}
        for index, toponym in enumerate(toponyms):
            if toponym.place is not None:
                self._named.setdefault(toponym.place.id, []).append(index)

    def number(self, place: Place, event: Event, correction: Correction) -> int:
        """The number of a name that means the place, best in the sentence; else a new one."""
        known = self._named.setdefault(place.id, [])
        inside = (i for i in known if event.sentence.covers(self._toponyms[i].span))
        for index in (*inside, *known):
            return index
        start = event.trigger.start
        known.append(len(self._toponyms))
        self._toponyms.append(
            Toponym(
                span=Span(start=start, end=start), text="", role="location", place=place,
                score=1.0, reasons=(person(correction),),
                corrected=amendment(correction, "where"),
            )
        )  # fmt: skip
        return known[-1]

    def name(self, index: int) -> str:
        """The place of a number in words."""
        return place_words(self._toponyms[index].place)

    def sorted(self) -> tuple[tuple[Toponym, ...], Mapping[int, int]]:
        """All names in the order of the text, and where each number went."""
        order = sorted(range(len(self._toponyms)), key=lambda i: (self._toponyms[i].span.start, i))
        moved = {old: new for new, old in enumerate(order)}
        return tuple(self._toponyms[i] for i in order), moved


def _mended(event: Event, said: Sequence[Correction], spots: _Spots) -> Event | None:
    for correction in said:
        if isinstance(correction.change, NoEvent):
            return None
        if isinstance(correction.change, Where | When | Type | Stance):
            event = _changed(event, correction, correction.change, spots)
    return event


def _changed(event: Event, correction: Correction, change: EventChange, spots: _Spots) -> Event:
    match change:
        case When(when=when):
            was = date_words(event.when) if event.when != when else ""
            new = replace(
                event, when=when, timex=None if was or not event.when.is_dated else event.timex
            )
            return _noted(new, amendment(correction, "date", was))
        case Type(type=type_, label=label) if type_ != event.type:
            new = replace(event, type=type_, label=label, mode="", acled=None)
            return _noted(new, amendment(correction, "type", event.label))
        case Type():
            return _noted(event, amendment(correction, "type"))
        case Stance(factuality=factuality):
            was = event.factuality if event.factuality != factuality else ""
            new = replace(event, factuality=factuality)
            return _noted(new, amendment(correction, "factuality", was))
        case Where():
            return _placed(event, correction, change, spots)
    return event


def _placed(event: Event, correction: Correction, change: Where, spots: _Spots) -> Event:
    old = [spots.name(link.toponym) for link in event.places if link.role != "topic"]
    links = tuple(
        dict.fromkeys(
            EventPlace(toponym=spots.number(spot.place, event, correction), role=spot.role)
            for spot in change.spots
        )
    )
    new = [spots.name(link.toponym) for link in links]
    was = "; ".join(filter(None, old)) if old != new else ""
    return _noted(replace(event, places=links), amendment(correction, "where", was))


def _noted(event: Event, note: Amendment) -> Event:
    """The event with a note, in place of an earlier one on the same."""
    others = tuple(one for one in event.corrected if one.what != note.what)
    was = note.was or next((one.was for one in event.corrected if one.what == note.what), "")
    return replace(event, corrected=(*others, replace(note, was=was)))


def _renumbered(link: EventPlace, moved: Mapping[int, int]) -> EventPlace:
    return replace(link, toponym=moved[link.toponym])
