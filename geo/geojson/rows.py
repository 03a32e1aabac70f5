"""Records as flat rows, one for each place of each event: the columns of every table of events."""

from collections.abc import Iterator
from typing import Final

from geo.jsontext import amendment_json, finite, moments, number
from geo.precision import date_prec, geo_precision, time_precision, where_prec
from geo.reading import Span
from geo.record import Amount, Record, RecordPlace
from geo.timespan import TimeSpan

Row = dict[str, object]

SCORES = 4
"""Decimals of scores."""
DEGREES = 6
"""Decimals of longitudes and latitudes: a tenth of a metre, as RFC 7946, section 11.2 advises."""


def rows(record: Record) -> Iterator[tuple[RecordPlace | None, Row]]:
    """Lay a record out flat.

    Yields:
        For each place the place and its row; for an event without a place none and one row.
    """
    for place in record.places or (None,):
        yield place, {**_told(record, place), **_merged(record)}


def _told(record: Record, place: RecordPlace | None) -> Row:
    """What one passage tells."""
    return {
        "event_id": record.id,
        "type": record.type,
        "mode": record.mode,
        "acled": record.acled,
        "label": record.label,
        "factuality": record.factuality,
        "quote": record.quote,
        **_marks("trigger", record.trigger),
        **_times("date", record.when),
        "date_text": record.date_text,
        "date_prec": date_prec(record.when),
        "time_precision": time_precision(record.when),
        **_place(place),
        "actors": list(record.actors),
        "actor_ids": list(record.actor_ids),
        "actor_names": list(record.actor_names),
        "recipients": list(record.recipients),
        "recipient_ids": list(record.recipient_ids),
        "recipient_names": list(record.recipient_names),
        "quantities": list(record.quantities),
        "amounts": [amount_row(amount) for amount in record.amounts],
        "attribution": record.attribution,
        "document_id": record.document,
        "title": record.title,
        "source": record.source,
        "outlet": record.outlet,
        "author": record.author,
        **_times("published", record.published),
        "corrected": [amendment_json(amendment) for amendment in record.corrected],
    }


def _merged(record: Record) -> Row:
    """What merging fills, and a telling does not have."""
    return {
        "told_by": len({telling.document for telling in record.tellings or (record,)}),
        "reasons": list(record.reasons),
        "differences": list(record.differences),
        "related": [{"id": link.id, "why": link.why} for link in record.related],
        "tellings": [row for telling in record.tellings for row in telling_rows(telling)],
    }


def telling_rows(record: Record) -> Iterator[Row]:
    """The rows of a passage that was merged into an event, one for each of its places.

    Yields:
        A row without what merging fills, and with `point`: longitude and latitude, or none.
    """
    for place in record.places or (None,):
        point = None if place is None else [number(place.lon, DEGREES), number(place.lat, DEGREES)]
        yield {**_told(record, place), "point": point}


def amount_row(amount: Amount) -> Row:
    """An amount as an object of JSON."""
    ends = {"low": amount.low, "best": amount.best, "high": amount.high}
    return {
        **{name: None if end is None else finite(end) for name, end in ends.items()},
        "unit": amount.unit,
    }


def _place(place: RecordPlace | None) -> Row:
    if place is None:
        return _NOWHERE
    return {
        "place_id": place.place_id,
        "place_name": place.name,
        "place_kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "place_role": place.role,
        "place_text": place.text,
        "place_score": number(place.score, SCORES),
        "where_prec": where_prec(place.kind, place.role),
        "geo_precision": geo_precision(place.kind, place.role),
        **_marks("mark", place.mark),
    }


_NOWHERE: Final[Row] = dict.fromkeys(
    (
        "place_id", "place_name", "place_kind", "country", "admin1", "place_role", "place_text",
        "place_score", "where_prec", "geo_precision", "mark_start", "mark_end",
    )
)  # fmt: skip


def _marks(name: str, span: Span | None) -> Row:
    return {
        f"{name}_start": None if span is None else span.start,
        f"{name}_end": None if span is None else span.end,
    }


def _times(name: str, span: TimeSpan | None) -> Row:
    start, end = (None, None) if span is None else moments(span)
    return {
        f"{name}_start": start,
        f"{name}_end": end,
        f"{name}_precision": None if span is None else span.precision,
        f"{name}_basis": None if span is None else span.basis,
    }
