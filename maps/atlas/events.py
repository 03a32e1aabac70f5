"""Events as blocks of rows, of which a page fetches those that a reader opens.

A block unpacks (gzip) to a JSON object of columns; maps/atlas/payload.py tells which.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from maps.page.excerpt import units
from maps.page.texts import json_bytes, packed

if TYPE_CHECKING:
    import pyarrow as pa

ROWS: Final = 256
"""Rows of a block; the last one may have fewer."""
_LONGEST: Final = 1200
_AS_THEY_ARE: Final = {
    "id": "event_id", "label": "label", "type": "type", "stance": "factuality",
    "precision": "date_precision", "basis": "date_basis", "date": "date_text",
    "placeId": "place_id", "place": "place_name", "placeKind": "place_kind", "country": "country",
    "admin1": "admin1", "placeRole": "place_role", "placeText": "place_text",
    "placeScore": "place_score", "placeNumber": "place_number", "actors": "actors",
    "recipients": "recipients", "quantities": "quantities", "attribution": "attribution",
    "differences": "differences", "corrected": "corrected", "reports": "told_by",
    "document": "document_id", "title": "title", "source": "source",
    "outlet": "outlet", "author": "author",
    "publishedPrecision": "published_precision", "publishedBasis": "published_basis",
    "first": "first", "last": "last", "kind": "kind",
}  # fmt: skip
"""Columns of a block, and what they are called in a dataset."""
_LATER: Final = ("outlet", "author")
"""Columns that datasets of earlier versions lack."""
_DEGREES: Final = {"lon": "bbox.xmin", "lat": "bbox.ymin"}
_DECIMALS: Final = 5
_MOMENTS: Final = {
    "start": "date_start", "end": "date_end",
    "publishedStart": "published_start", "publishedEnd": "published_end",
}  # fmt: skip


def blocks(tables: Iterable["pa.Table"]) -> Iterator[bytes]:
    """The blocks of rows that come table by table."""
    for rows in _in_blocks(tables):
        yield packed(json_bytes(_columns(rows)))


def _in_blocks(tables: Iterable["pa.Table"]) -> Iterator["pa.Table"]:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    rest: pa.Table | None = None
    for table in tables:
        rows = table if rest is None else pa.concat_tables([rest, table])
        whole = len(rows) - len(rows) % ROWS
        for start in range(0, whole, ROWS):
            yield rows.slice(start, ROWS)
        rest = rows.slice(whole)
    if rest is not None and len(rest):
        yield rest


def _columns(rows: "pa.Table") -> dict[str, list[Any]]:
    columns = {name: rows[wanted].to_pylist() for name, wanted in _AS_THEY_ARE.items()}
    columns.update({n: rows[n].to_pylist() for n in _LATER if n in rows.column_names})
    columns.update({name: _minutes(rows[wanted]) for name, wanted in _MOMENTS.items()})
    columns.update({name: _rounded(rows[wanted]) for name, wanted in _DEGREES.items()})
    quotes = rows["quote"].to_pylist()
    spans = [
        list(zip(rows[f"{name}_start"].to_pylist(), rows[f"{name}_end"].to_pylist(), strict=True))
        for name in ("trigger", "mark")
    ]
    columns["quote"] = [quote[:_LONGEST] + "…" * (len(quote) > _LONGEST) for quote in quotes]
    for name, marks in zip(("trigger", "mark"), spans, strict=True):
        columns[name] = [_mark(q, *mark) for q, mark in zip(quotes, marks, strict=True)]
    return columns


def _mark(quote: str, start: int | None, end: int | None) -> list[int] | None:
    """A mark in code units of UTF-16; none where it is not in what is told of the quote."""
    if start is None or end is None or end > _LONGEST:
        return None
    return [units(quote, start), units(quote, end)]


def _rounded(column: "pa.ChunkedArray") -> list[float | None]:
    return [None if one is None else round(one, _DECIMALS) for one in column.to_pylist()]


def _minutes(column: "pa.ChunkedArray") -> list[int | None]:
    found = np.asarray(column.to_numpy(), "datetime64[us]")
    minutes = found.astype("datetime64[m]").astype(np.int64).tolist()
    return [None if none else number for none, number in zip(np.isnat(found), minutes, strict=True)]
