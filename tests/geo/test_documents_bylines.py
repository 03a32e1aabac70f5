"""Who published a report and who wrote it, as each kind of file says it."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from geo import Stream, dump_reading, read_documents
from geo.reading import Reading
from geo.readings import parse_readings

REPORTS = Path(__file__).with_name("reports")
BODY = "Fighters attacked a checkpoint near Rawah on Monday, officials in Anbar said. "


def told(data, name="-", **fields):
    data = data.encode() if isinstance(data, str) else data
    document = read_documents([Stream(data=data, name=name)], fields=fields).documents[0]
    return document.outlet, document.author


PAGE = f"""<html><head><title>Raid</title><meta property="og:site_name" content="The Daily Paper">
<meta name="author" content="Nour Hadad"></head><body><article><h1>Raid</h1><p>{BODY * 3}</p>
<p>{BODY * 2}</p></article></body></html>"""
FEED = """<rss version="2.0"><channel><title>The Daily Paper</title>{}<item><title>Raid</title>{}
<description>Two dead.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Raid</title>
<author><name>Nour Hadad</name></author><author><name>Ali Saad</name></author>
<source><title>The Daily Paper</title></source><summary>Two dead.</summary></entry></feed>"""
MAIL = "From: {}\r\n{}MIME-Version: 1.0\r\nSubject: Raid\r\n\r\nTwo dead.\r\n"


@pytest.mark.parametrize(
    ("data", "outlet", "author"),
    [
        (PAGE, "The Daily Paper", "Nour Hadad"),
        (FEED.format("", "<author>Nour Hadad</author>"), "The Daily Paper", "Nour Hadad"),
        (FEED.format("", ""), "The Daily Paper", ""),
        (ATOM, "The Daily Paper", "Nour Hadad; Ali Saad"),
        (MAIL.format('"Hadad, Nour" <n@paper.example>', ""), "Hadad, Nour", ""),
        (MAIL.format("n@paper.example", ""), "paper.example", ""),
        (
            MAIL.format("Nour Hadad <n@paper.example>", "Organization: The Daily Paper\r\n"),
            "The Daily Paper",
            "Nour Hadad",
        ),
        (
            MAIL.format("Nour Hadad <n@a.example>", 'List-Id: "Iraq desk" <iraq.a.example>\r\n'),
            "Iraq desk",
            "Nour Hadad",
        ),
        ("Raid near Rawah\n\nBy Nour Hadad\n\nTwo dead.", "", ""),
    ],
)
def test_a_report_says_who_published_and_who_wrote_it(data, outlet, author):
    assert told(data) == (outlet, author)


@pytest.mark.parametrize(
    ("fields", "outlet", "author"),
    [
        ({"source": {"id": None, "name": "The Daily Paper"}, "author": "By Nour Hadad"}, 1, 1),
        ({"publisher": {"@type": "Organization", "name": "The Daily Paper"}}, 1, 0),
        ({"source": "https://paper.example/raid"}, 0, 0),
        ({"source_domain": "paper.example"}, "paper.example", 0),
        (
            {"authors": ["Nour Hadad", "Nour Hadad", {"name": "Ali Saad"}]},
            0,
            "Nour Hadad; Ali Saad",
        ),
        ({"byline": {"original": "By Nour Hadad", "person": []}}, 0, 1),
        ({"author": "admin", "publication": 7}, 0, 0),
        ({"author": [["Nour Hadad"]], "outlet": ""}, 0, 0),
    ],
)
def test_fields_of_news_dumps_name_outlet_and_author(fields, outlet, author):
    known = {0: ("", ""), 1: ("The Daily Paper", "Nour Hadad")}
    wanted = known[outlet][0] if isinstance(outlet, int) else outlet
    writer = known[author][1] if isinstance(author, int) else author
    assert told(json.dumps({"text": BODY, **fields})) == (wanted, writer)


def test_fields_that_are_asked_for_name_outlet_and_author():
    report = json.dumps({"text": BODY, "meta": {"paper": "The Daily Paper"}, "who": "Nour Hadad"})
    found = told(report, outlet=("meta.paper",), author=("who",))
    assert found == ("The Daily Paper", "Nour Hadad")


@pytest.mark.parametrize(
    ("head", "outlet", "author"),
    [
        ("source: The Daily Paper", "The Daily Paper", ""),
        ("source: https://paper.example/raid\nauthor: Nour Hadad", "", "Nour Hadad"),
        ("source: Syndicate\npublisher: The Daily Paper\nby: Nour Hadad", "The Daily Paper", 1),
    ],
)
def test_the_front_matter_names_outlet_and_author(tmp_path, head, outlet, author):
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Raid\n{head}\n---\n{BODY}")
    document = read_documents([path]).documents[0]
    assert (document.outlet, document.author) == (outlet, "Nour Hadad" if author == 1 else author)


def with_part(name, part, change):
    """An office document of other programs with a part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(REPORTS / name) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == part else data)
    return target.getvalue()


def test_office_documents_name_company_and_author():
    company = b"<Company>The Daily Paper</Company></Properties>"
    word = with_part(
        "report.docx", "docProps/app.xml", lambda d: d.replace(b"</Properties>", company)
    )
    publisher = b"<dc:publisher>The Daily Paper</dc:publisher></office:meta>"
    text = with_part("report.odt", "meta.xml", lambda d: d.replace(b"</office:meta>", publisher))
    assert told(word) == told(text) == ("The Daily Paper", "Nour Hadad")


def test_what_a_program_wrote_for_want_of_a_name_is_none():
    data = with_part("report.odt", "meta.xml", lambda d: d.replace(b"Nour Hadad", b"Windows User"))
    assert told(data) == ("", "")


def test_a_pdf_names_its_author():
    assert told((REPORTS / "report.pdf").read_bytes()) == ("", "Nour Hadad")
    writer = PdfWriter(clone_from=REPORTS / "report-chromium.pdf")
    writer.add_metadata({"/Author": "Ali Saad"})
    target = io.BytesIO()
    writer.write(target)
    assert told(target.getvalue()) == ("", "Ali Saad")


def test_readings_of_earlier_versions_have_neither():
    document = read_documents([Stream(data=PAGE.encode())]).documents[0]
    line = dump_reading(
        Reading(document=document, published=None, toponyms=(), timexes=(), events=())
    )
    row = json.loads(line)
    assert (row.pop("outlet"), row.pop("author")) == ("The Daily Paper", "Nour Hadad")
    (reading,) = parse_readings([json.dumps(row).encode()], "old.jsonl")
    assert (reading.document.outlet, reading.document.author) == ("", "")
