"""The places of an atlas: how many events each has, what it is called, where it lies."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from gazetteer.place import AREAL
from geo.record import RecordPlace
from maps.atlas.grid import LEVEL, Cells, Positions, positions
from maps.page.endonyms import Endonyms
from maps.page.outlines import Places

if TYPE_CHECKING:
    import pyarrow as pa

_WHERE: Final = ("cell", "place_id")
_SAID: Final = ("place_name", "place_kind", "country", "admin1", "bbox.xmin", "bbox.ymin")


class Spot(NamedTuple):
    """A place that events name."""

    cell: int
    place_id: str
    name: str
    kind: str
    country: str
    admin1: str
    lon: float
    lat: float


@dataclass(kw_only=True, slots=True)
class Count:
    """Counts events by place while tables pass."""

    spots: dict[Spot, int] = field(default_factory=dict)

    def add(self, table: "pa.Table") -> None:
        """Count the rows of a table."""
        by_place = table.filter(table["bbox.xmin"].is_valid()).group_by(list(_WHERE))
        found = by_place.aggregate([*((name, "min") for name in _SAID), ([], "count_all")])
        columns = [found[name] for name in _WHERE] + [found[f"{name}_min"] for name in _SAID]
        rows = zip(*(column.to_pylist() for column in columns), strict=True)
        for row, count in zip(rows, found["count_all"].to_pylist(), strict=True):
            cell, place_id, name, kind, country, admin1, lon, lat = row
            told = (place_id or "", name or "", kind or "", country or "", admin1 or "")
            spot = Spot(cell, *told, lon, lat)
            self.spots[spot] = self.spots.get(spot, 0) + count


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """All places, in the order of their cells; in a cell the one with most events first."""

    spots: tuple[Spot, ...]
    counts: npt.NDArray[np.int64]
    """Events at each."""
    arabic: tuple[str, ...]
    """What each is called in Arabic; empty where nobody knows."""
    cells: Cells
    world: Positions
    """Positions in the unit square; shape (2, n)."""

    def in_cells(self) -> "Gathered":
        """Those that are drawn in cells: all but countries."""
        return self._some(np.flatnonzero(self.cells < np.uint64(1 << (2 * LEVEL))))

    def coarser(self) -> "Gathered":
        """The same in cells four times as large."""
        cells = self.cells >> np.uint64(2)
        moved = Gathered(
            spots=self.spots, counts=self.counts, arabic=self.arabic, cells=cells, world=self.world
        )
        return moved._some(np.lexsort((np.arange(len(cells)), -self.counts, cells)))

    def is_area(self) -> npt.NDArray[np.bool_]:
        """Which are ground rather than a spot."""
        return np.array([spot.kind in AREAL for spot in self.spots], bool)

    def _some(self, rows: npt.NDArray[np.int64]) -> "Gathered":
        numbers = rows.tolist()
        return Gathered(
            spots=tuple(self.spots[row] for row in numbers),
            counts=self.counts[rows],
            arabic=tuple(self.arabic[row] for row in numbers),
            cells=self.cells[rows],
            world=self.world[:, rows],
        )


def gather(count: Count, gazetteer: Places) -> Gathered:
    """All places that were counted, with their names in Arabic."""
    found = sorted(count.spots.items(), key=lambda row: (row[0].cell, -row[1], row[0]))
    spots = tuple(spot for spot, _ in found)
    names = Endonyms(gazetteer)
    where = np.array([(spot.lon, spot.lat) for spot in spots], np.float64).reshape(-1, 2)
    return Gathered(
        spots=spots,
        counts=np.array([number for _, number in found], np.int64),
        arabic=tuple(_arabic(spots, names)),
        cells=np.array([spot.cell for spot in spots], np.uint64),
        world=positions(where[:, 0], where[:, 1]),
    )


def _arabic(spots: Iterable[Spot], names: Endonyms) -> list[str]:
    return [names.of(_recorded(spot)).arabic for spot in spots]


def _recorded(spot: Spot) -> RecordPlace:
    told: dict[str, Any] = {name: getattr(spot, name) for name in ("place_id", "name", "kind")}
    return RecordPlace(
        **told, country=spot.country or None, admin1=spot.admin1 or None, lon=spot.lon,
        lat=spot.lat, role="location", text=spot.name, mark=None, score=1.0,
    )  # fmt: skip
