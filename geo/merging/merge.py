"""Merge events that are one, and take merged ones apart again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.merging.blocks import near, of_one_story
from geo.merging.clusters import clusters
from geo.merging.compare import Comparer, Comparison
from geo.merging.facets import Facets, facets
from geo.merging.places import Whereabouts
from geo.merging.stories import Stories
from geo.merging.telling import told_together
from geo.merging.ties import Ties, decided
from geo.record import Record, Relation

_LINKS = 5
"""Links that an event has at most, the weightiest."""


def merge(
    records: Iterable[Record],
    gazetteer: Gazetteer,
    actors: Actors | None = None,
    *,
    ties: Ties | None = None,
) -> tuple[Record, ...]:
    """Make one event of several that tell the same, in one report or in many.

    The order of the records, and of their reports, does not change what is merged. What was merged
    before is taken apart first, so that merging twice is merging once. Time is near to linear in
    the number of records.

    Args:
        records: Events, merged or not; places that are only named pass through.
        gazetteer: Knows what lies in what.
        actors: Know who belongs to whom; none is Dateline's own table.
        ties: What a person said of pairs, which holds against all else.

    Returns:
        Each event once, where its first telling stood. `tellings` holds what was merged, `reasons`
        why, `differences` where the tellings differ, `related` what is near but not the same.
    """
    plain = separate(records)
    events = sorted((facets(r) for r in plain if _is_event(r)), key=lambda event: event.record.id)
    known = Actors(gazetteer) if actors is None else actors
    stories = Stories(event.record for event in events)
    comparer = Comparer(Whereabouts(gazetteer), known, stories)
    told = Ties() if ties is None else ties
    met = _Met(events, comparer, told)
    met.compare_tied()
    for n, m in of_one_story(events, stories):
        met.compare(n, m)
    for n, m in near(events):
        if comparer.is_worth_it(events[n], events[m]):
            met.compare(n, m)
    groups = clusters(len(events), met.same(), met.compare)
    merged = {
        members[0]: told_together([events[n].record for n in members], met.reasons(members))
        for members in groups
    }
    standing = {n: members[0] for members in groups for n in members}
    return tuple(_signed(told, _placed(plain, events, merged, standing, met)))


def separate(records: Iterable[Record]) -> tuple[Record, ...]:
    """Take merged events apart: every telling is an event of its own again, without links."""
    return tuple(
        replace(telling, related=()) if telling.related else telling
        for record in records
        for telling in record.tellings or (record,)
    )


class _Met:
    """The pairs that were compared, each once."""

    def __init__(self, events: Sequence[Facets], comparer: Comparer, ties: Ties) -> None:
        self._events = events
        self._comparer = comparer
        self._ties = ties
        self._known: dict[tuple[int, int], Comparison] = {}

    def compare(self, n: int, m: int) -> Comparison:
        """Compare two events by their numbers."""
        pair = (min(n, m), max(n, m))
        if pair not in self._known:
            one, other = (self._events[k] for k in pair)
            said = self._ties.said(one.record.id, other.record.id)
            found = self._comparer.compare(one, other) if said is None else decided(said)
            self._known[pair] = found
        return self._known[pair]

    def compare_tied(self) -> None:
        """Compare what a person spoke of, however far apart it lies."""
        numbers = {event.record.id: n for n, event in enumerate(self._events)}
        for one, other in self._ties:
            if one in numbers and other in numbers:
                self.compare(numbers[one], numbers[other])

    def same(self) -> Iterator[tuple[int, int, Comparison]]:
        """The pairs that are one event."""
        for (n, m), found in self._known.items():
            if found.verdict == "same":
                yield n, m, found

    def related(self) -> Iterator[tuple[int, int, Comparison]]:
        """The pairs that have to do with one another, the weightiest first."""
        found = [(n, m, c) for (n, m), c in self._known.items() if c.verdict == "related"]
        yield from sorted(found, key=lambda link: (-link[2].points, link[:2]))

    def reasons(self, members: tuple[int, ...]) -> tuple[str, ...]:
        """Why events are one: what most of their pairs agree in, first."""
        counted: defaultdict[str, int] = defaultdict(int)
        for at, n in enumerate(members):
            for m in members[at + 1 :]:
                found = self._known.get((n, m))
                for reason in found.reasons if found else ():
                    counted[reason] += 1
        return tuple(sorted(counted, key=lambda reason: (-counted[reason], reason)))


def _placed(
    plain: Sequence[Record],
    events: Sequence[Facets],
    merged: dict[int, Record],
    standing: dict[int, int],
    met: _Met,
) -> Iterator[Record]:
    numbers = {event.record.id: n for n, event in enumerate(events)}
    links = _links(events, merged, standing, met)
    done: set[int] = set()
    for record in plain:
        if not _is_event(record):
            yield record
            continue
        n = standing.get(numbers[record.id], numbers[record.id])
        if n not in done:
            done.add(n)
            event, related = merged.get(n, record), links.get(n, ())
            yield event if event.related == related else replace(event, related=related)


def _links(
    events: Sequence[Facets],
    merged: dict[int, Record],
    standing: dict[int, int],
    met: _Met,
) -> dict[int, tuple[Relation, ...]]:
    """For each event that stands, those that are near it and not the same."""
    found: defaultdict[int, dict[str, Relation]] = defaultdict(dict)
    for n, m, comparison in met.related():
        ends = standing.get(n, n), standing.get(m, m)
        if ends[0] == ends[1]:
            continue
        why = "; ".join(comparison.reasons)
        why = (
            f"{why}; but {comparison.obstacle}" if comparison.obstacle else f"maybe the same: {why}"
        )
        for mine, yours in (ends, ends[::-1]):
            id_ = merged[yours].id if yours in merged else events[yours].record.id
            if len(found[mine]) < _LINKS:
                found[mine].setdefault(id_, Relation(id=id_, why=why))
    return {n: tuple(links.values()) for n, links in found.items()}


def _signed(ties: Ties, records: Iterable[Record]) -> Iterator[Record]:
    """The records with what a person said of their tellings."""
    for record in records:
        said = ties.of([telling.id for telling in record.tellings or (record,)])
        every = tuple(dict.fromkeys((*record.corrected, *said)))
        yield replace(record, corrected=every) if said else record


def _is_event(record: Record) -> bool:
    """Whether something is told to happen; a place that is only named has no trigger."""
    return record.trigger.start < record.trigger.end
