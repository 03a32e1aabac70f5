"""What is said above and beneath the maps of a figure: title, dates, what is not shown, sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from maps.figure.moments import stretch
from maps.figure.paper import Paper, fit, measure, wrap
from maps.figure.plan import MARGIN, Plan
from maps.figure.spots import Scene

_LARGEST: Final = 12.0
"""Points of the title …"""
_LEAST: Final = 8.0
"""… which may be so small before it is cut."""
_SMALL: Final = 5.6
_CREDIT: Final = 4.8
_LINE: Final = 2.1
_BOTTOM: Final = 2.2
_NOTE: Final = 2.6
_ABOVE: Final = 2.2


@dataclass(frozen=True, kw_only=True, slots=True)
class Foot:
    """The lines at the bottom."""

    notes: list[str]
    sources: list[str]

    @property
    def height(self) -> float:
        """Millimetres that they take."""
        return self.base + _NOTE * len(self.notes) + _ABOVE

    @property
    def base(self) -> float:
        """Where the last of the notes stands."""
        return _BOTTOM + _LINE * len(self.sources) + 0.7


def make_foot(scene: Scene, plan: Plan, sources: Sequence[str], width: float) -> Foot:
    """Break notes and credits into lines.

    Args:
        scene: What is shown.
        plan: What was decided about it.
        sources: Whom to name.
        width: Of the paper in millimetres.
    """
    room = width - 2 * MARGIN
    notes = _left_out(scene, plan) + _notes(plan)
    return Foot(
        notes=wrap(" ".join(notes), _SMALL, room) if notes else [],
        sources=wrap(" · ".join(sources), _CREDIT, room),
    )


def draw_head(paper: Paper, scene: Scene, title: str) -> None:
    """Write the title, and how much happened when."""
    y = paper.height - 7.0
    room = paper.width - 2 * MARGIN
    if title:
        across = measure(" ".join(title.split()), 1, bold=True)
        size = min(_LARGEST, max(_LEAST, room / across if across else _LARGEST))
        # What is bold is wider than `fit` believes.
        words = fit(title, size, room * 0.93) if across * size > room else " ".join(title.split())
        paper.text(MARGIN, y, words, size, weight="bold", color="#111111")
        y -= 5
    events = {event.id: event for spot in scene.spots for event in spot.events}
    count = f"{len(events)} event{'' if len(events) == 1 else 's'}"
    places = f"{len(scene.spots)} place{'' if len(scene.spots) == 1 else 's'}"
    when = stretch(events.values())
    said = ", ".join(part for part in (when, f"{count} at {places}") if part)
    paper.text(MARGIN, y, fit(said, 8, room), 8, color="#333333")


def draw_foot(paper: Paper, foot: Foot) -> None:
    """Write what is not shown, and whom to name."""
    for index, line in enumerate(reversed(foot.notes)):
        paper.text(MARGIN, foot.base + _NOTE * index, line, _SMALL, color="#444444")
    for index, line in enumerate(reversed(foot.sources)):
        paper.text(MARGIN, _BOTTOM + _LINE * index, line, _CREDIT, color="#555555")


def _left_out(scene: Scene, plan: Plan) -> list[str]:
    """How many events the reader of a figure does not see."""
    found = [
        f"{number} {what}"
        for number, what in (
            (scene.unplaced, "without a place"),
            (scene.outside, "beyond the map"),
            (plan.undated, "without a date"),
        )
        if number
    ]
    return [f"Events not shown: {', '.join(found)}."] if found else []


def _notes(plan: Plan) -> list[str]:
    """What is shown twice, and what is shown in part."""
    notes = []
    if plan.repeated:
        events = (
            "1 event that may be of several spans is"
            if plan.repeated == 1
            else (f"{plan.repeated} events that may be of several spans are")
        )
        notes.append(f"{events} shown in each.")
    unlisted = len(plan.spots) - plan.numbered
    is_full = any(map(plan.is_full, plan.panels))
    if unlisted:
        places = "1 place with" if unlisted == 1 else f"{unlisted} places with"
        has = "has" if unlisted == 1 else "have"
        less = "" if is_full else ", and only the commonest kind"
        notes.append(f"{places} fewer events {has} no number{less}.")
    if is_full:
        which = "Full maps show" if len(plan.panels) > 1 else "The map shows"
        notes.append(f"{which} only the commonest kind of each place.")
    return notes
