"""The part of the world that a figure shows, and where on paper it stands."""

import functools
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
_EDGE: Final = 40
"""Steps along each edge, since straight edges are curves on the globe."""
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
        """The box in degrees around all that the rectangle shows."""
        ring = shapely.segmentize(self.rectangle.box, max(self.rectangle.box.bounds) / _EDGE)
        paper = shapely.get_coordinates(ring)
        metres = (paper - self._centre) * self.metres_per_millimetre + self._middle
        degrees = self._projection.inverse(metres)
        seen = degrees[np.isfinite(degrees).all(axis=1)]
        west, south = seen.min(axis=0).tolist()
        east, north = seen.max(axis=0).tolist()
        return Bounds(west=west, south=south, east=east, north=north)

    def lay(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees as it stands on paper, cut at the rectangle."""
        seen = self.shown
        pad = 0.1 * max(seen.east - seen.west, seen.north - seen.south)
        near = shapely.box(seen.west - pad, seen.south - pad, seen.east + pad, seen.north + pad)
        cut = shapely.intersection(shapely.make_valid(shape), near)
        paper = shapely.transform(shapely.segmentize(cut, _STEP), self.place)
        return shapely.intersection(shapely.make_valid(paper), self.rectangle.box)


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
    reach = np.maximum((high - low) * (1 + 2 * _MARGIN), _LEAST_ACROSS) / 2
    middle = (low + high) / 2
    return middle - reach, middle + reach
