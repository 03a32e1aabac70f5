"""What of a reading goes into a dataset, as lines of a sorted run.

Three kinds of lines: rows of events and of places, whose keys begin with their partition; and,
where events shall be merged, tellings, whose keys begin with their block (`geo.corpus.fuse`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from geo.corpus.blocks import block_of
from geo.corpus.partitions import UNPLACED, cell_of, month_of
from geo.corpus.runs import make_line
from geo.geojson import dump_features, rows
from geo.jsontext import number, span_json
from geo.mention import mentions
from geo.reading import Reading, Toponym
from geo.record import Record, records

EVENTS: Final = "events"
PLACES: Final = "places"
TELLINGS: Final = "tellings"
"""The first field of every key: what kind of line it is."""

_NUMBER: Final = re.compile(r"(?<!\d)\d++\Z")
_SCORES: Final = 4


def reading_lines(reading: Reading, digest: str, *, merge: bool) -> Iterator[bytes]:
    """All lines of a reading, in no order.

    Args:
        reading: Of one report.
        digest: Of the report.
        merge: Whether its events are yet to be merged.
    """
    told = records(reading)
    if merge:
        for record in told:
            key = (TELLINGS, *block_of(record), *_tail(record.document, digest, record.id))
            yield make_line(key, ",".join(dump_features([record]).splitlines()))
    yield from event_lines(mentions(reading) if merge else (*told, *mentions(reading)), digest)
    yield from _place_lines(reading, digest)


def event_lines(told: Iterable[Record], digest: str) -> Iterator[bytes]:
    """The rows of events, one for each place."""
    for record in told:
        month = month_of(record.when)
        tail = _tail(record.document, digest, record.id)
        for order, (place, row) in enumerate(rows(record)):
            cell = UNPLACED if place is None else cell_of(place.lon, place.lat)
            point = None if place is None else [place.lon, place.lat]
            told_at = {"place_number": 0 if place is None else order + 1, "point": point}
            yield make_line((EVENTS, month, cell, *tail, f"{order:04}"), {**row, **told_at})


def _tail(document: str, digest: str, name: str) -> tuple[str, str, str]:
    """The end of a key: by report, and in the report by where it stands."""
    return document, digest, _NUMBER.sub(lambda found: found[0].zfill(9), name)


def _place_lines(reading: Reading, digest: str) -> Iterator[bytes]:
    """The places that a report names, each once, with how often; and the names of no place."""
    named: defaultdict[tuple[str, str], list[Toponym]] = defaultdict(list)
    for toponym in reading.toponyms:
        place = toponym.place
        named[("", toponym.text) if place is None else (place.id, "")].append(toponym)
    month = month_of(reading.published)
    document = reading.document
    about = {
        "document_id": document.id,
        "title": document.title,
        "source": document.source,
        "outlet": document.outlet,
        "author": document.author,
        **_published(reading),
    }
    for order, found in enumerate(named.values()):
        place = found[0].place
        cell = UNPLACED if place is None else cell_of(place.lon, place.lat)
        key = (PLACES, month, cell, document.id, digest, f"{order:06}")
        yield make_line(key, {**_named(found), **about})


def _named(found: list[Toponym]) -> dict[str, object]:
    first, place = found[0], found[0].place
    return {
        "place_id": None if place is None else place.id,
        "place_name": None if place is None else place.name,
        "place_kind": None if place is None else place.kind,
        "country": None if place is None else place.country,
        "admin1": None if place is None else place.admin1,
        "texts": list(dict.fromkeys(toponym.text for toponym in found)),
        "roles": list(dict.fromkeys(toponym.role for toponym in found)),
        "mentions": len(found),
        "score": number(max(toponym.score for toponym in found), _SCORES),
        "first_start": first.span.start,
        "first_end": first.span.end,
        "point": None if place is None else [place.lon, place.lat],
    }


def _published(reading: Reading) -> dict[str, object]:
    told = span_json(reading.published) or dict.fromkeys(("start", "end", "precision", "basis"))
    return {f"published_{name}": value for name, value in told.items()}
