"""Distances for weighing places against each other: quick, right to a few per cent."""

import math
from typing import Final

_KM_PER_DEGREE: Final = 111.2
_HALF: Final = 180.0


def ground_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Kilometres between two points, WGS 84 degrees: plane geometry at the mean latitude.

    Good up to some thousand kilometres; beyond that, far is far.
    """
    across = abs(lon - other_lon)
    if across > _HALF:
        across = 2 * _HALF - across
    mean = math.radians((lat + other_lat) / 2)
    return _KM_PER_DEGREE * math.hypot(across * math.cos(mean), lat - other_lat)
