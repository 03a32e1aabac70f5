"""A sheet of paper to draw on, in millimetres from the lower left corner."""

import functools
from collections.abc import Sequence
from typing import Any, Final

import shapely
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath
from shapely.geometry.base import BaseGeometry

MM: Final = 25.4
"""Millimetres to the inch."""
_POINTS: Final = 72.0
"""Points to the inch."""
_MEASURED: Final = 1 << 12
"""Letters whose width is kept."""


class Paper:
    """One sheet; what is drawn later or with a larger `zorder` lies above."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / MM, height / MM), facecolor="white")
        self.axes: Any = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(0, height))
        self.axes.set_axis_off()

    def text(self, x: float, y: float, words: str, size: float, **look: Any) -> None:  # noqa: ANN401 - matplotlib's
        """Write one line; `size` in points, `look` as matplotlib has it."""
        self.axes.text(x, y, words, fontsize=size, **{"va": "baseline", "zorder": 9, **look})

    def line(self, points: Sequence[tuple[float, float]], **look: Any) -> None:  # noqa: ANN401 - as above
        """Draw a line through points."""
        self.axes.plot(*zip(*points, strict=True), **{"solid_capstyle": "butt", **look})

    def dot(self, at: tuple[float, float], **look: Any) -> None:  # noqa: ANN401 - as above
        """Draw a point."""
        self.axes.plot(*at, **{"marker": "o", "markersize": 1.6, "linestyle": "none", **look})

    def outline(self, shape: Outline, **look: Any) -> None:  # noqa: ANN401 - as above
        """Draw or fill an outline."""
        # Unlike `add_patch` it does not ask how far the outline reaches, which takes long.
        self.axes.add_artist(PathPatch(shape, **look))

    def shape(self, shape: BaseGeometry, **look: Any) -> None:  # noqa: ANN401 - as above
        """Draw the areas of a geometry as areas and its lines as lines."""
        rings: list[Outline] = []
        parts = shapely.get_parts(shapely.get_parts([shape]))
        for part in parts:
            if part.geom_type == "Polygon" and not part.is_empty:
                around = (part.exterior, *part.interiors)
                rings.extend(Outline(shapely.get_coordinates(r), closed=True) for r in around)
            elif part.geom_type == "LineString" and not part.is_empty:
                rings.append(Outline(shapely.get_coordinates(part)))
        if rings:
            self.outline(Outline.make_compound_path(*rings), **look)


def measure(words: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in millimetres."""
    return sum(_advance(letter, bold=bold) for letter in words) * size


def fit(words: str, size: float, width: float) -> str:
    """The words in one line, cut with an ellipsis where they are wider than that."""
    line = " ".join(words.split())
    if measure(line, size) <= width:
        return line
    room = width - measure("…", size)
    kept = 0
    for letter in line:
        room -= measure(letter, size)
        if room < 0:
            break
        kept += 1
    return line[:kept].rstrip(" ,.;:–-") + "…"


def wrap(words: str, size: float, width: float) -> list[str]:
    """The words in as many lines as it takes."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@functools.lru_cache(_MEASURED)
def _advance(letter: str, *, bold: bool) -> float:
    """The width of a letter in millimetres at one point."""
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")
    # Blanks have no outline, so each letter is measured between two that have one.
    pair = TextPath((0, 0), f"|{letter}|", size=100, prop=font).get_extents().width
    bare = TextPath((0, 0), "||", size=100, prop=font).get_extents().width
    return float(pair - bare) / 100 * MM / _POINTS
