"""The data a page carries: the whole contract between Python and the browser.

A payload is a head (JSON), columns of whole numbers (bytes), and tables of texts (packed blocks).
`maps/page/packing.py` writes it into the page, `maps/static/src/data/` reads it and refuses another
version. A table's columns have one length; what is said to be a *string* is a number of `strings`,
0 being the empty text, which means: none.

Head:

- `format`, `version`: `dateline-page` and a number that grows when a field changes its meaning.
- `page`: `title`, `lang`, `embedOrigin` (whose pages may call this one from around its frame, or
  null), `credits` (lines of text), `attribution` (of tiles), `tiles` (whether the page asks a host
  for pictures), `archive` (whether it carries tiles itself), `home` (`[west, south, east, north]`
  in degrees: where the page opens; null without places).
- `strings`: texts that many rows share, each once.
- `types`: `code` and `family` (see `maps.page.families`) of each event type.
- `labels`: for each of the page's other languages what it calls those `label`s that it has a word
  for, an object from the label to the word.
- `stances`, `precisions`: the words that columns of those names number.
- `outlines`: GeoJSON geometries, lines or polygons, four decimals.
- `epoch`: the first known moment of all, minutes since 1970-01-01T00:00.

Columns, named `table.column`:

- `events`, sorted by start, then end, undated last: `start` (minutes of wall time after the epoch;
  0 where unknown), `length` (minutes from `start` to the end, which is excluded), `open` (1: no
  start is known, 2: no end, 3: undated), `type`, `stance`, `precision`, `document` (row numbers),
  `label` (string), `reports` (how many reports tell it, at least 1), `links`, `actors` and
  `tellings` (how many rows it has in those tables).
- `links`, places of events, event after event: `place` (row number).
- `actors`, event after event: `text` (string).
- `places`, in the order in which events first name them: `x`, `y` (2**25ths of a world in Web
  Mercator, east and south from its north-west corner: about a metre), `name`, `kind`, `country`,
  `admin1`, `arabic`, `kurdish`, `admin1Arabic` (strings; the last three are names in Arabic and
  Kurdish), `outline` (number in `outlines` plus 1; 0 for none).
- `towns`, weightiest first, for the base map: `x`, `y` (as of places), `name`, `arabic` (strings).
- `documents`, likewise: `outlet` (string: who published it, as it says or as other reports of the
  same host do; else the host of the web address, else the name of the file).

Texts, left out where `PageOptions.texts` is `none`:

- `ids` of events: `id`.
- `events`: `quote`, `date` (as written), `basis`, `attribution`, `trigger` (`[from, to]` in the
  quote), `recipients`, `quantities` (lists of texts), `differences` (where its tellings differ,
  lines of text), `corrected` (what a person decided: `[what, was, by, at, note]` each).
- `links`: `role`, `text`, `mark` (`[from, to]` in the event's quote; -1 where that does not name
  it), `score`.
- `tellings`, event after event: the passages that tell the same event, the one shown first, in the
  columns of `tellings` of docs/events.md, quotes cut; none where one passage alone tells it.
- `documents`: `id`, `title`, `source`, `author`, `start`, `end` (minutes since 1970, or null),
  `precision`, `basis` (`inferred`: the report does not give its date itself).
- `places`: `id`.

Positions in a quote count UTF-16 code units, as JavaScript does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from geo.record import Record
from maps.basemap import CREDIT, Bounds
from maps.page.columns import Column
from maps.page.families import family
from maps.page.labels import translated
from maps.page.options import PageOptions
from maps.page.order import Ordered, in_order
from maps.page.origin import checked
from maps.page.outlines import Places, home
from maps.page.places import PlaceTable
from maps.page.strings import Strings
from maps.page.tables import PRECISIONS, STANCES, DocumentTable, event_columns, event_texts, ids
from maps.page.texts import Texts
from maps.page.tiles import archive_path
from maps.page.towns import town_columns

FORMAT: Final = "dateline-page"
VERSION: Final = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Payload:
    """What a page carries; the module tells what each name means."""

    head: dict[str, Any]
    columns: dict[str, Column]
    texts: dict[str, Texts]


def payload(records: Iterable[Record], gazetteer: Places, options: PageOptions) -> Payload:
    """The payload of a page. The same records in any order give the same payload.

    Args:
        records: What to draw.
        gazetteer: Gives the outlines of areas and the sources to name.
        options: Title, language, credits, and whether texts are carried.
    """
    ordered = in_order(records)
    strings = Strings()
    codes = sorted({record.type for record in ordered.records})
    places = PlaceTable(ordered.records, gazetteer)
    reports = DocumentTable(ordered.records)
    bounds = home(places.positions())
    columns = {
        **event_columns(ordered, codes, reports, strings),
        **places.columns(strings),
        **reports.columns(strings),
        **town_columns(bounds, gazetteer, strings),
    }
    head = {
        "format": FORMAT,
        "version": VERSION,
        "page": _page(bounds, gazetteer, options),
        "types": {"code": codes, "family": [family(code) for code in codes]},
        "labels": translated(record.label for record in ordered.records),
        "stances": STANCES,
        "precisions": PRECISIONS,
        "outlines": places.outlines,
        "epoch": ordered.epoch,
        "strings": strings.table(),
    }
    return Payload(head=head, columns=columns, texts=_texts(ordered, places, reports, options))


def _texts(
    ordered: Ordered, places: PlaceTable, reports: DocumentTable, options: PageOptions
) -> dict[str, Texts]:
    if options.texts == "none":
        return {}
    return {
        "ids": ids(ordered.records),
        **event_texts(ordered.records),
        "documents": reports.texts(),
        "places": places.texts(),
    }


def _page(bounds: Bounds | None, gazetteer: Places, options: PageOptions) -> dict[str, Any]:
    return {
        "title": options.title,
        "lang": options.lang,
        "embedOrigin": checked(options.embed_origin),
        "credits": list(dict.fromkeys([*options.credits, *gazetteer.credits(), CREDIT])),
        "attribution": options.attribution,
        "tiles": options.tiles is not None and archive_path(options) is None,
        "archive": archive_path(options) is not None,
        "home": None if bounds is None else list(bounds.box),
    }
