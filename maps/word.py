"""Word documents: the only door to python-docx in this package, which the extra `office` brings."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

_MADE: Final = datetime(2000, 1, 1)
"""What a document says of when it was made, so that the same events give the same bytes."""
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold."""
_UNWRITABLE: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTH: Final = 170.0
"""Millimetres of text on an A4 page."""
_SMALL: Final = 8
"""Points of a table's letters, and of notes."""


def new_document(title: str = "") -> Any:  # noqa: ANN401 - python-docx has no types
    """An empty A4 document that says nothing of who made it and when."""
    from docx import Document  # noqa: PLC0415 - an extra brings it
    from docx.shared import Mm  # noqa: PLC0415 - as above

    document = Document()
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    card = document.core_properties
    card.author = card.last_modified_by = "Dateline"
    card.title, card.comments = plain(title), ""
    card.created = card.modified = _MADE
    return document


def write_table(document: Any, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:  # noqa: ANN401 - as above
    """Add a table whose first row is repeated on every page.

    Args:
        document: Where to.
        rows: Lines of cells, the head first.
        shares: Of the width of the text that each column takes.
    """
    from docx.shared import Mm, Pt  # noqa: PLC0415 - an extra brings it

    table = document.add_table(rows=len(rows), cols=len(shares))
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        # Word looks at the width of cells, LibreOffice at that of columns.
        column.width = Mm(_WIDTH * share)
    # Asking a table for its cells one by one takes a time that grows with the square of the rows.
    cells = iter(table._cells)  # noqa: SLF001 - python-docx offers no other way
    for number, row in enumerate(rows):
        for words, share, cell in zip(row, shares, cells, strict=False):
            cell.width = Mm(_WIDTH * share)
            (paragraph,) = cell.paragraphs
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(plain(words))
            run.font.size, run.bold = Pt(_SMALL), number == 0
    _rule(table)


def _rule(table: Any) -> None:  # noqa: ANN401 - as above
    """Rules between rows, none of which is torn by the end of a page; the head on every page."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - an extra brings it
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - as above

    space = nsdecls("w")
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>'
        for side in ("top", "bottom", "insideH")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {space}>{sides}</w:tblBorders>"))  # noqa: SLF001 - as above
    for number, row in enumerate(table._tbl.tr_lst):  # noqa: SLF001 - as above
        told = row.get_or_add_trPr()
        told.append(parse_xml(f"<w:cantSplit {space}/>"))
        if number == 0:
            told.append(parse_xml(f"<w:tblHeader {space}/>"))


def write_note(document: Any, words: str) -> None:  # noqa: ANN401 - as above
    """Add a paragraph in small letters."""
    from docx.shared import Pt  # noqa: PLC0415 - an extra brings it

    document.add_paragraph().add_run(plain(words)).font.size = Pt(_SMALL)


def write_picture(document: Any, picture: bytes, words: str) -> None:  # noqa: ANN401 - as above
    """Add a picture as wide as the text, with the words that stand for it."""
    from docx.shared import Mm  # noqa: PLC0415 - an extra brings it

    shape = document.add_picture(io.BytesIO(picture), width=Mm(_WIDTH))
    shape._inline.docPr.set("descr", plain(words))  # noqa: SLF001 - as above


def saved(document: Any) -> bytes:  # noqa: ANN401 - as above
    """The file; the same document gives the same bytes."""
    packed, target = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _STAMP)
            new.writestr(entry, old.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()


def plain(words: str) -> str:
    """The words without what XML cannot hold, in one line."""
    return _UNWRITABLE.sub("\ufffd", " ".join(words.split()))
