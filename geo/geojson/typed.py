"""Records from GeoJSON whose form is as it should be: msgspec looks at each value as it parses.

This reads what Dateline writes, five times as fast as looking at each property by name, and says of
nothing else what is wrong with it: that is for `geo.geojson.load`, which reads it again.
"""

from typing import Final, Literal

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from gazetteer import Kind
from geo.fields import moment
from geo.geojson.version import FORMAT, VERSION
from geo.reading import Amended, Amendment, EventPlaceRole, Factuality, Span
from geo.record import Amount, Record, RecordPlace, Relation
from geo.timespan import Basis, Precision, TimeSpan

_AXES: Final = 2
_EAST: Final = 180
_NORTH: Final = 90


class DoubtError(ValueError):
    """Something is not quite as `dump_records` writes it."""


class _Amount(Struct, gc=False):
    low: float
    best: float | None
    high: float | None
    unit: str


class _Relation(Struct, gc=False):
    id: str
    why: str


class _Amendment(Struct, gc=False):
    what: Amended
    was: str
    by: str
    at: str
    note: str


class _Row(Struct, gc=False):
    """The properties of a feature (docs/events.md), or a telling."""

    event_id: str
    type: str
    label: str
    factuality: Factuality
    quote: str
    trigger_start: int
    trigger_end: int
    date_start: str | None
    date_end: str | None
    date_precision: Precision
    date_basis: Basis
    date_text: str
    place_id: str | None
    place_name: str | None
    place_kind: Kind | None
    country: str | None
    admin1: str | None
    place_role: EventPlaceRole | None
    place_text: str | None
    place_score: float | None
    mark_start: int | None
    mark_end: int | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    quantities: tuple[str, ...]
    attribution: str
    document_id: str
    title: str
    source: str
    published_start: str | None
    published_end: str | None
    published_precision: Precision | None
    published_basis: Basis | None
    outlet: str = ""
    author: str = ""
    mode: str = ""
    acled: str | None = None
    amounts: tuple[_Amount, ...] = ()
    actor_ids: tuple[str, ...] = ()
    actor_names: tuple[str, ...] = ()
    recipient_ids: tuple[str, ...] = ()
    recipient_names: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    related: tuple[_Relation, ...] = ()
    corrected: tuple[_Amendment, ...] = ()
    point: tuple[float, ...] | None = None
    """Of a telling only; that of a feature is its geometry."""
    tellings: tuple["_Row", ...] = ()


class _Point(Struct, gc=False):
    type: Literal["Point"]
    coordinates: tuple[float, ...]


class _Feature(Struct, gc=False):
    geometry: _Point | None
    properties: _Row


class _Mark(Struct, gc=False):
    format: Literal["dateline-events"]
    version: int


class _Collection(Struct, gc=False):
    dateline: _Mark
    features: list[_Feature]


def typed_records(data: bytes) -> tuple[Record, ...]:
    """Read what `dump_records` wrote.

    Raises:
        DoubtError: It is anything else, or holds half a surrogate pair, which msgspec refuses.
    """
    try:
        collection = Decoder(_Collection).decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DoubtError(str(error)) from error
    if not 1 <= collection.dateline.version <= VERSION:
        raise DoubtError(f"{FORMAT} {collection.dateline.version}")
    found: dict[str, list[_Row]] = {}
    for feature in collection.features:
        row = feature.properties
        row.point = None if feature.geometry is None else feature.geometry.coordinates
        found.setdefault(row.event_id, []).append(row)
    reader = _Reader()
    return tuple(reader.event(rows) for rows in found.values())


