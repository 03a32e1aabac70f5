"""Compose a figure: title, map, legend, key, credits."""

import io
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib import style

from geo.record import Record
from maps.basemap import CREDIT
from maps.figure.areas import Areas, draw_areas, gather_areas
from maps.figure.caption import Foot, draw_foot, draw_head, make_foot
from maps.figure.furniture import (
    draw_legend,
    draw_north,
    draw_scale,
    legend,
    legend_height,
    legend_lines,
)
from maps.figure.ground import draw_ground, lay_ground, name_countries
from maps.figure.key import Entry, draw_key, entries
from maps.figure.marks import draw_marks
from maps.figure.options import FigureOptions
from maps.figure.paper import Paper, fit
from maps.figure.plan import MARGIN, WORLD, Panel, Plan, make_plan
from maps.figure.spots import Scene, gather
from maps.figure.towns import name_towns
from maps.figure.window import Window
from maps.page.outlines import Places

_DPI: Final = 300
_PANEL: Final = 7.5
_GAP: Final = 2.0
"""Millimetres between the maps and the legend."""
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
    areas = gather_areas(scene, gazetteer)
    signs = legend_lines(legend(scene, areas), wanted.width - 2 * MARGIN)
    sources = (CREDIT, *wanted.credits, *gazetteer.credits())
    foot, plan = _plan(scene, wanted, sources, _GAP + legend_height(signs))
    with style.context(["default", _STYLE]), warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box, which a reader sees.
        warnings.filterwarnings("ignore", message="Glyph")
        paper = _draw_maps(scene, plan, areas, gazetteer)
        draw_head(paper, scene, wanted.title)
        top = plan.panels[-1].frame.bottom - _GAP
        draw_legend(paper, signs, MARGIN, top)
        if plan.key.rows:
            draw_key(paper, plan.key, MARGIN, top - legend_height(signs))
        draw_foot(paper, foot)
        target = io.BytesIO()
        paper.figure.savefig(target, format=suffix.removeprefix("."), **_STILL[suffix])
    return Keyed(picture=target.getvalue(), entries=entries(plan.spots, plan.numbered))


def _plan(
    scene: Scene, options: FigureOptions, sources: Sequence[str], above: float
) -> tuple[Foot, Plan]:
    """Divide the paper; how long the notes are is known only when it is divided."""
    guess = make_plan(scene, options)
    foot = make_foot(scene, guess, sources, options.width)
    plan = make_plan(scene, options, above + foot.height)
    return make_foot(scene, plan, sources, options.width), plan


def _draw_maps(scene: Scene, plan: Plan, areas: Areas, gazetteer: Places) -> Paper:
    paper = Paper(plan.width, plan.height)
    ground = None
    for panel in plan.panels:
        window = Window(scene.bounds or WORLD, panel.frame)
        ground = ground or lay_ground(window)
        draw_ground(paper, window, ground)
        draw_areas(paper, window, areas, (spot.place for _, spot in panel.spots))
        is_first = panel is plan.panels[0]
        taken = [draw_scale(paper, window), draw_north(paper, window)] if is_first else []
        taken += draw_marks(paper, window, panel, plan, areas, taken)
        taken = name_countries(paper, window, ground.names, taken)
        name_towns(paper, window, gazetteer, taken)
        paper.shape(
            panel.frame.box, facecolor="none", edgecolor="#333333", linewidth=0.8, zorder=8.5
        )
        _draw_label(paper, panel)
    return paper


def _draw_label(paper: Paper, panel: Panel) -> None:
    if panel.label:
        words = fit(panel.label, _PANEL, panel.frame.width)
        y = panel.frame.bottom + panel.frame.height + 1.2
        paper.text(panel.frame.left, y, words, _PANEL, weight="bold", color="#222222")
