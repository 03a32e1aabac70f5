"""Reports as other programs make them: PDF, Word, OpenDocument; whole, locked, scanned, damaged."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from geo import Limits, Stream, read_documents
from geo.extras import EXTRAS

REPORTS = Path(__file__).with_name("reports")
TITLE = "Raid on a checkpoint near Rawah kills two soldiers"
WHOLE = [
    "report.docx",
    "report.odt",
    "report.rtf",
    "report.pdf",
    "report-chromium.pdf",
    "report-unlocked.pdf",
]


def read(name, **options):
    (document,) = read_documents([REPORTS / name], **options).documents
    return document


def paragraphs(text):
    return [part for part in text.split("\n") if part]


@pytest.mark.parametrize("name", WHOLE)
def test_a_report_has_the_same_paragraphs_whichever_program_made_it(name):
    document = read(name)
    page = paragraphs(read("report.html").text)
    assert paragraphs(document.text) == [TITLE, *page[page.index("16 October 2019") :]]
    assert document.title == TITLE
    assert document.source == str(REPORTS / name)


def test_columns_are_read_one_after_the_other_and_hyphens_at_line_ends_are_taken_out():
    document = read("report-columns.pdf")
    head, *rest = paragraphs(document.text)
    assert head == "The Daily Paper – 16 October 2019"
    assert rest == paragraphs(read("report.pdf").text)
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("report-scan.pdf", "holds no text, only pictures of pages (a scan)"),
        ("report-locked.pdf", "is encrypted; save it without its password first"),
    ],
)
def test_what_holds_no_text_for_us_is_named_with_the_reason(name, reason):
    intake = read_documents([REPORTS / name, REPORTS / "report.pdf"])
    assert len(intake.documents) == 1
    assert str(intake.problems[0]).startswith(f"{REPORTS / name}: {reason}")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9])
@pytest.mark.parametrize("name", ["report.docx", "report.odt", "report.rtf", "report.pdf"])
def test_a_file_that_breaks_off_is_named_and_stops_nothing(name, share, tmp_path, capfd):
    data = (REPORTS / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: int(len(data) * share)])
    intake = read_documents([tmp_path, REPORTS / name])
    assert intake.documents[-1].source == str(REPORTS / name)
    assert len(intake.documents) + len(intake.problems) == 2
    assert all(problem.path == str(path) for problem in intake.problems)
    assert capfd.readouterr() == ("", "")


def repacked(name, **parts):
    """An office document with some of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(REPORTS / name) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            is_xml = info.filename.endswith(".xml")
            data = parts.get(Path(info.filename).stem) if is_xml else None
            new.writestr(info.filename, old.read(info) if data is None else data)
    return target.getvalue()


