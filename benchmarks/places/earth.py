"""Distances as the literature takes them: on a sphere."""

import math

RADIUS_KM = 6371.009
"""As geopy's great circle has it."""
FARTHEST_KM = 20039.0
"""Half the Earth's circumference, as Gritta et al. (ACL 2018) have it."""
RIGHT_KM = 161.0
"""A hundred miles: nearer than this, a place counts as the right one."""


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (longitude, latitude), by the haversine formula."""
    (lon, lat), (far_lon, far_lat) = one, other
    here, there = math.radians(lat), math.radians(far_lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(far_lon - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
