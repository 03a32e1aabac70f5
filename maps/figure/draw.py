"""Compose a figure: title, map, legend, key, credits."""

import io
import json
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from matplotlib import style

from geo.record import Record
from maps.basemap import CREDIT, Bounds
from maps.figure.furniture import (
    AREA,
    RADIUS,
    draw_legend,
    draw_north,
    draw_scale,
    draw_symbol,
    legend,
)
from maps.figure.ground import draw_ground, name_countries
from maps.figure.key import ROW, Key, draw_key, make_key
from maps.figure.labels import Anchor, Box, arrange, spread
from maps.figure.moments import stretch
from maps.figure.options import FigureOptions
from maps.figure.paper import Paper, fit, measure, wrap
from maps.figure.spots import Scene, Spot, gather
from maps.figure.symbols import rosette
from maps.figure.window import Rectangle, Window, aspect
from maps.page.outlines import Places, outline

_MARGIN: Final = 5.0
_DPI: Final = 300
_SHAPES: Final = (0.5, 0.8)
"""Height over width of the map: at least, at most."""
_TALL: Final = 1.45
"""Height over width of a figure that nobody gave a height: at most."""
_MAP_SHARE: Final = 0.5
"""Of a given height that the map has where the key is long."""
_SMALL: Final = 5.6
_CREDIT: Final = 4.8
_CREDIT_LINES: Final = 3
_NUMBER: Final = 6.4
_MANY: Final = 40
"""Spots from which symbols are smaller."""
_LESS: Final = 0.8
_WORLD: Final = Bounds(west=-180, south=-60, east=180, north=80)
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
    wanted = options or FigureOptions()
    scene = gather(records)
    with style.context(["default", _STYLE]), warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box, which a reader sees.
        warnings.filterwarnings("ignore", message="Glyph")
        paper = _compose(scene, gazetteer, wanted)
        target = io.BytesIO()
        paper.figure.savefig(target, format=suffix.removeprefix("."), **_STILL[suffix])
    return target.getvalue()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """How the paper is divided."""

    height: float
    map: Rectangle
    key: Key
    spots: tuple[Spot, ...]
    """Those with a number first."""


def _plan(scene: Scene, options: FigureOptions) -> _Plan:
    width = options.width
    across = width - 2 * _MARGIN
    above = 15.0 if options.title else 10.0
    below = 26.0
    shape = aspect(scene.bounds or _WORLD)
    along = across * min(max(shape, _SHAPES[0]), _SHAPES[1])
    most = options.height or width * _TALL
    if options.height is not None:
        along = min(along, max((most - above - below) * _MAP_SHARE, 20.0))
    room = max(0, int((most - above - below - along) / ROW) - 1)
    spots = _numbered(scene.spots, room)
    key = make_key(spots, room)
    used = (len(key.rows) + 1) * ROW
    if options.height is not None:
        along = max(20.0, most - above - below - used)
    height = options.height or above + along + below + used
    frame = Rectangle(left=_MARGIN, bottom=height - above - along, width=across, height=along)
    return _Plan(height=height, map=frame, key=key, spots=spots)


def _numbered(spots: tuple[Spot, ...], room: int) -> tuple[Spot, ...]:
    """The spots with those first that get a number: the fullest, in the order of time."""
    if len(spots) <= room:
        return spots
    fullest = sorted(range(len(spots)), key=lambda index: -len(spots[index].events))[:room]
    chosen = set(fullest)
    rest = [spot for index, spot in enumerate(spots) if index not in chosen]
    return (*(spots[index] for index in sorted(chosen)), *rest)


def _compose(scene: Scene, gazetteer: Places, options: FigureOptions) -> Paper:
    plan = _plan(scene, options)
    paper = Paper(options.width, plan.height)
    window = Window(scene.bounds or _WORLD, plan.map)
    names = draw_ground(paper, window)
    has_areas = _draw_areas(paper, window, plan.spots, gazetteer)
    taken = [draw_scale(paper, window), draw_north(paper, window)]
    taken += _draw_spots(paper, window, plan, taken)
    name_countries(paper, window, names, taken)
    paper.shape(plan.map.box, facecolor="none", edgecolor="#333333", linewidth=0.8, zorder=8.5)
    _draw_head(paper, scene, options)
    top = plan.map.bottom - 2
    entries = legend(scene, has_areas=has_areas) if scene.spots else []
    used = draw_legend(paper, entries, _MARGIN, top) if entries else 0.0
    if plan.key.rows:
        draw_key(paper, plan.key, _MARGIN, top - used)
    _draw_foot(paper, scene, plan, (CREDIT, *options.credits, *gazetteer.credits()))
    return paper


