"""Which pairs of events are worth comparing: those that share a kind, and a place, a date or words.

Blocking keeps the work near to linear: a pair is compared only where both stand in one block, and
in a block only with its next neighbours in the order of date and place (the sorted neighbourhood
of Hernández and Stolfo 1995).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import Final, TypeVar

from geo.merging.facets import Facets
from geo.merging.stories import ONE_STORY, Stories
from geo.merging.times import bounds

_NEIGHBOURS: Final = 20
"""How many of those behind it in a block an event is compared with."""
_LONG: Final = timedelta(days=100)
"""Longer stretches stand in blocks of years."""
_SHINGLE: Final = 4
"""Stems that two passages must share to be compared for their words alone."""

Key = tuple[str, ...]
Member = TypeVar("Member", int, str)


def near(events: Sequence[Facets]) -> Iterator[tuple[int, int]]:
    """Pairs that share a block, as indices, the smaller first, each once.

    Args:
        events: In the order of their ids.
    """
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for n in sorted(range(len(events)), key=lambda n: (*_order(events[n]), n)):
        for concept in events[n].concepts:
            for key in {*_timeless(events[n]), *_timely(events[n])}:
                blocks[(concept, *key)].append(n)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for n, m in _neighbours(members):
            pair = (n, m) if n < m else (m, n)
            if pair not in seen:
                seen.add(pair)
                yield pair


def of_one_story(events: Sequence[Facets], stories: Stories) -> Iterator[tuple[int, int]]:
    """Pairs of one kind in two reports of one story, as indices, the smaller first.

    Args:
        events: In the order of their ids.
        stories: The words of their reports.
    """
    told: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, event in enumerate(events):
        for concept in event.concepts:
            told[event.record.document][concept].append(n)
    for one, other in _alike(told, stories):
        for concept in told[one].keys() & told[other].keys():
            mine, yours = told[one][concept], told[other][concept]
            for n, m in product(mine[:_NEIGHBOURS], yours[:_NEIGHBOURS]):
                yield (n, m) if n < m else (m, n)


def _alike(reports: Iterable[str], stories: Stories) -> Iterator[tuple[str, str]]:
    """Reports of one story, found by the words that say most of each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted(reports):
        for mark in stories.marks(report):
            found[mark].append(report)
    for pair in {pair for marked in found.values() for pair in _neighbours(marked)}:
        if stories.likeness(*pair) >= ONE_STORY:
            yield pair


def _neighbours(members: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Each with the next ones behind it."""
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


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
