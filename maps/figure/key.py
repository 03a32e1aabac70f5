"""The table beneath a figure: what the numbers on the map stand for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from geo.record import Record
from maps.figure.moments import stretch, tell
from maps.figure.paper import Paper, fit, wrap
from maps.figure.spots import Spot

ROW: Final = 3.5
"""Height of a row of one line in millimetres."""
_LINE: Final = 2.6
"""What each further line of a row adds."""
_NARROW: Final = 120.0
"""Millimetres below which a row has two lines at least, or hardly a word would fit."""
_SIZE: Final = 6.2
HEADS: Final = ("No.", "Date", "Place", "What", "Source")
_SHARES: Final = (0.045, 0.16, 0.185, 0.44, 0.17)
"""Of the width that each column takes …"""
_LEAST: Final = (6.5, 17.0)
"""… and millimetres that number and date take at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """Rows of the table and how many spots they explain."""

    rows: tuple[tuple[str, str, str, str, str], ...]
    """Number, date, place, what, source; a number stands once."""
    spots: int
    """The first so many spots of the scene have a number."""
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    """Of each cell of each row, as they stand on paper."""

    @property
    def height(self) -> float:
        """Millimetres with the head; nothing without rows."""
        return ROW + _height(self.lines) if self.rows else 0.0


def make_key(spots: Sequence[Spot], room: int, width: float = 170.0) -> Key:
    """Fill the table: a row for each event where there is room, else a row for each spot.

    Args:
        spots: The most important first when there is not room for all.
        room: How many rows the table may have (`rows_in`); fewer have a line more each.
        width: Of the table in millimetres.
    """
    if sum(len(spot.events) for spot in spots) <= room:
        rows = [row for number, spot in enumerate(spots, 1) for row in _each(number, spot)]
    else:
        rows = [_together(number, spot) for number, spot in enumerate(spots[:room], 1)]
    least = _least(width)
    choices = [[_broken(row, width, deep) for row in rows] for deep in (least, least + 1)]
    most = room * (ROW + _LINE * (least - 1))
    fitting = [lines for lines in choices if _height(lines) <= most] or choices[:1]
    return Key(
        rows=tuple(rows),
        spots=min(len(spots), len({row[0] for row in rows if row[0]})),
        lines=tuple(fitting[-1]),
    )


def rows_in(height: float, width: float) -> int:
    """How many rows a table of that height and width in millimetres has beneath its head."""
    each = ROW + _LINE * (_least(width) - 1)
    return max(0, int(round((height - ROW) / each, 6)))


def _least(width: float) -> int:
    return 1 if width > _NARROW else 2


def _widths(width: float) -> list[float]:
    """Millimetres of the columns."""
    fixed = [max(least, width * share) for least, share in zip(_LEAST, _SHARES, strict=False)]
    rest = _SHARES[len(fixed) :]
    return [*fixed, *((width - sum(fixed)) * share / sum(rest) for share in rest)]


def _broken(row: Sequence[str], width: float, deep: int) -> tuple[tuple[str, ...], ...]:
    """The cells of a row in lines that fit their columns, at most so many."""
    cells = []
    for words, across in zip(row, _widths(width), strict=True):
        room = across - 1.5
        lines = wrap(words, _SIZE, room)
        kept = [*lines[: deep - 1], " ".join(lines[deep - 1 :])]
        cells.append(tuple(fit(line, _SIZE, room) for line in kept if line) or ("",))
    return tuple(cells)


