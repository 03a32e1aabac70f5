"""The tables of a payload, each an object of columns; what they mean stands in `payload`."""

from datetime import datetime, timedelta
from typing import Any, Final

from geo.reading import Span
from geo.record import Record
from geo.timespan import UNDATED, TimeSpan
from maps.page.excerpt import excerpt, units
from maps.page.outlines import Places, outline
from maps.page.strings import Strings

_EPOCH: Final = datetime(1970, 1, 1)
_MINUTE: Final = timedelta(minutes=1)
_SCORE_DIGITS: Final = 3
_COORDINATE_DIGITS: Final = 5
_NONE: Final = -1

Table = dict[str, list[Any]]
"""Columns by name, all of one length."""


def minutes(span: TimeSpan) -> tuple[int | None, int | None]:
    """Both ends in minutes of wall time since 1970, outwards to whole minutes; none where open."""
    start = None if span.start is None else (span.start - _EPOCH) // _MINUTE
    end = None if span.end is None else -((_EPOCH - span.end) // _MINUTE)
    return start, end


def documents(records: list[Record], strings: Strings) -> Table:
    """The reports that the records come from, by id."""
    firsts = _firsts(records)
    rows = [firsts[name] for name in sorted(firsts)]
    spans = [UNDATED if row.published is None else row.published for row in rows]
    return {
        "id": strings.numbers(row.document for row in rows),
        "title": strings.numbers(row.title for row in rows),
        "source": strings.numbers(row.source for row in rows),
        "start": [minutes(span)[0] for span in spans],
        "end": [minutes(span)[1] for span in spans],
        "precision": strings.numbers(span.precision for span in spans),
        "basis": strings.numbers(span.basis for span in spans),
    }


def outlined_places(
    records: list[Record], strings: Strings, gazetteer: Places
) -> tuple[Table, list[dict[str, Any]]]:
    """The places of the records, by id, and the outlines that they refer to."""
    found = {place.place_id: place for record in records for place in record.places}
    rows = [found[name] for name in sorted(found)]
    shapes = [outline(row.place_id, row.kind, gazetteer) for row in rows]
    drawn = [shape for shape in shapes if shape is not None]
    numbers = iter(range(len(drawn)))
    table: Table = {
        "id": strings.numbers(row.place_id for row in rows),
        "name": strings.numbers(row.name for row in rows),
        "kind": strings.numbers(row.kind for row in rows),
        "country": strings.numbers(row.country or "" for row in rows),
        "admin1": strings.numbers(row.admin1 or "" for row in rows),
        "lon": [round(row.lon, _COORDINATE_DIGITS) for row in rows],
        "lat": [round(row.lat, _COORDINATE_DIGITS) for row in rows],
        "outline": [_NONE if shape is None else next(numbers) for shape in shapes],
    }
    return table, drawn


def events(records: list[Record], codes: list[str], strings: Strings) -> Table:
    """The records, one a row, in their order; `codes` are the event types by row number."""
    types = {code: row for row, code in enumerate(codes)}
    reports = {name: row for row, name in enumerate(sorted(_firsts(records)))}
    excerpts = [excerpt(record) for record in records]
    return {
        "id": strings.numbers(record.id for record in records),
        "type": [types[record.type] for record in records],
        "label": strings.numbers(record.label for record in records),
        "factuality": strings.numbers(record.factuality for record in records),
        "start": [minutes(record.when)[0] for record in records],
        "end": [minutes(record.when)[1] for record in records],
        "precision": strings.numbers(record.when.precision for record in records),
        "basis": strings.numbers(record.when.basis for record in records),
        "date": strings.numbers(record.date_text for record in records),
        "quote": strings.numbers(record.quote for record in excerpts),
        "trigger": [_position(record.quote, record.trigger) for record in excerpts],
        "actors": [strings.numbers(record.actors) for record in records],
        "recipients": [strings.numbers(record.recipients) for record in records],
        "quantities": [strings.numbers(record.quantities) for record in records],
        "attribution": strings.numbers(record.attribution for record in records),
        "document": [reports[record.document] for record in records],
    }


def links(records: list[Record], strings: Strings) -> Table:
    """Which event lies at which place, and where its quote says so."""
    names = {place.place_id for record in records for place in record.places}
    numbers = {name: row for row, name in enumerate(sorted(names))}
    rows = [
        (row, record.quote, place)
        for row, record in enumerate(excerpt(record) for record in records)
        for place in record.places
    ]
    marks = [_position(quote, place.mark) for _, quote, place in rows]
    return {
        "event": [row for row, _, _ in rows],
        "place": [numbers[place.place_id] for _, _, place in rows],
        "role": strings.numbers(place.role for _, _, place in rows),
        "text": strings.numbers(place.text for _, _, place in rows),
        "from": [start for start, _ in marks],
        "to": [end for _, end in marks],
        "score": [round(place.score, _SCORE_DIGITS) for _, _, place in rows],
    }


def _firsts(records: list[Record]) -> dict[str, Record]:
    """The first record of every report."""
    return {record.document: record for record in reversed(records)}


def _position(quote: str, span: Span | None) -> tuple[int, int]:
    if span is None:
        return (_NONE, _NONE)
    return (units(quote, span.start), units(quote, span.end))
