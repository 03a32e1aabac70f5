"""The ground of a figure: sea, land, waters, borders, names of countries."""

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from matplotlib.patheffects import withStroke
from shapely.geometry.base import BaseGeometry

from maps.basemap import Bounds, base_map
from maps.figure.labels import Box, is_clear
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
    "disputed": {
        "facecolor": "none", "edgecolor": "#77726a", "linewidth": 0.8,
        "linestyle": (0, (5, 3)), "zorder": 3,
    },
}  # fmt: skip
_FAR: Final = 30_000.0
"""Metres to the millimetre from which rivers, provinces and towns would be a thicket."""
_CLOSE: Final = frozenset({"rivers", "admin1"})
_THINNER: Final = 0.6
HALO: Final[dict[str, Any]] = {"path_effects": [withStroke(linewidth=1.4, foreground=_LAND)]}
"""Keeps a name apart from the lines that it crosses."""
_HALF_TURN: Final = 180.0
_SIZE: Final = 7.5
"""Points of the names of countries."""
_NAME: Final = "#8b857a"
_DEGREE: Final = 111_000.0
"""Metres. A country that is narrower on paper than half its name has none."""
_NEARBY: Final = ((0, 0), (0, 5), (0, -5), (8, 0), (-8, 0), (0, 10), (0, -10))
"""Where a name may stand instead, in millimetres from the middle of its country …"""
_INSIDE: Final = 0.3
"""… by no more than this share of the country's width, or it would name a neighbour."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What lies under the events, as it stands on paper in one window."""

    window: Window
    layers: dict[str, list[BaseGeometry]]
    """By the names of `base_map`, in millimetres."""
    names: list[dict[str, Any]]
    """Names of countries, with their places in degrees."""


def lay_ground(window: Window) -> Ground:
    """Lay the base map into a window."""
    left_out = _CLOSE if is_far(window) else ()
    layers: dict[str, list[BaseGeometry]] = {n: [] for n in _LAYERS if n not in left_out}
    names = []
    parts_shown = halves(window.shown)
    for half in parts_shown:
        base, box = base_map(half), shapely.box(*half.box)
        for name in layers:
            parts = shapely.get_parts(shapely.from_geojson(json.dumps(base[name])))
            # What one half draws coarsely is fine in the other.
            own = parts if len(parts_shown) == 1 else shapely.intersection(parts, box)
            layers[name] += window.lay_all(own)
        names += [
            name for name in base["labels"]
            if len(parts_shown) == 1 or half.west <= name["lon"] <= half.east
        ]  # fmt: skip
    return Ground(window=window, layers=layers, names=names)


def is_far(window: Window) -> bool:
    """Whether a map shows so much of the world that only countries can be told apart."""
    return window.metres_per_millimetre > _FAR


def halves(shown: Bounds) -> list[Bounds]:
    """The box, or both its parts where it crosses the antimeridian."""
    cuts = [(max(shown.west, -180.0), min(shown.east, 180.0))]
    if shown.east > _HALF_TURN:
        cuts.append((-180.0, shown.east - 2 * _HALF_TURN))
    if shown.west < -_HALF_TURN:
        cuts.append((shown.west + 2 * _HALF_TURN, 180.0))
    return [
        Bounds(west=west, south=shown.south, east=east, north=shown.north) for west, east in cuts
    ]


def draw_ground(paper: Paper, window: Window, ground: Ground) -> None:
    """Draw the base map into a window of the size and bounds of the one that it was laid into."""
    here, there = window.rectangle, ground.window.rectangle
    move = np.array([here.left - there.left, here.bottom - there.bottom])
    paper.shape(here.box, facecolor=_SEA, edgecolor="none", zorder=0)
    share = _THINNER if is_far(window) else 1.0
    for name, shapes in ground.layers.items():
        look = _LAYERS[name] | {"linewidth": _LAYERS[name].get("linewidth", 0.0) * share}
        whole = shapely.GeometryCollection(shapes)
        paper.shape(shapely.transform(whole, lambda points: points + move), **look)


def name_countries(
    paper: Paper, window: Window, names: list[dict[str, Any]], taken: list[Box]
) -> list[Box]:
    """Write names of countries where they cover nothing, large ones first; give what is taken."""
    left, bottom, right, top = window.rectangle.box.bounds
    boxes = list(taken)
    for name in names:
        words = name["name"].upper()
        x, y = window.place(np.array([(name["lon"], name["lat"])]))[0].tolist()
        across = measure(words, _SIZE) / 2 + 1
        reach = name["size"] * _DEGREE / window.metres_per_millimetre
        if reach < across:
            continue
        for dx, dy in [way for way in _NEARBY if np.hypot(*way) <= reach * _INSIDE]:
            box = (x + dx - across, y + dy - 1.8, x + dx + across, y + dy + 1.8)
            is_inside = box[0] > left and box[1] > bottom and box[2] < right and box[3] < top
            if is_inside and is_clear(box, boxes):
                look = {"color": _NAME, "ha": "center", "va": "center", "zorder": 5}
                paper.text(x + dx, y + dy, words, _SIZE, **look, **HALO)
                boxes.append(box)
                break
    return boxes
