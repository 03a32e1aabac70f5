"""Invented events to draw: the same ones for every page, from a fixed seed.

Seven in ten lie near one of 60 towns, of which few have most, as in news; the others anywhere in
the window. They come day by day, as archives do. Each has a day of twelve years, one of six types
and, if wanted, a text of 200 characters whose words are as frequent as words are (Zipf); gzip
packs it about 3 to 1, like prose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from geo.reading import Span
from geo.record import Record, RecordPlace
from geo.timespan import TimeSpan

TYPES = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "PROTEST")
FIRST = datetime(2014, 1, 1)
DAYS = 4383
TEXT = 200
_WEST, _SOUTH, _EAST, _NORTH = 36.0, 30.2, 48.0, 37.2
_TOWNS = 60
_WORDS = 2500
_IN_TOWN = 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Events:
    """Columns, one row an event."""

    lon: list[float]
    lat: list[float]
    day: list[int]
    """Since `FIRST`."""
    kind: list[int]
    """A number of `TYPES`."""
    text: list[str]
    """Empty without texts."""


def invent(count: int, *, texts: bool) -> Events:
    """So many events."""
    rng = np.random.default_rng(7)
    towns = rng.uniform((_WEST, _SOUTH), (_EAST, _NORTH), (_TOWNS, 2))
    weights = 1 / np.arange(1, _TOWNS + 1)
    near = towns[rng.choice(_TOWNS, count, p=weights / weights.sum())]
    near = near + rng.normal(0, 0.08, (count, 2))
    anywhere = rng.uniform((_WEST, _SOUTH), (_EAST, _NORTH), (count, 2))
    at = np.where(rng.random((count, 1)) < _IN_TOWN, near, anywhere).round(5)
    return Events(
        lon=at[:, 0].tolist(),
        lat=at[:, 1].tolist(),
        day=np.sort(rng.integers(0, DAYS, count)).tolist(),
        kind=rng.integers(0, len(TYPES), count).tolist(),
        text=_texts(rng, count) if texts else [""] * count,
    )


def records(events: Events) -> Iterator[Record]:
    """The events as Dateline takes them."""
    spans = [_day(number) for number in range(DAYS)]
    trigger = Span(start=0, end=0)
    rows = zip(events.lon, events.lat, events.day, events.kind, events.text, strict=True)
    for number, (lon, lat, day, kind, text) in enumerate(rows):
        place = RecordPlace(
            place_id=f"p{number}", name="Somewhere", kind="town", country="SY", admin1=None,
            lon=lon, lat=lat, role="location", text="Somewhere", mark=None, score=1.0,
        )  # fmt: skip
        yield Record(
            id=f"e{number}", type=TYPES[kind], label=TYPES[kind].lower(), factuality="asserted",
            quote=text, trigger=trigger, places=(place,), when=spans[day], date_text="",
            actors=(), recipients=(), quantities=(), attribution="", document="d", title="",
            source="", published=None,
        )  # fmt: skip


def _day(number: int) -> TimeSpan:
    start = FIRST + timedelta(days=number)
    return TimeSpan(start=start, end=start + timedelta(days=1), precision="day", basis="explicit")


def _texts(rng: np.random.Generator, count: int) -> list[str]:
    letters = np.array(list("eeeetttaaooiinnsshhrrdlcumwfgypbvk"))
    words = ["".join(rng.choice(letters, size)) for size in rng.integers(2, 10, _WORDS)]
    weights = 1 / np.arange(1, _WORDS + 1)
    drawn = rng.choice(_WORDS, count * 50, p=weights / weights.sum()).reshape(count, 50).tolist()
    return [" ".join(words[number] for number in row)[:TEXT] for row in drawn]
