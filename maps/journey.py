"""The whole way, from what a user names to the file a user wants.

Each function is one command of `dateline`; in Python the same steps are open to everyone (README).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.collector import uncollected
from geo.actors import Actors, read_actors
from geo.coarsening import Coarseness, coarsen
from geo.documents import Limits, Manner
from geo.errors import FormatError
from geo.formats import GEOPACKAGE, form_of
from geo.incidents import Wishes, geocode_table
from geo.incidents.records import incident_records
from geo.mention import MENTION, mentions
from geo.merging import merge, separate
from geo.pipeline import geoparse
from geo.reading import Reading
from geo.readings import dump_reading
from geo.record import Record, records
from maps.corrected import Decisions
from maps.delivery import deliver, deliver_bytes
from maps.inputs import Inputs, Source, take_in
from maps.own_places import open_gazetteer, unread_places
from maps.page import PageOptions, draw
from maps.progress import watched
from maps.qgis import styled
from maps.review import ReviewOptions, decide, payload, review_page, review_table
from maps.tally import Tally


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What every command of the journey is told."""

    sources: tuple[Source, ...]
    """What to read."""
    output: Path
    """Where to write; `-` is standard output."""
    limits: Limits
    """How much is taken in."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which fields of JSON hold what (`geo.documents.Manner`)."""
    cache: Path | None = None
    """The folder of the gazetteer's store; none is the user's cache folder."""
    together: bool = False
    """Whether reports tell of each other's places."""
    merge: bool = True
    """Whether events that are one become one (`geo.merging`)."""
    actors: Path | None = None
    """A table of actors of the user's own (`geo.actors.read_actors`)."""
    places: tuple[Path, ...] = ()
    """Files of places of the user's own (`maps.own_places`)."""
    corrections: tuple[Path, ...] = ()
    """Files of what people decided (`geo.corrections`); of two decisions the later holds."""

    coarsen: Coarseness = field(default_factory=dict)
    """Places that are shown only as what they lie in (`geo.coarsening`)."""

    def inputs(self) -> Inputs:
        """Read what was named.

        Raises:
            DocumentError: Nothing could be read.
            FormatError: A file of readings or events is broken, foreign or of a newer version.
            SourceError: A file of places cannot be read.
        """
        inputs = take_in(self.sources, Manner(limits=self.limits, fields=self.fields))
        return replace(inputs, problems=(*unread_places(self.places), *inputs.problems))

    def gazetteer(self) -> AbstractContextManager[Gazetteer]:
        """Open the gazetteer; on first use it is built, with a bar on a terminal."""
        return open_gazetteer(self.cache, self.places)

    def known_actors(self, gazetteer: Gazetteer) -> Actors:
        """Who is known to act: Dateline's table, and the user's own where one was named."""
        return Actors(gazetteer, () if self.actors is None else read_actors(self.actors))


@uncollected()
def draw_map(request: Request, options: PageOptions) -> Tally:
    """Write one page with all events."""
    inputs = request.inputs()
    with request.gazetteer() as gazetteer:
        found, tally = gather(request, inputs, gazetteer)
        deliver([draw(found, gazetteer, options).html()], request.output)
    return tally


@uncollected()
def export_events(request: Request) -> Tally:
    """Write all events in the format that the suffix of the output names.

    Raises:
        FormatError: No format has that suffix.
        MissingExtraError: A library that the format needs is not installed.
    """
    form = form_of(request.output)
    inputs = request.inputs()
    with request.gazetteer() as gazetteer:
        found, tally = gather(request, inputs, gazetteer)
        data = form.dump(found, gazetteer.credits())
    if form.fits is not None:
        tally.left_out = sum(1 for r in found if r.type != MENTION and not form.fits(r))
    deliver_bytes(styled(data) if form.name == GEOPACKAGE else data, request.output)
    return tally


def write_readings(request: Request) -> Tally:
    """Write all that was understood, one report a line, as it is understood.

    Raises:
        FormatError: A file of events was given: it holds no reports any more.
    """
    inputs = _reports_alone(request, "turned back into readings")
    tally = Tally(problems=inputs.problems)
    decisions = Decisions(request.corrections)
    with request.gazetteer() as gazetteer:
        decisions.locate(gazetteer)
        understood = _understood(request, inputs, gazetteer, request.known_actors(gazetteer))
        deliver(_lines(decisions.applied(understood), tally), request.output)
    tally.heed(decisions)
    return tally


