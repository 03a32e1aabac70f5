"""How far apart two points are, and what lies within reach of one."""

import math
from dataclasses import dataclass
from typing import Final

EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG, GRS 80): distances on the sphere err by less than 0.6 %."""

_DEGREE_KM: Final = EARTH_KM * math.pi / 180


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle in degrees; it never crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance in kilometres, by the haversine formula, from degrees WGS 84."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    rise = math.sin((phi2 - phi1) / 2) ** 2
    turn = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return (
        2 * EARTH_KM * math.asin(min(1.0, math.sqrt(rise + math.cos(phi1) * math.cos(phi2) * turn)))
    )


def boxes_around(lon: float, lat: float, km: float) -> tuple[Box, ...]:
    """Rectangles that together hold every point within `km` of a point.

    One as a rule, two where the circle crosses the 180th meridian, a cap over a pole.
    """
    reach = km / _DEGREE_KM
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    width = _width(lat, reach)
    if width >= 180:  # noqa: PLR2004 (half a turn: the circle holds a pole)
        return (Box(west=-180, south=south, east=180, north=north),)
    west, east = lon - width, lon + width
    boxes = [Box(west=max(-180.0, west), south=south, east=min(180.0, east), north=north)]
    if west < -180:  # noqa: PLR2004 (the 180th meridian)
        boxes.append(Box(west=west + 360, south=south, east=180, north=north))
    if east > 180:  # noqa: PLR2004 (the 180th meridian)
        boxes.append(Box(west=-180, south=south, east=east - 360, north=north))
    return tuple(boxes)


def _width(lat: float, reach: float) -> float:
    """Half the width, in degrees, of a circle of `reach` degrees; 180 where it holds a pole.

    The circle is widest where the meridian touches it, not at its centre's latitude
    (J. P. Snyder, Map Projections: A Working Manual, USGS 1987, p. 30).
    """
    if abs(lat) + reach >= 90:  # noqa: PLR2004 (a pole)
        return 180
    return math.degrees(math.asin(math.sin(math.radians(reach)) / math.cos(math.radians(lat))))
