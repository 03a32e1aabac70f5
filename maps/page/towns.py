"""Towns for a reader to find the way by: the weightiest of the ground that a page shows."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import numpy as np

from gazetteer.endonyms import endonyms
from gazetteer.place import Place
from maps.basemap import Bounds
from maps.page.columns import Column, column
from maps.page.mercator import mercator
from maps.page.outlines import Places
from maps.page.strings import Strings

_MOST: Final = 320
_ASKED: Final = 3 * _MOST
_SEATS: Final = MappingProxyType({"PPLC": 8.0, "PPLA": 3.0, "PPLA2": 1.5})
"""How much more a seat of government weighs than a town of its size, by feature code."""
_APART: Final = 0.1
"""Degrees: what lies closer to a weightier town is a part of it, or tells a reader no more."""


def town_columns(bounds: Bounds | None, gazetteer: Places, strings: Strings) -> dict[str, Column]:
    """The columns of `towns`, weightiest first; none where the page shows no place."""
    towns = [] if bounds is None else weightiest(gazetteer.towns(*bounds.window().box, most=_ASKED))
    degrees = np.array([(town.lon, town.lat) for town in towns]).reshape(-1, 2)
    x, y = mercator(degrees)
    return {
        "towns.x": column(x),
        "towns.y": column(y),
        "towns.name": column(strings.numbers(town.name for town in towns)),
        "towns.arabic": column(strings.numbers(endonyms(town).arabic for town in towns)),
    }


def weightiest(towns: Iterable[Place]) -> list[Place]:
    """Those a reader knows best, the weightiest first, none close to a weightier one."""
    ordered = sorted(towns, key=lambda town: (-_weight(town), town.id))
    taken: set[tuple[int, int]] = set()
    kept = []
    for town in ordered:
        column_, line = int(town.lon // _APART), int(town.lat // _APART)
        if (column_, line) in taken:
            continue
        taken.update((column_ + dx, line + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        kept.append(town)
    return kept[:_MOST]


def _weight(town: Place) -> float:
    return town.population * _SEATS.get(town.feature_code, 1.0)
