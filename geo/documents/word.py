"""One report a `.docx` file: its paragraphs, also those in tables, in the order of the page."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.documents.bylines import joined
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner
from geo.documents.parcel import Parcel
from geo.documents.zipped import checked
from geo.errors import DocumentError
from geo.extras import require

if TYPE_CHECKING:
    from docx.document import Document as Written

_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word keeps what has a password in the container of its old files (MS-CFB, MS-OFFCRYPTO)."""
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Holds what it stands beside once more, for old programs."""
_PROPERTIES: Final = "/docProps/app.xml"
_COMPANY: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"
)
_SIGNS: Final = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
"""Elements that stand for a sign."""


def read_word(parcel: Parcel, manner: Manner) -> Iterator[Draft]:
    """Read a `.docx` file; heads, feet and notes of its pages are left out.

    Yields:
        One draft.

    Raises:
        DocumentError: It cannot be read, or holds no text. The message has no file name.
        MissingExtraError: python-docx is not installed.
    """
    require("docx", "Word files")
    data = parcel.data(manner.limits.file_bytes)
    if data.startswith(_ENCRYPTED):
        raise DocumentError("is encrypted, or of an old Word; save it anew as .docx, unlocked")
    checked(data, manner.limits)
    draft = _told(data, parcel)
    if not draft.text:
        raise DocumentError("holds no text")
    manner.limits.check(draft.text)
    yield draft if draft.title else replace(draft, title=headline(draft.text))


def _told(data: bytes, parcel: Parcel) -> Draft:
    """The text, and what the properties say of it."""
    from docx import Document  # noqa: PLC0415 - an extra brings it

    try:
        written = Document(io.BytesIO(data))
        properties = written.core_properties
        return Draft(
            path=parcel.path,
            name=parcel.name,
            text="\n\n".join(_paragraphs(written)),
            title=" ".join((properties.title or "").split()),
            outlet=joined([_company(written)]),
            author=joined((properties.author or "").split(";")),
        )
    except Exception as error:
        # python-docx, lxml, zipfile and zlib each have words of their own for what is damaged.
        raise DocumentError(f"is no Word file that can be read ({error})") from error


def _company(written: "Written") -> str:
    """Whose document it is; python-docx leaves that part of the file alone."""
    from lxml import etree  # noqa: PLC0415 - an extra brings it

    part = next((p for p in written.part.package.iter_parts() if p.partname == _PROPERTIES), None)
    if part is None:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return str(etree.fromstring(part.blob, parser).findtext(_COMPANY) or "")


def _paragraphs(written: "Written") -> Iterator[str]:
    """All paragraphs, also of tables, text boxes and forms, with what tracked changes put in.

    python-docx by itself gives none of the last three.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra brings it

    paragraph, fallback = qn("w:p"), _FALLBACK
    letters = {qn("w:t"): None, **{qn(name): sign for name, sign in _SIGNS.items()}}
    for found in written.element.body.iter(paragraph):
        if next(found.iterancestors(fallback), None) is not None:
            continue
        pieces = (
            letters[node.tag] or node.text or ""
            for node in found.iter(*letters)
            # A text box stands within the paragraph that it is anchored in.
            if next(node.iterancestors(paragraph)) is found
        )
        if text := " ".join("".join(pieces).split()):
            yield text
