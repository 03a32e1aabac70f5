"""Files that fuzzing found, or that were made to do harm: each costs itself and nothing else."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from geo import Limits, Stream, read_documents
from geo.errors import FormatError
from geo.geojson.load import parse_records
from geo.readings import parse_readings

WORD = Path(__file__).with_name("reports") / "report.docx"


def damaged(data, name):
    """A zip archive whose directory is whole, and one member's stream is not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(name)
    start = member.header_offset + 30 + len(member.filename)
    return data[:start] + b"\xff" * member.compress_size + data[start + member.compress_size :]


@pytest.mark.parametrize("name", ["word/document.xml", "docProps/core.xml", "[Content_Types].xml"])
def test_a_word_file_with_a_damaged_part_is_named_and_the_others_count(tmp_path, name):
    path = tmp_path / "report.docx"
    path.write_bytes(damaged(WORD.read_bytes(), name))
    intake = read_documents([path, Stream(data=b"Sinjar.")])
    assert [document.text for document in intake.documents] == ["Sinjar."]
    (problem,) = intake.problems
    assert "is no Word file that can be read" in str(problem)


HOSTILE = [
    b"\xff",
    b'{"dateline": {"format": "dateline-events", "version": 1}, "features": ["\x8a"]}',
    b'{"dateline": {"format": "dateline-events", "version": 1}, "x": ' + b"[" * 100_000,
    b'{"dateline": {"format": "dateline-events", "version": 1e999}, "features": []}',
    b'{"dateline": {"format": "dateline-events", "version": ' + b"9" * 10_000 + b"}}",
    b'{"a":' * 100_000,
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_json_is_no_file_of_events_and_none_of_readings(data):
    with pytest.raises(FormatError, match="hostile"):
        parse_records(data, "hostile")
    with pytest.raises(FormatError, match="hostile"):
        list(parse_readings([data], "hostile"))


def test_overlong_and_broken_utf8_becomes_marks_of_replacement():
    overlong = b"Mosul \xc0\xaf \xe0\x80\xaf \xf8\x88\x80\x80\x80 \xed\xa0\x80 Rawah " + b"x" * 50
    (document,) = read_documents([Stream(data=overlong)]).documents
    assert "/" not in document.text
    document.text.encode()
    assert document.text.startswith("Mosul ")


def test_deep_json_of_reports_costs_one_line():
    deep = b'{"text": "Mosul", "more": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    whole = json.dumps({"text": "Gunmen came to Rawah."}).encode()
    intake = read_documents([Stream(data=deep + b"\n" + whole + b"\n")])
    assert intake.documents[-1].text == "Gunmen came to Rawah."
    assert len(intake.documents) + len(intake.problems) == 2


@pytest.mark.parametrize("name", ["one.txt", "one.jsonl", "one.csv", "one.html"])
def test_a_gigabyte_on_one_line_is_refused_by_the_limit_that_it_breaks(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b"Gunmen came to Rawah. ")
        file.truncate(1_000_000_000)
    intake = read_documents([path, Stream(data=b"Sinjar.")])
    assert [document.text for document in intake.documents] == ["Sinjar."]
    (problem,) = intake.problems
    assert name in str(problem)
    assert "--max-mb" in str(problem) or "--limit file-mb" in str(problem)


def test_a_message_on_one_endless_line_costs_itself_alone(tmp_path):
    path = tmp_path / "box.mbox"
    head = b"From a@b Mon Mar  1 2021\nSubject: a\n\n"
    path.write_bytes(head + b"x" * 4_000_000 + b"\n\n" + head + b"Gunmen came to Rawah.\n")
    intake = read_documents([path], limits=Limits(file_bytes=1_500_000))
    assert [document.text for document in intake.documents] == ["Gunmen came to Rawah.\n"]
    (problem,) = intake.problems
    assert "box.mbox!1: is larger than 1.5 MB" in str(problem)


@pytest.mark.parametrize("date", ["Tue, 15 Oct 2019 10:22222222222222222200:00 +0300", "99", "\0"])
def test_a_message_whose_date_is_none_keeps_its_text(tmp_path, date):
    path = tmp_path / "a.eml"
    message = f"From: a@example.org\nDate: {date}\nSubject: b\n\nGunmen came to Rawah.\n"
    path.write_text(message)
    (document,) = read_documents([path]).documents
    assert (document.title, document.published) == ("b", None)
    assert "Gunmen came to Rawah." in document.text


def test_a_feed_that_breaks_off_in_an_entry_costs_itself(tmp_path):
    path = tmp_path / "a.rss"
    path.write_bytes(b"<rss <item><title></content=<")
    intake = read_documents([path, Stream(data=b"Sinjar.")])
    assert [document.text for document in intake.documents] == ["Sinjar."]
    assert "a.rss" in str(intake.problems[0])
