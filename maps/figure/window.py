"""The part of the world that a figure shows, and where on paper it stands."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from maps.basemap import Bounds
from maps.figure.projection import Points, Projection

_LEAST_ACROSS: Final = 120_000.0
"""Metres that a map is at least wide, so that a single town has surroundings."""
_MARGIN: Final = 0.12
_WORLD_MARGIN: Final = 0.03
"""Of the width and height, on each side."""
_EDGE: Final = 40
"""Steps along each edge, since straight edges are curves on the globe."""
_TURN: Final = 360.0
_HALF_TURN: Final = 180.0
_TURNS: Final = (-_TURN, 0.0, _TURN)
_SEAM: Final = 1e-4
"""Degrees that are left out where a map of the whole turn would meet itself."""
_STEP: Final = 0.5
"""Degrees between the points of a line that is to bend with the projection."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rectangle:
    """On paper: millimetres from the lower left corner of the figure."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def box(self) -> BaseGeometry:
        """As a polygon."""
        right, top = self.left + self.width, self.bottom + self.height
        return shapely.box(self.left, self.bottom, right, top)


class Window:
    """A stretch of the world laid into a rectangle of paper."""

    def __init__(self, bounds: Bounds, rectangle: Rectangle) -> None:
        self.rectangle = rectangle
        self._projection = Projection(bounds)
        low, high = _extent(self._projection, bounds)
        across = max((high - low) / (rectangle.width, rectangle.height))
        self.metres_per_millimetre = float(across)
        self.middle = (self._projection.lon, self._projection.lat)
        self._middle = (low + high) / 2
        if self._projection.is_world:
            # Beyond the poles there is nothing to see.
            poles = self._projection.forward(np.array([(self.middle[0], 90.0)]))[0, 1]
            reach = max(0.0, poles - rectangle.height * self.metres_per_millimetre / 2)
            self._middle[1] = np.clip(self._middle[1], -reach, reach)
        self._centre = np.array(
            [rectangle.left + rectangle.width / 2, rectangle.bottom + rectangle.height / 2]
        )

    def place(self, degrees: Points) -> Points:
        """Where points stand on paper: shape (n, 2), lon and lat in degrees to millimetres."""
        metres = self._projection.forward(degrees)
        paper: Points = (metres - self._middle) / self.metres_per_millimetre + self._centre
        return paper

    @functools.cached_property
    def shown(self) -> Bounds:
        """The box in degrees around all that the rectangle shows.

        It may reach beyond 180 degrees where the map does; a map with a pole shows all meridians.
        """
        ring = shapely.segmentize(self.rectangle.box, max(self.rectangle.box.bounds) / _EDGE)
        degrees = self._degrees(shapely.get_coordinates(ring))
        seen = degrees[np.isfinite(degrees).all(axis=1)]
        west, south = seen.min(axis=0).tolist()
        east, north = seen.max(axis=0).tolist()
        poles = [pole for pole in (-90.0, 90.0) if self._holds((self.middle[0], pole))]
        if poles:
            west, east = self.middle[0] - _HALF_TURN, self.middle[0] + _HALF_TURN
        return Bounds(west=west, south=min([south, *poles]), east=east, north=max([north, *poles]))

    def _degrees(self, paper: Points) -> Points:
        """Degrees of points on paper, less than half a turn from the middle of the map."""
        metres = (paper - self._centre) * self.metres_per_millimetre + self._middle
        lons, lats = self._projection.inverse(metres).T
        lon = self.middle[0]
        return np.column_stack([lon + (lons - lon + _HALF_TURN) % _TURN - _HALF_TURN, lats])

    def _holds(self, degrees: tuple[float, float]) -> bool:
        left, bottom, right, top = self.rectangle.box.bounds
        x, y = self.place(np.array([degrees]))[0].tolist()
        return bool(left <= x <= right and bottom <= y <= top)

    def lay(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees as it stands on paper, cut at the rectangle."""
        return shapely.GeometryCollection(self.lay_all([shape]))

    def lay_all(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """The parts of shapes in degrees as they stand on paper, cut at the rectangle."""
        sound = shapely.make_valid(np.array(shapes, dtype=object))
        west, south, east, north = self._near.bounds
        turned = [shapely.box(west - turn, south, east - turn, north) for turn in _TURNS]
        near = np.concatenate([shapely.intersection(sound, box) for box in turned])
        bent = shapely.segmentize(near[~shapely.is_empty(near)], _STEP)
        paper = shapely.make_valid(shapely.transform(bent, self.place))
        cut = shapely.intersection(paper, self.rectangle.box)
        return [part for part in shapely.get_parts(cut).tolist() if not part.is_empty]

    @functools.cached_property
    def _near(self) -> BaseGeometry:
        """What is shown with a margin, without a seam: nothing lies on both its edges."""
        seen = self.shown
        pad = 0.1 * max(seen.east - seen.west, seen.north - seen.south)
        most = _HALF_TURN - _SEAM
        return shapely.box(
            max(seen.west - pad, self.middle[0] - most), seen.south - pad,
            min(seen.east + pad, self.middle[0] + most), seen.north + pad,
        )  # fmt: skip


def aspect(bounds: Bounds) -> float:
    """Height over width of what a map of these bounds shows."""
    low, high = _extent(Projection(bounds), bounds)
    width, height = (high - low).tolist()
    return float(height / width)


def _extent(projection: Projection, bounds: Bounds) -> tuple[Points, Points]:
    """The corners in metres around the bounds, with a margin."""
    ring = shapely.segmentize(shapely.box(*bounds.box), _STEP)
    metres = projection.forward(shapely.get_coordinates(ring))
    low, high = metres.min(axis=0), metres.max(axis=0)
    margin = _WORLD_MARGIN if projection.is_world else _MARGIN
    reach = np.maximum((high - low) * (1 + 2 * margin), _LEAST_ACROSS) / 2
    middle = (low + high) / 2
    return middle - reach, middle + reach