def _height(lines: Iterable[Sequence[Sequence[str]]]) -> float:
    return sum(ROW + _LINE * (max(map(len, cells)) - 1) for cells in lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An event at one of its places, as a figure numbers it."""

    number: int
    """Of the place on the map; 0 where the map has no number there."""
    place: str
    """Its name, and what it is where that is far more than a point."""
    event: Record


def entries(spots: Sequence[Spot], numbered: int) -> tuple[Entry, ...]:
    """Every event at every place.

    Args:
        spots: As a figure numbers them.
        numbered: How many have a number on the map.
    """
    return tuple(
        Entry(number=number if number <= numbered else 0, place=_named(spot), event=event)
        for number, spot in enumerate(spots, 1)
        for event in spot.events
    )


def table(found: Iterable[Entry]) -> list[tuple[str, str, str, str, str]]:
    """The whole key as rows, the head first, with number and place in each."""
    return [
        HEADS,
        *(
            (str(e.number or ""), tell(e.event.when), e.place, _what(e.event), _source([e.event]))
            for e in found
        ),
    ]


def _each(number: int, spot: Spot) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            str(number) if first else "",
            tell(event.when),
            _named(spot) if first else "",
            _what(event),
            _source([event]),
        )
        for first, event in ((index == 0, event) for index, event in enumerate(spot.events))
    ]


def _what(event: Record) -> str:
    return f"{event.label}: {event.quote}"


def _together(number: int, spot: Spot) -> tuple[str, str, str, str, str]:
    if len(spot.events) == 1:
        return _each(number, spot)[0]
    counts = Counter(event.label for event in spot.events).most_common()
    what = ", ".join(label if count == 1 else f"{label} ({count})" for label, count in counts)
    when = stretch(spot.events) or "undated"
    said = f"{len(spot.events)} events: {what}"
    return (str(number), when, _named(spot), said, _source(spot.events))


def _named(spot: Spot) -> str:
    """The place, and what it is where that is far more than a point."""
    kind = _WIDE.get(spot.place.kind, "")
    is_told = not _TOLD.isdisjoint(
        spot.place.name.lower().replace("(", " ").replace(")", " ").split()
    )
    return f"{spot.place.name} ({kind})" if kind and not is_told else spot.place.name


_WIDE: Final = {"country": "country", "admin1": "province", "admin2": "district"}

_TOLD: Final = frozenset(
    {
        "borough",
        "canton",
        "county",
        "department",
        "district",
        "emirate",
        "governorate",
        "oblast",
        "parish",
        "prefecture",
        "province",
        "region",
        "republic",
        "state",
    }
)
"""Words of a name that say by themselves that it is no point."""


def _source(events: Sequence[Record]) -> str:
    """The outlet or file that tells it, and how many more do."""
    names: dict[str, None] = {}
    for event in events:
        for telling in event.tellings or (event,):
            names.setdefault(telling.outlet or outlet(telling.source))
    first, *more = names
    return f"{first} +{len(more)}" if more else first


def outlet(source: str) -> str:
    """The host of a web address, else the name of a file without its suffix."""
    host = urlsplit(source).hostname if source.startswith(("http://", "https://")) else None
    return host.removeprefix("www.") if host else PurePath(source).stem or source


def draw_key(paper: Paper, key: Key, left: float, top: float) -> None:
    """Draw the table down from `top`, as wide as the paper between its margins."""
    width = paper.width - 2 * left
    widths = _widths(width)
    starts = [left + sum(widths[:column]) for column in range(len(widths))]
    y = top - 2.6
    for start, head in zip(starts, HEADS, strict=True):
        paper.text(start, y, head, _SIZE, weight="bold", color="#222222")
    paper.line([(left, y - 1), (left + width, y - 1)], color="#222222", linewidth=0.6)
    for number, cells in enumerate(key.lines):
        y -= ROW
        if number and key.rows[number][0]:
            rule = y + ROW - 1
            paper.line([(left, rule), (left + width, rule)], color="#cccccc", linewidth=0.3)
        for column, (start, lines) in enumerate(zip(starts, cells, strict=True)):
            weight = "bold" if column == 0 else "normal"
            for index, words in enumerate(lines):
                at = y - index * _LINE
                paper.text(start, at, words, _SIZE, color="#222222", weight=weight)
        y -= _LINE * (max(map(len, cells)) - 1)
