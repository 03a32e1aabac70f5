"""Which pairs of events are worth comparing: those that share a kind, and a place, a date or words.

Blocking keeps the work near to linear: a pair is compared only where both stand in one block, and
in a block only with its next neighbours in the order of date and place (the sorted neighbourhood
of Hernández and Stolfo 1995).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from geo.merging.facets import Facets
from geo.merging.stories import ONE_STORY, Stories
from geo.merging.times import bounds

_NEIGHBOURS: Final = 20
"""How many of those behind it in a block an event is compared with."""
_WEEK: Final = timedelta(days=7)
_LONG: Final = timedelta(days=100)
"""Longer stretches stand in blocks of years."""
_SHINGLE: Final = 4
"""Stems that two passages must share to be compared for their words alone."""

_STORY: Final = "story"

Key = tuple[str, ...]


def pairs(events: Sequence[Facets], stories: Stories) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, each once, in no order that depends on the input's.

    Args:
        events: In the order of their ids.
        stories: The words of their reports.
    """
    marks = {name: stories.marks(name) for name in {event.record.document for event in events}}
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for n, event in enumerate(events):
        for key in {*_keys(event), *_of_story(event, marks[event.record.document])}:
            blocks[key].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = sorted(blocks[key], key=lambda n: (*_order(events[n]), n))
        for at, n in enumerate(members):
            for m in members[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (n, m) if n < m else (m, n)
                if pair not in seen and (key[1] != _STORY or _is_one(events, pair, stories)):
                    seen.add(pair)
                    yield pair


def _keys(event: Facets) -> Iterator[Key]:
    for concept in event.concepts:
        for key in (*_timeless(event), *_timely(event)):
            yield (concept, *key)


def _is_one(events: Sequence[Facets], pair: tuple[int, int], stories: Stories) -> bool:
    """Whether two events are of one story: the words that found them may be of many."""
    one, other = (events[n].record.document for n in pair)
    return stories.likeness(one, other) >= ONE_STORY


def _of_story(event: Facets, marks: Iterable[str]) -> Iterator[Key]:
    """What events of one story are found by."""
    for concept in event.concepts:
        for mark in marks:
            yield (concept, _STORY, mark)


def _timeless(event: Facets) -> Iterator[Key]:
    """What events without a date are found by as well."""
    yield ("report", event.record.document)
    for place in event.record.places:
        yield ("spot", place.place_id)
    for actor in event.actor.ids:
        for recipient in event.recipient.ids:
            yield ("both", actor, recipient)
    for shingle in _shingles(event):
        yield ("words", shingle)


def _timely(event: Facets) -> Iterator[Key]:
    actors = {id_.partition(":")[0] for id_ in event.actor.ids | event.recipient.ids}
    for time in _times(event):
        for place in event.record.places:
            yield ("place", place.country or place.place_id, time)
        for actor in actors:
            yield ("actor", actor, time)


def _times(event: Facets) -> Iterator[str]:
    when = event.record.when
    if not when.is_dated:
        yield "undated"
        return
    start, end = bounds(when)
    if end - start > _LONG:
        yield f"year {(when.start or start).year if when.start else end.year}"
        return
    last = end - timedelta(microseconds=1)
    yield f"month {start.year} {start.month}"
    if (start.year, start.month) != (last.year, last.month):
        yield f"month {last.year} {last.month}"


def _shingles(event: Facets) -> Iterator[str]:
    """Groups of the rarest-looking stems around a trigger: the longest ones."""
    chosen = sorted(sorted(event.words), key=len, reverse=True)[: _SHINGLE + 2]
    for skipped in range(len(chosen) - _SHINGLE + 1):
        yield " ".join(sorted(chosen[skipped : skipped + _SHINGLE]))


def _order(event: Facets) -> tuple[datetime, str]:
    when = event.record.when
    first = next((place.place_id for place in event.record.places), "")
    return (when.start or when.end or datetime.max, first)  # noqa: DTZ901 - wall time
