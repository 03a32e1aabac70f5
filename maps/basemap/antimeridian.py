"""Cut shapes at 180 degrees east, where a flat map begins and ends (RFC 7946, 3.1.9).

A ring or line that jumps from one edge of the map to the other is unrolled first, so that it goes
on beyond the edge; what lies beyond is then moved to the other side. A ring that goes round a pole
does not close when unrolled: it is led along the map's upper or lower edge.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Path = npt.NDArray[np.float64]
"""Shape (n, 2): lon, lat in degrees."""

_TURN: Final = 360.0
_POLE: Final = 90.0
_NEAR_POLE: Final = 89.9
_TURNS: Final = (-1, 0, 1)
"""Unrolled shapes reach at most one turn beyond the map."""


def cut_polygon(outer: Path, holes: list[Path]) -> BaseGeometry:
    """A polygon, or several, within -180 to 180.

    Args:
        outer: A closed ring that may jump across the antimeridian.
        holes: Rings inside.
    """
    if not _jumps(outer):
        return shapely.Polygon(outer, holes)
    # On a sphere a ring round a pole may stand for the pole itself, its coast being a hole in it.
    away = [ring for ring in (outer, *holes) if abs(ring[:, 1]).min() < _NEAR_POLE]
    outer, *holes = away or [outer]
    shape = shapely.make_valid(shapely.Polygon(_closed(_unrolled(outer))))
    for hole in holes:
        shape = shapely.difference(shape, shapely.make_valid(shapely.Polygon(_unrolled(hole))))
    return _rolled_up(shape)


def cut_line(line: Path) -> BaseGeometry:
    """A line, or several, within -180 to 180."""
    if not _jumps(line):
        return shapely.linestrings(line)
    return _rolled_up(shapely.linestrings(_unrolled(line)))


def _jumps(path: Path) -> bool:
    return bool(np.abs(np.diff(path[:, 0])).max(initial=0.0) > _TURN / 2)


def _unrolled(path: Path) -> Path:
    return np.column_stack([np.unwrap(path[:, 0], period=_TURN), path[:, 1]])


def _closed(ring: Path) -> Path:
    start, end = ring[0], ring[-1]
    if abs(end[0] - start[0]) < _TURN / 2:
        return ring
    pole = np.copysign(_POLE, ring[:, 1].mean())
    return np.vstack([ring, [[end[0], pole], [start[0], pole], start]])


def _rolled_up(shape: BaseGeometry) -> BaseGeometry:
    parts = [
        shapely.transform(
            shapely.clip_by_rect(shape, turn * _TURN - 180, -_POLE, turn * _TURN + 180, _POLE),
            lambda points, turn=turn: points - [turn * _TURN, 0],
        )
        for turn in _TURNS
    ]
    if shapely.get_dimensions(shape) == 2:  # noqa: PLR2004 (an area)
        flat = shapely.get_parts(shapely.union_all(parts))
        return shapely.MultiPolygon([part for part in flat if part.geom_type == "Polygon"])
    return shapely.multilinestrings(
        [part for part in shapely.get_parts(parts) if part.geom_type == "LineString"]
    )
