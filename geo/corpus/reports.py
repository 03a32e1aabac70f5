"""The reports of a part, one after the other."""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.corpus.parts import Part, Piece
from geo.corpus.sources import is_url
from geo.documents import Limits, Problem, Stream, read_documents
from geo.documents.intake import Draft, Manner
from geo.documents.lines import read_lines
from geo.documents.naming import Register
from geo.documents.parcel import Parcel
from geo.errors import CorpusError, DocumentError
from geo.reading import Document

_FIELDS: Final = ("id", "title", "text", "published", "url")
_BATCH: Final = 64


def reports(part: Part, limits: Limits) -> Iterator[Document | Problem]:
    """Read the reports of a part, with what of it cannot be read.

    The id of a report is the one that it has, else the name of its file with the number of the line
    or row: neither depends on the parts, and both may come twice (`geo.corpus.register`).

    Raises:
        CorpusError: A file is another one than when it was cut.
    """
    for piece in part.pieces:
        try:
            if piece.source.shape == "whole":
                yield from _whole(piece, limits)
            elif piece.source.shape == "table":
                yield from _entered(_table(piece))
            else:
                yield from _entered(_lines(piece, limits))
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


def _lines(piece: Piece, limits: Limits) -> Iterator[Draft | Problem]:
    source = piece.source
    with source.open() as file:
        file.seek(piece.start)
        data = file.read(piece.stop - piece.start)
    _check(piece, data)
    parcel = _parcel(piece, data, ".jsonl")
    for item in read_lines(parcel, Manner(limits=limits)):
        if isinstance(item, Problem):
            line = None if item.line is None else item.line + piece.first - 1
            yield replace(item, line=line)
        else:
            number = int(item.name.rpartition(":")[2]) + piece.first - 1
            yield replace(item, name=f"{source.name}:{number}")


def _parcel(piece: Piece, data: bytes, suffix: str) -> Parcel:
    source = piece.source
    return Parcel(handle=io.BytesIO(data), path=source.address, name=source.name, suffix=suffix)


def _check(piece: Piece, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != piece.digest:
        raise CorpusError(
            f"{piece.source.address}: was changed while it was read. Run the same command again."
        )


def _whole(piece: Piece, limits: Limits) -> Iterator[Document | Problem]:
    source = piece.source
    data = source.read()
    _check(piece, data)
    given = Stream(data=data, name=source.address) if is_url(source.address) else source.address
    try:
        intake = read_documents([given], limits=limits)
    except DocumentError:
        yield from _refusals(source.address, data, limits)
        return
    yield from intake.problems
    stem = given.name if isinstance(given, Stream) else Path(source.address).stem
    for document in intake.documents:
        rest = document.id.removeprefix(stem)
        is_ours = document.id.startswith(stem) and rest[:1] in ("", ":", "/")
        yield replace(document, id=source.name + rest) if is_ours else document


def _refusals(address: str, data: bytes, limits: Limits) -> Iterator[Problem]:
    """Why a file has no report: what would end a run of one file is a line in a long list here."""
    beside = Stream(data=b"A report.", name="beside")
    given = Stream(data=data, name=address) if is_url(address) else address
    yield from read_documents([given, beside], limits=limits).problems


def _table(piece: Piece) -> Iterator[Draft | Problem]:
    """Rows of a Parquet file, as lines with the same fields."""
    for number, row in enumerate(_rows(piece), start=piece.first):
        told = {key: row.get(key) for key in _FIELDS}
        line = json.dumps(told, default=str).encode()
        limits = Limits(report_bytes=len(line))
        for item in read_lines(_parcel(piece, line, ".jsonl"), Manner(limits=limits)):
            if isinstance(item, Problem):
                yield replace(item, line=number)
            else:
                yield replace(item, name=f"{piece.source.name}:{number}")


def _rows(piece: Piece) -> Iterator[dict[str, object]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only tables need it

    with piece.source.open() as handle, pq.ParquetFile(handle) as table:
        columns = [name for name in _FIELDS if name in table.schema_arrow.names]
        before = 0
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            skipped, wanted = piece.start - before, piece.stop - before
            before += count
            if skipped < count and wanted > 0:
                yield from _cut_out(table, group, columns, (max(0, skipped), wanted))


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
