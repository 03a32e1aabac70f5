"""The passages that tell an event, column by column."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from geo.geojson.rows import DEGREES, SCORES, amount_row
from geo.jsontext import amendment_json, moments, number
from geo.precision import date_prec, geo_precision, time_precision, where_prec
from geo.reading import Span
from geo.record import Record, RecordPlace
from geo.timespan import TimeSpan

Cells = Sequence[Any]
"""A column: texts, lists, or anything that JSON holds."""

_TOLD: Final[Mapping[str, str]] = {
    "event_id": "id", "type": "type", "mode": "mode", "acled": "acled", "label": "label",
    "factuality": "factuality", "quote": "quote", "date_text": "date_text", "actors": "actors",
    "actor_ids": "actor_ids", "actor_names": "actor_names", "recipients": "recipients",
    "recipient_ids": "recipient_ids", "recipient_names": "recipient_names",
    "quantities": "quantities", "attribution": "attribution", "document_id": "document",
    "title": "title", "source": "source", "outlet": "outlet", "author": "author",
}  # fmt: skip
"""Columns that are fields of a record."""
_PLACE: Final[Mapping[str, Callable[[RecordPlace], object]]] = {
    "place_id": attrgetter("place_id"),
    "place_name": attrgetter("name"),
    "place_kind": attrgetter("kind"),
    "country": attrgetter("country"),
    "admin1": attrgetter("admin1"),
    "place_role": attrgetter("role"),
    "place_text": attrgetter("text"),
    "place_score": lambda place: number(place.score, SCORES),
    "where_prec": lambda place: where_prec(place.kind, place.role),
    "geo_precision": lambda place: geo_precision(place.kind, place.role),
    "point": lambda place: [number(place.lon, DEGREES), number(place.lat, DEGREES)],
}


def telling_columns(passages: Iterable[Record]) -> dict[str, Cells]:
    """The rows that `telling_rows` gives of some passages, all columns of one length; none of none.

    A hundred thousand passages take a third of the time so, and each name stands once.
    """
    pairs = [(record, place) for record in passages for place in record.places or (None,)]
    told = [record for record, _ in pairs]
    places = [place for _, place in pairs]
    if not told:
        return {}
    fields = zip(*map(attrgetter(*_TOLD.values()), told), strict=True)
    return {
        **dict(zip(_TOLD, fields, strict=True)),
        **_marks("trigger", [record.trigger for record in told]),
        **_times("date", [record.when for record in told]),
        **_codes([record.when for record in told]),
        **{name: [place and get(place) for place in places] for name, get in _PLACE.items()},
        **_marks("mark", [None if place is None else place.mark for place in places]),
        "amounts": [[amount_row(amount) for amount in record.amounts] for record in told],
        **_times("published", [record.published for record in told]),
        "corrected": [[amendment_json(one) for one in record.corrected] for record in told],
    }


def _marks(name: str, spans: list[Span | None]) -> dict[str, Cells]:
    return {
        f"{name}_start": [span and span.start for span in spans],
        f"{name}_end": [span and span.end for span in spans],
    }


def _times(name: str, spans: list[TimeSpan | None]) -> dict[str, Cells]:
    return {
        f"{name}_start": _each(spans, lambda span: moments(span)[0]),
        f"{name}_end": _each(spans, lambda span: moments(span)[1]),
        f"{name}_precision": [span and span.precision for span in spans],
        f"{name}_basis": [span and span.basis for span in spans],
    }


def _codes(spans: list[TimeSpan]) -> dict[str, Cells]:
    return {
        "date_prec": _each(spans, date_prec),
        "time_precision": _each(spans, time_precision),
    }


def _each(spans: list[Any], get: Callable[[TimeSpan], object]) -> Cells:
    """What is told of spans, of which records share most: once for each object."""
    found = {key: span and get(span) for key, span in {id(one): one for one in spans}.items()}
    return [found[id(span)] for span in spans]
