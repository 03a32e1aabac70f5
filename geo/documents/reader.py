"""Read reports, wherever they lie, and say what could not be read."""

import codecs
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from geo.documents.html import read_html
from geo.documents.intake import Draft, Intake, Limits, Problem, Stream
from geo.documents.lines import read_lines
from geo.documents.naming import Register
from geo.documents.paths import Found, find_files
from geo.documents.plain import read_markdown, read_plain
from geo.errors import DocumentError

_WHOLE: Final = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""Readers of files that are one report each."""
_PAGE: Final = (b"<!doctype html", b"<html")
_LINES: Final = frozenset({".jsonl", ".ndjson"})
_SHOWN: Final = 3


def read_documents(
    sources: Iterable[Path | str | Stream], *, limits: Limits | None = None
) -> Intake:
    r"""Read every report in files, folders and streams.

    Folders are searched to the bottom, in the order of names; hidden files are left out. A `.txt`,
    `.md` or `.html` file is one report, a `.jsonl` file one a line. Texts are kept as decoded,
    `\r\n` included, since offsets refer to them; only halves of surrogate pairs become U+FFFD.

    Args:
        sources: In the order in which their reports shall stand.
        limits: How much is taken in; the defaults of `Limits` where none are given.

    Returns:
        The reports, and what could not be read with the reason.

    Raises:
        DocumentError: Not one report could be read.
    """
    wanted = [source if isinstance(source, Stream) else Path(source) for source in sources]
    intake = _sorted_out(_read_all(wanted, limits or Limits()))
    if not intake.documents:
        raise DocumentError(_nothing(wanted, intake.problems))
    return intake


def _sorted_out(items: Iterable[Draft | Problem]) -> Intake:
    register = Register()
    documents = []
    problems = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            documents.append(register.enter(item))
    return Intake(documents=tuple(documents), problems=tuple(problems))


def _read_all(sources: Iterable[Path | Stream], limits: Limits) -> Iterator[Draft | Problem]:
    for source in sources:
        if isinstance(source, Stream):
            yield from _read_stream(source, limits)
            continue
        for found in find_files(source):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _read_file(found, limits)


def _read_stream(stream: Stream, limits: Limits) -> Iterator[Draft | Problem]:
    start = stream.data[:100].removeprefix(codecs.BOM_UTF8).lstrip()
    is_page = start.lower().startswith(_PAGE)
    suffix = ".jsonl" if start.startswith(b"{") else ".html" if is_page else ".txt"
    yield from _read_open(io.BytesIO(stream.data), stream.name, stream.name, suffix, limits)


def _read_file(found: Found, limits: Limits) -> Iterator[Draft | Problem]:
    path = str(found.path)
    suffix = found.path.suffix.lower()
    if suffix not in _LINES and suffix not in _WHOLE:
        yield Problem(path=path, reason=_unknown(suffix))
        return
    try:
        with found.path.open("rb") as handle:
            yield from _read_open(handle, path, found.name, suffix, limits)
    except OSError as error:
        yield Problem(path=path, reason=f"cannot be read ({error.strerror or error})")


def _read_open(
    handle: BinaryIO, path: str, name: str, suffix: str, limits: Limits
) -> Iterator[Draft | Problem]:
    size = handle.seek(0, io.SEEK_END)
    handle.seek(0)
    if suffix in _LINES and size > limits.file_bytes:
        reason = f"is larger than {limits.file_bytes / 1e6:g} MB; split it into several files"
        yield Problem(path=path, reason=reason)
    elif suffix in _LINES:
        yield from read_lines(handle, path, name, limits)
    elif size > limits.report_bytes:
        yield Problem(path=path, reason=limits.refusal())
    else:
        yield from _WHOLE[suffix](handle.read(), path, name)


def _unknown(suffix: str) -> str:
    kind = f"has the suffix {suffix}" if suffix else "has no suffix"
    return f"{kind}; reports are .txt, .md, .html or .jsonl"


def _nothing(sources: list[Path | Stream], problems: tuple[Problem, ...]) -> str:
    if not problems:
        where = ", ".join(map(str, sources)) or "no path was given"
        kinds = ".txt, .md, .html or .jsonl"
        return f"{where}: holds no report. Put {kinds} files there, or name another."
    told = "; ".join(map(str, problems[:_SHOWN]))
    more = len(problems) - _SHOWN
    return f"nothing could be read: {told}" + (f"; and {more} more" if more > 0 else "")
