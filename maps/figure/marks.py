"""The symbols of a map and their numbers."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from maps.figure.areas import Areas, draw_ring
from maps.figure.furniture import RADIUS, draw_symbol
from maps.figure.labels import Anchor, Box, arrange, spread
from maps.figure.paper import Paper, measure
from maps.figure.plan import Panel, Plan
from maps.figure.symbols import rosette
from maps.figure.window import Window
from maps.page.families import Family

_NUMBER: Final = 6.4
_MANY: Final = 40
"""Spots from which symbols are smaller."""
_LESS: Final = 0.8
_PAD: Final = 0.3
_RING: Final = 0.5
"""Millimetres between symbols and the ring around them."""
_DOT: Final = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """What stands for one spot."""

    number: int
    families: list[tuple[Family, bool]]
    home: tuple[float, float]
    """Where it belongs, in millimetres."""
    ring: list[tuple[float, float]]
    """Middles of its symbols, from its own middle."""
    is_open: bool
    reach: float
    """How far it reaches from its middle."""


def draw_marks(
    paper: Paper, window: Window, panel: Panel, plan: Plan, areas: Areas, taken: list[Box]
) -> list[Box]:
    """Draw symbols and numbers; give the ground they cover.

    Args:
        paper: What is drawn on.
        window: Where the map stands.
        panel: What it shows.
        plan: Of the whole figure.
        areas: The extents of places: what has none that is drawn has a ring.
        taken: What no number may cover.
    """
    if not panel.spots:
        return []
    is_small = len(panel.spots) > _MANY or len(plan.panels) > 1
    radius = RADIUS * _LESS if is_small else RADIUS
    marks = _marks(window, panel, areas, radius=radius, is_full=plan.is_full(panel))
    circles = [(*mark.home, mark.reach) for mark in marks]
    middles = spread(circles, panel.frame.box.bounds)
    covered = [(x, y, mark.reach) for mark, (x, y) in zip(marks, middles, strict=True)]
    for mark, (x, y) in zip(marks, middles, strict=True):
        if mark.home != (x, y):
            _tie(paper, mark.home, (x, y), covered)
        for (name, is_sure), (dx, dy) in zip(mark.families, mark.ring, strict=True):
            draw_symbol(paper, name, (x + dx, y + dy), is_sure=is_sure, radius=radius)
        if mark.is_open:
            draw_ring(paper, (x, y), mark.reach - _PAD)
    return _draw_numbers(paper, panel, list(zip(marks, middles, strict=True)), taken)


def _marks(
    window: Window, panel: Panel, areas: Areas, *, radius: float, is_full: bool
) -> list[_Mark]:
    degrees = np.array([(spot.place.lon, spot.place.lat) for _, spot in panel.spots])
    marks = []
    for (number, spot), (x, y) in zip(panel.spots, window.place(degrees).tolist(), strict=True):
        # A spot without a number shows only what happened there most, or many would be a thicket.
        families = spot.families()[: None if number and not is_full else 1]
        ring = rosette(len(families), radius)
        is_open = areas.is_open(spot.place)
        around = radius + max(float(np.hypot(dx, dy)) for dx, dy in ring)
        reach = around + _PAD + (_RING if is_open else 0.0)
        marks.append(
            _Mark(
                number=number, families=families, home=(x, y), ring=ring, is_open=is_open,
                reach=reach,
            )
        )  # fmt: skip
    return marks


def _tie(
    paper: Paper,
    home: tuple[float, float],
    to: tuple[float, float],
    covered: list[tuple[float, float, float]],
) -> None:
    """Tie a mark that had to make room to the point where it belongs."""
    paper.line([home, to], color="#444444", linewidth=0.4, zorder=6)
    # A dot that peeps out from under a symbol looks like a part of it.
    gaps = [np.hypot(x - home[0], y - home[1]) - reach for x, y, reach in covered]
    if min(gaps) > _DOT:
        paper.dot(home, color="#222222", zorder=6)


def _draw_numbers(
    paper: Paper, panel: Panel, marks: list[tuple[_Mark, tuple[float, float]]], taken: list[Box]
) -> list[Box]:
    anchors = [
        Anchor(
            x=x, y=y, reach=mark.reach, height=2.6,
            width=measure(str(mark.number or ""), _NUMBER, bold=True) + 0.8,
        )
        for mark, (x, y) in marks
    ]  # fmt: skip
    numbers = [mark.number for mark, _ in marks if mark.number]
    numbered, bare = anchors[: len(numbers)], anchors[len(numbers) :]
    covered = [(a.x - a.reach, a.y - a.reach, a.x + a.reach, a.y + a.reach) for a in anchors]
    frame = panel.frame.box.bounds
    labels = arrange(numbered, frame, [*taken, *covered[len(numbered) :]] if bare else taken)
    for number, anchor, label in zip(numbers, numbered, labels, strict=True):
        if label is None:
            continue
        if label.is_far:
            ends = [(anchor.x, anchor.y), (label.x, label.y)]
            paper.line(ends, color="#444444", linewidth=0.4, zorder=6)
        paper.text(
            label.x, label.y, str(number), _NUMBER, ha="center", va="center_baseline",
            weight="bold", color="#111111", zorder=8,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85},
        )  # fmt: skip
        covered.append((label.x - 2, label.y - 1.5, label.x + 2, label.y + 1.5))
    return covered
