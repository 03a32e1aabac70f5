"""The title of a report: from what it says of itself, or its first line."""

import pytest

from geo import Stream, read_documents

BODY = "Fighters attacked a checkpoint near Rawah on Monday, officials said. Two soldiers died.\n"


def title_of(text: str) -> str:
    return read_documents([Stream(data=text.encode())]).documents[0].title


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Iraq sends troops to the border", "Iraq sends troops to the border"),
        ("  Iraq sends\ttroops  to the border ", "Iraq sends troops to the border"),
        ("Syria\n\nIraq sends troops to the border", "Iraq sends troops to the border"),
        ("Middle East\nIraq sends troops south", "Iraq sends troops south"),
        ("Friday, December 27, 2024\n\nIraq sends troops south", "Iraq sends troops south"),
        ("27/12/2024 - 06:45 GMT\nIraq sends troops south", "Iraq sends troops south"),
        ("Published on 3 May 2019\nIraq sends troops south", "Iraq sends troops south"),
        ("By Layla Hassan\nIraq sends troops south", "Iraq sends troops south"),
        ("https://news.example/a\nIraq sends troops south", "Iraq sends troops south"),
        ("---\nIraq sends troops south", "Iraq sends troops south"),
        ("Title: Iraq sends troops south\nDate: 2019-05-03", "Iraq sends troops south"),
        ("# Iraq sends troops south #", "Iraq sends troops south"),
        ("**Iraq sends troops south**", "Iraq sends troops south"),
        ("Will Iraq send troops?", "Will Iraq send troops?"),
        ("U.S. sends troops to Iraq", "U.S. sends troops to Iraq"),
        ("العراق يرسل قوات إلى الحدود", "العراق يرسل قوات إلى الحدود"),
        (
            "</script><script>alert(1)</script> in Mosul",
            "</script><script>alert(1)</script> in Mosul",
        ),
        # A caption and a sentence are no headlines, and what follows them is none either.
        (
            "A soldier stands guard in Rawah, 2014. Photo: A. Name / AFP\nIraq sends troops",
            "",
        ),
        ("A soldier in the town of Rawah on July 22, 2014 (AP)\nIraq sends troops south", ""),
        ("Iraq sent troops on Monday.\nIraq sends troops south", ""),
        ("Iraq sent troops. Syria did not. What now\nIraq sends troops south", ""),
        ("word " * 60, ""),
    ],
)
def test_the_first_line_is_the_title_where_it_is_a_headline(opening, title):
    assert title_of(f"{opening}\n\n{BODY}") == title


def test_a_report_that_opens_with_its_first_sentence_has_no_title():
    assert title_of(BODY) == ""


def test_a_line_of_a_megabyte_is_no_title():
    assert title_of("word " * 200_000) == ""


def markdown(tmp_path, text):
    (tmp_path / "report.md").write_text(text, encoding="utf-8", newline="")
    return read_documents([tmp_path]).documents[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_title_date_and_source(tmp_path, end):
    text = end.join(
        [
            "---",
            'title: "Iraq: troops sent"',
            "tags: [iraq, syria]",
            "date: 2019-05-03",
            "source: https://news.example/a",
            "---",
            "# Another headline for the page",
            BODY,
        ]
    )
    document = markdown(tmp_path, text)
    assert document.title == "Iraq: troops sent"
    assert document.published == "2019-05-03"
    assert document.source == "https://news.example/a"
    assert document.text == text


def test_markdown_without_front_matter_takes_its_heading_and_keeps_its_marks(tmp_path):
    document = markdown(tmp_path, f"# Iraq *sends* troops\n\n{BODY}")
    assert document.title == "Iraq *sends* troops"
    assert document.text.startswith("# Iraq")
    assert document.published is None


def test_front_matter_without_a_title_leaves_it_to_the_heading(tmp_path):
    document = markdown(tmp_path, f"---\ndate: 2019-05-03\n---\n\n# Iraq sends troops\n\n{BODY}")
    assert document.title == "Iraq sends troops"


def test_a_rule_that_never_closes_is_no_front_matter(tmp_path):
    document = markdown(tmp_path, f"---\ntitle: no\n{BODY}")
    assert document.published is None
