"""JSON Lines: many reports a file, of which each counts for itself."""

import json

import pytest

from geo import DocumentError, Limits, Stream, read_documents


@pytest.fixture
def news(tmp_path):
    """Write lines to news.jsonl, and read it."""

    def read(*lines, **options):
        path = tmp_path / "news.jsonl"
        data = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        path.write_bytes(b"\n".join(data) + b"\n")
        return read_documents([path], **options)

    return read


def test_all_fields_are_taken(news):
    (document,) = news(
        {
            "id": "a1",
            "title": "Attack in Rawah",
            "text": "Fighters attacked Rawah.",
            "published": "2019-05-03T10:00:00Z",
            "url": "https://news.example/a1",
            "domain": "left alone",
        }
    ).documents
    assert (document.id, document.title) == ("a1", "Attack in Rawah")
    assert document.text == "Fighters attacked Rawah."
    assert document.published == "2019-05-03T10:00:00Z"
    assert document.source == "https://news.example/a1"


def test_only_the_text_is_required(news, tmp_path):
    (document,) = news({"text": "Attack in the town of Rawah\n\nFighters came."}).documents
    assert document.id == "news:1"
    assert document.title == "Attack in the town of Rawah"
    assert document.source == str(tmp_path / "news.jsonl")
    assert document.published is None


def test_null_fields_are_as_good_as_none(news):
    intake = news({"text": "Mosul.", "id": None, "title": None, "published": None, "url": None})
    assert intake.documents[0].id == "news:1"
    assert intake.problems == ()


def test_a_number_may_be_an_id(news):
    assert news({"text": "Mosul.", "id": 40450848}).documents[0].id == "40450848"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": ', "is not JSON (Expecting value"),
        (b"[1, 2]", "is no JSON object"),
        (b"7", "is no JSON object"),
        (b'{"title": "x"}', "has no `text`; it has the fields `title`"),
        (b'{"text": 7}', "has a `text` that is no text"),
        (b'{"text": " \\n"}', "has an empty `text`"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "is not JSON"),
        (b"\x00\x01\x02\x03" * 50, "is a binary file"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(news, tmp_path, line, reason):
    intake = news({"text": "Mosul."}, line, b"", {"text": "Rawah."})
    assert [document.text for document in intake.documents] == ["Mosul.", "Rawah."]
    (problem,) = intake.problems
    assert str(problem).startswith(f"{tmp_path / 'news.jsonl'}:2: {reason}")
    assert intake.documents[1].id == "news:4"


def test_a_field_of_another_type_is_left_out_and_reported(news):
    intake = news({"text": "Mosul.", "id": True, "published": 2019, "title": ["x"]})
    assert intake.documents[0].id == "news:1"
    assert intake.documents[0].published is None
    assert [p.reason.split()[0] for p in intake.problems] == ["`id`", "`title`", "`published`"]


def test_a_line_over_the_limit_is_refused_by_name_and_the_next_counts(news):
    long = {"text": "Mosul " * 1000}
    intake = news({"text": "Rawah."}, long, {"text": "Sinjar."}, limits=Limits(report_bytes=900))
    assert [document.id for document in intake.documents] == ["news:1", "news:3"]
    (problem,) = intake.problems
    assert problem.line == 2
    assert "0.0009 MB" in problem.reason
    assert "--max-mb" in problem.reason


def test_a_line_of_just_the_limit_is_read(news):
    line = b'{"text": "Mosul"}'
    assert news(line, limits=Limits(report_bytes=len(line) + 1)).documents[0].text == "Mosul"


def test_a_file_over_its_limit_is_refused(news):
    with pytest.raises(DocumentError, match="split it into several files"):
        news({"text": "Mosul."}, limits=Limits(file_bytes=5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_lines_may_be_in_any_encoding(tmp_path, encoding):
    path = tmp_path / "news.jsonl"
    lines = [{"id": "a", "text": "هجوم في مدينة الموصل"}, {"id": "b", "text": "قرب القائم اليوم"}]
    path.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding=encoding
    )
    assert [d.text for d in read_documents([path]).documents] == [line["text"] for line in lines]


def test_line_separators_of_unicode_do_not_end_a_line():
    data = '{"text": "one\u2028two\u0085three"}'.encode()
    assert read_documents([Stream(data=data)]).documents[0].text == "one\u2028two\u0085three"


def test_half_a_surrogate_pair_becomes_a_replacement_character(news):
    (document,) = news(b'{"text": "Mosul \\ud800 and \\ud83d\\ude00", "id": "\\udc00"}').documents
    assert document.text == "Mosul \ufffd and 😀"
    assert document.id == "\ufffd"


def test_readings_are_no_reports(news):
    with pytest.raises(DocumentError, match="holds readings that Dateline wrote"):
        news({"format": "dateline-readings", "version": 1, "text": "Mosul."})


def test_an_empty_file_says_so(news):
    with pytest.raises(DocumentError, match="is empty"):
        news(b"", b"  ")
