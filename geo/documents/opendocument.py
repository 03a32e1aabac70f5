"""One report an `.odt` file: its headings and paragraphs, in the order of the page.

Its XML is read by lxml: odfpy, which is made for it, gave no text of some files of LibreOffice.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.documents.bylines import joined
from geo.documents.headline import headline
from geo.documents.intake import Draft, Manner
from geo.documents.parcel import Parcel
from geo.documents.zipped import checked
from geo.errors import DocumentError
from geo.extras import require

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import iterwalk

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_INITIAL: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_BLOCKS: Final = (f"{_TEXT}p", f"{_TEXT}h")
_LEFT_OUT: Final = (
    f"{_TEXT}note",
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_TEXT}ruby-text",
    f"{_OFFICE}annotation",
)
"""What is no running text: notes, deleted text, contents, comments."""
_BLANKS: Final = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_CONTENT: Final = "content.xml"
_META: Final = "meta.xml"
_MANIFEST: Final = "META-INF/manifest.xml"


def read_opendocument(parcel: Parcel, manner: Manner) -> Iterator[Draft]:
    """Read an `.odt` file; heads, feet and notes of its pages are left out.

    Yields:
        One draft.

    Raises:
        DocumentError: It cannot be read, or holds no text. The message has no file name.
        MissingExtraError: lxml is not installed.
    """
    require("lxml", "OpenDocument files")
    data = parcel.data(manner.limits.file_bytes)
    checked(data, manner.limits)
    parts = _parts(data)
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise DocumentError("is encrypted; save it without its password first")
    if _CONTENT not in parts:
        raise DocumentError("is no OpenDocument file: it holds no content.xml")
    text = "\n\n".join(_paragraphs(_parsed(parts[_CONTENT])))
    if not text:
        raise DocumentError("holds no text")
    manner.limits.check(text)
    meta = _parsed(parts[_META]) if parts.get(_META) else None
    yield Draft(
        path=parcel.path,
        name=parcel.name,
        text=text,
        title=_told(meta, f"{_CORE}title") or headline(text),
        outlet=joined([_told(meta, f"{_CORE}publisher")]),
        # Who saved it last is `creator`; who wrote it is told apart only where it was another.
        author=joined(
            [_told(meta, f"{_INITIAL}initial-creator") or _told(meta, f"{_CORE}creator")]
        ),
    )


def _parts(data: bytes) -> dict[str, bytes]:
    wanted = (_CONTENT, _META, _MANIFEST)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = set(archive.namelist())
            return {name: archive.read(name) for name in wanted if name in held}
    except Exception as error:
        # zlib, zipfile and struct each have words of their own for what is damaged.
        raise DocumentError(f"is damaged ({error})") from error


def _parsed(xml: bytes) -> "Element":
    from lxml import etree  # noqa: PLC0415 - an extra brings it

    try:
        # Entities stay what they are, so that none can grow; deep and huge trees are refused.
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"is no OpenDocument file that can be read ({error})") from error


def _paragraphs(root: "Element") -> Iterator[str]:
    for block in root.iter(*_BLOCKS):
        if next(block.iterancestors(*_LEFT_OUT), None) is None:
            text = " ".join("".join(_pieces(block)).split())
            if text:
                yield text


def _pieces(block: "Element") -> Iterator[str]:
    """The text of a block without that of the blocks within it, of text boxes and notes."""
    for event, node in _walk(block):
        if event == "start" and node.text and _owner(node) is block:
            yield node.text
        if event == "end" and node.tag in _BLANKS:
            yield " "
        above = node.getparent()
        if event == "end" and node is not block and node.tail and _owner(above) is block:
            yield node.tail


def _walk(block: "Element") -> "iterwalk":
    from lxml import etree  # noqa: PLC0415 - an extra brings it

    return etree.iterwalk(block, events=("start", "end"))


def _owner(node: "Element | None") -> "Element | None":
    """The block or note that a node's own text belongs to."""
    if node is None:
        return None
    owners = (*_BLOCKS, *_LEFT_OUT)
    return node if node.tag in owners else next(node.iterancestors(*owners), None)


def _told(meta: "Element | None", name: str) -> str:
    found = None if meta is None else meta.find(f".//{name}")
    return " ".join((found.text or "").split()) if found is not None else ""
