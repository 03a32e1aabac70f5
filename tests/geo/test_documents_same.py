"""The same report gives the same places and events, whichever kind of file it came in."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Stream, geoparse, read_documents

REPORTS = Path(__file__).with_name("reports")
NAMES = ["report.docx", "report.odt", "report.pdf", "report-chromium.pdf", "report-columns.pdf"]


def told(document, gazetteer):
    """The day, the places and the events of a report, without where they stand in its text."""
    (reading,) = geoparse([document], gazetteer)
    places = [(found.text, found.place and found.place.id) for found in reading.toponyms]
    events = [
        (
            event.type,
            event.when.start,
            event.factuality,
            tuple(places[place.toponym] for place in event.places),
        )
        for event in reading.events
    ]
    return reading.published and reading.published.start, places, events


def letter(text):
    message = EmailMessage()
    message["Subject"], *_ = text.splitlines()
    message["Date"] = "Wed, 16 Oct 2019 06:45:00 +0300"
    message.set_content(text, cte="quoted-printable")
    return bytes(message)


@pytest.fixture(scope="module")
def page(default_gazetteer):
    (document,) = read_documents([REPORTS / "report.html"]).documents
    return told(document, default_gazetteer)


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_file_tells_the_same(name, page, default_gazetteer):
    (document,) = read_documents([REPORTS / name]).documents
    assert told(document, default_gazetteer) == page
    assert len(page[2]) >= 10


def test_a_message_tells_the_same(page, default_gazetteer):
    text = read_documents([REPORTS / "report.pdf"]).documents[0].text
    (document,) = read_documents([Stream(data=letter(text))]).documents
    assert told(document, default_gazetteer) == page


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=9,
).filter(lambda word: not word.startswith(("From", ">")))
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=30)
@given(PARAGRAPHS)
def test_word_and_mail_give_back_the_paragraphs_that_were_written(tmp_path_factory, paragraphs):
    folder = tmp_path_factory.mktemp("same")
    word = Word()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.save(str(folder / "a.docx"))
    (folder / "b.eml").write_bytes(letter("\n\n".join(paragraphs)))
    for document in read_documents([folder]).documents:
        assert document.text.strip() == "\n\n".join(paragraphs)
