"""One report a file: plain text, and Markdown with or without front matter."""

from collections.abc import Iterator

from geo.documents.bylines import joined
from geo.documents.encoding import decode
from geo.documents.front_matter import front_matter
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.parcel import Parcel
from geo.errors import DocumentError


def read_plain(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.txt` file: the whole text is the report, its first line the title if it looks so.

    Yields:
        One draft, and a problem where bytes were lost.

    Raises:
        DocumentError: It is no text, or empty, or too large. The message has no file name.
    """
    yield from _read(parcel, manner, marked=False)


def read_markdown(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.md` file: as `read_plain`, with what the front matter says of it.

    Marks and front matter stay in the text, since offsets refer to the text as given.
    """
    yield from _read(parcel, manner, marked=True)


def _read(parcel: Parcel, manner: Manner, *, marked: bool) -> Iterator[Draft | Problem]:
    if parcel.size > manner.limits.report_bytes:
        raise DocumentError(manner.limits.refusal())
    decoded = decode(parcel.handle.read())
    text = decoded.text
    if not text or text.isspace():
        raise DocumentError("is empty")
    if decoded.note:
        yield Problem(path=parcel.path, reason=f"{decoded.note}; the rest was read")
    fields, body = front_matter(text) if marked else ({}, 0)
    source = fields.get("source", "")
    yield Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=fields.get("title") or headline(text[body:]),
        source=source,
        published=fields.get("published"),
        # What is called a source is an address, or whose report it is.
        outlet=fields.get("outlet") or ("" if "://" in source else source),
        author=joined([fields.get("author", "")]),
    )
