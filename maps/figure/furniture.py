"""What makes a picture a map: scale bar, north arrow, legend."""

from typing import Final

import numpy as np
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from maps.figure.labels import Box
from maps.figure.paper import Paper, measure
from maps.figure.spots import Scene
from maps.figure.symbols import outline
from maps.figure.window import Window
from maps.page.families import COLOURS, Family

_STEPS: Final = (1, 2, 5)
_SHARE: Final = 0.22
"""Of the map's width that the scale bar may take."""
_INK: Final = "#222222"
_SIZE: Final = 6.5
RADIUS: Final = 1.45
"""Of a symbol, in millimetres."""


def draw_scale(paper: Paper, window: Window) -> Box:
    """Draw a bar of a round length into the lower left corner; true in the map's middle."""
    frame = window.rectangle
    room = frame.width * _SHARE * window.metres_per_millimetre / 1000
    power = 10 ** np.floor(np.log10(room))
    length = max(step * power for step in _STEPS if step * power <= room)
    across = length * 1000 / window.metres_per_millimetre
    words = f"{length:,.0f} km" if length >= 1 else f"{length * 1000:,.0f} m"
    x, y = frame.left + 4, frame.bottom + 3.2
    box = (frame.left, frame.bottom, x + max(across, 8) + measure(words, _SIZE) + 5, y + 3.4)
    ground = Outline([(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])])
    paper.outline(ground, facecolor="white", edgecolor="none", alpha=0.8, zorder=6)
    for part, colour in enumerate((_INK, "white", _INK, "white")):
        left, right = x + across * part / 4, x + across * (part + 1) / 4
        bar = Outline([(left, y), (right, y), (right, y + 1), (left, y + 1), (left, y)])
        paper.outline(bar, facecolor=colour, edgecolor=_INK, linewidth=0.5, zorder=8)
    paper.text(x + across + 1.5, y - 0.3, words, _SIZE, color=_INK, zorder=8)
    return box


def draw_north(paper: Paper, window: Window) -> Box:
    """Draw an arrow to the north of the map's middle into the upper right corner."""
    frame = window.rectangle
    x, y = frame.left + frame.width - 5.5, frame.bottom + frame.height - 10.5
    middle, north = _meridian(window)
    lean = float(np.arctan2(north[0] - middle[0], north[1] - middle[1]))
    turn = Affine2D().rotate(-lean).translate(x, y + 2.5)
    for side, colour in ((-1, _INK), (1, "white")):
        half = Outline([(0, 3), (side * 1.8, -2.5), (0, -1.2), (0, 3)], closed=True)
        paper.outline(
            turn.transform_path(half), facecolor=colour, edgecolor=_INK, linewidth=0.5, zorder=8
        )
    paper.text(x, y + 6.3, "N", _SIZE, ha="center", weight="bold", color=_INK, zorder=8)
    return (x - 3.5, y - 1.5, frame.left + frame.width, frame.bottom + frame.height)


def _meridian(window: Window) -> tuple[tuple[float, float], tuple[float, float]]:
    lon, lat = window.middle
    ends = window.place(np.array([(lon, max(-90.0, lat - 0.2)), (lon, min(90.0, lat + 0.2))]))
    (x, y), (to_x, to_y) = ends.tolist()
    return (x, y), (to_x, to_y)


def draw_symbol(
    paper: Paper,
    family: Family,
    at: tuple[float, float],
    *,
    is_sure: bool,
    radius: float = RADIUS,
) -> None:
    """Draw one symbol: filled where a report tells it as fact, else its outline."""
    x, y = at
    shape = Affine2D().scale(radius).translate(x, y).transform_path(outline(family))
    colour = COLOURS[family]
    paper.outline(shape, facecolor="white", edgecolor="white", linewidth=2.6, zorder=7)
    face = colour if is_sure else "white"
    paper.outline(shape, facecolor=face, edgecolor=colour, linewidth=0.9, zorder=7)


def legend(scene: Scene, *, has_areas: bool) -> list[tuple[Family, bool, str]]:
    """What stands in the legend: a family, whether it is filled, and the words."""
    found = [pair for spot in scene.spots for pair in spot.families()]
    shown = [name for name in COLOURS if any(name == family for family, _ in found)]
    entries: list[tuple[Family, bool, str]] = [(name, True, name) for name in shown]
    if not all(is_sure for _, is_sure in found):
        entries.append(("other", False, "outlined: not told as fact"))
    if has_areas:
        entries.append(("named", True, "hatched: known only to lie in this area"))
    return entries


def draw_legend(
    paper: Paper, entries: list[tuple[Family, bool, str]], left: float, top: float
) -> float:
    """Draw the legend in lines from the left margin; give the height that it took."""
    x, y = left, top - 2.6
    for family, is_sure, words in entries:
        across = measure(words, _SIZE) + 8.5
        if x + across > paper.width - left:
            x, y = left, y - 4.4
        if words.startswith("hatched"):
            swatch = Outline([(x, y - 1.2), (x + 3, y - 1.2), (x + 3, y + 1.2), (x, y + 1.2)])
            paper.outline(swatch, **AREA)
        else:
            draw_symbol(paper, family, (x + 1.6, y), is_sure=is_sure)
        paper.text(x + 4.2, y, words, _SIZE, va="center_baseline", color=_INK)
        x += across
    return top - y + 2.4


AREA: Final = {
    "facecolor": "none", "edgecolor": "#8a8378", "linewidth": 0.6, "hatch": "/////",
    "hatch_linewidth": 0.25, "zorder": 4,
}  # fmt: skip
"""How ground looks of which no more is known than that it happened there."""
