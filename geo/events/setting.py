"""Where an act happened whose own sentence does not say: the setting that the report gives it.

A report names the place of its story once and goes on. An act of violence, a protest or an arrest
without a place of its own gets the next spot that its sentence names, else that of the last act of
its paragraph, of the paragraph before or of its own kind, else the country that most names of the
report lie in. (The training reports of MUC-4 chose these rules among others.) Words, plans, fears
and what did not happen stay nowhere.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.reading import Event, EventPlace, Toponym

_ACTS: Final = frozenset({"ASSAULT", "PROTEST"})
_MODES: Final = frozenset({"arrest", "crowd-control", "curfew"})
"""What else happens at a spot, and mostly at that of the acts around it."""
_SPOTS: Final = frozenset({"explosives", "destroy", "suicide-attack", "firearms"})
"""Modes of acts that a report mostly tells from where they happened."""
_HAPPENED: Final = frozenset({"asserted", "claimed", "disputed", "denied"})
_MOST: Final = 0.35
"""Share of a report's names that must lie in a country for it to be the story's."""


def settled(
    events: Sequence[Event],
    paragraphs: Sequence[int],
    toponyms: Sequence[Toponym],
    heads: Sequence[int] = (),
) -> tuple[Event, ...]:
    """Give acts without a place that of the acts before them, else the country of the report.

    Args:
        events: Of one document, in order.
        paragraphs: For each the number of its paragraph.
        toponyms: All of the document.
        heads: Which of them stand in the line that says where it was written.
    """
    country = _country(toponyms)
    starts = [toponym.span.start for toponym in toponyms]
    last: tuple[Event, int] | None = None
    found: list[Event] = []
    for event, paragraph in zip(events, paragraphs, strict=True):
        if not _is_act(event):
            found.append(event)
        elif event.places:
            last = (event, paragraph)
            found.append(event)
        else:
            goes_on = last is not None and _goes_on(event, paragraph, *last)
            near = _beside(event, toponyms, starts)
            places = near or (_taken(last[0]) if last is not None and goes_on else ())
            if not places:
                spot = event.mode in _SPOTS and heads
                places = (EventPlace(toponym=heads[0], role="location"),) if spot else country
            fits = not _is_abroad(event, places, toponyms, starts)
            found.append(replace(event, places=places if fits else ()))
    return tuple(found)


def _is_act(event: Event) -> bool:
    happens = event.type in _ACTS or event.mode in _MODES
    return happens and event.factuality in _HAPPENED


def _goes_on(event: Event, paragraph: int, last: Event, where: int) -> bool:
    """Whether an act is told where, or as, the last one was that has a place."""
    near = where >= paragraph - 1 or last.label == event.label
    apart = event.when.is_dated and last.when.is_dated and not event.when.overlaps(last.when)
    return near and not apart


def _beside(
    event: Event, toponyms: Sequence[Toponym], starts: Sequence[int]
) -> tuple[EventPlace, ...]:
    """The next spot that the act's own sentence names behind it, however loosely."""
    first = bisect_left(starts, event.trigger.end)
    for n in range(first, bisect_left(starts, event.sentence.end)):
        if toponyms[n].role == "location" and toponyms[n].place is not None:
            return (EventPlace(toponym=n, role="location"),)
    return ()


def _is_abroad(
    event: Event, places: tuple[EventPlace, ...], toponyms: Sequence[Toponym], starts: Sequence[int]
) -> bool:
    """Whether the sentence of an act names other countries only, as of armies or of victims."""
    first = bisect_left(starts, event.sentence.start)
    here = toponyms[first : bisect_left(starts, event.sentence.end)]
    named = {t.place.country for t in here if t.place is not None}
    countries = {p.country for link in places if (p := toponyms[link.toponym].place) is not None}
    return bool(named) and named.isdisjoint(countries)


def _taken(source: Event) -> tuple[EventPlace, ...]:
    """The places of another act at which this one may be: not those it came from or went to."""
    return tuple(
        replace(place, role="location" if place.role == "target" else place.role)
        for place in source.places
        if place.role in ("location", "near", "target")
    )


def _country(toponyms: Sequence[Toponym]) -> tuple[EventPlace, ...]:
    """The country that most names of a report lie in, by the first name that means it.

    Armies and governments are named abroad as well: one name must be that of a spot.
    """
    counts: Counter[str] = Counter()
    named: dict[str, int] = {}
    ground: set[str] = set()
    for n, toponym in enumerate(toponyms):
        place = toponym.place
        if place is None or place.country is None:
            continue
        counts[place.country] += 1
        if toponym.role == "location":
            ground.add(place.country)
        if place.kind == "country":
            named.setdefault(place.country, n)
    code, count = counts.most_common(1)[0] if counts else ("", 0)
    if code not in named or code not in ground or count < _MOST * counts.total():
        return ()
    return (EventPlace(toponym=named[code], role="location"),)