class _Reader:
    """Makes records of rows; the days of an archive are few, so each is made once."""

    def __init__(self) -> None:
        self._spans: dict[tuple[object, ...], TimeSpan] = {}

    def event(self, rows: list[_Row]) -> Record:
        """An event of the rows of its places."""
        first, *others = rows
        if others:
            told = self._record(first, [])
            for row in others:
                if self._record(row, []) != told:
                    raise DoubtError(f"{row.event_id} differs")
        return self._record(first, rows)

    def _record(self, row: _Row, rows: list[_Row]) -> Record:
        return Record(
            id=row.event_id,
            type=row.type,
            label=row.label,
            factuality=row.factuality,
            quote=row.quote,
            trigger=_trigger(row),
            places=tuple(_place(each, each.point) for each in rows if each.point is not None),
            when=self._span(row.date_start, row.date_end, row.date_precision, row.date_basis),
            date_text=row.date_text,
            actors=row.actors,
            recipients=row.recipients,
            quantities=row.quantities,
            attribution=row.attribution,
            document=row.document_id,
            title=row.title,
            source=row.source,
            published=self._published(row),
            outlet=row.outlet,
            author=row.author,
            mode=row.mode,
            acled=row.acled,
            amounts=tuple(
                Amount(low=each.low, best=each.best, high=each.high, unit=each.unit)
                for each in row.amounts
            ),
            actor_ids=row.actor_ids,
            actor_names=row.actor_names,
            recipient_ids=row.recipient_ids,
            recipient_names=row.recipient_names,
            tellings=self._tellings(row),
            reasons=row.reasons,
            differences=row.differences,
            related=tuple(Relation(id=each.id, why=each.why) for each in row.related),
            corrected=tuple(
                Amendment(what=each.what, was=each.was, by=each.by, at=each.at, note=each.note)
                for each in row.corrected
            ),
        )

    def _tellings(self, row: _Row) -> tuple[Record, ...]:
        if not row.tellings:
            return ()
        found: dict[str, list[_Row]] = {}
        for each in row.tellings:
            found.setdefault(each.event_id, []).append(each)
        return tuple(self._record(rows[0], rows) for rows in found.values())

    def _published(self, row: _Row) -> TimeSpan | None:
        if row.published_precision is None:
            return None
        if row.published_basis is None:
            raise DoubtError("published_basis")
        return self._span(
            row.published_start, row.published_end, row.published_precision, row.published_basis
        )

    def _span(
        self, start: str | None, end: str | None, precision: Precision, basis: Basis
    ) -> TimeSpan:
        key = (start, end, precision, basis)
        span = self._spans.get(key)
        if span is None:
            try:
                span = self._spans[key] = TimeSpan(
                    start=None if start is None else moment(start),
                    end=None if end is None else moment(end),
                    precision=precision,
                    basis=basis,
                )
            except ValueError as error:
                raise DoubtError(str(error)) from error
        return span


def _trigger(row: _Row) -> Span:
    start, end, length = row.trigger_start, row.trigger_end, len(row.quote)
    if not 0 <= start <= end:
        raise DoubtError("trigger_end")
    if end > length:
        # Other programs cut long texts and leave the marks as they were.
        return Span(start=min(start, length), end=length)
    return Span(start=start, end=end)


def _place(row: _Row, point: tuple[float, ...]) -> RecordPlace:
    if len(point) < _AXES or abs(point[0]) > _EAST or abs(point[1]) > _NORTH:
        raise DoubtError("coordinates")
    if row.place_score is None or not 0 <= row.place_score <= 1:
        raise DoubtError("place_score")
    if row.place_id is None or row.place_name is None or row.place_text is None:
        raise DoubtError("place_id")
    if row.place_kind is None or row.place_role is None:
        raise DoubtError("place_kind")
    return RecordPlace(
        place_id=row.place_id,
        name=row.place_name,
        kind=row.place_kind,
        country=row.country,
        admin1=row.admin1,
        lon=point[0],
        lat=point[1],
        role=row.place_role,
        text=row.place_text,
        mark=_mark(row),
        score=row.place_score,
    )


def _mark(row: _Row) -> Span | None:
    if row.mark_start is None:
        return None
    if row.mark_end is None or not 0 <= row.mark_start <= row.mark_end:
        raise DoubtError("mark_end")
    return Span(start=row.mark_start, end=row.mark_end) if row.mark_end <= len(row.quote) else None
