"""Web archives: the pages and files that a crawler kept in a `.warc` file, read by warcio."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any, Final

from geo.documents.intake import Manner, Problem
from geo.documents.parcel import INSIDE, Parcel, oversized
from geo.errors import DocumentError
from geo.extras import require

_KINDS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}
"""What is read of what servers send; pictures, scripts and styles are passed over."""
_TAKEN: Final = frozenset({"response", "resource"})
_FINE: Final = "200"


def read_warc(parcel: Parcel, manner: Manner) -> Iterator[Parcel | Problem]:
    """Give the answers in a `.warc` or `.warc.gz` file, each with its web address.

    When a page was fetched is no date of publication: it is left alone.

    Raises:
        DocumentError: It is no web archive, or a broken one. The message has no file name.
        MissingExtraError: warcio is not installed.
    """
    require("warcio", "web archives")
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra brings it

    limit = manner.limits.file_bytes
    number = 0
    try:
        records = iter(ArchiveIterator(parcel.handle))
        while (taken := _taken(records, limit)) is not None:
            number += 1
            suffix, address, data, is_whole = taken
            where = f"{parcel.path}{INSIDE}{address}"
            if len(data) > limit:
                yield Problem(path=where, reason=oversized(limit))
            elif not is_whole:
                yield Problem(path=where, reason="breaks off; fetch the archive anew")
            elif suffix:
                inner = parcel.inside(f"{number}{suffix}", data, source=address)
                yield replace(inner, path=where, name=f"{parcel.name}:{number}")
    except Exception as error:
        # warcio raises what its libraries meet in what is damaged.
        told = f" behind record {number}" if number else ""
        raise DocumentError(f"is no web archive that can be read{told} ({error})") from error
    if not number:
        raise DocumentError("is empty")


def _taken(records: Iterator[Any], limit: int) -> tuple[str, str, bytes, bool] | None:
    """Suffix, address and bytes of the next record, and whether it is whole; none at the end."""
    # What warcio meets in damaged records it writes to standard error, and gives what it has.
    with redirect_stderr(io.StringIO()) as said:
        record = next(records, None)
        if record is None:
            return None
        suffix = _suffix(record)
        if not suffix:
            return "", "", b"", True
        data = record.content_stream().read(limit + 1)
        is_whole = not getattr(record.raw_stream, "limit", 0) and not said.getvalue()
        return suffix, record.rec_headers.get_header("WARC-Target-URI"), data, is_whole


def _suffix(record: Any) -> str:  # noqa: ANN401 - warcio has no types
    """The suffix for the content of a record; empty where it is none that is read."""
    http = record.http_headers
    if record.rec_type not in _TAKEN or (http is not None and http.get_statuscode() != _FINE):
        return ""
    # Crawlers keep their own notes under addresses of other schemes.
    if not (record.rec_headers.get_header("WARC-Target-URI") or "").startswith("http"):
        return ""
    headers = record.rec_headers if http is None else http
    kind = (headers.get_header("Content-Type") or "").partition(";")[0]
    return _KINDS.get(kind.strip().lower(), "")
