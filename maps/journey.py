"""The whole way, from what a user names to the file a user wants.

Each function is one command of `dateline`; in Python the same steps are open to everyone (README).
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazetteer import Gazetteer
from geo.documents import Limits, Problem
from geo.errors import FormatError
from geo.geojson import dump_records
from geo.mention import MENTION, mentions
from geo.pipeline import geoparse
from geo.reading import Reading
from geo.readings import dump_reading
from geo.record import Record, records
from maps.delivery import deliver
from maps.inputs import Inputs, Source, take_in
from maps.page import PageOptions, draw
from maps.progress import watched


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What every command of the journey is told."""

    sources: tuple[Source, ...]
    """What to read."""
    output: Path
    """Where to write; `-` is standard output."""
    limits: Limits
    """How much is taken in."""
    cache: Path | None = None
    """The folder of the gazetteer's store; none is the user's cache folder."""
    together: bool = False
    """Whether reports tell of each other's places."""

    def gazetteer(self) -> AbstractContextManager[Gazetteer]:
        """Open the gazetteer; on first use it is built, with a bar on a terminal."""
        return Gazetteer.default(folder=self.cache, progress=True)


@dataclass(kw_only=True, slots=True)
class Tally:
    """What came of it, counted on the way."""

    problems: tuple[Problem, ...]
    """What could not be read."""
    reports: int = 0
    events: int = 0
    """Without the places that are only named."""
    undated: int = 0
    """How many of the events have no date."""
    places: set[str] = field(default_factory=set)
    """Ids of the places that have something to show."""

    def add(self, found: Iterable[Record]) -> None:
        """Count events and places."""
        for record in found:
            is_event = record.type != MENTION
            self.events += is_event
            self.undated += is_event and not record.when.is_dated
            self.places.update(place.place_id for place in record.places)


def draw_map(request: Request, options: PageOptions) -> Tally:
    """Write one page with all events."""
    inputs = take_in(request.sources, limits=request.limits)
    with request.gazetteer() as gazetteer:
        found, tally = _gather(inputs, gazetteer, together=request.together)
        deliver([draw(found, gazetteer, options).html()], request.output)
    return tally


def export_events(request: Request) -> Tally:
    """Write all events as GeoJSON."""
    inputs = take_in(request.sources, limits=request.limits)
    with request.gazetteer() as gazetteer:
        found, tally = _gather(inputs, gazetteer, together=request.together)
    deliver([dump_records(found)], request.output)
    return tally


def write_readings(request: Request) -> Tally:
    """Write all that was understood, one report a line, as it is understood.

    Raises:
        FormatError: A file of events was given: it holds no reports any more.
    """
    inputs = take_in(request.sources, limits=request.limits)
    if inputs.records:
        raise FormatError("events cannot be turned back into readings; name their reports instead")
    tally = Tally(problems=inputs.problems)
    with request.gazetteer() as gazetteer:
        deliver(
            _lines(_understood(inputs, gazetteer, together=request.together), tally), request.output
        )
    return tally


def _understood(inputs: Inputs, gazetteer: Gazetteer, *, together: bool) -> Iterator[Reading]:
    yield from inputs.readings
    yield from geoparse(watched(inputs.documents, "reports"), gazetteer, together=together)


def _recorded(reading: Reading) -> Iterator[Record]:
    yield from records(reading)
    yield from mentions(reading)


def _lines(readings: Iterable[Reading], tally: Tally) -> Iterator[str]:
    for reading in readings:
        tally.reports += 1
        tally.add(_recorded(reading))
        yield dump_reading(reading) + "\n"


def _gather(
    inputs: Inputs, gazetteer: Gazetteer, *, together: bool
) -> tuple[tuple[Record, ...], Tally]:
    tally = Tally(
        problems=inputs.problems,
        reports=len({record.document for record in inputs.records}),
    )
    found = list(inputs.records)
    for reading in _understood(inputs, gazetteer, together=together):
        tally.reports += 1
        found.extend(_recorded(reading))
    distinct = _distinct(found)
    tally.add(distinct)
    return distinct, tally


def _distinct(found: Iterable[Record]) -> tuple[Record, ...]:
    """Each event once, under an id of its own: files written apart may share events and ids."""
    kept: dict[str, Record] = {}
    for record in found:
        free, number = record.id, 1
        while free in kept and kept[free] != replace(record, id=free):
            number += 1
            free = f"{record.id}-{number}"
        kept[free] = replace(record, id=free)
    return tuple(kept.values())
