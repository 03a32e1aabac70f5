"""Corrections from a table that `dateline review -o review.csv` wrote and a person filled in."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, get_args

from gazetteer import Kind, Place
from geo.corrections.columns import CANDIDATES, FILLED, as_told
from geo.corrections.correction import (
    Change,
    Correction,
    Means,
    NoEvent,
    NoPlace,
    Rule,
    Spot,
    Stance,
    Target,
    Type,
    When,
    Where,
)
from geo.errors import FormatError
from geo.reading import Factuality
from geo.timespan import UNDATED, TimeSpan

_REMEDY: Final = "Mend the cell, or empty it."
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_SPAN: Final = re.compile(r"(\d{1,15})-(\d{1,15})")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DELIMITERS: Final = (",", ";", "\t")
_NONE: Final = frozenset({"none", "-", "no", "x"})
_YES: Final = frozenset({"yes", "y", "x", "1", "true"})
_PARTS: Final = 6
_DECEMBER: Final = 12


def is_sheet(data: bytes) -> bool:
    """Whether a file begins with the head of such a table."""
    head = data.partition(b"\n")[0]
    return b"choice" in head and b"spans" in head and not head.lstrip().startswith(b"{")


def parse_sheet(data: bytes, name: str) -> Iterator[Correction | FormatError]:
    """Read the rows that a person filled in.

    Comma, semicolon or tab may part the cells, as spreadsheets of some languages have it.

    Yields:
        Corrections, and errors for rows that cannot be read.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        # Some spreadsheets save so unless told otherwise.
        text = data.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        for row in reader:
            cells = {key: as_told(cell) for key, cell in row.items() if isinstance(cell, str)}
            yield from _corrections(_Row(cells=cells, spot=f"{name}:{reader.line_num}"))
    except csv.Error as error:
        yield FormatError(f"{name}:{reader.line_num}: is no table that can be read ({error}).")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row of the table."""

    cells: dict[str, str]
    spot: str

    def cell(self, key: str) -> str:
        """A cell without blanks around it; empty where there is none."""
        return self.cells.get(key, "").strip()

    def wrong(self, key: str, wanted: str) -> FormatError:
        """The error that says what a cell should be and is not."""
        return FormatError(
            f"{self.spot}: `{key}` must be {wanted}, and is {self.cell(key)[:60]!r}. {_REMEDY}"
        )


def _corrections(row: _Row) -> Iterator[Correction | FormatError]:
    if not any(row.cell(key) for key in FILLED[:-3]):
        return
    try:
        changes = tuple(_changes(row))
        rule = _rule(row, changes)
        targets = () if rule is not None else _targets(row)
    except FormatError as error:
        yield error
        return
    for change in changes:
        yield Correction(
            change=change,
            targets=targets,
            rule=rule,
            by=row.cell("by"),
            at=row.cell("at"),
            note=row.cell("note"),
            spot=row.spot,
        )


def _changes(row: _Row) -> Iterator[Change]:
    is_event = row.cell("what") == "event"
    choice, place = row.cell("choice"), _new_place(row)
    if choice.lower() in _NONE:
        yield NoEvent() if is_event else NoPlace()
        return
    if place is None and choice:
        place = _chosen(row, choice)
    if place is not None:
        yield Where(spots=(Spot(place=place, role="location"),)) if is_event else Means(place=place)
    if is_event:
        yield from _event_changes(row)


def _event_changes(row: _Row) -> Iterator[Change]:
    if row.cell("new_date"):
        yield When(when=_when(row))
    if row.cell("new_type"):
        type_ = row.cell("new_type").upper()
        yield Type(type=type_, label=type_.lower())
    if row.cell("new_factuality"):
        stance = row.cell("new_factuality").lower()
        wanted = get_args(Factuality)
        if stance not in wanted:
            raise row.wrong("new_factuality", "one of " + ", ".join(wanted))
        yield Stance(factuality=wanted[wanted.index(stance)])


def _new_place(row: _Row) -> Place | None:
    if not row.cell("new_lat") and not row.cell("new_lon"):
        return None
    lat, lon = _degrees(row, "new_lat", 90), _degrees(row, "new_lon", 180)
    return Place(
        id=f"corrections:{lat:.5f},{lon:.5f}",
        name=row.cell("new_name") or row.cell("text"),
        kind="site",
        feature_class="",
        feature_code="",
        country=None,
        lon=lon,
        lat=lat,
        source="corrections",
    )


def _degrees(row: _Row, key: str, most: float) -> float:
    try:
        value = float(row.cell(key).replace(",", "."))
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise row.wrong(key, f"degrees from -{most:g} to {most:g}")
    return value


def _chosen(row: _Row, choice: str) -> Place:
    """The place of a candidate's cell, which holds all that is to be kept of it."""
    filled = [key for key in CANDIDATES if row.cell(key)]
    wanted = f"a number from 1 to {len(filled)}, or none"
    if choice not in map(str, range(1, len(filled) + 1)):
        raise row.wrong("choice", wanted)
    key = filled[int(choice) - 1]
    parts = [part.strip() for part in row.cell(key).split("|")]
    numbers = re.findall(r"-?\d{1,3}(?:\.\d{1,9})?", parts[4]) if len(parts) == _PARTS else []
    kinds = get_args(Kind)
    if len(numbers) != 2 or parts[1] not in kinds:  # noqa: PLR2004 - latitude and longitude
        raise row.wrong(key, "as `dateline review` wrote it")
    lat, lon = map(float, numbers)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
        raise row.wrong(key, "a place on the globe")
    return Place(
        id=parts[5],
        name=parts[0],
        kind=kinds[kinds.index(parts[1])],
        feature_class="",
        feature_code="",
        country=parts[3] or None,
        admin1=parts[2] or None,
        lon=lon,
        lat=lat,
        source=parts[5].partition(":")[0],
    )


