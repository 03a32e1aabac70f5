"""Reports in Rich Text Format: alphabets, signs, tables, notes, and hostile files."""

import time
from pathlib import Path

import pytest

from geo import Stream, read_documents

REPORTS = Path(__file__).with_name("reports")


def text_of(rtf):
    (document,) = read_documents([Stream(data=rtf.encode())]).documents
    return document.text


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi Raid near Rawah.\par Two dead.\par}", "Raid near Rawah.\n\nTwo dead."),
        (r"{\rtf1\ansi\ansicpg1256 \'c7\'e1\'dd\'e1\'e6\'cc\'c9}", "الفلوجة"),
        (
            r"{\rtf1{\fonttbl{\f0\fnil\fcharset0 A;}{\f9\fnil\fcharset178 B;}}\f9 \'ca\f0 \'e9}",
            "تé",
        ),
        (
            r"{\rtf1\ansi \u1575?\u1604? \u-10179?\u-8704? \ldblquote a\rdblquote\emdash b}",
            "ال 😀 “a”—b",
        ),
        (
            r"{\rtf1 A{\footnote a note} b.{\header head}{\*\annotation comment}\line c\tab d}",
            "A b. c d",
        ),
        (r"{\rtf1 \trowd\cellx1\cellx2 Rawah\cell 12 dead\cell\row}", "Rawah\n\n12 dead"),
        (
            r'{\rtf1 See {\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{it}}}.}',
            "See it.",
        ),
        (r"{\rtf1 Raw\-ah}", "Rawah"),
        (r"{\rtf1 {\listtext\pard\plain \u8226\'95\tab}Raid\par}", "Raid"),
    ],
)
def test_the_text_is_what_a_reader_of_the_page_sees(rtf, text):
    assert text_of(rtf) == text


def test_the_properties_name_title_author_and_company():
    rtf = (
        r"{\rtf1{\info{\title Raid}{\author N. \'e9 Hadad}{\*\company The Daily Paper}} Two dead.}"
    )
    (document,) = read_documents([Stream(data=rtf.encode())]).documents
    assert (document.title, document.author, document.outlet) == (
        "Raid", "N. é Hadad", "The Daily Paper",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"plain", "is no RTF file that can be read"),
        (rb"{\rtf1 \u99999999?}", "is no RTF file that can be read (chr()"),
        (rb"{\rtf1{\fonttbl{\f0 A;}}}", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path, data, reason):
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    (problem,) = read_documents([path, Stream(data=b"Rawah.")]).problems
    assert str(problem).startswith(f"{path}: {reason}")


@pytest.mark.parametrize(
    "piece", [r"{\field{\*\fldinst{", r"\f1", r"\f1\fcharset0 ", "{", r"{\info ", r"{\title "]
)
def test_files_that_are_made_to_keep_a_reader_busy_do_not(piece):
    rtf = r"{\rtf1{\fonttbl" + piece * 20_000
    started = time.process_time()
    read_documents([Stream(data=rtf.encode()), Stream(data=b"Rawah.")])
    assert time.process_time() - started < 2
