"""A brief says what happened, who says so, and how much of it is uncertain."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from geo.errors import FormatError
from geo.timespan import UNDATED
from maps.brief.content import Background, make_brief
from maps.brief.counts import uncertainty
from maps.brief.options import BriefOptions, brief_form
from maps.brief.page import html_page
from tests.maps.conftest import FewPlaces, day

HOSTILE = '</td><script>alert(1)</script> \x00\ud800 "&'


@pytest.fixture(scope="module")
def events(make_record):
    return [
        make_record("r1", "Hasakah", when=day(2019, 10, 15)),
        make_record("r2", "Mosul", when=day(2014, 6, 10), factuality="claimed",
                    attribution="police", document="report-2", title=HOSTILE,
                    source="javascript:alert(1)",
                    published=None),
        make_record("r3", "Homs Desert", when=UNDATED, type="PROTEST", factuality="feared"),
        make_record("r4", None, when=day(2014, 6, 12), quote=HOSTILE),
        make_record("m1", "Al-Qaim", type="MENTION"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def background():
    return Background(
        reports=7, unread=("scan.pdf: has no text",), unresolved=Counter({"Bzebiz": 2, "Umm": 1})
    )


@pytest.fixture(scope="module")
def brief(events, background):
    options = BriefOptions(title="Raids <2019>")
    return make_brief(events, background, FewPlaces(), ".svg", options)


def test_every_event_is_in_the_table_with_the_number_of_its_place(brief):
    assert [(row[0], row[1], row[2], row[4]) for row in brief.rows] == [
        ("No.", "Date", "Place", "Source"),
        ("1", "10 Jun 2014", "Mosul", "2"),
        ("2", "15 Oct 2019", "Hasakah", "1"),
        ("3", "undated", "Homs Desert", "1"),
        ("", "12 Jun 2014", "no place", "1"),
    ]


def test_what_is_not_told_as_fact_says_so(brief):
    told = [row[3] for row in brief.rows]
    assert told[1].startswith("armed attack (claimed by police): ")
    assert told[2].startswith("armed attack: ")
    assert told[3].startswith("armed attack (feared): ")


def test_uncertainty_is_counted_and_each_count_is_of_all_events(events):
    groups = {group.question: dict(group.counts) for group in uncertainty(events[:4])}
    assert groups["How the reports stand to the events"] == {
        "asserted": 2, "claimed by somebody": 1, "feared": 1,
    }  # fmt: skip
    assert groups["How exactly the place is known"] == {
        "a named place": 2, "a region or a stretch of land": 1, "no place": 1,
    }  # fmt: skip
    assert groups["How exactly the date is known"] == {"to the day": 3, "undated": 1}
    assert groups["How many reports tell it"] == {"one": 4}


def test_the_method_names_what_could_not_be_used(brief):
    text = " ".join(brief.method)
    assert "read 7 reports" in text
    assert "2 names of places could not be put on a map" in text
    assert "Bzebiz (2), Umm" in text
    assert "scan.pdf: has no text" in text
    assert "No person has checked these events." in text


def test_a_page_holds_its_figure_and_no_program(brief):
    page = html_page(brief)
    assert "<script" not in page
    assert "javascript:alert(1)</a>" not in page
    assert 'href="javascript' not in page
    assert "default-src 'none'; script-src 'none'" in page
    assert re.search(r'<img alt="Map of 4 events[^"]*" src="data:image/svg\+xml;base64,', page)
    assert "<title>Raids &lt;2019&gt;</title>" in page
    table = ET.fromstring(re.search(r"<table>.*?</table>", page, re.DOTALL)[0])  # noqa: S314 - our own text
    assert len(table.findall("tbody/tr")) == 4


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_the_same_events_give_the_same_bytes(events, background, suffix):
    form = brief_form(Path(f"brief{suffix}"))
    once, again = (
        form.dump(make_brief(events, background, FewPlaces(), form.picture, BriefOptions()))
        for _ in range(2)
    )
    assert once == again


def test_a_document_of_word_holds_the_same(events, background, tmp_path):
    form = brief_form(Path("b.docx"))
    brief = make_brief(events, background, FewPlaces(), form.picture, BriefOptions(title="Raids"))
    path = tmp_path / "b.docx"
    path.write_bytes(form.dump(brief))
    document = docx.Document(path)
    assert [p.text for p in document.paragraphs if p.style.name in {"Title", "Heading 1"}] == [
        "Raids", "Events", "Sources", "Method", "Uncertainty",
    ]  # fmt: skip
    assert len(document.tables[0].rows) == 5
    assert len(document.tables) == 1 + len(brief.uncertainty)
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Map of 4 events")  # noqa: SLF001 - python-docx offers no other way
    assert document.core_properties.title == "Raids"


def test_no_events_give_a_brief_all_the_same(background):
    brief = make_brief([], background, FewPlaces(), ".svg", BriefOptions())
    assert brief.gist == "A map without events."
    assert html_page(brief)


def test_a_brief_of_another_kind_is_told_with_those_there_are():
    with pytest.raises(FormatError, match=r"b\.odt: no brief .* \.html, \.docx"):
        brief_form(Path("b.odt"))


REPORT = """Fighters raid checkpoint near Rawah

Tuesday, 15 October 2019

BAGHDAD - Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said.
"""


def test_reports_become_a_brief_and_a_figure_with_a_key_beside(dateline, tmp_path):
    (tmp_path / "raid.txt").write_text(REPORT, encoding="utf-8")
    brief, figure, key = (tmp_path / name for name in ("brief.html", "f.svg", "key.csv"))
    result = dateline("report", tmp_path / "raid.txt", "-o", brief, "--title", "The week")
    assert result.exit_code == 0, result.output
    assert "<h1>The week</h1>" in brief.read_text("utf-8")
    result = dateline(
        "figure", tmp_path / "raid.txt", "-o", figure, "--key", key, "--panels", 2, "--width", 90
    )
    assert result.exit_code == 0, result.output
    assert "Rawah" in key.read_text("utf-8")
