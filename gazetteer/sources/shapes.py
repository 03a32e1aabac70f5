"""Foreign geometries as ours: a point, and an extent that is made to be drawn."""

from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

_FINE: Final = 0.002
"""Degrees that a simplified outline may be off: 200 metres, a pixel at zoom 10."""


def spread(shape: BaseGeometry) -> tuple[float, float, BaseGeometry | None]:
    """The point that stands for a geometry, and its extent where it covers more than a point.

    Args:
        shape: In degrees, WGS 84, lon before lat; a height is dropped.

    Raises:
        ValueError: It is empty, broken beyond repair, or not on the globe.
    """
    flat = shapely.force_2d(shape)
    if flat.is_empty:
        raise ValueError("its geometry is empty")
    west, south, east, north = flat.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 (globe)
        raise ValueError("its geometry is not on the globe, in degrees")
    if flat.geom_type == "Point":
        return flat.x, flat.y, None
    outline = _simplified(flat)
    middle = outline.representative_point()
    # A handful of points is no ground that anything could lie in.
    return middle.x, middle.y, None if "Point" in outline.geom_type else outline


def _simplified(shape: BaseGeometry) -> BaseGeometry:
    outline = shapely.simplify(shape, _FINE)
    for candidate in (outline, shapely.make_valid(outline), shapely.make_valid(shape)):
        if candidate.is_valid and not candidate.is_empty:
            return candidate
    raise ValueError("its geometry is broken")
