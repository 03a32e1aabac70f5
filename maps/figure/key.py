"""The table beneath a figure: what the numbers on the map stand for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from geo.record import Record
from maps.figure.moments import stretch, tell
from maps.figure.paper import Paper, fit
from maps.figure.spots import Spot

ROW: Final = 3.5
"""Height of a row in millimetres."""
_SIZE: Final = 6.2
HEADS: Final = ("No.", "Date", "Place", "What", "Source")
_SHARES: Final = (0.045, 0.16, 0.185, 0.44, 0.17)
"""Of the width that each column takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """Rows of the table and how many spots they explain."""

    rows: tuple[tuple[str, str, str, str, str], ...]
    """Number, date, place, what, source; a number stands once."""
    spots: int
    """The first so many spots of the scene have a number."""


def make_key(spots: Sequence[Spot], room: int) -> Key:
    """Fill the table: a row for each event where there is room, else a row for each spot.

    Args:
        spots: The most important first when there is not room for all.
        room: How many rows the table may have.
    """
    if sum(len(spot.events) for spot in spots) <= room:
        rows = [row for number, spot in enumerate(spots, 1) for row in _each(number, spot)]
    else:
        rows = [_together(number, spot) for number, spot in enumerate(spots[:room], 1)]
    return Key(rows=tuple(rows), spots=min(len(spots), len({row[0] for row in rows if row[0]})))


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
    return f"{spot.place.name} ({kind})" if kind else spot.place.name


_WIDE: Final = {"country": "country", "admin1": "province", "admin2": "district"}


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
    starts = [left + width * sum(_SHARES[:column]) for column in range(len(_SHARES))]
    y = top - 2.6
    for start, head in zip(starts, HEADS, strict=True):
        paper.text(start, y, head, _SIZE, weight="bold", color="#222222")
    paper.line([(left, y - 1), (left + width, y - 1)], color="#222222", linewidth=0.6)
    for row in key.rows:
        y -= ROW
        if row[0] and row is not key.rows[0]:
            rule = y + ROW - 1
            paper.line([(left, rule), (left + width, rule)], color="#cccccc", linewidth=0.3)
        for column, (start, words) in enumerate(zip(starts, row, strict=True)):
            room = width * _SHARES[column] - 1.5
            weight = "bold" if column == 0 else "normal"
            paper.text(start, y, fit(words, _SIZE, room), _SIZE, color="#222222", weight=weight)
