"""Where numbers stand beside their symbols without covering anything.

Greedy placement over a ring of candidates (Christensen, Marks and Shieber 1995, ACM Transactions
on Graphics 14:3), nearest first; a label that finds no free place near its symbol goes further off
and is tied to it by a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

_DIRECTIONS: Final = (45, 0, 315, 135, 180, 225, 90, 270, 22, 68, 112, 158, 202, 248, 292, 338)
"""Degrees, the best first: to the upper right, as cartographers like it (Imhof 1975)."""
_DISTANCES: Final = (0.4, 1.6, 3.4, 5.6, 8.2, 11.5, 15.5, 20.0)
"""Millimetres between symbol and label."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in millimetres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """What a label belongs to."""

    x: float
    y: float
    reach: float
    """How far its symbol reaches, in millimetres."""
    width: float
    """Of the label."""
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Where a label stands."""

    x: float
    """Of its middle."""
    y: float
    is_far: bool
    """Whether a line must tie it to its symbol."""


def arrange(anchors: Sequence[Anchor], frame: Box, taken: Sequence[Box]) -> list[Label | None]:
    """Place labels, the most important first; none for one that has no free place.

    Args:
        anchors: In the order of their importance.
        frame: What no label may leave.
        taken: What no label may cover, besides the symbols of all anchors.
    """
    symbols = [(a.x - a.reach, a.y - a.reach, a.x + a.reach, a.y + a.reach) for a in anchors]
    boxes = np.empty((len(taken) + 2 * len(anchors), 4))
    count = len(taken) + len(anchors)
    boxes[:count] = np.reshape([*taken, *symbols], (-1, 4))
    labels: list[Label | None] = []
    for anchor in anchors:
        found = _free(anchor, frame, boxes[:count])
        labels.append(found)
        if found is not None:
            boxes[count] = _box(anchor, found.x, found.y)
            count += 1
    return labels


def spread(circles: Sequence[tuple[float, float, float]], frame: Box) -> list[tuple[float, float]]:
    """Move symbols apart that would cover each other; each as little as it can be.

    Args:
        circles: Middle and radius of each in millimetres; the first stay where they are.
        frame: What no symbol may leave.

    Returns:
        The middles. Where all is full, a symbol stays on its place and covers others.
    """
    done = np.empty((len(circles), 3))
    for index, (x, y, radius) in enumerate(circles):
        done[index] = (*_apart(x, y, radius, done[:index], frame), radius)
    return [(x, y) for x, y, _ in done.tolist()]


def _apart(
    x: float, y: float, radius: float, others: npt.NDArray[np.float64], frame: Box
) -> tuple[float, float]:
    for distance in (0.0, *np.arange(1.0, _FURTHEST, 0.75).tolist()):
        for degrees in _DIRECTIONS if distance else (0,):
            angle = float(np.radians(degrees))
            to_x, to_y = x + distance * float(np.cos(angle)), y + distance * float(np.sin(angle))
            is_inside = (
                frame[0] <= to_x - radius and to_x + radius <= frame[2]
                and frame[1] <= to_y - radius and to_y + radius <= frame[3]
            )  # fmt: skip
            gaps = np.hypot(others[:, 0] - to_x, others[:, 1] - to_y) - others[:, 2] - radius
            if is_inside and (gaps > 0).all():
                return to_x, to_y
    return x, y


_FURTHEST: Final = 16.0
"""Millimetres that a symbol may move from its place."""


def _free(anchor: Anchor, frame: Box, boxes: npt.NDArray[np.float64]) -> Label | None:
    for rank, distance in enumerate(_DISTANCES):
        for degrees in _DIRECTIONS:
            x, y = _beside(anchor, np.radians(degrees), distance)
            left, bottom, right, top = _box(anchor, x, y)
            is_inside = (
                left >= frame[0] and bottom >= frame[1] and right <= frame[2] and top <= frame[3]
            )
            covers = (
                (boxes[:, 0] < right) & (boxes[:, 2] > left)
                & (boxes[:, 1] < top) & (boxes[:, 3] > bottom)
            )  # fmt: skip
            if is_inside and not covers.any():
                return Label(x=x, y=y, is_far=rank > 0)
    return None


def is_clear(box: Box, others: Sequence[Box]) -> bool:
    """Whether a box covers none of some others."""
    left, bottom, right, top = box
    return not any(
        left < other[2] and right > other[0] and bottom < other[3] and top > other[1]
        for other in others
    )


def _beside(anchor: Anchor, angle: float, distance: float) -> tuple[float, float]:
    """The middle of a label in a direction: its edge, not its middle, keeps the distance."""
    reach = anchor.reach + distance
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return (
        anchor.x + cos * reach + _sign(cos) * anchor.width / 2,
        anchor.y + sin * reach + _sign(sin) * anchor.height / 2,
    )


def _sign(value: float) -> float:
    return 0.0 if abs(value) < 0.2 else float(np.sign(value))  # noqa: PLR2004 - nearly none


def _box(anchor: Anchor, x: float, y: float) -> Box:
    return (
        x - anchor.width / 2, y - anchor.height / 2, x + anchor.width / 2, y + anchor.height / 2,
    )  # fmt: skip
