"""The data of an atlas: the whole contract between Python and the browser.

The page carries a head, one JSON object, which `maps/static/src/atlas/` reads:

- `format`, `version`: `dateline-atlas` and a number that grows when a field changes its meaning.
- `page`: `title`, `lang`, `credits` (lines of text), `home` (`[west, south, east, north]` in
  degrees: where the page opens).
- `archive`: `name` of the file beside the page, `digest` (as `dateline.digest` in the metadata of
  that file), `bytes`, `closest` (the zoom of its closest tiles), and where in the file what no
  tile is made of begins: `directory`, `events`.
- `time`: `unit`, `start` (minutes from 1970-01-01T00:00 to the first bin) and `bins`; null where
  nothing is dated. Bins count from 1; 0 is all time before, `bins` + 1 all time behind, `bins` + 2
  stands for no date.
- `families`, `stances`: names. Kind 2 n is of family n modulo the number of families, of stance n
  divided by it; kind 2 n + 1 too, but known to an area alone.
- `events`, `undated`: how many, each once wherever it happened.
- `runs`: of all events, as `maps.atlas.runs` writes them.
- `countries`: events that are known to a country alone: `code`, `name`, `arabic`, `lon`, `lat`,
  `events`, `row`, `runs`. `nowhere`: the same of events without a place, or null.
- `names`: blocks of the index of places (`maps.atlas.names`): `[first key, first byte, bytes]`.
- `labels`: for each other language what it calls those labels that it has words for.
- `towns`, for the base map, weightiest first: lists `x`, `y` (unit square), `name`, `arabic`.

The archive is PMTiles with vector tiles, layer `cells` (`maps.atlas.cells`): the middle of what a
cell counts, `events`, `row` (the first of its rows), `places` (how many it has), `name` and
`arabic` of the fullest, `area` (1 where that is ground), counts by family, and `runs`.

Rows are events at places, in the order of cells, so that each cell of each zoom is a stretch of
rows. In the smallest cells, in countries and nowhere, events of one bin come first, by day; behind
them those that reach over several, and those without a date. Rows lie in blocks of `rowsPerBlock`
(`maps.atlas.events`), one after the other from byte `events`; from byte `directory` on stands for
each block, as eight bytes little-endian, where it begins after `events`, and for the end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from maps.atlas.events import ROWS
from maps.atlas.grid import CLOSEST, LEVEL, NOWHERE
from maps.atlas.places import Gathered
from maps.atlas.runs import Runs, written
from maps.atlas.sorting import FAMILIES, STANCES
from maps.atlas.times import Bins
from maps.basemap import CREDIT, Bounds
from maps.page.labels import translated
from maps.page.mercator import STEPS
from maps.page.options import PageOptions
from maps.page.outlines import Places
from maps.page.strings import Strings
from maps.page.towns import town_columns

FORMAT: Final = "dateline-atlas"
VERSION: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was counted in a dataset."""

    bins: Bins
    rows: Runs
    """Of rows, by cell."""
    events: Runs
    """Of events, each once; all in cell 0."""
    places: Gathered
    labels: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where what lies in the archive."""

    name: str
    digest: str
    size: int
    """Bytes."""
    directory: int
    """The byte at which the directory of blocks begins; likewise the next."""
    events: int
    names: tuple[tuple[str, int, int], ...]
    """The first key of each block of names, its first byte, and its bytes."""


def head(
    found: Found, layout: Layout, home: Bounds, gazetteer: Places, options: PageOptions
) -> dict[str, Any]:
    """The head of an atlas; the same findings give the same head."""
    bins = found.bins
    return {
        "format": FORMAT,
        "version": VERSION,
        "page": {
            "title": options.title,
            "lang": options.lang,
            "credits": list(dict.fromkeys([*options.credits, *gazetteer.credits(), CREDIT])),
            "home": list(home.box),
        },
        "archive": {
            "name": layout.name, "digest": layout.digest, "bytes": layout.size,
            "closest": CLOSEST, "directory": layout.directory, "events": layout.events,
            "rowsPerBlock": ROWS,
        },
        "time": _time(bins),
        "families": FAMILIES,
        "stances": STANCES,
        "events": int(found.events.counts.sum()),
        "undated": _undated(found.events, bins),
        "runs": "".join(written(found.events)),
        "countries": _countries(found),
        "nowhere": _nowhere(found),
        "names": layout.names,
        "labels": translated(found.labels),
        "towns": _towns(home, gazetteer),
    }  # fmt: skip


def _time(bins: Bins) -> dict[str, Any] | None:
    if not bins.count:
        return None
    return {"unit": bins.unit, "start": bins.start, "bins": bins.count}


def _undated(events: Runs, bins: Bins) -> int:
    return int(events.counts[events.firsts == bins.undated].sum())


def _countries(found: Found) -> list[dict[str, Any]]:
    """Countries and what is known of them alone, the one with most events first."""
    told = []
    outside = _Outside(found.rows)
    for at in range(len(found.places.spots)):
        spot = found.places.spots[at]
        # Of several spots of one country the fullest stands for all.
        is_first = at == 0 or found.places.spots[at - 1].cell != spot.cell
        if spot.cell >= 1 << (2 * LEVEL) and is_first:
            about = {
                "code": spot.country, "name": spot.name, "arabic": found.places.arabic[at],
                "lon": spot.lon, "lat": spot.lat,
            }  # fmt: skip
            told.append({**about, **outside.stretch(spot.cell)})
    return sorted(told, key=lambda country: (-country["events"], country["name"]))


def _nowhere(found: Found) -> dict[str, Any] | None:
    stretch = _Outside(found.rows).stretch(NOWHERE)
    return stretch if stretch["events"] else None


class _Outside:
    """The rows that are in no cell."""

    def __init__(self, rows: Runs) -> None:
        self._runs = rows.within(1 << (2 * LEVEL), NOWHERE)
        self._first = int(rows.counts.sum()) - int(self._runs.counts.sum())

    def stretch(self, cell: int) -> dict[str, Any]:
        """The rows of what stands instead of a cell."""
        runs = self._runs.within(cell, cell)
        before = self._runs.within(0, cell - 1)
        return {
            "events": int(runs.counts.sum()),
            "row": self._first + int(before.counts.sum()),
            "runs": "".join(written(runs)),
        }


def _towns(home: Bounds, gazetteer: Places) -> dict[str, Any]:
    strings = Strings()
    columns = {
        name.partition(".")[2]: column.values.tolist()
        for name, column in town_columns(home, gazetteer, strings).items()
    }
    texts = strings.table()
    return {
        "x": _scaled(columns["x"]),
        "y": _scaled(columns["y"]),
        "name": [texts[number] for number in columns["name"]],
        "arabic": [texts[number] for number in columns["arabic"]],
    }


def _scaled(steps: Sequence[int]) -> list[float]:
    return [round(step / STEPS, 7) for step in steps]


def bounds_of(places: Iterable[tuple[float, float]]) -> Bounds:
    """The box around some longitudes and latitudes."""
    lon, lat = zip(*places, strict=True)
    return Bounds(west=min(lon), south=min(lat), east=max(lon), north=max(lat))
