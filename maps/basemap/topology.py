"""Read TopoJSON (specification 1.0): arcs, the shapes they bound, and where two shapes meet.

Only what the base map needs: polygons, lines, and lines split by how many shapes share them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from maps.basemap.antimeridian import Path, cut_line, cut_polygon

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_LEAST_RING = 4
"""Quantising leaves islets of fewer points, which bound nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feature:
    """A shape of a layer."""

    id: str
    name: str
    geometry: BaseGeometry
    """Polygon, MultiPolygon, LineString or MultiLineString."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edges:
    """What bounds the shapes of a layer."""

    outer: BaseGeometry
    """Lines that one shape has alone: coasts."""
    shared: BaseGeometry
    """Lines between two shapes: borders."""
    contested: BaseGeometry
    """Those between two shapes of which one is contested."""


class Topology:
    """One TopoJSON document.

    Args:
        text: The JSON text of a quantised topology.
    """

    def __init__(self, text: str) -> None:
        document: dict[str, Any] = msgspec.json.decode(text)
        self._objects: dict[str, Any] = document["objects"]
        arcs, transform = document["arcs"], document["transform"]
        flat = chain.from_iterable(chain.from_iterable(arcs))
        points, starts = walked(flat, map(len, arcs))
        degrees = points * transform["scale"] + transform["translate"]
        self._arcs = np.split(degrees, starts[1:])
        ends = (np.minimum.reduceat(degrees, starts), np.maximum.reduceat(degrees, starts))
        self._boxes = np.hstack(ends)

    def features(self, layer: str, near: Box | None = None) -> Iterator[Feature]:
        """The shapes of a layer, in the order of the file; shapes without arcs are left out.

        Args:
            layer: Its name in the document.
            near: Shapes that lie outside are left out.
        """
        for item in self._objects[layer]["geometries"]:
            arcs = list(_flat(item.get("arcs", [])))
            geometry = self._geometry(item) if self._is_near(arcs, near) else None
            if geometry is not None:
                properties = item.get("properties") or {}
                yield Feature(
                    id=str(item.get("id", "")),
                    name=str(properties.get("name", "")),
                    geometry=geometry,
                )

    def edges(
        self, layer: str, near: Box | None = None, contested: frozenset[str] = frozenset()
    ) -> Edges:
        """The arcs that bound the shapes of a layer, by how many shapes have them.

        Args:
            layer: Its name in the document.
            near: Lines that lie outside are left out.
            contested: Names of shapes whose lines stand apart.
        """
        uses: Counter[int] = Counter()
        apart: set[int] = set()
        for item in self._objects[layer]["geometries"]:
            arcs = {_index(arc) for arc in _flat(item.get("arcs", []))}
            uses.update(arcs)
            if (item.get("properties") or {}).get("name") in contested:
                apart |= arcs
        found = [arc for arc in sorted(uses) if self._is_near([arc], near)]
        lines = {arc: cut_line(self._arcs[arc]) for arc in found}
        return Edges(
            outer=_joined(line for arc, line in lines.items() if uses[arc] == 1),
            shared=_joined(
                line for arc, line in lines.items() if uses[arc] > 1 and arc not in apart
            ),
            contested=_joined(
                line for arc, line in lines.items() if uses[arc] > 1 and arc in apart
            ),
        )

    def _is_near(self, arcs: list[int], near: Box | None) -> bool:
        """Whether the box around some arcs meets the one that matters."""
        if near is None:
            return True
        if not arcs:
            return False
        boxes = self._boxes[[_index(arc) for arc in arcs]]
        west, south = boxes[:, :2].min(axis=0)
        east, north = boxes[:, 2:].max(axis=0)
        left, bottom, right, top = near
        return bool(west <= right and east >= left and south <= top and north >= bottom)

    def _geometry(self, item: dict[str, Any]) -> BaseGeometry | None:
        arcs: list[Any] = item.get("arcs") or []
        if not arcs:
            return None
        match item["type"]:
            case "Polygon":
                return self._polygon(arcs)
            case "MultiPolygon":
                return _joined(self._polygon(part) for part in arcs)
            case "LineString":
                return cut_line(self._line(arcs))
            case "MultiLineString":
                return _joined(cut_line(self._line(part)) for part in arcs)
        return None

    def _polygon(self, rings: list[list[int]]) -> BaseGeometry:
        outer, *holes = [self._line(ring) for ring in rings]
        if len(outer) < _LEAST_RING:
            return shapely.Polygon()
        return cut_polygon(outer, [hole for hole in holes if len(hole) >= _LEAST_RING])

    def _line(self, arcs: list[int]) -> Path:
        parts = [self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1] for arc in arcs]
        # Neighbouring arcs share their joint, which must stand once.
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _joined(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """One shape of all parts, which are of one kind."""
    parts = [part for part in shapely.get_parts(list(shapes)) if not part.is_empty]
    if parts and parts[0].geom_type == "LineString":
        return shapely.multilinestrings(parts)
    return shapely.multipolygons(parts) if parts else shapely.GeometryCollection()


def walked(
    numbers: Iterable[int], lengths: Iterable[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The points of lines that are told as a first point and the steps from each to the next.

    Args:
        numbers: All steps of all lines, east and north in turn.
        lengths: How many points each line has, at least one.

    Returns:
        Shape (n, 2), the points of all lines; and the row of each line's first one.
    """
    steps = np.fromiter(numbers, dtype=np.int64).reshape(-1, 2)
    counts = np.fromiter(lengths, dtype=np.int64)
    starts = np.cumsum(counts) - counts
    points = np.cumsum(steps, axis=0)
    before = points[starts] - steps[starts]
    return points - np.repeat(before, counts, axis=0), starts


def _index(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _flat(arcs: list[Any]) -> Iterator[int]:
    for arc in arcs:
        if isinstance(arc, int):
            yield arc
        else:
            yield from _flat(arc)
