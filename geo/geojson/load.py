"""Records from GeoJSON, each property looked at."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from gazetteer import Kind
from geo.errors import FormatError
from geo.fields import Fields
from geo.geojson.typed import DoubtError, typed_records
from geo.geojson.version import FORMAT, VERSION
from geo.reading import EventPlaceRole, Factuality, Span
from geo.record import Amount, Record, RecordPlace, Relation
from geo.timespan import TimeSpan

_REMEDY: Final = "Write the file anew with `dateline export`, or mend this property."
_MANY: Final = 1 << 53
_EAST: Final = 180
_NORTH: Final = 90


def load_records(path: Path | str) -> tuple[Record, ...]:
    """Read a file that `dateline export` wrote: `load_records` gives what `dump_records` got.

    Features of one event need not stand together; their order is the order of its places.

    Raises:
        FormatError: The file is broken, foreign or of a newer version. The message names the file
            and the property.
        OSError: The file cannot be opened.
    """
    return parse_records(Path(path).read_bytes(), str(path))


def parse_records(data: bytes, name: str) -> tuple[Record, ...]:
    """Read what `dump_records` wrote.

    Args:
        data: JSON in UTF-8.
        name: What to call the file in messages.

    Raises:
        FormatError: As for `load_records`.
    """
    try:
        return typed_records(data)
    except DoubtError:
        # Whatever it is, this reads it, or says where and why not.
        return _looked_at(Fields.parse(data, name, _REMEDY))


def _looked_at(fields: Fields) -> tuple[Record, ...]:
    """The records of a file, each property asked for by its name."""
    _check_version(fields)
    found: dict[str, Record] = {}
    places: dict[str, list[RecordPlace]] = {}
    for feature in fields.each("features"):
        row = feature.inside("properties")
        record = _told(row)
        before = found.setdefault(record.id, record)
        if before is not record and before != record:
            raise feature.wrong("properties", f"as in the other features of {record.id!r}")
        places.setdefault(record.id, []).extend(_places(row, _position(feature)))
    return tuple(replace(record, places=tuple(places[name])) for name, record in found.items())


def _check_version(fields: Fields) -> None:
    mark = fields.values.get("dateline")
    if not isinstance(mark, dict) or mark.get("format") != FORMAT:
        raise FormatError(
            f"{fields.place}: is JSON, but no file of events (it has no member `dateline` of "
            f"format {FORMAT}). Name a file that `dateline export` wrote, unchanged."
        )
    version = fields.inside("dateline").whole("version", 1, _MANY)
    if version > VERSION:
        raise FormatError(
            f"{fields.place}: was written by a newer Dateline (version {version}, this one reads "
            f"{VERSION}). Update Dateline, or write the file anew."
        )


def _told(row: Fields) -> Record:
    """The event that a row of properties tells, without its places."""
    quote = row.text("quote")
    return Record(
        id=row.text("event_id"),
        type=row.text("type"),
        label=row.text("label"),
        factuality=row.choice("factuality", get_args(Factuality)),
        quote=quote,
        trigger=_kept(row.span(_MANY, "trigger_start", "trigger_end"), len(quote)),
        places=(),
        when=row.timespan("date_"),
        date_text=row.text("date_text"),
        actors=row.texts("actors"),
        recipients=row.texts("recipients"),
        quantities=row.texts("quantities"),
        attribution=row.text("attribution"),
        document=row.text("document_id"),
        title=row.text("title"),
        source=row.text("source"),
        published=_published(row),
        outlet=row.text("outlet") if "outlet" in row.values else "",
        author=row.text("author") if "author" in row.values else "",
        mode=row.text("mode") if "mode" in row.values else "",
        acled=row.text_or_none("acled") if "acled" in row.values else None,
        amounts=tuple(_amount(each) for each in _each(row, "amounts")),
        actor_ids=_texts(row, "actor_ids"),
        actor_names=_texts(row, "actor_names"),
        recipient_ids=_texts(row, "recipient_ids"),
        recipient_names=_texts(row, "recipient_names"),
        tellings=_tellings(row),
        reasons=_texts(row, "reasons"),
        differences=_texts(row, "differences"),
        related=tuple(
            Relation(id=each.text("id"), why=each.text("why")) for each in _each(row, "related")
        ),
        corrected=tuple(each.amendment() for each in _each(row, "corrected")),
    )


def _texts(row: Fields, key: str) -> tuple[str, ...]:
    """A list of texts, which files of earlier versions lack."""
    return row.texts(key) if key in row.values else ()


def _each(row: Fields, key: str) -> Iterator[Fields]:
    """A list of objects, which files of earlier versions lack."""
    return row.each(key) if key in row.values else iter(())


def _tellings(row: Fields) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for each in _each(row, "tellings"):
        record = _told(each)
        before = found.setdefault(record.id, record)
        point = None if each.values.get("point") is None else _point(each, "point")
        found[record.id] = replace(before, places=before.places + _places(each, point))
    return tuple(found.values())


def _amount(fields: Fields) -> Amount:
    return Amount(
        low=fields.number("low"),
        best=fields.number_or_none("best"),
        high=fields.number_or_none("high"),
        unit=fields.text("unit"),
    )


def _places(row: Fields, point: tuple[float, float] | None) -> tuple[RecordPlace, ...]:
    if point is None:
        return ()
    return (
        RecordPlace(
            place_id=row.text("place_id"),
            name=row.text("place_name"),
            kind=row.choice("place_kind", get_args(Kind)),
            country=row.text_or_none("country"),
            admin1=row.text_or_none("admin1"),
            lon=point[0],
            lat=point[1],
            role=row.choice("place_role", get_args(EventPlaceRole)),
            text=row.text("place_text"),
            mark=_mark(row, len(row.text("quote"))),
            score=row.number("place_score", 0, 1),
        ),
    )


def _position(feature: Fields) -> tuple[float, float] | None:
    geometry = feature.inside_or_none("geometry")
    if geometry is None:
        return None
    geometry.choice("type", ("Point",))
    return _point(geometry, "coordinates")


def _point(fields: Fields, key: str) -> tuple[float, float]:
    match fields.numbers(key):
        case (lon, lat, *_) if abs(lon) <= _EAST and abs(lat) <= _NORTH:
            return lon, lat
    raise fields.wrong(key, "longitude and latitude, in degrees")


def _mark(row: Fields, length: int) -> Span | None:
    if row.values.get("mark_start") is None:
        return None
    mark = row.span(_MANY, "mark_start", "mark_end")
    return mark if mark.end <= length else None


def _kept(span: Span, length: int) -> Span:
    """What is left of a mark: other programs cut long texts and leave the marks as they were."""
    return Span(start=min(span.start, length), end=min(span.end, length))


def _published(row: Fields) -> TimeSpan | None:
    if row.values.get("published_precision") is None:
        return None
    return row.timespan("published_")
