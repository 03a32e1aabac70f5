"""What came of gathering events, to be told at the end."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.documents import Problem
from geo.mention import MENTION
from geo.record import Record
from maps.corrected import Decisions


@dataclass(kw_only=True, slots=True)
class Tally:
    """What came of it, counted on the way."""

    problems: tuple[Problem, ...]
    """What could not be read."""
    reports: int = 0
    events: int = 0
    """Without the places that are only named; what is told several times counts once."""
    tellings: int = 0
    """How many tellings the events have, where that is more than events."""
    undated: int = 0
    """How many of the events have no date."""
    places: set[str] = field(default_factory=set)
    """Ids of the places that have something to show."""
    unresolved: Counter[str] = field(default_factory=Counter)
    """Names of places of which nobody knows where they are, as reports write them."""
    left_out: int = 0
    """Events that the rules of a format leave out."""
    corrections: int = 0
    """How many decisions of people were given."""
    leftovers: tuple[str, ...] = ()
    """Decisions that changed nothing, or could not be read, with the reason."""

    def add(self, found: Iterable[Record]) -> None:
        """Count events and places."""
        for record in found:
            is_event = record.type != MENTION
            self.events += is_event
            self.tellings += is_event and max(1, len(record.tellings))
            self.undated += is_event and not record.when.is_dated
            self.places.update(place.place_id for place in record.places)

    def heed(self, decisions: Decisions) -> None:
        """Note what became of the corrections, once all readings have passed."""
        self.corrections = len(decisions.corrections)
        self.leftovers = decisions.leftovers()