def _rule(row: _Row, changes: tuple[Change, ...]) -> Rule | None:
    if row.cell("everywhere").lower() not in _YES:
        return None
    if not all(isinstance(change, Means | NoPlace) for change in changes):
        raise row.wrong("everywhere", "empty: only names have rules")
    return Rule(text=row.cell("text"))


def _targets(row: _Row) -> tuple[Target, ...]:
    if not _DIGEST.fullmatch(row.cell("document")):
        raise row.wrong("document", "as `dateline review` wrote it")
    words = row.cell("spans").split()
    found = [_SPAN.fullmatch(word) for word in words]
    text, offset = row.cells.get("text", ""), row.cell("offset")
    if not found:
        raise row.wrong("spans", "as `dateline review` wrote it")
    targets = []
    for number, match in enumerate(found):
        if match is None or int(match[1]) > int(match[2]):
            raise row.wrong("spans", "as `dateline review` wrote it")
        has_quote = number == 0 and offset.isdecimal() and len(offset) < _PARTS
        targets.append(
            Target(
                document=row.cell("document"),
                start=int(match[1]),
                end=int(match[2]),
                text=text,
                quote=row.cells.get("sentence", "") if has_quote else "",
                offset=int(offset) if has_quote else 0,
                source=row.cells.get("source", ""),
                title=row.cells.get("title", ""),
            )
        )
    return tuple(targets)


def _when(row: _Row) -> TimeSpan:
    told = row.cell("new_date")
    if told.lower() in _NONE:
        return UNDATED
    first, slash, last = told.partition("/")
    start, end, precision = _span(row, first)
    if slash:
        _, end, _ = _span(row, last)
        precision = "range"
    if start >= end:
        raise row.wrong("new_date", "a range that ends after it begins")
    return TimeSpan(start=start, end=end, precision=precision, basis="explicit")  # type: ignore[arg-type]


def _span(row: _Row, text: str) -> tuple[datetime, datetime, str]:
    """The first moment of a year, month or day, the first after it, and which of them it is."""
    match = _DATE.fullmatch(text.strip())
    wanted = "2019, 2019-10, 2019-10-15, 2019-10-15/2019-10-20, or none"
    if match is None:
        raise row.wrong("new_date", wanted)
    year, month, day = match.groups()
    try:
        start = datetime(int(year), int(month or 1), int(day or 1))
        if day:
            return start, start + timedelta(days=1), "day"
        if month and start.month < _DECEMBER:
            return start, start.replace(month=start.month + 1), "month"
        return start, datetime(start.year + 1, 1, 1), "month" if month else "year"
    except (ValueError, OverflowError):
        raise row.wrong("new_date", wanted) from None