def _draw_areas(paper: Paper, window: Window, spots: Sequence[Spot], gazetteer: Places) -> bool:
    shapes = [outline(spot.place.place_id, spot.place.kind, gazetteer) for spot in spots]
    laid = [window.lay(shapely.from_geojson(json.dumps(shape))) for shape in shapes if shape]
    # The largest first, so that a district shows on its province.
    for shape in sorted(laid, key=lambda shape: -shape.area):
        if not shape.is_empty:
            paper.shape(shape, **AREA)
    return any(not shape.is_empty for shape in laid)


def _draw_spots(paper: Paper, window: Window, plan: _Plan, taken: list[Box]) -> list[Box]:
    """Draw symbols and numbers; give the ground they cover."""
    if not plan.spots:
        return []
    degrees = np.array([(spot.place.lon, spot.place.lat) for spot in plan.spots])
    homes = window.place(degrees).tolist()
    radius = RADIUS if len(plan.spots) <= _MANY else RADIUS * _LESS
    # A spot without a number shows only what happened there most, or many spots would be a thicket.
    shown = [
        spot.families()[: None if index < plan.key.spots else 1]
        for index, spot in enumerate(plan.spots)
    ]
    rings = [rosette(len(families), radius) for families in shown]
    reaches = [radius + max(float(np.hypot(dx, dy)) for dx, dy in ring) + 0.3 for ring in rings]
    circles = [(x, y, reach) for (x, y), reach in zip(homes, reaches, strict=True)]
    anchors = []
    for index, (x, y) in enumerate(spread(circles, plan.map.box.bounds)):
        _tie(paper, homes[index], (x, y))
        for (name, is_sure), (dx, dy) in zip(shown[index], rings[index], strict=True):
            draw_symbol(paper, name, (x + dx, y + dy), is_sure=is_sure, radius=radius)
        words = str(index + 1) if index < plan.key.spots else ""
        across = measure(words, _NUMBER, bold=True) + 0.8
        anchors.append(Anchor(x=x, y=y, reach=reaches[index], width=across, height=2.6))
    return _draw_numbers(paper, anchors, plan, taken)


def _tie(paper: Paper, home: list[float], to: tuple[float, float]) -> None:
    """Tie a symbol that had to make room to the point where it belongs."""
    if tuple(home) != to:
        paper.line([(home[0], home[1]), to], color="#444444", linewidth=0.4, zorder=6)
        paper.axes.plot(*home, marker="o", markersize=1.6, color="#222222", zorder=6)


def _draw_numbers(paper: Paper, anchors: list[Anchor], plan: _Plan, taken: list[Box]) -> list[Box]:
    numbered, bare = anchors[: plan.key.spots], anchors[plan.key.spots :]
    covered = [(a.x - a.reach, a.y - a.reach, a.x + a.reach, a.y + a.reach) for a in anchors]
    frame = plan.map.box.bounds
    labels = arrange(numbered, frame, [*taken, *covered[len(numbered) :]] if bare else taken)
    for number, (anchor, label) in enumerate(zip(numbered, labels, strict=True), 1):
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
    room = paper.width - 2 * _MARGIN
    if options.title:
        words = fit(options.title, 12, room * 0.93)
        paper.text(_MARGIN, y, words, 12, weight="bold", color="#111111")
        y -= 5
    events = {event.id: event for spot in scene.spots for event in spot.events}
    count = f"{len(events)} event{'' if len(events) == 1 else 's'}"
    places = f"{len(scene.spots)} place{'' if len(scene.spots) == 1 else 's'}"
    when = stretch(events.values())
    said = ", ".join(part for part in (when, f"{count} at {places}") if part)
    paper.text(_MARGIN, y, fit(said, 8, room), 8, color="#333333")


def _draw_foot(paper: Paper, scene: Scene, plan: _Plan, credits: Iterable[str]) -> None:  # noqa: A002 - the gazetteer's own word
    unlisted = len(plan.spots) - plan.key.spots
    left_out = [
        f"{number} {what}"
        for number, what in (
            (scene.unplaced, "without a place"),
            (scene.outside, "beyond the map"),
        )
        if number
    ]
    notes = [f"Events not shown: {', '.join(left_out)}."] if left_out else []
    if unlisted:
        notes.append(
            f"{unlisted} places with fewer events have no number, and show only the commonest kind."
        )
    room = paper.width - 2 * _MARGIN
    paper.text(_MARGIN, 9.2, fit(" ".join(notes), _SMALL, room), _SMALL, color="#444444")
    lines = wrap(" · ".join(credits), _CREDIT, room)[:_CREDIT_LINES]
    for index, line in enumerate(lines):
        y = 2.2 + 2.1 * (len(lines) - 1 - index)
        paper.text(_MARGIN, y, line, _CREDIT, color="#555555")
