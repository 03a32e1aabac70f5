"""Reports that are web pages."""

import pytest

from geo import Problem, Stream, read_documents
from geo.errors import DocumentError
from geo.extras import EXTRAS

BODY = (
    "<p>Fighters attacked a checkpoint near Rawah on Monday, officials in Anbar said. Two soldiers"
    " were killed in the attack, which the army blamed on a cell from the desert.</p>"
    "<p>The Iraqi army sent troops from al-Qaim to search the villages along the river, a local"
    " councillor said, and closed the road to Haditha until further notice.</p>"
)
HEAD = """<title>Raid near Rawah - The Daily Paper</title>
<meta property="og:title" content="Raid near Rawah">
<link rel="canonical" href="https://example.org/2019/rawah">
<meta property="article:published_time" content="2019-10-15T06:45:00+03:00">"""


def page(head=HEAD, body=BODY):
    return f"""<!DOCTYPE html><html lang="en"><head>{head}</head><body>
    <nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Raid near Rawah</h1>{body}
    </article><footer>Copyright 2026 The Daily Paper</footer></body></html>""".encode()


def test_a_page_is_a_report_with_its_title_date_and_address(tmp_path):
    (tmp_path / "rawah.html").write_bytes(page())
    (document,) = read_documents([tmp_path]).documents
    assert document.title == "Raid near Rawah"
    assert document.published == "2019-10-15"
    assert document.source == "https://example.org/2019/rawah"
    assert "Fighters attacked a checkpoint near Rawah" in document.text
    assert "closed the road to Haditha" in document.text
    assert "Home" not in document.text
    assert "Copyright" not in document.text


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2014-06-10T01:00:00Z">', "2014-06-10"),
        ('<meta name="date" content="2014-06-10">', "2014-06-10"),
        (
            '<script type="application/ld+json">{"datePublished": "2014-06-10T09:00Z"}</script>',
            "2014-06-10",
        ),
        ("", None),
    ],
)
def test_the_date_is_what_the_metadata_say(head, date):
    (document,) = read_documents([Stream(data=page(head))]).documents
    assert document.published == date


def test_a_page_without_address_is_called_by_its_path(tmp_path):
    path = tmp_path / "a.htm"
    path.write_bytes(page(""))
    assert read_documents([path]).documents[0].source == str(path)


def test_a_page_may_come_through_a_pipe():
    (document,) = read_documents([Stream(data=b"\n" + page())]).documents
    assert document.title == "Raid near Rawah"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<html><body><script>alert('x')</script></body></html>",
        bytes(range(256)) * 20,
        b"<div>" * 20_000,
        b"<" * 100_000,
    ],
)
def test_what_holds_no_article_is_listed_and_stops_nothing(tmp_path, capfd, data):
    (tmp_path / "bad.html").write_bytes(data)
    (tmp_path / "good.html").write_bytes(page())
    intake = read_documents([tmp_path])
    assert [document.id for document in intake.documents] == ["good"]
    (problem,) = intake.problems
    assert str(problem).startswith(f"{tmp_path / 'bad.html'}: holds no text of an article")
    assert capfd.readouterr() == ("", "")


def test_the_encoding_is_what_the_page_says(tmp_path):
    data = page(HEAD + '<meta charset="windows-1252">').decode().replace("Haditha", "Hadîtha")
    path = tmp_path / "a.html"
    path.write_bytes(data.encode("cp1252"))
    assert "Hadîtha" in read_documents([path]).documents[0].text


def test_a_page_that_hides_script_in_its_text_gives_text_only():
    data = page(body=BODY + "<p>&lt;script&gt;alert(1)</p>")
    assert "<script>alert(1)" in read_documents([Stream(data=data)]).documents[0].text


def test_without_the_library_the_command_that_installs_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("geo.extras.find_spec", lambda name: None if name in EXTRAS else name)
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "b.txt").write_text("Rawah.")
    (problem,) = read_documents([tmp_path]).problems
    assert problem == Problem(
        path=str(tmp_path / "a.html"),
        reason="web pages need trafilatura, which is not installed; "
        'run: pip install "dateline[html]"',
    )
    with pytest.raises(DocumentError, match=r"dateline\[html\]"):
        read_documents([tmp_path / "a.html"])
