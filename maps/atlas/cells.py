"""The cells of one zoom with all that a page draws and tells of them, as features of a layer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from maps.atlas.grid import CLOSEST, Cells, degrees
from maps.atlas.places import Gathered
from maps.atlas.runfile import coarser
from maps.atlas.runs import Runs, written
from maps.atlas.sorting import FAMILIES, families_of

if TYPE_CHECKING:
    import pyarrow as pa

LAYER: Final = "cells"
_BATCH: Final = 2_000
_GEOMETRY: Final = "geometry"
_WKB: Final = {"ARROW:extension:name": "ogc.wkb"}

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Zoom:
    """All cells of a zoom."""

    number: int
    runs: Runs
    places: Gathered
    """Those that lie in cells."""


def zooms(runs: Runs, places: Gathered, work: Path) -> Iterator[Zoom]:
    """The zooms of an atlas, the closest first.

    Args:
        runs: Of the smallest cells.
        places: Those that lie in them.
        work: A folder for files of runs.
    """
    yield Zoom(number=CLOSEST, runs=runs, places=places)
    for number in reversed(range(CLOSEST)):
        runs, places = coarser(runs, work / f"zoom-{number}"), places.coarser()
        yield Zoom(number=number, runs=runs, places=places)


def schema() -> "pa.Schema":
    """The columns of the layer; docs/scale.md tells what each means."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it

    whole, text = pa.int64(), pa.string()
    return pa.schema(
        [
            pa.field(_GEOMETRY, pa.binary(), metadata=_WKB),
            *(pa.field(name, whole) for name in ("events", "row", "places", "area")),
            *(pa.field(name, text) for name in ("name", "arabic")),
            *(pa.field(name, whole) for name in FAMILIES),
            pa.field("runs", text),
        ]
    )


def described() -> dict[str, Any]:
    """The layer as the metadata of an archive of vector tiles tell it (TileJSON 3.0.0, 3.3)."""
    texts = {"name", "arabic", "runs"}
    names = [name for name in schema().names if name != _GEOMETRY]
    fields = {name: "String" if name in texts else "Number" for name in names}
    return {"id": LAYER, "minzoom": 0, "maxzoom": CLOSEST, "fields": fields}


def features(zoom: Zoom) -> Iterator["pa.RecordBatch"]:
    """The cells of a zoom, as rows of the layer's columns."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only datasets need it
    import shapely  # noqa: PLC0415 - as above

    lon, lat, first, many = _middles(zoom.places)
    wkb = shapely.to_wkb(shapely.points(lon, lat))
    is_area = zoom.places.is_area()[first]
    done = row = 0
    for runs, cells in _batches(zoom.runs):
        counts = by_family(runs, cells)
        events = counts.sum(axis=1)
        some = slice(done, done + len(cells))
        yield pa.RecordBatch.from_pydict(
            {
                _GEOMETRY: wkb[some],
                "events": events,
                "row": row + np.cumsum(events) - events,
                "places": many[some],
                "area": is_area[some].astype(np.int64),
                "name": [zoom.places.spots[at].name for at in first[some].tolist()],
                "arabic": [zoom.places.arabic[at] or None for at in first[some].tolist()],
                **_told(counts),
                "runs": written(runs),
            },
            schema=schema(),
        )
        done, row = done + len(cells), row + int(events.sum())


def _batches(runs: Runs) -> Iterator[tuple[Runs, Cells]]:
    """Runs with their cells, some at a time."""
    for piece in runs.pieces():
        cells = np.unique(piece.cells)
        for start in range(0, len(cells), _BATCH):
            some = cells[start : start + _BATCH]
            yield piece.within(int(some[0]), int(some[-1])), some


def by_family(runs: Runs, cells: Cells) -> Numbers:
    """Events of each family in each cell.

    Args:
        runs: Of these cells.
        cells: In order, each once.

    Returns:
        Shape (cells, families).
    """
    counts = np.zeros((len(cells), len(FAMILIES)), np.int64)
    np.add.at(counts, (np.searchsorted(cells, runs.cells), families_of(runs.kinds)), runs.counts)
    return counts


def _told(counts: Numbers) -> dict[str, list[Any]]:
    """Counts by name; none instead of 0, which takes no room."""
    return {
        name: [number or None for number in counts[:, column].tolist()]
        for column, name in enumerate(FAMILIES)
    }


def _middles(places: Gathered) -> tuple[Any, Any, Numbers, Numbers]:
    """Where most of the events of each cell lie, its fullest place, and how many places it has.

    The middle of a cell would be a grid on the map, where nothing happened.
    """
    begins = np.flatnonzero(np.diff(places.cells, prepend=np.uint64((1 << 64) - 1)) != 0)
    weights = np.add.reduceat(places.counts, begins)
    middle = np.add.reduceat(places.world * places.counts, begins, axis=1) / weights
    lon, lat = degrees(middle)
    many = np.diff(np.append(begins, len(places.cells)))
    return lon, lat, begins, many
