"""What makes a picture a map: scale bar, north arrow, legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from maps.figure.areas import LAND, WATER, Areas, draw_ring
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
    _clear(paper, box)
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
    box = (x - 3.5, y - 1.2, frame.left + frame.width, frame.bottom + frame.height)
    _clear(paper, box)
    for side, colour in ((-1, _INK), (1, "white")):
        half = Outline([(0, 3), (side * 1.8, -2.5), (0, -1.2), (0, 3)], closed=True)
        paper.outline(
            turn.transform_path(half), facecolor=colour, edgecolor=_INK, linewidth=0.5, zorder=8
        )
    paper.text(x, y + 6.3, "N", _SIZE, ha="center", weight="bold", color=_INK, zorder=8)
    return box


def _clear(paper: Paper, box: Box) -> None:
    """Lay a pale ground, so that what is drawn on it can be read on any map."""
    left, bottom, right, top = box
    ground = Outline([(left, bottom), (right, bottom), (right, top), (left, top)])
    paper.outline(ground, facecolor="white", edgecolor="none", alpha=0.8, zorder=6)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """An entry of the legend."""

    words: str
    family: Family | None = None
    """Of the symbol; none for ground and rings."""
    is_sure: bool = True
    area: dict[str, Any] | None = None
    """How a swatch of ground looks; none for a symbol or a ring."""


def legend(scene: Scene, areas: Areas) -> list[Sign]:
    """What stands in the legend."""
    found = [pair for spot in scene.spots for pair in spot.families()]
    shown = [name for name in COLOURS if any(name == family for family, _ in found)]
    signs = [Sign(words=name, family=name) for name in shown]
    if not all(is_sure for _, is_sure in found):
        signs.append(Sign(words="outlined: not told as fact", family="other", is_sure=False))
    if areas.shapes.keys() - areas.waters:
        signs.append(Sign(words="hatched: known only to lie in this area", area=LAND))
    if areas.waters:
        signs.append(Sign(words="shaded: somewhere along this water", area=WATER))
    if any(areas.is_open(spot.place) for spot in scene.spots):
        signs.append(Sign(words="ringed: somewhere in a country or region"))
    return signs


def legend_lines(signs: Iterable[Sign], width: float) -> list[list[Sign]]:
    """The entries of a legend in lines of a width in millimetres."""
    lines: list[list[Sign]] = []
    room = 0.0
    for sign in signs:
        across = _across(sign)
        if across > room:
            lines.append([])
            room = width
        lines[-1].append(sign)
        room -= across
    return lines


def legend_height(lines: Sequence[Sequence[Sign]]) -> float:
    """Millimetres that a legend takes."""
    return len(lines) * _LINE + 0.6 if lines else 0.0


def draw_legend(paper: Paper, lines: Iterable[Iterable[Sign]], left: float, top: float) -> None:
    """Draw the legend down from the top."""
    y = top - 2.6
    for line in lines:
        x = left
        for sign in line:
            _draw_sign(paper, sign, (x, y))
            paper.text(x + 4.2, y, sign.words, _SIZE, va="center_baseline", color=_INK)
            x += _across(sign)
        y -= _LINE


def _across(sign: Sign) -> float:
    return measure(sign.words, _SIZE) + 8.5


def _draw_sign(paper: Paper, sign: Sign, at: tuple[float, float]) -> None:
    x, y = at
    if sign.area:
        corners = [(x, y - 1.2), (x + 3, y - 1.2), (x + 3, y + 1.2), (x, y + 1.2), (x, y - 1.2)]
        paper.outline(Outline(corners), **sign.area)
    elif sign.family:
        draw_symbol(paper, sign.family, (x + 1.6, y), is_sure=sign.is_sure)
    else:
        draw_ring(paper, (x + 1.6, y), RADIUS)


_LINE: Final = 4.4
"""Millimetres from one line of the legend to the next."""
