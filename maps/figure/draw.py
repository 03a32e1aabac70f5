"""Compose a figure: title, map, legend, key, credits."""

import io
import json
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from matplotlib import style

from geo.record import Record
from maps.basemap import CREDIT
from maps.figure.furniture import (
    AREA,
    RADIUS,
    draw_legend,
    draw_north,
    draw_scale,
    draw_symbol,
    legend,
)
from maps.figure.ground import draw_ground, lay_ground, name_countries
from maps.figure.key import Entry, draw_key, entries
from maps.figure.labels import Anchor, Box, arrange, spread
from maps.figure.moments import stretch
from maps.figure.options import FigureOptions
from maps.figure.paper import Paper, fit, measure, wrap
from maps.figure.plan import MARGIN, WORLD, Panel, Plan, make_plan
from maps.figure.spots import Scene, gather
from maps.figure.symbols import rosette
from maps.figure.window import Window
from maps.page.outlines import Places, outline

_DPI: Final = 300
_SMALL: Final = 5.6
_CREDIT: Final = 4.8
_CREDIT_LINES: Final = 3
_NUMBER: Final = 6.4
_PANEL: Final = 7.5
_MANY: Final = 40
"""Spots from which symbols are smaller."""
_LESS: Final = 0.8
_STILL: Final[dict[str, dict[str, Any]]] = {
    ".png": {"metadata": {"Software": "Dateline"}, "dpi": _DPI},
    ".svg": {"metadata": {"Date": None, "Creator": "Dateline"}},
    ".pdf": {"metadata": {"CreationDate": None, "Creator": "Dateline", "Producer": None}},
}
"""What files say of how they were made: nothing that another day or machine would change."""
_STYLE: Final[dict[str, Any]] = {
    "font.family": "DejaVu Sans",
    # A dollar in a report is a dollar, not the beginning of a formula.
    "text.parse_math": False,
    "svg.hashsalt": "dateline",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
}


def draw_figure(
    records: Iterable[Record], gazetteer: Places, suffix: str, options: FigureOptions | None = None
) -> bytes:
    """Draw events on one static map with a key beneath; the same events give the same bytes.

    Args:
        records: Those without a place are counted in the last line.
        gazetteer: Asked for outlines of areas and for credits.
        suffix: One of `FIGURES`.
        options: Those of `FigureOptions` by default.
    """
    return draw_keyed(records, gazetteer, suffix, options).picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Keyed:
    """A figure and all that its numbers stand for."""

    picture: bytes
    entries: tuple[Entry, ...]
    """What it shows."""


def draw_keyed(
    records: Iterable[Record], gazetteer: Places, suffix: str, options: FigureOptions | None = None
) -> Keyed:
    """Draw events as `draw_figure` does, and give the whole key beside the picture."""
    wanted = options or FigureOptions()
    scene = gather(records)
    plan = make_plan(scene, wanted)
    with style.context(["default", _STYLE]), warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box, which a reader sees.
        warnings.filterwarnings("ignore", message="Glyph")
        paper = _compose(scene, plan, gazetteer, wanted)
        target = io.BytesIO()
        paper.figure.savefig(target, format=suffix.removeprefix("."), **_STILL[suffix])
    return Keyed(picture=target.getvalue(), entries=entries(plan.spots, plan.numbered))


def _compose(scene: Scene, plan: Plan, gazetteer: Places, options: FigureOptions) -> Paper:
    paper = Paper(options.width, plan.height)
    ground, has_areas = None, False
    for panel in plan.panels:
        window = Window(scene.bounds or WORLD, panel.frame)
        ground = ground or lay_ground(window)
        draw_ground(paper, window, ground)
        has_areas |= _draw_areas(paper, window, panel, gazetteer)
        is_first = panel is plan.panels[0]
        taken = [draw_scale(paper, window), draw_north(paper, window)] if is_first else []
        taken += _draw_spots(paper, window, panel, plan, taken)
        name_countries(paper, window, ground.names, taken)
        paper.shape(
            panel.frame.box, facecolor="none", edgecolor="#333333", linewidth=0.8, zorder=8.5
        )
        _draw_label(paper, panel)
    _draw_head(paper, scene, options)
    top = plan.panels[-1].frame.bottom - 2
    entries = legend(scene, has_areas=has_areas) if scene.spots else []
    used = draw_legend(paper, entries, MARGIN, top) if entries else 0.0
    if plan.key.rows:
        draw_key(paper, plan.key, MARGIN, top - used)
    _draw_foot(paper, scene, plan, (CREDIT, *options.credits, *gazetteer.credits()))
    return paper


def _draw_label(paper: Paper, panel: Panel) -> None:
    if panel.label:
        room = panel.frame.width
        words = fit(panel.label, _PANEL, room)
        y = panel.frame.bottom + panel.frame.height + 1.2
        paper.text(panel.frame.left, y, words, _PANEL, weight="bold", color="#222222")


