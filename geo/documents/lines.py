"""Many reports a file: JSON Lines, one object a line, of which only `text` is required."""

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from geo.documents.encoding import decode
from geo.documents.headline import headline
from geo.documents.intake import Draft, Limits, Problem
from geo.errors import DocumentError

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD: Final = 1000
_OURS: Final = re.compile(rb'\A\s*\{\s*"format"\s*:\s*"dateline-readings"')


def read_lines(handle: BinaryIO, path: str, name: str, limits: Limits) -> Iterator[Draft | Problem]:
    """Read a `.jsonl` file line by line; a bad line is reported, the others count.

    A line may have `id` (text or a whole number), `title`, `text`, `published` and `url`; other
    fields are left alone. Lines end with a newline and nothing else, as JSON Lines wants it.

    Args:
        handle: The file, at its beginning; must be able to go back there.
        path: What to call the file in messages.
        name: The beginning of the ids of reports that have none; the number of the line follows.
        limits: How long a line may be.

    Yields:
        Drafts and problems in the order of the lines.
    """
    is_empty = True
    if _is_ours(handle):
        yield Problem(path=path, reason="holds readings that Dateline wrote; name it by itself")
        return
    for number, line in _numbered(_narrow(handle), limits.report_bytes):
        if len(line) > limits.report_bytes:
            yield Problem(path=path, line=number, reason=limits.refusal())
            is_empty = False
        elif line.strip():
            yield from _read(line, path, name, number)
            is_empty = False
    if is_empty:
        yield Problem(path=path, reason="is empty")


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


def _read(line: bytes, path: str, name: str, number: int) -> Iterator[Draft | Problem]:
    try:
        decoded = decode(line)
        fields = _object(decoded.text)
        text = _text(fields)
    except DocumentError as error:
        yield Problem(path=path, line=number, reason=str(error))
        return
    notes = [decoded.note] if decoded.note else []
    given = {key: _optional(fields, key, notes) for key in ("id", "title", "published", "url")}
    for note in notes:
        yield Problem(path=path, line=number, reason=f"{note}; the rest was read")
    yield Draft(
        path=path,
        name=f"{name}:{number}",
        id=given["id"] or None,
        title=given["title"] or headline(text),
        text=text,
        source=given["url"],
        published=given["published"] or None,
    )


def _object(line: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is not JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"is not JSON that can be read ({error})") from error
    if not isinstance(value, dict):
        raise DocumentError('is no JSON object; a report is written as {"text": "…"}')
    return value


def _text(fields: dict[str, object]) -> str:
    text = fields.get("text")
    if not isinstance(text, str):
        raise DocumentError("has no `text`, or one that is no text")
    if not text or text.isspace():
        raise DocumentError("has an empty `text`")
    return text


def _optional(fields: dict[str, object], key: str, notes: list[str]) -> str:
    value = fields.get(key)
    if isinstance(value, str):
        return value.strip()
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None:
        notes.append(f"`{key}` is no text and was left out")
    return ""
