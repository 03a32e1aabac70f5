"""Names of towns on a figure, for a reader to find the way by."""

from typing import Any, Final

import numpy as np

from gazetteer.place import Place
from maps.figure.ground import HALO, halves, is_far
from maps.figure.labels import Box, is_clear
from maps.figure.paper import Paper, measure
from maps.figure.window import Window
from maps.page.outlines import Places
from maps.page.towns import weightiest

_SIZE: Final = 5.4
"""Points."""
_EACH: Final = 1000.0
"""Square millimetres of map for each name."""
_ASKED: Final = 12
"""Times as many as there are names: some are too near to others, or covered."""
_DOT: Final = 0.9
_LOOK: Final[dict[str, Any]] = {"color": "#5a554c", "va": "center_baseline", "zorder": 5}


def name_towns(paper: Paper, window: Window, gazetteer: Places, taken: list[Box]) -> None:
    """Name the weightiest towns of a map that cover nothing; none on a map of half the world."""
    most = int(window.rectangle.box.area / _EACH)
    if is_far(window) or not most:
        return
    left, bottom, right, top = window.rectangle.box.bounds
    boxes = list(taken)
    for town in _towns(window, gazetteer, most * _ASKED):
        x, y = window.place(np.array([(town.lon, town.lat)]))[0].tolist()
        across = measure(town.name, _SIZE)
        for shift, align in ((_DOT, "left"), (-_DOT - across, "right")):
            box = (x + min(shift, -_DOT), y - 1.3, x + max(shift + across, _DOT), y + 1.3)
            inside = box[0] > left and box[1] > bottom and box[2] < right and box[3] < top
            if inside and is_clear(box, boxes):
                paper.dot((x, y), color=_LOOK["color"], zorder=5)
                at = x + (_DOT if align == "left" else -_DOT)
                paper.text(at, y, town.name, _SIZE, ha=align, **_LOOK, **HALO)
                boxes.append(box)
                most -= 1
                break
        if not most:
            return


def _towns(window: Window, gazetteer: Places, most: int) -> list[Place]:
    found = [
        town for half in halves(window.shown) for town in gazetteer.towns(*half.box, most=most)
    ]
    return weightiest(found)
