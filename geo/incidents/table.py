"""A table of incidents from its file to rows that are placed and dated."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gazetteer import Gazetteer
from geo.documents.intake import Limits, Manner, Problem
from geo.documents.parcel import Parcel, suffix_of
from geo.documents.rows import TABLES, Row, Table, read_table
from geo.errors import DocumentError, MissingExtraError
from geo.incidents.columns import USUAL, Columns, choose_columns
from geo.incidents.dating import Order, is_open, order_of, read_date
from geo.incidents.geocoding import Geocoded, Geocoder
from geo.incidents.given import at_given, in_one
from geo.timespan import UNDATED, TimeSpan

Watch = Callable[[Sequence[Row]], Iterator[Row]]

_SHARE: Final = 0.15
"""Of the rows that are surely placed, how many a country must have to count for the others."""
_SURE: Final = 0.8
_WHERE: Final = ("place", "region", "country", "district")
_ASKED: Final = 500
"""Rows that are looked at to learn which countries a table is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What a user says of a table."""

    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of columns by a field of `Columns`."""
    country: str | None = None
    """The country of rows that name none: a code or a name."""
    order: Order | None = None
    """The order of day and month in figures; none where the column itself shall tell."""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, kw_only=True, slots=True)
class Incidents:
    """A table of incidents as it was given."""

    path: str
    table: Table
    columns: Columns

    def cell(self, row: Row, name: str) -> str:
        """What a row has in a column of `Columns`; empty where there is no such column."""
        number = getattr(self.columns, name)
        return "" if number is None else row.cells[number]


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """A row that was placed and dated."""

    row: Row
    geocoded: Geocoded
    when: TimeSpan


def is_table(path: Path) -> bool:
    """Whether a file may hold a table of incidents, by its suffix."""
    return suffix_of(path.name) in TABLES


def read_incidents(path: Path, wishes: Wishes) -> Incidents | None:
    """Read a table.

    Returns:
        None where no column holds place names.

    Raises:
        DocumentError: It cannot be read, or lacks a column that is wished for.
        MissingExtraError: It is a workbook, and openpyxl is not installed.
    """
    if path.exists() and not path.is_file():
        raise DocumentError(f"{path}: is no regular file; save the table, and name it")
    try:
        with path.open("rb") as handle:
            parcel = Parcel(
                handle=handle, path=str(path), name=path.stem, suffix=suffix_of(path.name)
            )
            table = read_table(parcel, Manner(limits=wishes.limits))
        wanted = {name: names for name, names in wishes.columns.items() if name in USUAL}
        columns = choose_columns(table.columns, wanted)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror or error})") from error
    except MissingExtraError:
        raise
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from error
    return None if columns is None else Incidents(path=str(path), table=table, columns=columns)


def geocode_table(
    incidents: Incidents, gazetteer: Gazetteer, wishes: Wishes, *, watch: Watch = iter
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """Place and date every row; none is lost.

    Args:
        incidents: The table.
        gazetteer: The places that a name may mean.
        wishes: What the user says of the table.
        watch: Gives the rows one by one, and may show how far that is.

    Returns:
        The rows in their order, and what could not be placed or dated, with the reason.
    """
    geocoder = Geocoder(gazetteer, country=wishes.country)
    if incidents.columns.country is None and wishes.country is None:
        context = _countries(incidents, geocoder)
        geocoder = Geocoder(gazetteer, context=context)
    cells = [incidents.cell(row, "date") for row in incidents.table.rows]
    order = wishes.order or order_of(cells)
    placed = tuple(
        Incident(
            row=row,
            geocoded=_located(incidents, row, geocoder),
            when=read_date(cell, order or "dmy") if cell else UNDATED,
        )
        for row, cell in zip(watch(incidents.table.rows), cells, strict=True)
    )
    problems = [*_of_table(incidents, cells, order), *_of_rows(incidents, placed)]
    return placed, tuple(problems)


def _located(incidents: Incidents, row: Row, geocoder: Geocoder) -> Geocoded:
    place, *around = (incidents.cell(row, name) for name in _WHERE)
    lon, lat = incidents.cell(row, "lon"), incidents.cell(row, "lat")
    if not lon and not lat:
        lon, lat = in_one(incidents.cell(row, "position"))
    return at_given(geocoder.locate(place, *around), lon, lat, place)


def _countries(incidents: Incidents, geocoder: Geocoder) -> list[str]:
    """The countries that a table is about, from rows that leave no doubt."""
    counts = Counter(
        found.place.country
        for row in incidents.table.rows[:_ASKED]
        if (found := _located(incidents, row, geocoder)).place is not None
        and found.place.country is not None
        and found.confidence >= _SURE
    )
    return [code for code, count in counts.items() if count >= _SHARE * counts.total()]


def _of_table(incidents: Incidents, cells: list[str], order: Order | None) -> Iterator[Problem]:
    if incidents.table.note:
        yield Problem(path=incidents.path, reason=f"{incidents.table.note}; the rest was read")
    if order is None and is_open(cells):
        reason = (
            "has dates that can be read both ways, such as 03/04/2019; they were read with the day "
            "first (--dates mdy reads them with the month first)"
        )
        yield Problem(path=incidents.path, reason=reason)


def _of_rows(incidents: Incidents, placed: Sequence[Incident]) -> Iterator[Problem]:
    for incident in placed:
        found, row = incident.geocoded, incident.row
        name = incidents.cell(row, "place")
        if found.place is None:
            reason = f"{name!r} was found nowhere: {found.note}" if name else "names no place"
            yield Problem(path=incidents.path, line=row.number, reason=reason)
        cell = incidents.cell(row, "date")
        if cell and not incident.when.is_dated:
            reason = f"{cell!r} is no date that can be read"
            yield Problem(path=incidents.path, line=row.number, reason=reason)
