"""When an act happened that is told again: the report dates it once.

"A bomb killed ten in Rawah on Monday. … The blast in Rawah broke windows": the second sentence
would have the day of publication, were it not the same act at the same spot. Where the report dates
several acts of the kind at the spot differently, nothing is taken from any of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from geo.reading import Event, Timex, Toponym

_ACTS: Final = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_HAPPENED: Final = frozenset({"asserted", "claimed", "disputed"})
_DIFFERENT: Final = 2
"""Beginnings of acts at a spot from which on none of them is taken."""
_AREAS: Final = frozenset({"country", "region", "admin1", "desert", "water"})
"""Kinds of places in which much happens at once."""

_Spot = tuple[str, str]
"""Label of an act, and id of a place."""
_Dated = dict[datetime | None, Event]
"""The first act at a spot that begins then; two beginnings already say that they differ."""


def retold(
    events: Sequence[Event], toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> tuple[Event, ...]:
    """Give acts that their own sentence does not date the date of the act that they tell again.

    Args:
        events: Of one document, with the places that their own sentences give them.
        toponyms: All of the document.
        timexes: Its time expressions.
    """
    dated: dict[_Spot, _Dated] = defaultdict(dict)
    for event in events:
        if dates_itself(event, timexes) and event.when.precision in ("day", "hour"):
            for spot in _spots(event, toponyms):
                if len(dated[spot]) < _DIFFERENT:
                    dated[spot].setdefault(event.when.start, event)
    return tuple(
        event if dates_itself(event, timexes) else _dated(event, dated, _spots(event, toponyms))
        for event in events
    )


def dates_itself(event: Event, timexes: Sequence[Timex]) -> bool:
    """Whether the sentence of an event says when it was, and not an earlier one."""
    if event.timex is None:
        return False
    return event.sentence.start <= timexes[event.timex].span.start < event.sentence.end


def _spots(event: Event, toponyms: Sequence[Toponym]) -> list[_Spot]:
    if event.type not in _ACTS or event.factuality not in _HAPPENED:
        return []
    places = [toponyms[link.toponym].place for link in event.places]
    return [
        (event.label, place.id)
        for place in places
        if place is not None and place.kind not in _AREAS
    ]


def _dated(event: Event, dated: Mapping[_Spot, _Dated], spots: Sequence[_Spot]) -> Event:
    known = [other for spot in spots for other in dated.get(spot, {}).values()]
    if len({other.when.start for other in known}) != 1:
        return event
    first = known[0]
    return replace(event, when=first.when, timex=first.timex)
