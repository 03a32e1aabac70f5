"""Places out of a CSV or TSV file, row by row."""

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gazetteer.errors import SourceError
from gazetteer.place import Place
from gazetteer.sources.archives import read_text_lines
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.layouts import Described, fields_of

_DELIMITERS: Final = "\t;,|"
_TALLEST: Final = 20
"""Lines of one row: a quote that is open for longer was never meant as one."""


def read_csv(path: Path, described: Described, complaints: Complaints) -> Iterator[Place]:
    """The places of a table with a header line.

    The delimiter – tab, semicolon, comma or bar – is the one that the header has most of. A quote
    that is never closed costs its own line alone.

    Args:
        path: UTF-8; may be packed by gzip.
        described: What the user says of it.
        complaints: Takes the lines that could not be read.

    Raises:
        SourceError: The file cannot be read, is empty, or has no column for names or points.
        QueryError: A wish names what is not there.
    """
    lines = read_text_lines(path, complaints)
    columns, delimiter = _header(path, lines)
    fields = fields_of(columns, described, str(path))
    for number, cells in _rows(lines, delimiter, len(columns), path.name, complaints):
        try:
            yield fields.place(dict(zip(columns, cells, strict=True)))
        except ValueError as error:
            complaints.add(path.name, number, error)


def csv_columns(path: Path) -> list[str]:
    """The names of a table's columns.

    Raises:
        SourceError: The file cannot be read, or is empty.
    """
    return _header(path, read_text_lines(path, Complaints()))[0]


def _header(path: Path, lines: Iterator[tuple[int, str]]) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them."""
    header = next(lines, None)
    if header is None:
        raise SourceError(f"{path}: is empty. A table needs a header line with names of columns.")
    delimiter = max(_DELIMITERS, key=header[1].count)
    try:
        columns = next(csv.reader([header[1]], delimiter=delimiter), [])
    except csv.Error as error:
        raise SourceError(
            f"{path}: its first line is no header of a table ({error}). Save it anew as CSV."
        ) from error
    return [column.strip() for column in columns], delimiter


def _rows(
    lines: Iterator[tuple[int, str]],
    delimiter: str,
    width: int,
    where: str,
    complaints: Complaints,
) -> Iterator[tuple[int, list[str]]]:
    """Number of the first line and cells of each row."""
    waiting: deque[tuple[int, str]] = deque()
    while True:
        if not waiting and (line := next(lines, None)) is not None:
            waiting.append(line)
        if not waiting:
            return
        number, text = waiting.popleft()
        if not text.strip(" " + delimiter):
            continue
        more = _rest_of_row(text, lines, waiting)
        cells = _cells("\n".join([text, *(line for _, line in more)]), delimiter)
        if cells is not None and len(cells) == width:
            yield number, cells
            continue
        # The lines after it may be good ones.
        waiting.extendleft(reversed(more))
        complaints.add(
            where,
            number,
            "is no row: a quote is open, or stands where none may"
            if cells is None
            else f"has {len(cells)} columns, the header has {width}",
        )


def _cells(row: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([row], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None


def _rest_of_row(
    text: str, lines: Iterator[tuple[int, str]], waiting: deque[tuple[int, str]]
) -> list[tuple[int, str]]:
    """The lines after one with an open quote that end its row; none if no line closes it."""
    quotes = text.count('"')
    taken = 0
    while quotes % 2 and taken < _TALLEST:
        if taken == len(waiting):
            following = next(lines, None)
            if following is None:
                break
            waiting.append(following)
        quotes += waiting[taken][1].count('"')
        taken += 1
    if quotes % 2:
        return []
    return [waiting.popleft() for _ in range(taken)]
