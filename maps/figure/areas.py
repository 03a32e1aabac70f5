"""Ground that a figure shows where no more is known than that it happened there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import shapely
from matplotlib.path import Path as Outline
from shapely.geometry.base import BaseGeometry

from gazetteer.place import AREAL
from geo.record import RecordPlace
from maps.figure.paper import Paper
from maps.figure.spots import Scene
from maps.figure.window import Window
from maps.page.outlines import Places, outline

LAND: Final[dict[str, Any]] = {
    "facecolor": "none", "edgecolor": "#8a8378", "linewidth": 0.6, "hatch": "/////",
    "hatch_linewidth": 0.25, "zorder": 4,
}  # fmt: skip
WATER: Final[dict[str, Any]] = {
    "facecolor": "#6f9fc0", "edgecolor": "#6f9fc0", "linewidth": 0.4, "alpha": 0.45, "zorder": 3.5,
}  # fmt: skip
"""A stretch of river is too narrow for a hatch."""
RING: Final[dict[str, Any]] = {
    "facecolor": "none", "edgecolor": "#333333", "linewidth": 0.6, "linestyle": (0, (2.2, 1.6)),
    "zorder": 6.5,
}  # fmt: skip
"""What goes round a symbol whose ground is not drawn: of a whole country, or of unknown extent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Areas:
    """The extents of the places of a figure."""

    shapes: dict[str, BaseGeometry]
    """In degrees, by the id of the place."""
    waters: frozenset[str]
    """The ids of those that are water."""

    def is_open(self, place: RecordPlace) -> bool:
        """Whether a place covers ground that nothing shows, so that its point looks exact."""
        return place.kind in AREAL and place.place_id not in self.shapes


def gather_areas(scene: Scene, gazetteer: Places) -> Areas:
    """Ask for the extents of the places of a scene."""
    places = {spot.place.place_id: spot.place for spot in scene.spots}
    found = {
        number: shapely.from_geojson(json.dumps(shape))
        for number, place in places.items()
        if (shape := outline(number, place.kind, gazetteer))
    }
    return Areas(
        shapes=found,
        waters=frozenset(number for number in found if places[number].kind == "water"),
    )


def draw_areas(paper: Paper, window: Window, areas: Areas, shown: Iterable[RecordPlace]) -> None:
    """Draw the extents of some places, the largest first: a district shows on its province."""
    numbers = dict.fromkeys(place.place_id for place in shown if place.place_id in areas.shapes)
    laid = [(number, window.lay(areas.shapes[number])) for number in numbers]
    for number, shape in sorted(laid, key=lambda pair: -pair[1].area):
        if not shape.is_empty:
            paper.shape(shape, **(WATER if number in areas.waters else LAND))


def draw_ring(paper: Paper, at: tuple[float, float], radius: float) -> None:
    """Draw the ring around the symbols of one spot."""
    paper.outline(Outline.circle(at, radius), **RING)
