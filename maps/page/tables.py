"""The tables of events and reports of a payload; what they mean stands in `payload`."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, get_args

from geo.addresses import file_of, host_of
from geo.geojson import telling_rows
from geo.reading import Amendment, Factuality, Span
from geo.record import Record, RecordPlace
from geo.timespan import UNDATED, Precision
from maps.page.columns import Column, column
from maps.page.excerpt import excerpt, units
from maps.page.order import Ends, Ordered, minutes
from maps.page.strings import Strings
from maps.page.texts import Texts

STANCES: Final = list(get_args(Factuality))
PRECISIONS: Final = list(get_args(Precision))
_SCORE_DIGITS: Final = 3
_NOWHERE: Final = (-1, -1)
_EVENT_ROWS: Final = 1024
_ID_ROWS: Final = 16384
_MOST_FILES: Final = 500
"""Beyond so many reports of which nobody knows who published them their files tell none apart."""


def event_columns(
    ordered: Ordered, codes: list[str], reports: "DocumentTable", strings: Strings
) -> dict[str, Column]:
    """The columns of `events` and `actors`; `codes` are the event types by row number."""
    records = ordered.records
    types = {code: row for row, code in enumerate(codes)}
    stances = {name: row for row, name in enumerate(STANCES)}
    precisions = {name: row for row, name in enumerate(PRECISIONS)}
    starts = _starts(ordered)
    return {
        "events.start": column(starts, rising=True),
        "events.length": column([_length(ends, ordered.epoch) for ends in ordered.ends]),
        "events.open": column([(s is None) + 2 * (e is None) for s, e in ordered.ends]),
        "events.type": column([types[record.type] for record in records]),
        "events.stance": column([stances[record.factuality] for record in records]),
        "events.precision": column([precisions[record.when.precision] for record in records]),
        "events.document": column(reports.numbers),
        "events.label": column(strings.numbers(record.label for record in records)),
        "events.reports": column([_reports(record) for record in records]),
        "events.links": column([len(record.places) for record in records]),
        "events.actors": column([len(record.actors) for record in records]),
        "actors.text": column(strings.numbers(a for record in records for a in record.actors)),
    }


def _starts(ordered: Ordered) -> list[int]:
    """Minutes after the epoch, never falling: what has no start takes that of its neighbour."""
    starts, last = [], 0
    for start, _ in ordered.ends:
        last = last if start is None else start - ordered.epoch
        starts.append(last)
    return starts


def _length(ends: Ends, epoch: int) -> int:
    start, end = ends
    return 0 if end is None else end - (epoch if start is None else start)


def ids(records: list[Record]) -> Texts:
    """The ids of the events: asked for all at once, by programs."""
    return Texts(columns={"id": [record.id for record in records]}, rows=_ID_ROWS)


def event_texts(records: list[Record]) -> Texts:
    """What a reader reads of an event."""
    cut = [excerpt(record) for record in records]
    columns: dict[str, list[Any]] = {
        "quote": [record.quote for record in cut],
        "date": [record.date_text for record in cut],
        "basis": [record.when.basis for record in cut],
        "attribution": [record.attribution for record in cut],
        "trigger": [_position(record.quote, record.trigger) for record in cut],
        "recipients": [record.recipients for record in cut],
        "quantities": [record.quantities for record in cut],
        "links": [[_link(record.quote, place) for place in record.places] for record in cut],
        "tellings": [_tellings(record) for record in records],
        "differences": [record.differences for record in records],
        "corrected": [[_amended(one) for one in record.corrected] for record in records],
    }
    return Texts(columns=columns, rows=_EVENT_ROWS)


def _tellings(record: Record) -> list[dict[str, object]]:
    return [row for telling in record.tellings for row in telling_rows(excerpt(telling))]


def _reports(record: Record) -> int:
    return len({telling.document for telling in record.tellings}) or 1


def _amended(one: Amendment) -> tuple[str, str, str, str, str]:
    return (one.what, one.was, one.by, one.at, one.note)


def _link(quote: str, place: RecordPlace) -> tuple[str, str, int, int, float]:
    score = round(place.score, _SCORE_DIGITS)
    return (place.role, place.text, *_position(quote, place.mark), score)


def _position(quote: str, span: Span | None) -> tuple[int, int]:
    return _NOWHERE if span is None else (units(quote, span.start), units(quote, span.end))


class DocumentTable:
    """The reports that records come from, each once, in the order of their first events."""

    def __init__(self, records: list[Record]) -> None:
        found: dict[str, Record] = {}
        for record in records:
            found.setdefault(record.document, record)
        rows = {name: row for row, name in enumerate(found)}
        self._firsts = list(found.values())
        self.numbers = [rows[record.document] for record in records]
        """The row of each record's report."""

    def columns(self, strings: Strings) -> dict[str, Column]:
        """The columns of `documents`."""
        hosts = [host_of(row.source) for row in self._firsts]
        named = _names_of(zip(hosts, self._firsts, strict=True))
        pairs = [
            (row.outlet or named.get(host, host), file_of(row.source))
            for host, row in zip(hosts, self._firsts, strict=True)
        ]
        are_few = len({file for known, file in pairs if not known}) <= _MOST_FILES
        shown = [known or (file if are_few else "") for known, file in pairs]
        return {"documents.outlet": column(strings.numbers(shown))}

    def texts(self) -> Texts:
        """What is told of a report where it is cited."""
        rows = self._firsts
        spans = [UNDATED if row.published is None else row.published for row in rows]
        columns: dict[str, list[Any]] = {
            "id": [row.document for row in rows],
            "title": [row.title for row in rows],
            "source": [row.source for row in rows],
            "author": [row.author for row in rows],
            "start": [minutes(span)[0] for span in spans],
            "end": [minutes(span)[1] for span in spans],
            "precision": [span.precision for span in spans],
            "basis": [span.basis for span in spans],
        }
        return Texts(columns=columns, rows=_EVENT_ROWS)


def _names_of(reports: Iterable[tuple[str, Record]]) -> dict[str, str]:
    """What the reports of each host mostly say of who published them."""
    said: dict[str, Counter[str]] = {}
    for host, report in reports:
        if host and report.outlet:
            said.setdefault(host, Counter())[report.outlet] += 1
    return {host: counts.most_common(1)[0][0] for host, counts in said.items()}
