"""One report a file: plain text, and Markdown with or without front matter."""

from collections.abc import Iterator

from geo.documents.encoding import decode
from geo.documents.front_matter import front_matter
from geo.documents.headline import headline
from geo.documents.intake import Draft, Problem
from geo.errors import DocumentError


def read_plain(data: bytes, path: str, name: str) -> Iterator[Draft | Problem]:
    """Read a `.txt` file: the whole text is the report, its first line the title if it looks so.

    Args:
        data: The bytes of the file.
        path: What to call the file in messages.
        name: The id of the report.

    Yields:
        One draft, and a problem where bytes were lost; or a problem alone.
    """
    yield from _read(data, path, name, marked=False)


def read_markdown(data: bytes, path: str, name: str) -> Iterator[Draft | Problem]:
    """Read a `.md` file: as `read_plain`, with the front matter's title, date and source.

    Marks and front matter stay in the text, since offsets refer to the text as given.
    """
    yield from _read(data, path, name, marked=True)


def _read(data: bytes, path: str, name: str, *, marked: bool) -> Iterator[Draft | Problem]:
    try:
        decoded = decode(data)
    except DocumentError as error:
        yield Problem(path=path, reason=str(error))
        return
    text = decoded.text
    if not text or text.isspace():
        yield Problem(path=path, reason="is empty")
        return
    if decoded.note:
        yield Problem(path=path, reason=f"{decoded.note}; the rest was read")
    fields, body = front_matter(text) if marked else ({}, 0)
    yield Draft(
        path=path,
        name=name,
        text=text,
        title=fields.get("title") or headline(text[body:]),
        source=fields.get("source", ""),
        published=fields.get("published"),
    )
