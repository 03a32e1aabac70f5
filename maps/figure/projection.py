"""The projection that suits an extent (Snyder 1987, USGS Professional Paper 1395, p. 33-35)."""

from typing import Final

import numpy as np
import numpy.typing as npt
from pyproj import Transformer

from maps.basemap import Bounds

Points = npt.NDArray[np.float64]

_WORLD: Final = 120.0
"""Degrees across from which the whole Earth is shown rather than a region."""
_TROPICS: Final = 15.0
_POLAR: Final = 70.0
_SIXTH: Final = 1 / 6


class Projection:
    """Degrees to metres on paper, and back. Only formulas: no grid is ever fetched.

    The world is drawn in Equal Earth; a region of middle latitudes that is wider than high in
    Lambert's conformal conic, with standard parallels a sixth inside; any other in Lambert's
    azimuthal equal-area projection around its middle.
    """

    def __init__(self, bounds: Bounds) -> None:
        west, south, east, north = bounds.box
        self.lon, self.lat = (west + east) / 2, (south + north) / 2
        self.is_world = east - west > _WORLD
        self._there = Transformer.from_crs("EPSG:4326", self._crs(bounds), always_xy=True)

    def _crs(self, bounds: Bounds) -> str:
        west, south, east, north = bounds.box
        centre = f"+lon_0={self.lon:.4f} +datum=WGS84 +units=m"
        if self.is_world:
            return f"+proj=eqearth {centre}"
        is_wide = (east - west) * np.cos(np.radians(self.lat)) > north - south
        if is_wide and _TROPICS < abs(self.lat) < _POLAR:
            inset = (north - south) * _SIXTH
            parallels = f"+lat_1={south + inset:.4f} +lat_2={north - inset:.4f}"
            return f"+proj=lcc {parallels} +lat_0={self.lat:.4f} {centre}"
        return f"+proj=laea +lat_0={self.lat:.4f} {centre}"

    def forward(self, degrees: Points) -> Points:
        """Metres of points; shape (n, 2), lon and lat in degrees to x and y."""
        return np.column_stack(self._there.transform(degrees[:, 0], degrees[:, 1]))

    def inverse(self, metres: Points) -> Points:
        """Degrees of points on paper, as `forward`; infinite off the Earth."""
        there = self._there.transform(metres[:, 0], metres[:, 1], direction="INVERSE")
        return np.column_stack(there)
