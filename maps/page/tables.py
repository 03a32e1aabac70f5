"""The tables of events and reports of a payload; what they mean stands in `payload`."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, get_args

import numpy as np

from geo.addresses import file_of, host_of
from geo.geojson import telling_columns
from geo.reading import Amendment, Factuality, Span
from geo.record import Record
from geo.timespan import UNDATED, Precision
from maps.page.columns import Column, column
from maps.page.excerpt import excerpt, units
from maps.page.order import Ordered, minutes
from maps.page.strings import Strings
from maps.page.texts import Columns, Texts

STANCES: Final = list(get_args(Factuality))
PRECISIONS: Final = list(get_args(Precision))
_SCORE_DIGITS: Final = 3
_NOWHERE: Final = (-1, -1)
_NO_END: Final = 2
_ROWS: Final = 1024
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
    return {
        # What has no start takes that of its neighbour, so that none falls.
        "events.start": column(np.maximum.accumulate(ordered.starts), rising=True),
        "events.length": column(np.where(ordered.open & _NO_END, 0, ordered.ends - ordered.starts)),
        "events.open": column(ordered.open),
        "events.type": column([types[record.type] for record in records]),
        "events.stance": column([stances[record.factuality] for record in records]),
        "events.precision": column([precisions[record.when.precision] for record in records]),
        "events.document": column(reports.numbers),
        "events.label": column(strings.numbers(record.label for record in records)),
        "events.reports": column([_reports(record) for record in records]),
        "events.links": column([len(record.places) for record in records]),
        "events.tellings": column([_passages(record) for record in records]),
        "events.actors": column([len(record.actors) for record in records]),
        "actors.text": column(strings.numbers(a for record in records for a in record.actors)),
    }


def ids(records: list[Record]) -> Texts:
    """The ids of the events: asked for all at once, by programs."""
    return Texts(columns={"id": [record.id for record in records]}, rows=_ID_ROWS)


def event_texts(records: list[Record]) -> dict[str, Texts]:
    """What a reader reads of events, of their places, and of the passages that tell them."""
    cut = [excerpt(record) for record in records]
    columns: Columns = {
        "date": [record.date_text for record in cut],
        "basis": [record.when.basis for record in cut],
        "attribution": [record.attribution for record in cut],
        "trigger": [_position(record.quote, record.trigger) for record in cut],
        "recipients": [record.recipients for record in cut],
        "quantities": [record.quantities for record in cut],
        "differences": [record.differences for record in cut],
        "corrected": [[_amended(one) for one in record.corrected] for record in cut],
    }
    return {
        "events": Texts(
            columns=columns, prose={"quote": [record.quote for record in cut]}, rows=_ROWS
        ),
        "links": _link_texts(cut),
        "tellings": _telling_texts(cut),
    }


def _link_texts(records: list[Record]) -> Texts:
    places = [place for record in records for place in record.places]
    columns: Columns = {
        "role": [place.role for place in places],
        "text": [place.text for place in places],
        "mark": [
            _position(record.quote, place.mark) for record in records for place in record.places
        ],
        "score": [round(place.score, _SCORE_DIGITS) for place in places],
    }
    return Texts(columns=columns, rows=_ROWS)


def _telling_texts(records: list[Record]) -> Texts:
    passages = (excerpt(telling) for record in records for telling in record.tellings)
    columns = telling_columns(passages)
    prose = {name: columns.pop(name) for name in ("quote",) if name in columns}
    return Texts(columns=columns, prose=prose, rows=_ROWS)


def _reports(record: Record) -> int:
    return len({telling.document for telling in record.tellings}) or 1


def _passages(record: Record) -> int:
    return sum(len(telling.places) or 1 for telling in record.tellings)


def _amended(one: Amendment) -> tuple[str, str, str, str, str]:
    return (one.what, one.was, one.by, one.at, one.note)


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
        ends = minutes(spans)
        columns: Columns = {
            "id": [row.document for row in rows],
            "source": [row.source for row in rows],
            "author": [row.author for row in rows],
            "start": [start for start, _ in ends],
            "end": [end for _, end in ends],
            "precision": [span.precision for span in spans],
            "basis": [span.basis for span in spans],
        }
        return Texts(columns=columns, prose={"title": [row.title for row in rows]}, rows=_ROWS)


def _names_of(reports: Iterable[tuple[str, Record]]) -> dict[str, str]:
    """What the reports of each host mostly say of who published them."""
    said: dict[str, Counter[str]] = {}
    for host, report in reports:
        if host and report.outlet:
            said.setdefault(host, Counter())[report.outlet] += 1
    return {host: counts.most_common(1)[0][0] for host, counts in said.items()}
