"""Records to GeoJSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from geo.errors import FormatError
from geo.geojson.rows import DEGREES, rows
from geo.geojson.version import FORMAT, VERSION
from geo.jsontext import json_line, number
from geo.record import Record, RecordPlace

_HALF_TURN: Final = 180


def dump_records(records: Iterable[Record], sources: Sequence[str] = ()) -> str:
    """Write records as one FeatureCollection: one feature a line, so that files can be compared.

    An event is a Point at each of its places, or a feature without geometry where the report puts
    it nowhere. The id of a feature is that of the event, a slash and the number of the place
    (from 1; 0 without one).

    Args:
        records: Events whose ids differ.
        sources: Whom to name; they stand in the member `dateline`, under `credits`.

    Raises:
        FormatError: Two events have one id.
    """
    wanted = list(records)
    _check_ids(wanted)
    named = {"credits": list(sources)} if sources else {}
    mark = {"format": FORMAT, "version": VERSION, **named}
    head = {"type": "FeatureCollection", "dateline": mark}
    box = _box([place for record in wanted for place in record.places])
    opening = json_line(head if box is None else {**head, "bbox": box})[:-1]
    features = ",\n".join(json_line(feature) for feature in _features(wanted))
    return f'{opening},"features":[\n{features}\n]}}\n'


def dump_features(records: Iterable[Record]) -> str:
    """Write records as newline-delimited GeoJSON: the features of `dump_records`, one a line.

    Args:
        records: Events whose ids differ.

    Raises:
        FormatError: Two events have one id.
    """
    wanted = list(records)
    _check_ids(wanted)
    return "".join(json_line(feature) + "\n" for feature in _features(wanted))


def _features(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    for record in records:
        for order, (place, row) in enumerate(rows(record), start=1):
            yield {
                "type": "Feature",
                "id": f"{record.id}/{0 if place is None else order}",
                "geometry": place and {"type": "Point", "coordinates": _position(place)},
                "properties": row,
            }


def _position(place: RecordPlace) -> list[float]:
    return [number(place.lon, DEGREES), number(place.lat, DEGREES)]


def _box(places: list[RecordPlace]) -> list[float] | None:
    """West, south, east, north; none without places.

    West is greater than east where the places are neighbours over the antimeridian (RFC 7946,
    section 5.2).
    """
    if not places:
        return None
    lons, lats = zip(*map(_position, places), strict=True)
    around = sorted(set(lons))
    gap, east, west = max(
        ((after - before, before, after) for before, after in pairwise(around)),
        default=(0.0, around[-1], around[0]),
    )
    if gap <= _HALF_TURN:
        west, east = around[0], around[-1]
    return [west, min(lats), east, max(lats)]


def _check_ids(records: list[Record]) -> None:
    id_, count = Counter(record.id for record in records).most_common(1)[0] if records else ("", 1)
    if count > 1:
        raise FormatError(f"{count} events have the id {id_!r}; a file of events needs each once")
