"""What a map shows, in words, for those who do not see it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from geo.mention import MENTION
from geo.record import Record
from maps.figure.moments import ends, reach
from maps.page.families import family

_KINDS: Final = 4
_PLACES: Final = 5
_STANCES: Final = 4

Counted = tuple[tuple[str, int], ...]
"""Words with how often each is met, the most frequent first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gist:
    """The events of a map, counted."""

    events: int
    """Without the places that are only named."""
    undated: int
    unplaced: int
    """Events that no report puts anywhere."""
    first: datetime | None
    """The first moment of the events that have both ends; none where there are no such."""
    last: datetime | None
    """The last moment of these, included."""
    kinds: Counted
    """Families of events (`maps.page.families`)."""
    places: Counted
    """Names of places; two places of one name are two."""
    stances: Counted
    """How the reports stand to the events."""
    named: int
    """How often a place is only named."""

    def words(self) -> str:
        """Two to six sentences in English."""
        if not self.events:
            return "A map without events."
        told = [self._lead(), f"Kinds of event: {_listed(self.kinds, _KINDS, 'of other kinds')}."]
        if self.places:
            told.append(f"Main places: {_listed(self.places, _PLACES, 'elsewhere')}.")
        unsure = tuple(pair for pair in self.stances if pair[0] != "asserted")
        if unsure:
            count = sum(number for _, number in unsure)
            told.append(f"{count:,} not told as plain fact: {_listed(unsure, _STANCES, 'others')}.")
        if self.unplaced:
            told.append(f"{_count(self.unplaced, 'event')} without a place on the map.")
        return " ".join(told)

    def _lead(self) -> str:
        when = "" if self.first is None or self.last is None else reach(self.first, self.last)
        undated = f" ({self.undated:,} undated)" if self.undated else ""
        at = f" at {_count(len(self.places), 'place')}" if self.places else ""
        return f"Map of {_count(self.events, 'event')}{at}{f', {when}' if when else ''}{undated}."


def gist_of(records: Iterable[Record]) -> Gist:
    """Count some events."""
    found = list(records)
    events = [record for record in found if record.type != MENTION]
    places = {place.place_id: place.name for event in events for place in event.places}
    counts = Counter(
        name for event in events for name in dict.fromkeys(place.place_id for place in event.places)
    )
    first, last = ends(events)
    return Gist(
        events=len(events),
        undated=sum(not event.when.is_dated for event in events),
        unplaced=sum(not event.places for event in events),
        first=first,
        last=last,
        kinds=ranked(Counter(family(event.type) for event in events).items()),
        places=ranked((places[name], count) for name, count in counts.items()),
        stances=ranked(Counter(event.factuality for event in events).items()),
        named=len(found) - len(events),
    )


def ranked(counts: Iterable[tuple[str, int]]) -> Counted:
    """Counts with the most frequent first, by the alphabet where they are the same."""
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _listed(counted: Sequence[tuple[str, int]], most: int, others: str) -> str:
    shown = [f"{word} {number:,}" for word, number in counted[:most]]
    rest = sum(number for _, number in counted[most:])
    return ", ".join([*shown, f"{others} {rest:,}"] if rest else shown)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
