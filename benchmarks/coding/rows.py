"""The rows of a careful coder, and whether an event is as a row has it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from geo.reading import Event, Span
from geo.record import Record
from geo.timespan import TimeSpan

TABLE: Final = Path(__file__).resolve().parent.parent / "articles" / "expectations.tsv"
ASPECTS: Final = ("type", "place", "when", "stance", "speaker")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table; the columns are explained at its head."""

    report: str
    anchor: str
    rank: str
    type: str
    place: str
    where: str
    when: str
    stance: str
    speaker: str
    same: str
    what: str

    def span(self, text: str) -> Span | None:
        """Where the anchor lies in a report; none if it is not there."""
        words, _, number = self.anchor.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = text.find(words, start + 1)
        return None if start < 0 else Span(start=start, end=start + len(words))


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A row, and the event that was found on it."""

    row: Row
    event: Event
    record: Record

    def is_right(self, aspect: str) -> bool:
        """Whether one aspect of the event is as the coder has it."""
        return _CHECKS[aspect](self)


def rows() -> tuple[Row, ...]:
    """The coder's table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    names = lines[0].split("\t")
    return tuple(Row(**dict(zip(names, line.split("\t"), strict=True))) for line in lines[1:])


def _type(match: Match) -> bool:
    wanted = match.row.type.casefold().split("|")
    record = match.record
    own = (record.type.casefold(), record.label.casefold(), str(getattr(record, "category", "")))
    return any(fnmatchcase(name, pattern) for pattern in wanted for name in own)


def _place(match: Match) -> bool:
    wanted = match.row.place.casefold().split("|")
    names = [place.name.casefold() for place in match.record.places]
    if not names:
        return "-" in wanted
    return all(any(fnmatchcase(name, pattern) for pattern in wanted) for name in names)


def _stance(match: Match) -> bool:
    return match.record.factuality in match.row.stance.split("|")


def _speaker(match: Match) -> bool:
    wanted, said = match.row.speaker.casefold(), match.record.attribution.casefold()
    if not said:
        return wanted.startswith(("~", "-"))
    return wanted == "-" or any(word in said for word in wanted.lstrip("~").split("|"))


def _when(match: Match) -> bool:
    return any(_agrees(match.record.when, wish) for wish in match.row.when.split("|"))


def _agrees(when: TimeSpan, wish: str) -> bool:
    if wish in ("*", "none"):
        return wish == "*" or not when.is_dated
    word, _, rest = wish.rpartition(" ")
    start, end = _bounds(rest)
    first, last = when.start or datetime.min, when.end or datetime.max  # noqa: DTZ901 - no zones
    if word == "in":
        return start <= first and last <= end
    if word == "by":
        return when.is_dated and first < end and (last <= end or when.start is not None)
    if word == "from":
        return when.start is not None and start <= first
    if when.precision in ("hour", "minute"):
        return start <= first and last <= end
    return (first, last) == (start, end)


def _bounds(text: str) -> tuple[datetime, datetime]:
    """First moment and end of `2014`, `2024-12`, `2019-10-15`, `2004/2018`."""
    first, _, last = text.partition("/")
    return _unit(first)[0], _unit(last or first)[1]


def _unit(text: str) -> tuple[datetime, datetime]:
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    start = datetime(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:  # noqa: PLR2004 - year, month, day
        return start, start + _DAY
    if len(numbers) == 1:
        return start, datetime(start.year + 1, 1, 1)
    return start, datetime(start.year + start.month // 12, start.month % 12 + 1, 1)


_CHECKS: Final = {
    "type": _type,
    "place": _place,
    "when": _when,
    "stance": _stance,
    "speaker": _speaker,
}
