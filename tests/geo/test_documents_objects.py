"""News dumps in JSON: which field holds what."""

import json

import pytest

from geo import DocumentError, Stream, read_documents
from geo.documents.mapping import parse_fields

TEXT = "Fighters attacked a checkpoint near Rawah."


def read(value, name="news.json", fields=None, folder=None):
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return read_documents([path, Stream(data=b"Sinjar.")], fields=fields)


@pytest.mark.parametrize(
    ("report", "published"),
    [
        (  # news-please
            {
                "maintext": TEXT,
                "title": "T",
                "date_publish": "2019-10-16",
                "url": "https://e.org/a",
            },
            "2019-10-16",
        ),
        (  # NewsAPI
            {"content": TEXT, "title": "T", "publishedAt": "2019-10-16", "url": "https://e.org/a"},
            "2019-10-16",
        ),
        (  # schema.org
            {
                "articleBody": TEXT,
                "headline": "T",
                "datePublished": "2019-10-16",
                "url": "https://e.org/a",
            },
            "2019-10-16",
        ),
        (
            {"body": TEXT, "headline": "T", "date": 1571184000, "link": "https://e.org/a"},
            "1571184000",
        ),
        (
            {"text": TEXT, "title": "T", "date": 1571184000000, "url": "https://e.org/a"},
            "1571184000000",
        ),
    ],
)
@pytest.mark.parametrize("name", ["news.json", "news.jsonl"])
def test_the_usual_names_of_fields_are_known(tmp_path, name, report, published):
    document = read(report, name, folder=tmp_path).documents[0]
    assert document.text == TEXT
    assert document.title == "T"
    assert document.published == published
    assert document.source == "https://e.org/a"


def test_fields_may_be_named_also_those_inside_others(tmp_path):
    report = {"meta": {"when": "2019-10-16"}, "story_html": "x", "content": {"plain": TEXT}}
    fields = parse_fields(["text=content.plain,published=meta.when", "title=story_html"])
    document = read(report, fields=fields, folder=tmp_path).documents[0]
    assert (document.text, document.published, document.title) == (TEXT, "2019-10-16", "x")


def test_of_several_fields_the_first_that_holds_something_counts(tmp_path):
    fields = parse_fields(["text=full", "text=lead"])
    found = read([{"full": "", "lead": "Mosul."}, {"full": TEXT}], fields=fields, folder=tmp_path)
    assert [document.text for document in found.documents] == ["Mosul.", TEXT, "Sinjar."]


@pytest.mark.parametrize("word", ["text", "text=", "=body", "body=text", ""])
def test_a_wish_that_cannot_be_understood_says_how_to_write_it(word):
    with pytest.raises(DocumentError, match="write text=body,title=headline"):
        parse_fields([word])


@pytest.mark.parametrize(
    "value",
    [
        [{"text": TEXT}, {"text": "Mosul."}],
        {"articles": [{"text": TEXT}, {"text": "Mosul."}]},
        {"response": {"docs": [{"text": TEXT}, {"text": "Mosul."}]}},
        {"hits": {"hits": [{"_source": {"text": TEXT}}, {"_source": {"text": "Mosul."}}]}},
    ],
)
def test_a_list_of_reports_is_found_where_dumps_keep_it(tmp_path, value):
    found = read(value, folder=tmp_path)
    assert [document.text for document in found.documents] == [TEXT, "Mosul.", "Sinjar."]
    assert [document.id for document in found.documents] == ["news:1", "news:2", "-"]
    assert found.documents[0].source == f"{tmp_path / 'news.json'}#1"


def test_one_object_is_one_report(tmp_path):
    document = read({"text": TEXT}, folder=tmp_path).documents[0]
    assert (document.id, document.source) == ("news", str(tmp_path / "news.json"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "is not JSON (Expecting value at column 1)"),
        ('{"text":\n 1', "is not JSON (Expecting ',' delimiter at line 2, column 3)"),
        ("7", "holds no report"),
        ("[]", "holds no report"),
        ("[7]", "is no JSON object"),
        ("[" * 200_000, "is not JSON that can be read"),
        ('{"a":' * 200_000, "is not JSON that can be read"),
        ('{"text": " "}', "has an empty `text`"),
        (
            '{"story_text": "Mosul", "n": 1}',
            "has no `text`; it has the fields `story_text`, `n`: say which holds the text",
        ),
    ],
)
def test_what_cannot_be_read_is_named_and_stops_nothing(tmp_path, value, reason):
    found = read(value, folder=tmp_path)
    assert [document.text for document in found.documents] == ["Sinjar."]
    assert found.problems[0].reason.startswith(reason)
