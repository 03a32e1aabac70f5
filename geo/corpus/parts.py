"""Cut the input into parts: stretches of files that are read as one and written as one.

What comes of a report does not depend on the part in which it is read, so their size is a matter of
how much is lost when a run is killed.
"""

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from geo.corpus.sources import Source
from geo.documents.intake import Manner, Problem
from geo.documents.mapping import USUAL
from geo.extras import require

_BLOCK: Final = 1 << 20
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of one file."""

    source: Source
    start: int
    """First byte, or first row of a table, counted from 0."""
    stop: int
    """First one outside. Of a last line that is longer than allowed the rest is left out."""
    first: int
    """The number of the first line or row, counted from 1."""
    digest: str
    """Of its bytes; of a table those of the whole file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is read as one."""

    pieces: tuple[Piece, ...]

    def key(self, settings: str) -> str:
        """Name of what comes of it: another input or other settings have another one.

        Args:
            settings: Digest of the settings.
        """
        found = hashlib.sha256(settings.encode())
        for piece in self.pieces:
            source = piece.source
            told = (source.address, source.name, piece.start, piece.stop, piece.first, piece.digest)
            found.update(repr(told).encode())
        return found.hexdigest()[:32]


def cut(sources: Iterable[Source], size: int, manner: Manner) -> Iterator[Part | Problem]:
    """Cut files into parts, in their order; small files share a part.

    Each file is read once, to see where its lines end and what it holds.

    Args:
        sources: Files of reports.
        size: How large a part should be, in bytes; a longer line makes it longer.
        manner: How files are read.
    """
    waiting: list[Piece] = []
    held = 0
    for source in sources:
        try:
            pieces = list(_pieces(source, size, manner))
        except (OSError, EOFError, ValueError, ImportError) as error:
            yield Problem(path=source.address, reason=f"cannot be read ({error})")
            continue
        for piece, weight in pieces:
            if waiting and held + weight > size:
                yield Part(pieces=tuple(waiting))
                waiting, held = [], 0
            waiting.append(piece)
            held += weight
    if waiting:
        yield Part(pieces=tuple(waiting))


def column_names(manner: Manner, field: str = "") -> frozenset[str]:
    """Columns of a table that may hold a field, or any field, of a report."""
    wanted = [field] if field else [*USUAL]
    names = (name for ours in wanted for name in (*manner.fields.get(ours, ()), *USUAL[ours]))
    return frozenset(part for name in names for part in (name, name.partition(".")[0]))


def _pieces(source: Source, size: int, manner: Manner) -> Iterator[tuple[Piece, int]]:
    if source.shape == "table":
        yield from _rows(source, size, column_names(manner, "text"))
        return
    with source.open() as file:
        if source.shape == "whole" or file.read(2) in _WIDE:
            file.seek(0)
            yield _whole(source, file)
            return
        file.seek(0)
        yield from _lines(source, file, size, manner.limits.report_bytes)


def _whole(source: Source, file: BinaryIO) -> tuple[Piece, int]:
    found, length = hashlib.sha256(), 0
    while block := file.read(_BLOCK):
        found.update(block)
        length += len(block)
    piece = Piece(source=source, start=0, stop=length, first=1, digest=found.hexdigest())
    return piece, length


def _lines(source: Source, file: BinaryIO, size: int, longest: int) -> Iterator[tuple[Piece, int]]:
    start, first = 0, 1
    while block := file.read(size):
        found, taken, lines = hashlib.sha256(block), len(block), block.count(b"\n")
        length, room = taken, longest + 2
        while not block.endswith(b"\n") and (block := file.readline(_BLOCK)):
            found.update(block[:room])
            taken += len(block[:room])
            room -= len(block[:room])
            length += len(block)
            lines += block.endswith(b"\n")
        piece = Piece(
            source=source, start=start, stop=start + taken, first=first, digest=found.hexdigest()
        )
        yield piece, taken
        start, first = start + length, first + lines


def _rows(source: Source, size: int, texts: frozenset[str]) -> Iterator[tuple[Piece, int]]:
    require("pyarrow", "Parquet files")
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and only tables need it

    with source.open() as file:
        whole, length = _whole(source, file)
        file.seek(0)
        card = pq.read_metadata(file)
    if texts.isdisjoint(card.schema.to_arrow_schema().names):
        raise ValueError("it has no column `text`; name the one that holds it with --fields")
    each = max(1, card.num_rows * size // max(size, _unpacked(card), length))
    for start in range(0, card.num_rows, each):
        stop = min(start + each, card.num_rows)
        piece = Piece(source=source, start=start, stop=stop, first=start + 1, digest=whole.digest)
        yield piece, min(size, _unpacked(card) * (stop - start) // card.num_rows)


def _unpacked(card: object) -> int:
    groups = range(card.num_row_groups)  # type: ignore[attr-defined]
    return sum(card.row_group(n).total_byte_size for n in groups)  # type: ignore[attr-defined]