def _draw_areas(paper: Paper, window: Window, panel: Panel, gazetteer: Places) -> bool:
    places = [spot.place for _, spot in panel.spots]
    shapes = [outline(place.place_id, place.kind, gazetteer) for place in places]
    laid = [window.lay(shapely.from_geojson(json.dumps(shape))) for shape in shapes if shape]
    # The largest first, so that a district shows on its province.
    for shape in sorted(laid, key=lambda shape: -shape.area):
        if not shape.is_empty:
            paper.shape(shape, **AREA)
    return any(not shape.is_empty for shape in laid)


def _draw_spots(
    paper: Paper, window: Window, panel: Panel, plan: Plan, taken: list[Box]
) -> list[Box]:
    """Draw symbols and numbers; give the ground they cover."""
    if not panel.spots:
        return []
    degrees = np.array([(spot.place.lon, spot.place.lat) for _, spot in panel.spots])
    homes = window.place(degrees).tolist()
    is_small = len(panel.spots) > _MANY or len(plan.panels) > 1
    radius = RADIUS * _LESS if is_small else RADIUS
    # A spot without a number shows only what happened there most, or many spots would be a thicket.
    shown = [
        spot.families()[: None if number and not plan.is_full(panel) else 1]
        for number, spot in panel.spots
    ]
    rings = [rosette(len(families), radius) for families in shown]
    reaches = [radius + max(float(np.hypot(dx, dy)) for dx, dy in ring) + 0.3 for ring in rings]
    circles = [(x, y, reach) for (x, y), reach in zip(homes, reaches, strict=True)]
    anchors = []
    for index, (x, y) in enumerate(spread(circles, panel.frame.box.bounds)):
        _tie(paper, homes[index], (x, y))
        for (name, is_sure), (dx, dy) in zip(shown[index], rings[index], strict=True):
            draw_symbol(paper, name, (x + dx, y + dy), is_sure=is_sure, radius=radius)
        words = str(panel.spots[index][0] or "")
        across = measure(words, _NUMBER, bold=True) + 0.8
        anchors.append(Anchor(x=x, y=y, reach=reaches[index], width=across, height=2.6))
    return _draw_numbers(paper, anchors, panel, taken)


def _tie(paper: Paper, home: list[float], to: tuple[float, float]) -> None:
    """Tie a symbol that had to make room to the point where it belongs."""
    if tuple(home) != to:
        paper.line([(home[0], home[1]), to], color="#444444", linewidth=0.4, zorder=6)
        paper.axes.plot(*home, marker="o", markersize=1.6, color="#222222", zorder=6)


def _draw_numbers(paper: Paper, anchors: list[Anchor], panel: Panel, taken: list[Box]) -> list[Box]:
    numbers = [number for number, _ in panel.spots if number]
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


def _draw_head(paper: Paper, scene: Scene, options: FigureOptions) -> None:
    y = paper.height - 7.0
    room = paper.width - 2 * MARGIN
    if options.title:
        words = fit(options.title, 12, room * 0.93)
        paper.text(MARGIN, y, words, 12, weight="bold", color="#111111")
        y -= 5
    events = {event.id: event for spot in scene.spots for event in spot.events}
    count = f"{len(events)} event{'' if len(events) == 1 else 's'}"
    places = f"{len(scene.spots)} place{'' if len(scene.spots) == 1 else 's'}"
    when = stretch(events.values())
    said = ", ".join(part for part in (when, f"{count} at {places}") if part)
    paper.text(MARGIN, y, fit(said, 8, room), 8, color="#333333")


def _draw_foot(paper: Paper, scene: Scene, plan: Plan, credits: Iterable[str]) -> None:  # noqa: A002 - the gazetteer's own word
    notes = _notes(scene, plan)
    room = paper.width - 2 * MARGIN
    paper.text(MARGIN, 9.2, fit(" ".join(notes), _SMALL, room), _SMALL, color="#444444")
    lines = wrap(" · ".join(credits), _CREDIT, room)[:_CREDIT_LINES]
    for index, line in enumerate(lines):
        y = 2.2 + 2.1 * (len(lines) - 1 - index)
        paper.text(MARGIN, y, line, _CREDIT, color="#555555")


def _notes(scene: Scene, plan: Plan) -> list[str]:
    """What the reader of a figure must know of what it does not show, or shows twice."""
    left_out = [
        f"{number} {what}"
        for number, what in (
            (scene.unplaced, "without a place"),
            (scene.outside, "beyond the map"),
            (plan.undated, "without a date"),
        )
        if number
    ]
    notes = [f"Events not shown: {', '.join(left_out)}."] if left_out else []
    if plan.repeated:
        notes.append(f"{plan.repeated} events that may be of several spans are shown in each.")
    unlisted = len(plan.spots) - plan.numbered
    if unlisted:
        places = "1 place has" if unlisted == 1 else f"{unlisted} places have"
        notes.append(f"{places} fewer events, no number, and only the commonest kind.")
    elif any(map(plan.is_full, plan.panels)):
        notes.append("Full maps show only the commonest kind of each place.")
    return notes