def write_review(request: Request, options: ReviewOptions) -> Tally:
    """Write what a person should look at: a page, or a table where the output is called `.csv`.

    Raises:
        FormatError: A file of events was given: it holds no reports any more.
    """
    inputs = _reports_alone(request, "reviewed without their reports")
    tally = Tally(problems=inputs.problems)
    decisions = Decisions(request.corrections)
    with request.gazetteer() as gazetteer:
        decisions.locate(gazetteer)
        actors = request.known_actors(gazetteer)
        understood = _understood(request, inputs, gazetteer, actors)
        readings = tuple(decisions.applied(understood))
        found = [record for reading in readings for record in records(reading)]
        events = merge(found, gazetteer, actors, ties=decisions.ties()) if request.merge else found
        doubtful = decide(readings, events)
        if request.output.suffix.lower() == ".csv":
            text = review_table(doubtful, gazetteer)
        else:
            data = payload(doubtful, gazetteer, options, decisions.corrections)
            text = review_page(data)
    deliver([text], request.output)
    tally.reports = len(readings)
    tally.add(events)
    tally.heed(decisions)
    return tally


def _reports_alone(request: Request, what: str) -> Inputs:
    """What was named, if it is reports or readings of them.

    Raises:
        FormatError: Events or tables are among it, which cannot be `what`.
    """
    inputs = request.inputs()
    if inputs.records:
        raise FormatError(f"events cannot be {what}; name their reports instead")
    if inputs.incidents:
        raise FormatError(
            f"{inputs.incidents[0].path}: is a table of incidents; give it to dateline "
            "geocode, map or export"
        )
    return inputs


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


def gather(
    request: Request, inputs: Inputs, gazetteer: Gazetteer
) -> tuple[tuple[Record, ...], Tally]:
    """All events of what was named, merged and corrected as asked for, and what came of it."""
    found, tally = _all(request, inputs, gazetteer)
    if request.coarsen:
        found = coarsen(found, gazetteer, request.coarsen)
        tally.places = {place.place_id for record in found for place in record.places}
    return found, tally


def _all(
    request: Request, inputs: Inputs, gazetteer: Gazetteer
) -> tuple[tuple[Record, ...], Tally]:
    tally = Tally(problems=inputs.problems, reports=_reports(inputs.records))
    decisions = Decisions(request.corrections)
    is_whole = len(request.sources) == 1 and not inputs.separate
    if request.merge and inputs.records and is_whole and not request.corrections:
        # What one file of events holds was merged, or left apart, when the file was written.
        tally.add(inputs.records)
        return inputs.records, tally
    decisions.locate(gazetteer)
    found = decisions.applied_to_events(separate(inputs.records))
    actors = request.known_actors(gazetteer)
    for reading in decisions.applied(_understood(request, inputs, gazetteer, actors)):
        tally.reports += 1
        tally.unresolved.update(_unknown(reading))
        found.extend(_recorded(reading))
    distinct = _distinct(found)
    ties = decisions.ties()
    events = merge(distinct, gazetteer, actors, ties=ties) if request.merge else distinct
    # A row of a table is an incident of its own: whoever made the table has merged already.
    events = _distinct((*events, *_of_tables(inputs, gazetteer, actors, tally)))
    tally.add(events)
    tally.heed(decisions)
    return events, tally


def _of_tables(
    inputs: Inputs, gazetteer: Gazetteer, actors: Actors, tally: Tally
) -> Iterator[Record]:
    for table in inputs.incidents:
        placed, problems = geocode_table(table, gazetteer, Wishes())
        tally.problems += problems
        tally.reports += 1
        yield from incident_records(table, watched(placed, "rows"), gazetteer, actors)


def _unknown(reading: Reading) -> Iterator[str]:
    """Names of places that nobody knows; what is only of some origin needs no place."""
    for name in reading.toponyms:
        if name.place is None and name.role != "demonym":
            yield " ".join(name.text.split())


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
        kept[free] = record if record.id == free else replace(record, id=free)
    return tuple(kept.values())
