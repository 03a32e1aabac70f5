"""Feeds and web archives."""

import gzip
from pathlib import Path

import pytest

from geo import Limits, Stream, read_documents
from geo.extras import EXTRAS

REPORTS = Path(__file__).with_name("reports")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily Paper</title><link>https://example.org/</link><description>News</description>
<item><title>Raid near &amp;quot;Rawah&amp;quot;</title><link>https://example.org/rawah</link>
<pubDate>Wed, 16 Oct 2019 06:45:00 +0300</pubDate><description>Two dead.</description>
<content:encoded><![CDATA[<p>Fighters attacked a checkpoint near <b>Rawah</b> on Monday.</p>
<p>Two soldiers were killed.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a headline about Mosul</title></item>
<item><description>Police arrested three men in Sinjar.</description></item>
<item><guid>x</guid></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Raid</title><link href="https://example.org/a"/><updated>2019-10-16T06:45:00Z</updated>
<content type="html">&lt;p&gt;Fighters attacked Rawah.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
def intake(tmp_path):
    def take(name, data, **limits):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_documents([path, Stream(data=b"Sinjar.")], limits=Limits(**limits))

    return take


def test_each_entry_of_a_feed_is_a_report_with_title_date_and_address(intake, tmp_path):
    found = intake("news.rss", RSS)
    first, second, third, _ = found.documents
    assert first.text == (
        "Fighters attacked a checkpoint near Rawah on Monday.\n\nTwo soldiers were killed."
    )
    assert first.title == 'Raid near "Rawah"'
    assert first.source == "https://example.org/rawah"
    assert first.published == "Wed, 16 Oct 2019 06:45:00 +0300"
    assert (first.id, second.id) == ("news:1", "news:2")
    assert second.text == "Only a headline about Mosul"
    assert third.source == f"{tmp_path / 'news.rss'}#3"
    (problem,) = found.problems
    assert str(problem) == f"{tmp_path / 'news.rss'}#4: is an entry without text"


@pytest.mark.parametrize("name", ["news.atom", "news.xml"])
def test_atom_is_read_as_rss_is(intake, name):
    document = intake(name, ATOM).documents[0]
    assert document.text == "Fighters attacked Rawah."
    assert document.published == "2019-10-16T06:45:00Z"


def test_a_feed_may_come_through_a_pipe():
    assert len(read_documents([Stream(data=RSS.encode())]).documents) == 3


def test_what_a_feed_says_is_never_taken_for_the_name_of_a_file(intake, tmp_path):
    (tmp_path / "private.txt").write_text(RSS, encoding="utf-8")
    found = intake("a.xml", str(tmp_path / "private.txt"))
    assert [document.text for document in found.documents] == ["Sinjar."]
    assert found.problems[0].reason.startswith("is no RSS or Atom feed")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol " * 10}">' for n in range(12))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "is no RSS or Atom feed"),
        ("<html><body>Mosul</body></html>", "is no RSS or Atom feed"),
        ('<rss version="2.0"><channel></channel></rss>', "is a feed without entries"),
        ("http://127.0.0.1:9/feed", "is no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_is_named_and_stops_nothing(intake, capfd, data, reason):
    found = intake("a.xml", data)
    assert [document.text for document in found.documents] == ["Sinjar."]
    assert found.problems[0].reason.startswith(reason)
    assert capfd.readouterr() == ("", "")


def test_of_a_feed_that_breaks_off_the_whole_entries_are_read(intake):
    found = intake("a.rss", RSS[: RSS.index("<item><description>")])
    assert "Rawah" in found.documents[0].text
    assert "is not well formed" in found.problems[0].reason


def test_entities_that_would_grow_without_end_do_not_grow(intake):
    bomb = RSS.replace("<rss", f"<!DOCTYPE rss [{LAUGHS}]><rss", 1).replace("Two dead.", "&l11;")
    found = intake("a.rss", bomb, report_bytes=100_000)
    assert found.documents[-1].text == "Sinjar."
    assert all(len(document.text) < 100_000 for document in found.documents)


CRAWL = (REPORTS / "crawl.warc.gz").read_bytes()


@pytest.mark.parametrize(
    ("name", "data"), [("crawl.warc.gz", CRAWL), ("crawl.warc", gzip.decompress(CRAWL))]
)
def test_pages_of_a_web_archive_are_reports_with_their_address(intake, name, data):
    found = intake(name, data)
    _, page, pdf, _ = found.documents
    assert page.source == "http://127.0.0.1:8907/report.html"
    assert page.published == "2019-10-16"
    assert pdf.source == "http://127.0.0.1:8907/report.pdf"
    assert pdf.published is None
    assert found.problems == ()


def test_a_record_that_cannot_be_read_is_named_by_its_address(intake, tmp_path):
    data = gzip.decompress(CRAWL)
    start, end = data.index(b"%PDF"), data.index(b"%%EOF")
    found = intake("crawl.warc", data[:start] + bytes(end - start) + data[end:])
    where = f"{tmp_path / 'crawl.warc'}!http://127.0.0.1:8907/report.pdf"
    assert found.problems[-1].path == where


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"nonsense\n" * 50, "is no web archive that can be read"),
        (gzip.decompress(CRAWL)[:9000], "breaks off"),
        (CRAWL[:5000], "breaks off"),
    ],
)
def test_what_is_no_whole_web_archive_is_named_and_stops_nothing(intake, capfd, data, reason):
    found = intake("a.warc", data)
    assert found.documents[-1].text == "Sinjar."
    assert found.problems[-1].reason.startswith(reason)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "data", "command"),
    [("a.rss", RSS, "dateline[feeds]"), ("a.warc", CRAWL, "dateline[warc]")],
)
def test_without_the_library_the_command_that_installs_it_is_told(
    intake, monkeypatch, name, data, command
):
    monkeypatch.setattr("geo.extras.find_spec", lambda name: None if name in EXTRAS else name)
    assert f'run: pip install "{command}"' in intake(name, data).problems[0].reason
