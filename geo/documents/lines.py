"""Many reports a file: JSON Lines, one object a line, of which only `text` is required."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from geo.documents.encoding import decode
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.mapping import drafted
from geo.documents.objects import parse
from geo.documents.parcel import Parcel, oversized
from geo.errors import DocumentError

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD: Final = 1000
_OURS: Final = re.compile(rb'\A\s*\{\s*"format"\s*:\s*"dateline-readings"')


def read_lines(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.jsonl` file line by line; a bad line is reported, the others count.

    A line may have `id` (text or a whole number), `title`, `text`, `published` and `url`, under
    these names or the usual others (`geo.documents.mapping`); other fields are left alone. Lines
    end with a newline and nothing else, as JSON Lines wants it. Reports without an id are called by
    the number of their line.

    Yields:
        Drafts and problems in the order of the lines.

    Raises:
        DocumentError: The file is too large, or not what it should be. The message has no name.
    """
    limits = manner.limits
    if parcel.size > limits.file_bytes:
        raise DocumentError(oversized(limits.file_bytes))
    if _is_ours(parcel.handle):
        raise DocumentError("holds readings that Dateline wrote; name it by itself")
    is_empty = True
    for number, line in _numbered(_narrow(parcel.handle), limits.report_bytes):
        if len(line) > limits.report_bytes:
            yield Problem(path=parcel.path, line=number, reason=limits.refusal())
            is_empty = False
        elif line.strip():
            yield from _read(line, parcel, number, manner)
            is_empty = False
    if is_empty:
        raise DocumentError("is empty")


def _is_ours(handle: BinaryIO) -> bool:
    """Whether a file holds readings: they have a text too, but are no reports."""
    start = handle.read(_HEAD)
    handle.seek(0)
    return _OURS.search(start) is not None


def _narrow(handle: BinaryIO) -> BinaryIO:
    """A file in UTF-16, as some shells write it, turned into UTF-8; any other as it is."""
    start = handle.read(2)
    handle.seek(0)
    if start not in _WIDE:
        return handle
    return io.BytesIO(decode(handle.read()).text.encode("utf-8", "surrogatepass"))


def _numbered(handle: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of one that is too long, enough to see that it is."""
    number = 0
    while line := handle.readline(limit + 1):
        number += 1
        yield number, line
        while line and not line.endswith(b"\n"):
            line = handle.readline(limit)


def _read(line: bytes, parcel: Parcel, number: int, manner: Manner) -> Iterator[Draft | Problem]:
    try:
        decoded = decode(line)
        draft, notes = drafted(
            _object(decoded.text), parcel.path, f"{parcel.name}:{number}", manner
        )
    except DocumentError as error:
        yield Problem(path=parcel.path, line=number, reason=str(error))
        return
    for note in [decoded.note, *notes] if decoded.note else notes:
        yield Problem(path=parcel.path, line=number, reason=f"{note}; the rest was read")
    yield draft


def _object(line: str) -> dict[str, object]:
    value = parse(line)
    if not isinstance(value, dict):
        raise DocumentError('is no JSON object; a report is written as {"text": "…"}')
    return value
