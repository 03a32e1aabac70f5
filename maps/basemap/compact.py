"""The base map for a page: the same shapes in whole steps from point to point, which pack best."""

from itertools import chain, pairwise
from typing import Any, Final

STEPS: Final = 1000
"""Steps to a degree."""

_DEPTH: Final = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}


def compact(base: dict[str, Any]) -> dict[str, Any]:
    """The base map with its geometries as `{"areas": bool, "steps": n, "lines": [...]}`.

    Args:
        base: What `base_map` made.

    Returns:
        As before, but each geometry is a list of lines or rings, each a flat list of whole numbers:
        longitude and latitude of the first point in steps, then the way to each next one.
    """
    return {
        name: _compacted(value) if isinstance(value, dict) else value
        for name, value in base.items()
    }


def _compacted(geometry: dict[str, Any]) -> dict[str, Any]:
    kind = geometry["type"]
    lines = [geometry["coordinates"]] if _DEPTH[kind] == 0 else geometry["coordinates"]
    for _ in range(_DEPTH[kind] - 1):
        lines = chain.from_iterable(lines)
    return {
        "areas": kind.endswith("Polygon"),
        "steps": STEPS,
        "lines": [found for line in lines if len(found := _steps(line)) > 2],  # noqa: PLR2004 (one point)
    }


def _steps(line: list[list[float]]) -> list[int]:
    points = [(round(lon * STEPS), round(lat * STEPS)) for lon, lat in line]
    flat = [*points[0]] if points else []
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        flat += (next_lon - lon, next_lat - lat)
    return flat
