"""The data a page carries: the whole contract between Python and the browser.

A payload is one JSON object, read by `maps/static/src/payload.js`, which refuses another version:

- `format`, `version`: `dateline-page` and a number that grows when a field changes its meaning.
- `page`: `title`, `lang`, `credits` (lines of text), `attribution` (of tiles), `tiles` (whether
  the page asks a host for pictures), `home` (`[west, south, east, north]` in degrees: where the
  page opens; null without places).
- `strings`: every text once. Where a column below is said to hold a text, it holds a number of
  this table; 0 is the empty text and means: none.
- `types`: columns `code` (text) and `family` (text, see `maps.page.families`).
- `documents`: columns `id`, `title`, `source` (texts), `start`, `end`, `precision` as for events.
- `places`: columns `id`, `name`, `kind`, `country`, `admin1` (texts), `lon`, `lat` (degrees),
  `outline` (a number of `outlines`, -1 for none).
- `outlines`: GeoJSON geometries, lines or polygons, four decimals.
- `events`, sorted by start, then end, undated last: `id`, `label`, `factuality`, `precision`,
  `basis`, `quote`, `date` (as written), `attribution` (texts); `type`, `document` (row numbers);
  `start`, `end` (minutes of wall time since 1970-01-01T00:00, end excluded, null where open or
  unknown); `trigger` (`[from, to]` in the quote); `actors`, `recipients`, `quantities` (lists of
  texts).
- `links`, places of events, sorted by event: columns `event`, `place` (row numbers), `role`,
  `text` (texts), `from`, `to` (in the quote, -1 where it does not name the place), `score`.

A table is an object of columns, all of one length. Positions in a quote count UTF-16 code units,
as JavaScript does.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from geo.reading import Span
from geo.record import Record, RecordPlace
from geo.timespan import UNDATED, TimeSpan
from maps.page.excerpt import excerpt
from maps.page.families import family
from maps.page.options import PageOptions
from maps.page.outlines import Places, home, outline
from maps.page.strings import Strings

FORMAT: Final = "dateline-page"
VERSION: Final = 1

_EPOCH: Final = datetime(1970, 1, 1)
_MINUTE: Final = timedelta(minutes=1)
_SCORE_DIGITS: Final = 3
_COORDINATE_DIGITS: Final = 5

Table = dict[str, list[Any]]
"""Columns by name, all of one length."""


def payload(records: Iterable[Record], gazetteer: Places, options: PageOptions) -> dict[str, Any]:
    """The payload of a page. The same records in any order give the same payload.

    Args:
        records: What to draw.
        gazetteer: Gives the outlines of areas and the sources to name.
        options: Title, language and credits.
    """
    ordered = sorted(records, key=_order)
    strings = Strings()
    documents = {record.document: record for record in reversed(ordered)}
    places = {place.place_id: place for record in ordered for place in record.places}
    types = sorted({record.type for record in ordered})
    document_rows = {name: row for row, name in enumerate(sorted(documents))}
    place_rows = {name: row for row, name in enumerate(sorted(places))}
    place_table, outlines = _places([places[name] for name in place_rows], strings, gazetteer)
    rows = _Rows(
        strings=strings,
        types={name: row for row, name in enumerate(types)},
        documents=document_rows,
        places=place_rows,
    )
    return {
        "format": FORMAT,
        "version": VERSION,
        "page": _page(ordered, gazetteer, options),
        "types": {
            "code": [strings.number(name) for name in types],
            "family": [strings.number(family(name)) for name in types],
        },
        "documents": _documents([documents[name] for name in document_rows], strings),
        "places": place_table,
        "outlines": outlines,
        "events": rows.events(ordered),
        "links": rows.links(ordered),
        "strings": strings.table(),
    }
