"""Which reader reads which kind of file, and how far containers are followed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from geo.documents.archives import unpack, untar, unzip
from geo.documents.feeds import read_feed
from geo.documents.html import read_html
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.lines import read_lines
from geo.documents.mail import read_mail, read_mailbox, read_page_archive
from geo.documents.objects import read_objects
from geo.documents.opendocument import read_opendocument
from geo.documents.parcel import Parcel, Read
from geo.documents.pdf import read_pdf
from geo.documents.plain import read_markdown, read_plain
from geo.documents.reach import Reach
from geo.documents.rows import TABLES, read_rows
from geo.documents.rtf import read_rtf
from geo.documents.warc import read_warc
from geo.documents.word import read_word
from geo.errors import DocumentError, MissingExtraError

REPORTS: Final[dict[str, Read]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".mhtml": read_page_archive,
    ".mht": read_page_archive,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".odt": read_opendocument,
    ".rtf": read_rtf,
    ".eml": read_mail,
    ".mbox": read_mailbox,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".xml": read_feed,
    ".json": read_objects,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".warc": read_warc,
    **dict.fromkeys(TABLES, read_rows),
}
"""Readers of files, by suffix."""
CONTAINERS: Final[dict[str, Read]] = {
    ".zip": unzip,
    ".tar": untar,
    **dict.fromkeys((".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz2", ".txz", ".tzst"), unpack),
}
"""Readers of what only holds other files, by suffix."""
_READERS: Final = REPORTS | CONTAINERS
_PACKED_WARC: Final = ".warc.gz"
"""Each record of such a file is packed by itself, which warcio knows."""
_INSTEAD: Final = {
    ".doc": "save it as .docx",
    ".pages": "save it as .docx",
    ".wpd": "save it as .docx",
    ".msg": "save it as .eml",
    ".pst": "save its messages as .mbox",
    ".epub": "save it as .html",
    ".7z": "pack it as .zip",
    ".rar": "pack it as .zip",
}
_NAMED: Final = (
    ".txt, .md, .html, .pdf, .docx, .odt, .rtf, .eml, .mbox, .rss, .atom, .json, .jsonl, .csv, "
    ".xlsx, .warc"
)


def is_read(suffix: str) -> bool:
    """Whether files of that suffix are read."""
    return suffix in _READERS


def unread(suffix: str) -> str:
    """Say that files of that suffix are not read, and what can be done."""
    kind = f"has the suffix {suffix}" if suffix else "has no suffix"
    instead = _INSTEAD.get(suffix)
    if instead:
        return f"{kind}; {instead}"
    return f"{kind}; reports are {_NAMED}, alone or in .zip, .tar and .gz"


def nothing_there() -> str:
    """Say which files would be read."""
    return f"holds no report. Put {_NAMED} files there, or name another."


def read_parcel(
    parcel: Parcel, manner: Manner, reach: Reach | None = None
) -> Iterator[Draft | Problem]:
    """Read a file, and in its turn whatever lies in it.

    Args:
        parcel: The file.
        manner: How to read it.
        reach: How far containers may still be followed; none where it lies in no container.

    Yields:
        Reports, and what could not be read.
    """
    reach = reach or Reach.of(manner.limits)
    is_silent = True
    try:
        for item in _reader(parcel)(parcel, manner):
            if isinstance(item, Draft):
                yield item if item.source else replace(item, source=parcel.source)
            elif isinstance(item, Problem):
                yield item
            elif is_read(item.suffix):
                yield from read_parcel(item, manner, reach.into(item))
            else:
                yield from _unread(item)
            is_silent = is_silent and isinstance(item, Parcel) and not is_read(item.suffix)
    except (DocumentError, MissingExtraError) as error:
        yield Problem(path=parcel.path, reason=str(error))
        return
    if is_silent:
        yield Problem(path=parcel.path, reason="holds nothing that is read")


def _reader(parcel: Parcel) -> Read:
    if parcel.path.lower().endswith(_PACKED_WARC):
        return read_warc
    return _READERS[parcel.suffix]


def _unread(parcel: Parcel) -> Iterator[Problem]:
    if not parcel.is_optional:
        yield Problem(path=parcel.path, reason=unread(parcel.suffix))
