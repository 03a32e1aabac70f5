"""Tables for spreadsheets: CSV and Excel, in which no cell is ever a formula."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar

from geo.errors import FormatError
from geo.formats.flat import flat_rows
from geo.geojson import COLUMNS
from geo.record import Record

Value = TypeVar("Value")

_HEADER: Final = ("lon", "lat", *COLUMNS)
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula (OWASP, CSV injection)."""
_LONGEST: Final = 32_767
"""Characters that Excel allows in a cell."""
MOST_ROWS: Final = 1_048_575
"""Rows that Excel allows in a sheet, without the header."""
_MADE: Final = datetime(2000, 1, 1)
"""What a workbook says of when it was made, so that the same events give the same bytes."""
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold."""


def dump_csv(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:  # noqa: ARG001 - as every format
    """Write CSV (RFC 4180) in UTF-8; texts that look like formulas get an apostrophe in front.

    There is no room for sources in it: whoever passes it on must name them.
    """
    import pandas as pd  # noqa: PLC0415 - slow to import, and only files need it

    table = pd.DataFrame(
        ([defused(cell) for cell in row.values()] for row in flat_rows(records)),
        columns=list(_HEADER),
        dtype="object",
    )
    text: str = table.to_csv(index=False, lineterminator="\r\n")
    return text.encode()


def dump_excel(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write a workbook with the sheet `events`, without `tellings`, which may burst a cell.

    Behind it stands the sheet `sources`, where there are any to name.

    Texts that look like formulas get an apostrophe in front; what is longer than a cell is cut.

    Raises:
        FormatError: There are more rows than a sheet has.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - only workbooks need it

    table = flat_rows(records)
    if len(table) > MOST_ROWS:
        raise FormatError(
            f"{len(table):,} rows are more than the {MOST_ROWS:,} of an Excel sheet; "
            "write .csv or .parquet instead"
        )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.freeze_panes = "A2"
    names = [name for name in _HEADER if name != "tellings"]
    sheet.append(names)
    for row in table:
        sheet.append([cut(defused(row[name])) for name in names])
    if sources:
        named = book.create_sheet("sources")
        for source in sources:
            named.append([defused(source)])
    target = io.BytesIO()
    book.save(target)
    return timeless(target, book)


def defused(cell: Value) -> Value | str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def cut(cell: object) -> object:
    """A cell as long as Excel allows."""
    if isinstance(cell, str) and len(cell) > _LONGEST:
        return cell[: _LONGEST - 1] + "…"
    return cell


def timeless(packed: io.BytesIO, book: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    """The workbook without the moment at which it was saved, which openpyxl always writes."""
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - only workbooks need it

    book.properties.created = book.properties.modified = _MADE
    target = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            is_card = name == "docProps/core.xml"
            data = tostring(book.properties.to_tree()) if is_card else old.read(name)
            entry = zipfile.ZipInfo(name, _STAMP)
            new.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()
