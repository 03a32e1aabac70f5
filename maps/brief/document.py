"""A brief as a Word document."""

from typing import Any, Final

from maps.brief.content import Brief, Source
from maps.word import new_document, plain, saved, write_note, write_picture, write_table

_SHARES: Final = (0.06, 0.17, 0.17, 0.5, 0.1)
_HALVES: Final = (0.6, 0.15)


def word_document(brief: Brief) -> bytes:
    """The file. The same brief gives the same bytes."""
    document = new_document(brief.title)
    document.add_heading(plain(brief.title), 0)
    document.add_paragraph(plain(brief.gist))
    write_picture(document, brief.picture, brief.gist)
    document.add_heading("Events", 1)
    write_table(document, brief.rows, _SHARES)
    document.add_heading("Sources", 1)
    for number, source in enumerate(brief.sources, 1):
        document.add_paragraph(f"{number}. {_cited(source)}")
    document.add_heading("Method", 1)
    for text in brief.method:
        document.add_paragraph(plain(text))
    document.add_heading("Uncertainty", 1)
    _count(document, brief)
    write_note(document, " · ".join(brief.credits))
    return saved(document)


def _count(document: Any, brief: Brief) -> None:  # noqa: ANN401 - python-docx has no types
    for group in brief.uncertainty:
        rows = [(group.question, ""), *((word, f"{count:,}") for word, count in group.counts)]
        write_table(document, rows, _HALVES)
        document.add_paragraph()


def _cited(source: Source) -> str:
    parts = (source.title, source.address, source.published)
    return plain(", ".join(part for part in parts if part))
