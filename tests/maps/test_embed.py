"""A snippet frames a page and tells in words what its map shows."""

import html
import re
from dataclasses import replace

import pytest

from geo.errors import FormatError
from geo.timespan import UNDATED
from maps.embed import Frame, carried, file_address, snippet
from maps.gist import gist_of
from maps.page import PageOptions, draw
from tests.maps.conftest import FewPlaces, day

TITLE = 'Raids & "rumours" <script>'


@pytest.fixture(scope="module")
def events(make_record):
    return [
        make_record("r1", "Hasakah", when=day(2019, 10, 15)),
        make_record("r2", "Mosul", when=day(2014, 6, 10), factuality="claimed"),
        make_record("r3", "Mosul", when=UNDATED, type="PROTEST", factuality="feared"),
        make_record("r4", None, when=day(2014, 6, 12)),
        make_record("m1", "Al-Qaim", type="MENTION"),
    ]


def page_of(records, **options):
    return draw(records, FewPlaces(), PageOptions(title=TITLE, **options)).html()


def test_a_page_tells_of_its_events_what_the_events_tell(events):
    twice = replace(events[0], id="r5", places=events[0].places * 2)
    found = carried(page_of([*events, twice]), "map.html")
    assert found.title == TITLE
    assert found.gist == gist_of([*events, twice])


@pytest.mark.parametrize("texts", ["all", "none"])
def test_a_summary_counts_dates_kinds_places_and_doubts(events, texts):
    words = carried(page_of(events, texts=texts), "map.html").gist.words()
    assert words == (
        "Map of 4 events at 2 places, Jun 2014 – Oct 2019 (1 undated). "
        "Kinds of event: violence 3, protest 1. Main places: Mosul 2, Hasakah 1. "
        "2 not told as plain fact: claimed 1, feared 1. 1 event without a place on the map."
    )


def test_a_map_without_events_says_so():
    assert carried(page_of([]), "map.html").gist.words() == "A map without events."


def test_what_many_events_do_is_told_short(make_record):
    places = [make_record(f"r{n}", "Hasakah").places[0] for n in range(9)]
    found = [
        make_record(f"r{n}", None, places=(replace(place, place_id=f"p{n}", name=f"P{n}"),))
        for n, place in enumerate(places)
    ]
    assert gist_of(found).words().endswith("P0 1, P1 1, P2 1, P3 1, P4 1, elsewhere 4.")


def test_a_snippet_escapes_what_others_wrote_and_is_one_block(events):
    text = snippet(page_of(events), "map.html", Frame(address='https://x.example/?a="b"&c'))
    assert 'src="https://x.example/?a=&quot;b&quot;&amp;c"' in text
    assert 'title="Raids &amp; &quot;rumours&quot; &lt;script&gt;"' in text
    assert "<script" not in text
    assert "\n\n" not in text.strip()


def test_a_snippet_may_carry_the_whole_page(events):
    page = page_of(events)
    text = snippet(page, "map.html", Frame())
    assert html.unescape(re.search(r'srcdoc="([^"]*)"', text)[1]) == page
    assert "\n\n" not in text.strip()
    # Pandoc makes spaces of tabs, and the page's policy would no longer know its programs.
    assert "\t" in page
    assert "\t" not in text


def test_the_frame_is_described_by_the_summary(events):
    text = snippet(page_of(events), "map.html", Frame(address="map.html", title="Ours"))
    assert (
        re.search(r'aria-describedby="([^"]+)"', text)[1] == re.search(r'<p id="([^"]+)"', text)[1]
    )
    assert 'title="Ours"' in text


@pytest.mark.parametrize(
    ("name", "address"),
    [("map.html", "map.html"), ("a b#1.html", "a%20b%231.html"), ("x:y.html", "./x%3Ay.html")],
)
def test_a_file_is_found_beside_whatever_its_name(name, address):
    assert file_address(name) == address


DAMAGES = [
    (lambda _: "<p>no map</p>", "is no page of `dateline map`"),
    (lambda page: page.replace('data-version="', 'data-version="9'), "by another Dateline"),
    (lambda page: re.sub(r'(id="dateline-data"[^>]*>.{40})[^<]*', r"\1", page), "are damaged"),
    (lambda page: re.sub(r'(id="dateline-data"[^>]*>)[^<]*', r"\1AAAA", page), "are damaged"),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGES)
def test_what_is_no_whole_page_is_refused_with_what_to_do(events, damage, told):
    with pytest.raises(FormatError, match=f"m.html: .*{told}.* `dateline map` wrote"):
        carried(damage(page_of(events)), "m.html")


def test_the_command_prints_a_snippet(dateline, tmp_path, events):
    path = tmp_path / "my map.html"
    path.write_text(page_of(events), encoding="utf-8")
    assert 'src="my%20map.html"' in dateline("embed", path).stdout
    url = "https://news.example/map.html#time=2014-06-01..2014-07-01"
    assert f'src="{url}"' in dateline("embed", path, "--url", url).stdout
    assert "srcdoc=" in dateline("embed", path, "--inline").stdout


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--url", "javascript:alert(1)"), "is no web address"),
        (("--url", "https://x.example/", "--inline"), "exclude each other"),
        (("--height", "12"), "400<=x<=4000"),
    ],
)
def test_what_cannot_be_framed_is_refused(dateline, tmp_path, events, asked, told):
    path = tmp_path / "map.html"
    path.write_text(page_of(events), encoding="utf-8")
    result = dateline("embed", path, *asked)
    assert result.exit_code == 2
    assert told in result.stderr