@pytest.mark.parametrize("name", ["report.docx", "report.odt"])
def test_a_part_that_is_damaged_inside_costs_only_its_file(name):
    data = bytearray((REPORTS / name).read_bytes())
    for part in (b"word/document.xml", b"content.xml"):
        start = data.find(part)
        if start > 0:
            data[start + 60 : start + 160] = b"\xff" * 100
    intake = read_documents([Stream(data=bytes(data)), Stream(data=b"Rawah.")])
    assert [document.text for document in intake.documents] == ["Rawah."]
    assert len(intake.problems) == 1


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "Mosul ">%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
<w:r><w:t>&b9;</w:t></w:r></w:p></w:body></w:document>""" % b"".join(
    b'<!ENTITY b%d "%s">' % (n, (b"&b%d;" % (n - 1) if n else b"&b;") * 10) for n in range(10)
)


def test_entities_that_would_grow_without_end_do_not_grow():
    data = repacked("report.docx", document=BOMB)
    intake = read_documents([Stream(data=data), Stream(data=b"Rawah.")])
    assert [document.text for document in intake.documents] == ["Rawah."]


@pytest.mark.parametrize("name", ["report.docx", "report.odt"])
def test_a_file_that_would_unpack_to_too_much_is_not_unpacked(name):
    limits = Limits(file_bytes=30_000)
    large = repacked(name, document=b"<a>" + bytes(50_000), content=b"<a>" + bytes(50_000))
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(large)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    intake = read_documents([Stream(data=packed.getvalue()), Stream(data=b"Rawah.")], limits=limits)
    assert "more than the 0.03 MB" in intake.problems[0].reason
    assert "--limit file-mb" in intake.problems[0].reason


def printed(*streams):
    """A PDF with a page for each stream of commands, packed as most are."""
    pages = range(len(streams))
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(streams)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, stream in enumerate(streams):
        packed = zlib.compress(stream, 9)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * number),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    body, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (
        size, table, size
    ) + b"startxref\n%d\n%%%%EOF" % len(body)  # fmt: skip


PAGE = b"BT /F 12 Tf 50 700 Td (Fighters attacked Rawah.) Tj ET"


def test_a_page_that_would_unpack_to_too_much_costs_only_itself():
    (document,), problems = read_items(printed(PAGE, b" " * 100_000_000))
    assert document.text == "Fighters attacked Rawah."
    assert problems[0].reason.startswith("page 2 was left out, since it cannot be read (")


@pytest.mark.parametrize(
    "data", [printed(b" " * 100_000_000), printed(b"[" * 500_000), printed(b"(" * 500_000)]
)
def test_a_page_that_was_made_to_do_harm_is_named_and_stops_nothing(data):
    intake = read_documents([Stream(data=data), Stream(data=b"Rawah.")])
    assert [document.text for document in intake.documents] == ["Rawah."]
    assert len(intake.problems) == 1


def read_items(data):
    intake = read_documents([Stream(data=data)])
    return intake.documents, intake.problems


WORD = """<?xml version="1.0"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
<w:p><w:r><w:t>Raid in</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> Mosul</w:t></w:r></w:ins>
<w:del><w:r><w:delText>Basra</w:delText></w:r></w:del></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>In a form.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a</w:t><w:br/><w:t>table.</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:r><w:t>Beside a box.</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>
<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>
<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
</w:body></w:document>"""


def test_forms_tables_boxes_and_tracked_changes_of_word_are_read_once():
    data = repacked("report.docx", document=WORD.encode())
    (document,) = read_documents([Stream(data=data)]).documents
    assert paragraphs(document.text) == [
        "Raid in Mosul",
        "In a form.",
        "In a table.",
        "Beside a box.",
        "In a box.",
    ]


TEXT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>
<text:p>Raid<text:s/>in <text:span>Mosul<text:note><text:note-body><text:p>A note.</text:p>
</text:note-body></text:note></text:span>.<office:annotation><text:p>A remark.</text:p>
</office:annotation> Done.</text:p><text:list><text:list-item><text:p>An item.</text:p>
</text:list-item></text:list></office:text></office:body></office:document-content>"""


def test_notes_remarks_and_deleted_text_of_opendocument_are_left_out():
    data = repacked("report.odt", content=TEXT.encode())
    (document,) = read_documents([Stream(data=data)]).documents
    assert paragraphs(document.text) == ["Raid in Mosul. Done.", "An item."]


@pytest.mark.parametrize("name", ["report.docx", "report.odt", "report.pdf"])
def test_a_text_that_is_too_long_is_refused_by_the_limit(name):
    limits = Limits(report_bytes=500)
    intake = read_documents([REPORTS / name, Stream(data=b"Rawah.")], limits=limits)
    assert "--max-mb" in intake.problems[0].reason


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("report.docx", "dateline[office]"),
        ("report.odt", "dateline[office]"),
        ("report.pdf", "dateline[pdf]"),
    ],
)
def test_without_the_library_the_command_that_installs_it_is_told(name, command, monkeypatch):
    monkeypatch.setattr("geo.extras.find_spec", lambda name: None if name in EXTRAS else name)
    intake = read_documents([REPORTS / name, Stream(data=b"Rawah.")])
    assert f'run: pip install "{command}"' in intake.problems[0].reason
