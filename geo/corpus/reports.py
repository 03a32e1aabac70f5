"""The reports of a part, one after the other."""

import hashlib
import io
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.corpus.parts import Part, Piece, column_names
from geo.corpus.sources import is_url
from geo.documents import Manner, Problem, Stream, read_documents
from geo.documents.intake import Draft
from geo.documents.lines import read_lines
from geo.documents.naming import Register
from geo.documents.parcel import Parcel
from geo.errors import CorpusError, DocumentError
from geo.reading import Document

_BATCH: Final = 64


def reports(part: Part, manner: Manner) -> Iterator[Document | Problem]:
    """Read the reports of a part, with what of it cannot be read.

    The id of a report is the one that it has, else the name of its file with the number of the line
    or row: neither depends on the parts, and both may come twice (`geo.corpus.register`).

    Raises:
        CorpusError: A file is another one than when it was cut.
    """
    for piece in part.pieces:
        try:
            if piece.source.shape == "whole":
                yield from _whole(piece, manner)
            elif piece.source.shape == "table":
                yield from _entered(_table(piece, manner))
            else:
                yield from _entered(_lines(piece, manner))
        except OSError as error:
            raise CorpusError(
                f"{piece.source.address}: cannot be read any more ({error}). Run the same command"
                " again when it can."
            ) from error


def document_digest(document: Document) -> str:
    """What tells two reports apart that have one id: 16 hexadecimal digits."""
    told = (document.title, document.text, document.source, document.published)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _entered(drafts: Iterable[Draft | Problem]) -> Iterator[Document | Problem]:
    for draft in drafts:
        # A register for each: whether an id is taken is asked of the whole corpus.
        yield draft if isinstance(draft, Problem) else Register().enter(draft)


def _lines(piece: Piece, manner: Manner) -> Iterator[Draft | Problem]:
    source = piece.source
    with source.open() as file:
        file.seek(piece.start)
        data = file.read(piece.stop - piece.start)
    _check(piece, data)
    for item in _read_lines(piece, data, manner):
        if isinstance(item, Problem):
            line = None if item.line is None else item.line + piece.first - 1
            yield replace(item, line=line)
        else:
            number = int(item.name.rpartition(":")[2]) + piece.first - 1
            yield replace(item, name=f"{source.name}:{number}")


def _read_lines(piece: Piece, data: bytes, manner: Manner) -> Iterator[Draft | Problem]:
    """The reports of some lines, numbered from 1; that all of them are blank is no fault."""
    path, name = piece.source.address, piece.source.name
    if not data.strip():
        return
    try:
        parcel = Parcel(handle=io.BytesIO(data), path=path, name=name, suffix=".jsonl")
        yield from read_lines(parcel, manner)
    except DocumentError as error:
        yield Problem(path=path, reason=str(error))


def _check(piece: Piece, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != piece.digest:
        raise CorpusError(
            f"{piece.source.address}: was changed while it was read. Run the same command again."
        )


def _whole(piece: Piece, manner: Manner) -> Iterator[Document | Problem]:
    source = piece.source
    data = source.read()
    _check(piece, data)
    given = Stream(data=data, name=source.address) if is_url(source.address) else source.address
    try:
        intake = read_documents([given], limits=manner.limits, fields=manner.fields)
    except DocumentError:
        yield from _refusals(source.address, data, manner)
        return
    yield from intake.problems
    stem = given.name if isinstance(given, Stream) else Path(source.address).stem
    for document in intake.documents:
        rest = document.id.removeprefix(stem)
        is_ours = document.id.startswith(stem) and rest[:1] in ("", ":", "/")
        yield replace(document, id=source.name + rest) if is_ours else document


def _refusals(address: str, data: bytes, manner: Manner) -> Iterator[Problem]:
    """Why a file has no report: what would end a run of one file is a line in a long list here."""
    beside = Stream(data=b"A report.", name="beside")
    given = Stream(data=data, name=address) if is_url(address) else address
    yield from read_documents([given, beside], limits=manner.limits, fields=manner.fields).problems


def _table(piece: Piece, manner: Manner) -> Iterator[Draft | Problem]:
    """Rows of a Parquet file, as lines with the same fields."""
    for number, row in enumerate(_rows(piece, column_names(manner)), start=piece.first):
        line = json.dumps(row, default=str).encode()
        for item in _read_lines(piece, line, manner):
            if isinstance(item, Problem):
                yield replace(item, line=number)
            else:
                yield replace(item, name=f"{piece.source.name}:{number}")


def _rows(piece: Piece, wanted: Collection[str]) -> Iterator[dict[str, object]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only tables need it

    with piece.source.open() as handle, pq.ParquetFile(handle) as table:
        columns = [name for name in table.schema_arrow.names if name in wanted]
        before = 0
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            start, stop = piece.start - before, piece.stop - before
            before += count
            if start < count and stop > 0:
                yield from _cut_out(table, group, columns, (max(0, start), stop))


def _cut_out(
    table: "object", group: int, columns: list[str], rows: tuple[int, int]
) -> Iterator[dict[str, object]]:
    at = 0
    batches = table.iter_batches(_BATCH, row_groups=[group], columns=columns)  # type: ignore[attr-defined]
    for batch in batches:
        if at < rows[1] and at + batch.num_rows > rows[0]:
            start = max(0, rows[0] - at)
            yield from batch.slice(start, rows[1] - at - start).to_pylist()
        at += batch.num_rows
