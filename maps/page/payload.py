"""The data a page carries: the whole contract between Python and the browser.

A payload is one JSON object, read by `maps/static/src/payload.js`, which refuses another version:

- `format`, `version`: `dateline-page` and a number that grows when a field changes its meaning.
- `page`: `title`, `lang`, `credits` (lines of text), `attribution` (of tiles), `tiles` (whether
  the page asks a host for pictures), `home` (`[west, south, east, north]` in degrees: where the
  page opens; null without places).
- `strings`: every text once. Where a column below is said to hold a text, it holds a number of
  this table; 0 is the empty text and means: none.
- `types`: columns `code` (text) and `family` (text, see `maps.page.families`).
- `documents`: columns `id`, `title`, `source` (texts), `start`, `end`, `precision`, `basis` as for
  events; a basis of `inferred` says that the report does not give its date itself.
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

from collections.abc import Iterable
from typing import Any, Final

from geo.record import Record
from geo.timespan import TimeSpan
from maps.basemap import CREDIT
from maps.page.families import family
from maps.page.options import PageOptions
from maps.page.outlines import Places, home
from maps.page.strings import Strings
from maps.page.tables import Table, documents, events, links, minutes, outlined_places

FORMAT: Final = "dateline-page"
VERSION: Final = 1

_BEFORE_ALL: Final = float("-inf")
_AFTER_ALL: Final = float("inf")


def payload(records: Iterable[Record], gazetteer: Places, options: PageOptions) -> dict[str, Any]:
    """The payload of a page. The same records in any order give the same payload.

    Args:
        records: What to draw.
        gazetteer: Gives the outlines of areas and the sources to name.
        options: Title, language and credits.
    """
    ordered = sorted(records, key=_order)
    strings = Strings()
    codes = sorted({record.type for record in ordered})
    places, outlines = outlined_places(ordered, strings, gazetteer)
    return {
        "format": FORMAT,
        "version": VERSION,
        "page": _page(ordered, gazetteer, options),
        "types": _types(codes, strings),
        "documents": documents(ordered, strings),
        "places": places,
        "outlines": outlines,
        "events": events(ordered, codes, strings),
        "links": links(ordered, strings),
        "strings": strings.table(),
    }


def _order(record: Record) -> tuple[bool, float, float, str]:
    span = record.when
    return (not span.is_dated, *_ends(span), record.id)


def _ends(span: TimeSpan) -> tuple[float, float]:
    start, end = minutes(span)
    return (_BEFORE_ALL if start is None else start, _AFTER_ALL if end is None else end)


def _types(codes: list[str], strings: Strings) -> Table:
    return {
        "code": strings.numbers(codes),
        "family": strings.numbers([family(code) for code in codes]),
    }


def _page(records: list[Record], gazetteer: Places, options: PageOptions) -> dict[str, Any]:
    spots = [place for record in records for place in record.places]
    exact = [place for place in spots if place.kind != "country"]
    bounds = home([(place.lon, place.lat) for place in exact or spots])
    return {
        "title": options.title,
        "lang": options.lang,
        "credits": list(dict.fromkeys([*options.credits, *gazetteer.credits(), CREDIT])),
        "attribution": options.attribution,
        "tiles": options.tiles is not None,
        "home": None if bounds is None else list(bounds.box),
    }
