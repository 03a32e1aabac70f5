"""Positions as a page tells them: steps across the square of Web Mercator."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

STEPS: Final = 1 << 25
"""Steps across the world: one is 1.2 m at the equator."""
_NORTHERNMOST: Final = 85.0511287798
"""Where the square of Web Mercator ends."""


def mercator(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Steps east and south from the north-west corner.

    Args:
        degrees: Shape (n, 2): longitudes and latitudes.

    Returns:
        Shape (2, n): all x, then all y.
    """
    lon = degrees[:, 0]
    lat = np.radians(np.clip(degrees[:, 1], -_NORTHERNMOST, _NORTHERNMOST))
    world = np.stack([(lon + 180) / 360, 0.5 - np.arcsinh(np.tan(lat)) / (2 * math.pi)])
    return np.round(world * STEPS).astype(np.int64)
