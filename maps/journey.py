"""The whole way, from what a user names to the file a user wants.

Each function is one command of `dateline`; in Python the same steps are open to everyone (README).
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazetteer import Gazetteer
from geo.actors import Actors, read_actors
from geo.documents import Limits, Problem
from geo.errors import FormatError
from geo.extras import require
from geo.formats import form_of
from geo.mention import MENTION, mentions
from geo.merging import merge, separate
from geo.pipeline import geoparse
from geo.reading import Reading
from geo.readings import dump_reading
from geo.record import Record, records
from maps.collector import uncollected
from maps.delivery import deliver, deliver_bytes
from maps.figure.options import FigureOptions, figure_form
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
    merge: bool = True
    """Whether events that are one become one (`geo.merging`)."""
    actors: Path | None = None
    """A table of actors of the user's own (`geo.actors.read_actors`)."""

    def gazetteer(self) -> AbstractContextManager[Gazetteer]:
        """Open the gazetteer; on first use it is built, with a bar on a terminal."""
        return Gazetteer.default(folder=self.cache, progress=True)

    def known_actors(self, gazetteer: Gazetteer) -> Actors:
        """Who is known to act: Dateline's table, and the user's own where one was named."""
        return Actors(gazetteer, () if self.actors is None else read_actors(self.actors))


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

    def add(self, found: Iterable[Record]) -> None:
        """Count events and places."""
        for record in found:
            is_event = record.type != MENTION
            self.events += is_event
            self.tellings += is_event and max(1, len(record.tellings))
            self.undated += is_event and not record.when.is_dated
            self.places.update(place.place_id for place in record.places)


@uncollected()
def draw_map(request: Request, options: PageOptions) -> Tally:
    """Write one page with all events."""
    inputs = take_in(request.sources, limits=request.limits)
    with request.gazetteer() as gazetteer:
        found, tally = _gather(request, inputs, gazetteer)
        deliver([draw(found, gazetteer, options).html()], request.output)
    return tally


@uncollected()
def draw_figure(request: Request, options: FigureOptions) -> Tally:
    """Write one static map in the format that the suffix of the output names.

    Raises:
        FormatError: No figure has that suffix.
        MissingExtraError: matplotlib is not installed.
    """
    form = figure_form(request.output)
    require("matplotlib", "figures")
    from maps.figure.draw import draw_figure as drawn  # noqa: PLC0415 - an extra brings matplotlib

    inputs = take_in(request.sources, limits=request.limits)
    with request.gazetteer() as gazetteer:
        found, tally = _gather(request, inputs, gazetteer)
        picture = drawn(found, gazetteer, form, options)
    deliver_bytes(picture, request.output)
    return tally


@uncollected()
def export_events(request: Request) -> Tally:
    """Write all events in the format that the suffix of the output names.

    Raises:
        FormatError: No format has that suffix.
        MissingExtraError: A library that the format needs is not installed.
    """
    form = form_of(request.output)
    inputs = take_in(request.sources, limits=request.limits)
    with request.gazetteer() as gazetteer:
        found, tally = _gather(request, inputs, gazetteer)
    deliver_bytes(form.dump(found), request.output)
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
        understood = _understood(request, inputs, gazetteer, request.known_actors(gazetteer))
        deliver(_lines(understood, tally), request.output)
    return tally


def _understood(
    request: Request, inputs: Inputs, gazetteer: Gazetteer, actors: Actors
) -> Iterator[Reading]:
    yield from inputs.readings
    yield from geoparse(
        watched(inputs.documents, "reports"),
        gazetteer,
        actors,
        together=request.together,
    )


def _recorded(reading: Reading) -> Iterator[Record]:
    yield from records(reading)
    yield from mentions(reading)


def _lines(readings: Iterable[Reading], tally: Tally) -> Iterator[str]:
    for reading in readings:
        tally.reports += 1
        tally.add(_recorded(reading))
        yield dump_reading(reading) + "\n"


def _gather(
    request: Request, inputs: Inputs, gazetteer: Gazetteer
) -> tuple[tuple[Record, ...], Tally]:
    tally = Tally(problems=inputs.problems, reports=_reports(inputs.records))
    if request.merge and inputs.records and len(request.sources) == 1:
        # What one file of events holds was merged, or left apart, when the file was written.
        tally.add(inputs.records)
        return inputs.records, tally
    found = list(separate(inputs.records))
    actors = request.known_actors(gazetteer)
    for reading in _understood(request, inputs, gazetteer, actors):
        tally.reports += 1
        found.extend(_recorded(reading))
    distinct = _distinct(found)
    events = merge(distinct, gazetteer, actors) if request.merge else distinct
    tally.add(events)
    return events, tally


def _reports(found: Iterable[Record]) -> int:
    """How many reports tell some events."""
    return len({telling.document for record in found for telling in record.tellings or (record,)})


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
