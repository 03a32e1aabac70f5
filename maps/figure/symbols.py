"""How events look on paper: the shapes and colours of the page."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.path import Path as Outline

from maps.page.families import Family

_CORNERS: Final[dict[Family, Sequence[tuple[float, float]]]] = {
    "coercion": [(-0.82, -0.82), (0.82, -0.82), (0.82, 0.82), (-0.82, 0.82)],
    "mobilisation": [(0, 1.12), (1.08, -0.8), (-1.08, -0.8)],
    "movement": [(0, 1.16), (1.16, 0), (0, -1.16), (-1.16, 0)],
    "talks": [(-0.54, 0.94), (0.54, 0.94), (1.08, 0), (0.54, -0.94), (-0.54, -0.94), (-1.08, 0)],
    "protest": [
        (-0.36, 1.08), (0.36, 1.08), (0.36, 0.36), (1.08, 0.36), (1.08, -0.36), (0.36, -0.36),
        (0.36, -1.08), (-0.36, -1.08), (-0.36, -0.36), (-1.08, -0.36), (-1.08, 0.36), (-0.36, 0.36),
    ],
}  # fmt: skip
_RINGS: Final[dict[Family, tuple[float, ...]]] = {
    "violence": (0.9,),
    "statements": (1.02, 0.46),
    "other": (0.62,),
    "named": (0.6, 0.3),
}
"""Radii, the outer first: a second one is a hole."""


def outline(family: Family) -> Outline:
    """The shape of a family around (0, 0) within a radius of about 1 (`families.js`)."""
    if family in _CORNERS:
        corners = _CORNERS[family]
        return Outline([*corners, corners[0]], closed=True)
    outer, *holes = _RINGS[family]
    # A hole runs the other way round, so that it stays empty.
    inner = [_circle(radius)[::-1] for radius in holes]
    rings = [_circle(outer), *inner]
    return Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))


def rosette(count: int, radius: float) -> list[tuple[float, float]]:
    """Where the middles of symbols stand that share one spot, side by side around it."""
    if count == 1:
        return [(0.0, 0.0)]
    around = radius * 1.1 / np.sin(np.pi / count)
    first = np.pi if count == 2 else np.pi / 2  # noqa: PLR2004 - two stand side by side
    angles = first - np.arange(count) * 2 * np.pi / count
    ring = around * np.column_stack([np.cos(angles), np.sin(angles)])
    return [(x, y) for x, y in ring.tolist()]


def _circle(radius: float) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    angles = np.linspace(0, 2 * np.pi, 49)
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])
