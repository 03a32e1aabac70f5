"""Rows of a table of incidents as events, to be drawn and written as those of reports are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.addresses import WEB
from geo.incidents.table import Incident, Incidents
from geo.mention import LABEL, MENTION
from geo.pipeline import read
from geo.reading import Document, Span
from geo.record import Record, RecordPlace, records
from geo.timespan import UNDATED


def incident_records(
    incidents: Incidents, placed: Iterable[Incident], gazetteer: Gazetteer, actors: Actors
) -> Iterator[Record]:
    """One event a row: what happened is read from its text, where and when are its own.

    A row of which the text tells no event, or that has no text, is a place that is only named.
    """
    stem = PurePath(incidents.path).stem
    for incident in placed:
        name = f"{stem}:{incidents.cell(incident.row, 'id') or incident.row.number}"
        text = incidents.cell(incident.row, "text")
        told = incidents.cell(incident.row, "url")
        # What tables call a source is an address, or who told of it.
        is_address = told.startswith(WEB)
        document = Document(
            id=name,
            title="",
            text=text,
            source=told if is_address else incidents.path,
            published=incidents.cell(incident.row, "date") or None,
            outlet="" if is_address else told,
        )
        happened = records(read(document, gazetteer, actors)) if text else ()
        record = happened[0] if happened else _named(document, incidents, incident)
        when = incident.when if incident.when.is_dated else record.when
        yield replace(
            record,
            id=name,
            places=_places(incidents, incident),
            when=when,
            date_text=incidents.cell(incident.row, "date"),
        )


def _named(document: Document, incidents: Incidents, incident: Incident) -> Record:
    pairs = zip(incidents.table.columns, incident.row.cells, strict=True)
    return Record(
        id=document.id,
        type=MENTION,
        label=LABEL,
        factuality="asserted",
        quote=document.text or "; ".join(f"{name}: {cell}" for name, cell in pairs if cell),
        trigger=Span(start=0, end=0),
        places=(),
        when=UNDATED,
        date_text="",
        actors=(),
        recipients=(),
        quantities=(),
        attribution="",
        document=document.id,
        title=document.title,
        source=document.source,
        published=None,
        outlet=document.outlet,
    )


def _places(incidents: Incidents, incident: Incident) -> tuple[RecordPlace, ...]:
    found, place = incident.geocoded, incident.geocoded.place
    if place is None:
        return ()
    return (
        RecordPlace(
            place_id=place.id,
            name=place.name,
            kind=place.kind,
            country=place.country,
            admin1=place.admin1,
            lon=place.lon,
            lat=place.lat,
            role="near" if found.is_near or found.level == "wider" else "location",
            text=incidents.cell(incident.row, "place") or place.name,
            mark=None,
            score=found.confidence,
        ),
    )
