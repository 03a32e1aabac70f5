"""Tables: rows of CSV, TSV and Excel files, as texts by the names of their columns."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from geo.documents.encoding import decode
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.mapping import drafted
from geo.documents.parcel import Parcel
from geo.documents.zipped import checked
from geo.errors import DocumentError
from geo.extras import require

TABLES: Final = frozenset({".csv", ".tsv", ".xlsx"})
"""Suffixes of tables."""
_DELIMITERS: Final = ",;\t|"
_FIELD: Final = 10_000_000
"""Signs that a cell of a CSV file may have."""
_COLUMNS: Final = 2_000
_ABOVE: Final = 20
"""Rows in which the head of a table stands, and how wide it is shows."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row below the head."""

    number: int
    """Where it begins: the line of a CSV file, the row of a sheet, from 1."""
    cells: tuple[str, ...]
    """As many as there are columns; without blanks around."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as it was given."""

    columns: tuple[str, ...]
    """Names, never the same twice."""
    rows: tuple[Row, ...]
    """Without empty ones."""
    note: str = ""
    """What was lost on the way, in words; empty where nothing was."""


def read_table(parcel: Parcel, manner: Manner) -> Table:
    """Read a table: of a workbook the first sheet that holds something.

    Raises:
        DocumentError: It cannot be read, or has no head. The message has no file name.
        MissingExtraError: It is a workbook, and openpyxl is not installed.
    """
    data = parcel.data(manner.limits.file_bytes)
    if not data:
        raise DocumentError("is empty")
    if parcel.suffix == ".xlsx":
        checked(data, manner.limits)
        lines, note = list(_sheet(data)), ""
    else:
        decoded = decode(data)
        lines, note = list(_lines(decoded.text, parcel.suffix)), decoded.note
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        raise DocumentError("is empty")
    head = _head(filled)
    columns = _named(filled[head][1])
    rows = tuple(
        Row(number=number, cells=tuple([*cells, *[""] * len(columns)][: len(columns)]))
        for number, cells in filled[head + 1 :]
    )
    return Table(columns=columns, rows=rows, note=note)


def _head(filled: list[tuple[int, list[str]]]) -> int:
    """Where the head stands: spreadsheets often have a title above it, in a cell or two."""
    widths = [sum(map(bool, cells)) for _, cells in filled[:_ABOVE]]
    return next(n for n, width in enumerate(widths) if 2 * width >= max(widths))


def read_rows(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.csv`, `.tsv` or `.xlsx` file of reports, one a row; their columns are as `mapping`.

    Yields:
        Drafts and problems in the order of the rows.

    Raises:
        DocumentError: As `read_table`.
        MissingExtraError: As `read_table`.
    """
    table = read_table(parcel, manner)
    if table.note:
        yield Problem(path=parcel.path, reason=f"{table.note}; the rest was read")
    if not table.rows:
        raise DocumentError("has a head and no rows")
    for row in table.rows:
        values = {
            name: cell
            for column, cell in zip(table.columns, row.cells, strict=True)
            for name in (column.lower(), column)
        }
        try:
            draft, _ = drafted(values, parcel.path, f"{parcel.name}:{row.number}", manner)
            manner.limits.check(draft.text)
        except DocumentError as error:
            yield Problem(path=parcel.path, line=row.number, reason=str(error))
            continue
        yield draft


def _lines(text: str, suffix: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, suffix))
    number = 1
    try:
        for cells in reader:
            yield number, [cell.strip() for cell in cells]
            number = reader.line_num + 1
    except csv.Error as error:
        raise DocumentError(f"is no table from line {number} on ({error})") from error


def _delimiter(text: str, suffix: str) -> str:
    """The sign that most often stands in the head; spreadsheets of half the world write `;`."""
    if suffix == ".tsv":
        return "\t"
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _sheet(data: bytes) -> Iterator[tuple[int, list[str]]]:
    require("openpyxl", "Excel files")
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra brings it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            is_filled = False
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                words = [_cell(cell) for cell in cells[:_COLUMNS]]
                is_filled = is_filled or any(words)
                yield number, words
            if is_filled:
                return
    except Exception as error:
        # openpyxl raises whatever it meets in what is broken or foreign.
        raise DocumentError(f"is no Excel file that can be read ({error})") from error


def _cell(value: object) -> str:
    """A cell in words; a moment without a time is a day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _CONTROLS.sub(" ", str(value)).strip()


def _named(cells: list[str]) -> tuple[str, ...]:
    if len(cells) > _COLUMNS:
        raise DocumentError(f"has more than {_COLUMNS:,} columns; it is no table")
    # A dict keeps the order; how far each name has been counted makes two thousand twins cheap.
    names: dict[str, None] = {}
    counts: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        name = free = cell or f"column {number}"
        while free in names:
            counts[name] = counts.get(name, 1) + 1
            free = f"{name} {counts[name]}"
        names[free] = None
    return tuple(names)
