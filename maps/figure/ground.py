"""The ground of a figure: sea, land, waters, borders, names of countries."""

import json
from typing import Any, Final

import numpy as np
import shapely

from maps.basemap import base_map
from maps.figure.labels import Box
from maps.figure.paper import Paper, measure
from maps.figure.window import Window

_SEA: Final = "#dfe9f0"
_LAND: Final = "#f7f5f0"
_LAYERS: Final[dict[str, dict[str, Any]]] = {
    "land": {"facecolor": _LAND, "edgecolor": "none", "zorder": 1},
    "lakes": {"facecolor": _SEA, "edgecolor": "#9fb8c8", "linewidth": 0.3, "zorder": 2},
    "rivers": {"facecolor": "none", "edgecolor": "#9fc0d6", "linewidth": 0.6, "zorder": 2},
    "admin1": {
        "facecolor": "none", "edgecolor": "#b9b4a8", "linewidth": 0.35,
        "linestyle": (0, (4, 2)), "zorder": 3,
    },
    "coast": {"facecolor": "none", "edgecolor": "#7f97a6", "linewidth": 0.45, "zorder": 3},
    "borders": {"facecolor": "none", "edgecolor": "#77726a", "linewidth": 0.8, "zorder": 3},
}  # fmt: skip
_SIZE: Final = 7.5
"""Points of the names of countries."""
_NAME: Final = "#8b857a"
_DEGREE: Final = 111_000.0
"""Metres. A country that is narrower on paper than half its name has none."""
_NEARBY: Final = ((0, 0), (0, 5), (0, -5), (8, 0), (-8, 0), (0, 10), (0, -10))
"""Where a name may stand instead, in millimetres from the middle of its country."""


def draw_ground(paper: Paper, window: Window) -> list[dict[str, Any]]:
    """Draw the base map into the window; give the names of countries with their places."""
    paper.shape(window.rectangle.box, facecolor=_SEA, edgecolor="none", zorder=0)
    layers = base_map(window.shown)
    for name, look in _LAYERS.items():
        shape = shapely.from_geojson(json.dumps(layers[name]))
        parts = [window.lay(part) for part in shapely.get_parts(shape)]
        for part in parts:
            if not part.is_empty:
                paper.shape(part, **look)
    names: list[dict[str, Any]] = layers["labels"]
    return names


def name_countries(
    paper: Paper, window: Window, names: list[dict[str, Any]], taken: list[Box]
) -> None:
    """Write names of countries where they cover nothing, large countries first."""
    left, bottom, right, top = window.rectangle.box.bounds
    boxes = list(taken)
    for name in names:
        words = name["name"].upper()
        x, y = window.place(np.array([(name["lon"], name["lat"])]))[0].tolist()
        across = measure(words, _SIZE) / 2 + 1
        if name["size"] * _DEGREE / window.metres_per_millimetre < across:
            continue
        for dx, dy in _NEARBY:
            box = (x + dx - across, y + dy - 1.8, x + dx + across, y + dy + 1.8)
            is_inside = box[0] > left and box[1] > bottom and box[2] < right and box[3] < top
            if is_inside and not any(_meet(box, other) for other in boxes):
                look = {"color": _NAME, "ha": "center", "va": "center", "zorder": 5}
                paper.text(x + dx, y + dy, words, _SIZE, **look)
                boxes.append(box)
                break


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
