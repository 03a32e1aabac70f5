"""One report a PDF: what its pages say, in paragraphs, without what is printed on every page.

pypdf reads the pages in the order in which they were set, which follows columns, and bounds what a
stream may unpack to. What a PDF says of when it was made is left alone: it may have been printed
years after the report appeared.
"""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.documents.bylines import joined
from geo.documents.headline import headline
from geo.documents.intake import Draft, Limits, Manner, Problem
from geo.documents.paragraphs import Line, body_lines, largest, paragraphs
from geo.documents.parcel import Parcel
from geo.errors import DocumentError
from geo.extras import require

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SCANNED: Final = (
    "holds no text, only pictures of pages (a scan); run it through text recognition first, "
    "for instance with ocrmypdf"
)

_Piece = tuple[str, float, float, float]
"""What is drawn at once: its text, x and y in points, size of the letters."""


def read_pdf(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.pdf` file; offsets refer to the paragraphs put together from its lines.

    Yields:
        One draft, and a problem for each page that cannot be read; or a problem alone.

    Raises:
        DocumentError: It cannot be read. The message has no file name.
        MissingExtraError: pypdf is not installed.
    """
    require("pypdf", "PDF files")
    reader = _opened(parcel.data(manner.limits.file_bytes))
    broken: dict[int, str] = {}
    pages = list(_pages(reader, manner.limits, broken))
    body = body_lines(pages)
    text = "\n\n".join(paragraphs(body))
    if not text and len(broken) < len(pages):
        raise DocumentError(_SCANNED)
    if not text:
        raise DocumentError(f"has no page that can be read ({next(iter(broken.values()), 'none')})")
    for number, why in broken.items():
        reason = f"page {number} was left out, since it cannot be read ({why}); the rest was read"
        yield Problem(path=parcel.path, reason=reason)
    title = largest(body) or headline(text)
    outlet, author = _told_by(reader)
    yield Draft(
        path=parcel.path, name=parcel.name, text=text, title=title, outlet=outlet, author=author
    )


def _told_by(reader: "PdfReader") -> tuple[str, str]:
    """Publisher and authors, from XMP (ISO 16684) or from the older list of properties."""
    try:
        told, listed = reader.xmp_metadata, reader.metadata
        creators = [] if told is None else list(told.dc_creator or [])
        publishers = [] if told is None else list(told.dc_publisher or [])
        old = "" if listed is None else listed.author or ""
        return joined(map(str, publishers)), joined(map(str, creators)) or joined([old])
    except Exception:  # noqa: BLE001 - pypdf raises anything over broken files; the text counts
        return "", ""


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415 - an extra brings it
    from pypdf.errors import DependencyError  # noqa: PLC0415 - as above

    if not data:
        raise DocumentError("is empty")
    # What pypdf wonders about while it reads is of no help to who wants the text.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(io.BytesIO(data))
        # Most are locked against changes only: they open without a password.
        opened = not reader.is_encrypted or reader.decrypt("") != PasswordType.NOT_DECRYPTED
        if opened:
            len(reader.pages)
    except DependencyError as error:
        raise DocumentError(f'is encrypted ({error}); run: pip install "dateline[pdf]"') from error
    except Exception as error:
        raise DocumentError(f"is no PDF that can be read ({_said(error)})") from error
    if not opened:
        raise DocumentError("is encrypted; save it without its password first")
    return reader


def _pages(reader: "PdfReader", limits: Limits, broken: dict[int, str]) -> Iterator[list[Line]]:
    """The lines of each page; of a broken one none, and the reason is kept by its number."""
    size = 0
    for number, page in enumerate(reader.pages, start=1):
        try:
            lines = list(_lines(page))
        except Exception as error:  # noqa: BLE001 - pypdf raises anything over broken files
            broken[number] = _said(error)
            lines = []
        size += sum(len(line.text) for line in lines)
        if size > limits.report_bytes:
            raise DocumentError(limits.refusal())
        yield lines


def _lines(page: "PageObject") -> Iterator[Line]:
    pieces: list[_Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(cm[3] * tm[3]) or abs(cm[1] * tm[2]) or 1.0
        pieces.append((text, x, y, size * scale))

    page.extract_text(visitor_text=visit)
    line: list[_Piece] = []
    for text, x, y, size in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield from _line(line)
                line = []
            line.append((part, x, y, size))
    yield from _line(line)


def _line(pieces: list[_Piece]) -> Iterator[Line]:
    """One line, or none where nothing is written."""
    written = [piece for piece in pieces if piece[0].strip()]
    if written:
        _, x, y, _ = written[0]
        size = max(written, key=lambda piece: len(piece[0]))[3]
        yield Line(text="".join(piece[0] for piece in pieces), x=x, y=y, size=size)


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
