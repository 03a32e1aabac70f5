"""Rows of a table of incidents as events, to be drawn and written as those of reports are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.addresses import WEB
from geo.incidents.table import Incident, Incidents
from geo.mention import only_named
from geo.pipeline import read
from geo.reading import Document, EventPlaceRole
from geo.record import Record, RecordPlace, place_as_told, records


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
    told = "; ".join(f"{name}: {cell}" for name, cell in pairs if cell)
    return only_named(document, document.text or told)


def _places(incidents: Incidents, incident: Incident) -> tuple[RecordPlace, ...]:
    found, place = incident.geocoded, incident.geocoded.place
    if place is None:
        return ()
    role: EventPlaceRole = "near" if found.is_near or found.level == "wider" else "location"
    text = incidents.cell(incident.row, "place") or place.name
    return (place_as_told(place, role, text, found.confidence),)
