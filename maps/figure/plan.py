"""How the paper of a figure is divided: maps, key, and which place has which number."""

from dataclasses import dataclass
from typing import Final

from maps.basemap import Bounds
from maps.figure.key import Key, make_key, rows_in
from maps.figure.options import FigureOptions
from maps.figure.spans import Span, equal_spans
from maps.figure.spots import Scene, Spot
from maps.figure.window import Rectangle, aspect

MARGIN: Final = 5.0
WORLD: Final = Bounds(west=-180, south=-60, east=180, north=80)
"""What a figure without events shows."""
_SHAPES: Final = (0.42, 0.8)
"""Height over width of a map: at least, at most."""
_TALL: Final = 1.45
"""Height over width of a figure that nobody gave a height: at most …"""
_COLUMN: Final = 200.0
"""… or so many millimetres where that is more: in a narrow column the key needs its height."""
_MAP_SHARE: Final = 0.5
"""Of a given height that the maps have where the key is long."""
_PANELS_SHARE: Final = 0.7
"""Of the height that several maps may have."""
_GAP: Final = 3.0
_LABEL: Final = 5.0
"""Height of the line over each of several maps."""
_MOST_NUMBERS: Final = 99
"""Numbers on a map whose key is not beneath."""
_FULL: Final = 18
"""Places on one of several maps, from which each has only one symbol."""
_CROWDED: Final = 40
"""The same of a single map."""
_HEAD: Final = 10.0
_TITLE: Final = 5.0
FOOT: Final = 26.0
"""What stands beneath the maps besides the key, where nobody measured it."""
_LEAST: Final = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """One map."""

    frame: Rectangle
    label: str
    """The span of time that it shows; empty where it shows all."""
    spots: tuple[tuple[int, Spot], ...]
    """Numbers from 1, rising, then spots without a number, which have 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Everything about a figure that is decided before it is drawn. Millimetres."""

    width: float
    height: float
    panels: tuple[Panel, ...]
    """Line by line."""
    key: Key
    spots: tuple[Spot, ...]
    """Those with a number first."""
    numbered: int
    """How many spots have a number."""
    undated: int
    """Events that have a place, but no date, where time is what tells the maps apart."""
    repeated: int
    """Events that several maps show."""

    def is_full(self, panel: Panel) -> bool:
        """Whether a map has so many places that each may show only one symbol."""
        return len(panel.spots) > (_FULL if len(self.panels) > 1 else _CROWDED)


def make_plan(scene: Scene, options: FigureOptions, foot: float = FOOT) -> Plan:
    """Divide the paper.

    Args:
        scene: What is shown.
        options: What was asked for.
        foot: Millimetres that legend, notes and credits take.
    """
    events = {event.id: event for spot in scene.spots for event in spot.events}
    spans = equal_spans(events.values(), options.panels) if options.panels > 1 else ()
    above = _HEAD + (_TITLE if options.title else 0)
    most = (options.height or max(options.width * _TALL, _COLUMN)) - above - foot
    grid = _grid(max(1, len(spans)), scene.bounds or WORLD, options, most)
    along = grid.height
    if options.height is not None:
        along = min(along, max(most * (_MAP_SHARE if options.has_key else 1), _LEAST))
    across = options.width - 2 * MARGIN
    room = rows_in(most - along, across) if options.has_key else _MOST_NUMBERS
    spots = numbered(scene.spots, room)
    key = make_key(spots, room if options.has_key else 0, across)
    used = key.height
    if options.height is not None:
        along = max(_LEAST, most - used)
    height = options.height or above + along + foot + used
    count = key.spots if options.has_key else min(room, len(spots))
    frames = grid.frames(MARGIN, height - above, along)
    held = [sum(span.holds(event.when) for span in spans) for event in events.values()]
    return Plan(
        width=options.width,
        height=height,
        panels=tuple(_panels(spans, frames, spots, count)),
        key=key,
        spots=spots,
        numbered=count,
        undated=held.count(0) if spans else 0,
        repeated=sum(maps > 1 for maps in held),
    )


def _panels(
    spans: tuple[Span, ...], frames: list[Rectangle], spots: tuple[Spot, ...], count: int
) -> list[Panel]:
    shown = [(span.label, span.of(spots)) for span in spans] or [("", list(enumerate(spots)))]
    return [
        Panel(
            frame=frame,
            label=label,
            spots=tuple((index + 1 if index < count else 0, spot) for index, spot in held),
        )
        for frame, (label, held) in zip(frames, shown, strict=True)
    ]


def numbered(spots: tuple[Spot, ...], room: int) -> tuple[Spot, ...]:
    """The spots with those first that get a number: the fullest, in the order of time."""
    if len(spots) <= room:
        return spots
    fullest = sorted(range(len(spots)), key=lambda index: -len(spots[index].events))[:room]
    chosen = set(fullest)
    rest = [spot for index, spot in enumerate(spots) if index not in chosen]
    return (*(spots[index] for index in sorted(chosen)), *rest)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grid:
    """Maps in lines, all of one size."""

    count: int
    columns: int
    width: float
    """Of a map."""
    tall: float
    """Of a map, where there is room."""

    @property
    def height(self) -> float:
        return self._lines * (self.tall + self._label) + (self._lines - 1) * self._gap

    @property
    def _lines(self) -> int:
        return -(-self.count // self.columns)

    @property
    def _label(self) -> float:
        return _LABEL if self.count > 1 else 0.0

    @property
    def _gap(self) -> float:
        return 1.0 if self.count > 1 else 0.0

    def frames(self, left: float, top: float, along: float) -> list[Rectangle]:
        """Where the maps stand, in a height that may be less than what they want."""
        line = (along + self._gap) / self._lines
        tall = max(1.0, line - self._gap - self._label)
        return [
            Rectangle(
                left=left + column * (self.width + _GAP),
                bottom=top - (row + 1) * line + self._gap,
                width=self.width,
                height=tall,
            )
            for row, column in (divmod(number, self.columns) for number in range(self.count))
        ]


def _grid(count: int, bounds: Bounds, options: FigureOptions, most: float) -> _Grid:
    """The maps as large as they can be; of two ways the one with fewer lines."""
    across = options.width - 2 * MARGIN
    shape = min(max(aspect(bounds), _SHAPES[0]), _SHAPES[1])
    grids = []
    for columns in range(1, count + 1):
        width = (across - _GAP * (columns - 1)) / columns
        grids.append(_Grid(count=count, columns=columns, width=width, tall=width * shape))
    fitting = [grid for grid in grids if count == 1 or grid.height <= most * _PANELS_SHARE]
    return max(fitting or grids[-1:], key=lambda grid: grid.width)
