"""In a real browser what is seen can be linked to, embedded, downloaded and printed."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import pytest
from pypdf import PdfReader

from geo.geojson import load_records
from geo.reading import Span
from geo.timespan import TimeSpan
from maps.page import PageOptions, draw
from tests.maps.opened import framed

pytestmark = pytest.mark.browser


def address(opened):
    opened.settle()
    return opened.call("address")


def open_menu(opened):
    opened.page.locator(".menu-opener").click()
    return opened.page.locator(".menu")


def look(opened):
    """What a reader sees, as far as an address tells it."""
    opened.settle()
    page = opened.page
    return {
        "count": opened.call("count"),
        "box": page.evaluate(
            """() => { const b = window[document.body.dataset.map].getBounds();
                return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()]; }"""
        ),
        "dates": [box.input_value() for box in page.locator("input.date").all()],
        "card": page.locator("aside").inner_text(),
        "search": page.get_by_role("searchbox").first.input_value(),
        "off": page.locator(".chip[aria-pressed=false]").all_inner_texts(),
        "lang": page.evaluate("document.documentElement.lang"),
        "undated": page.get_by_role("switch").is_checked(),
    }


def test_a_link_opens_just_what_was_seen(open_page, sample):
    first = open_page(sample)
    page = first.page
    first.call("setRange", "2014-06-10", "2019-10-16")
    page.locator(".chip", has_text="Talks").click()
    page.get_by_role("searchbox").first.fill("gunmen")
    page.get_by_role("button", name="Zoom out").click()
    first.until("() => dateline.address().includes('find=gunmen')")
    first.call("select", "d")
    page.get_by_role("switch").uncheck()
    first.call("language", "fr")
    seen = look(first)
    second = open_page(sample, address=first.written_address())
    again = look(second)
    assert again.pop("box") == pytest.approx(seen.pop("box"), abs=0.01)
    assert again == seen
    assert seen["lang"] == "fr"
    assert seen["off"]


def test_an_untouched_page_has_a_plain_address(open_page, sample):
    opened = open_page(sample, held=True)
    opened.later(10_000)
    assert address(opened) == ""
    assert opened.page.evaluate("location.hash") == ""


def test_the_same_view_stays_the_same_however_often_it_is_opened(open_page, sample):
    opened = open_page(sample, address="#map=38,33,44,37.5")
    told = []
    for _ in range(3):
        told.append(address(opened))
        opened.call("open", told[-1])
    assert len(set(told)) == 1
    assert told[0].startswith("map=")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#time=2014-01-01..2015-01-01", 4),
        ("#undated=no", 9),
        ("#off=violence,talks", 7),
        ("#unsure=denied", 10),
        ("#dated=year", 10),
        ("#kind=desert", 1),
        ("#kind=desert&kind=town", 3),
        ("#find=mosul", 2),
        ("#time=2014-01-01..2015-01-01&undated=no&off=violence", 1),
    ],
)
def test_an_address_can_be_written_by_hand(open_page, sample, text, shown):
    opened = open_page(sample, address=text)
    assert opened.shown() == shown
    assert address(opened) == text[1:]


@pytest.mark.parametrize(
    "text",
    [
        "#%",
        "#time=2015-01-01..2014-01-01&map=1,2,3&speed=-1&off=,,none&lang=xx",
        "#map=NaN,NaN,NaN,NaN&axis=never..ever&event=nobody&place=nowhere",
        "#map=1e9,1e9,1e9,1e9&kind=__proto__&who=constructor",
        "#<script>window.ran=1</script>",
        "#lang=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E",
    ],
)
def test_an_address_that_says_nothing_sound_is_left_aside(open_page, sample, text):
    opened = open_page(sample, address=text)
    assert opened.shown() == len(sample)
    assert opened.page.evaluate("window.ran") is None
    assert opened.errors == []


def test_an_address_typed_into_the_open_page_is_followed(open_page, sample):
    opened = open_page(sample)
    opened.page.evaluate("location.hash = 'time=2014-01-01..2015-01-01&lang=fr'")
    opened.page.locator("html[lang=fr]").wait_for()
    assert opened.shown() == 4
    assert opened.page.get_by_role("button", name="Lecture").is_visible()


def test_an_address_typed_while_the_page_writes_its_own_is_followed(open_page, sample):
    opened = open_page(sample)
    opened.page.evaluate(
        "() => { location.hash = 'lang=fr'; history.replaceState(null, '', location.pathname); }"
    )
    opened.page.locator("html[lang=fr]").wait_for()
    assert opened.written_address() == "#lang=fr"


def test_the_link_and_the_embed_code_are_copied(open_page, sample):
    opened = open_page(sample, PageOptions(title='Iraq & "Syria"'), address="#find=mosul")
    opened.page.evaluate(
        """() => { window.took = []; Object.defineProperty(navigator, 'clipboard',
            {value: {writeText: async text => { took.push(text); }}}); }"""
    )
    menu = open_menu(opened)
    menu.get_by_role("button", name="Copy link").click()
    menu.get_by_role("button", name="Copy embed code").click()
    menu.get_by_text("Copied").wait_for()
    copied = opened.page.evaluate("window.took")
    assert copied[0] == f"{opened.file.as_uri()}#find=mosul"
    assert copied[1].startswith('<iframe src="map.html#find=mosul" title="Map: Iraq &#38; &#34;')
    assert 'sandbox="allow-scripts ' in copied[1]


def test_what_cannot_be_copied_is_laid_out_to_be_copied_by_hand(open_page, sample):
    opened = open_page(sample, address="#find=mosul")
    opened.page.evaluate(
        """() => { Object.defineProperty(navigator, 'clipboard', {value: undefined});
            document.execCommand = () => false; }"""
    )
    menu = open_menu(opened)
    menu.get_by_role("button", name="Copy link").click()
    assert menu.get_by_role("textbox").input_value().endswith("#find=mosul")


def download(opened, name):
    open_menu(opened)
    with opened.page.expect_download() as taken:
        opened.page.locator(".menu").get_by_role("button", name=name).click()
    return taken.value


def test_what_is_shown_is_downloaded_as_geojson(open_page, sample):
    opened = open_page(sample, PageOptions(title="Iraq: Syria/2014"), address="#off=talks")
    file = download(opened, "GeoJSON")
    assert file.suggested_filename == "Iraq-Syria-2014.geojson"
    features = json.loads(file.path().read_text("utf-8"))["features"]
    assert len(features) == 10
    by_id = {feature["properties"]["event_id"]: feature for feature in features}
    assert by_id["a"]["geometry"]["coordinates"] == pytest.approx([43.12, 36.34], abs=1e-4)
    assert by_id["i"]["geometry"] is None
    told = by_id["d"]["properties"]
    assert (told["date_start"], told["date_end"]) == ("2016-01-01", "2017-01-01")
    assert (told["date_precision"], told["factuality"]) == ("year", "claimed")
    assert told["quote"] == "Gunmen opened fire in Homs Desert, officials said."
    assert by_id["k"]["properties"]["date_start"] is None
    assert opened.errors == []
    assert opened.requests == []


def test_what_is_downloaded_is_read_back_and_drawn_alike(
    open_page, sample, make_record, dateline, tmp_path
):
    odd = make_record(
        "odd", quote="In 𐎠𐎡 gunmen opened fire in Hasakah.", trigger=Span(start=6, end=12)
    )
    other = replace(odd, id="odd/2", document="report-2", source="https://other.example/2")
    mention = make_record("named", at="Mosul", type="MENTION", label="Named")
    told = replace(odd, tellings=(odd, other), differences=("how many: 12 | 14",))
    before = (*sample, told, mention)
    opened = open_page(before)
    file = tmp_path / "taken.geojson"
    download(opened, "GeoJSON").save_as(file)
    after = {record.id: record for record in load_records(file)}
    assert sorted(after) == sorted(record.id for record in before)
    for record in before:
        back = after[record.id]
        assert (back.when, back.trigger) == (record.when, record.trigger)
        assert [place.place_id for place in back.places] == [p.place_id for p in record.places]
        for place, was in zip(back.places, record.places, strict=True):
            assert (place.lon, place.lat) == pytest.approx((was.lon, was.lat), abs=1e-4)
        plain = {
            "when": record.when, "places": back.places, "published": back.published,
            "tellings": back.tellings,
        }  # fmt: skip
        assert back == replace(record, **plain)
    assert [(one.id, one.document) for one in after["odd"].tellings] == [
        ("odd", "report-1"),
        ("odd/2", "report-2"),
    ]
    page = tmp_path / "again.html"
    result = dateline("map", file, "-o", page)
    assert result.exit_code == 0, result.output
    again = open_page.file(page)
    assert again.call("count") == opened.call("count")


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")')


def test_a_downloaded_table_computes_nothing(open_page, make_record):
    records = [
        make_record(
            f"{text}{number}", quote=f'{text} in Hasakah, "so" they\nsaid', label=text, title=text,
            source=text, actors=(text, "gunmen"), attribution=text,
        )
        for number, text in enumerate(FORMULAS)
    ]  # fmt: skip
    file = download(open_page(records), "CSV")
    data = file.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(FORMULAS)
    assert {row["label"] for row in rows} == {f"'{text}" for text in FORMULAS}
    for row in rows:
        numbers = {
            "lon",
            "lat",
            "place_score",
            "told_by",
            "trigger_start",
            "trigger_end",
            "mark_start",
            "mark_end",
        }
        texts = [text for name, text in row.items() if name not in numbers]
        assert not any(text.startswith(tuple("=+-@\t\r")) for text in texts)
        assert row["quote"].endswith('in Hasakah, "so" they\nsaid')
        assert float(row["lon"]) == pytest.approx(40.74, abs=1e-4)


def test_times_of_day_are_downloaded_as_such(open_page, make_record):
    start = datetime(2019, 2, 23, 6, 45)
    when = TimeSpan(start=start, end=start.replace(minute=46), precision="minute", basis="explicit")
    file = download(open_page([make_record("a", when=when)]), "GeoJSON")
    told = json.loads(file.path().read_text("utf-8"))["features"][0]["properties"]
    assert (told["date_start"], told["date_end"]) == ("2019-02-23T06:45", "2019-02-23T06:46")


def test_speed_and_way_of_playing_are_the_viewers_choice(open_page, sample):
    opened = open_page(sample, address="#play=cumulative&speed=4")
    page = opened.page
    assert page.get_by_label("Speed").input_value() == "4"
    assert page.get_by_label("While playing").input_value() == "cumulative"
    page.get_by_label("Speed").select_option("8")
    page.get_by_label("While playing").select_option("window")
    assert address(opened) == "speed=8"


def test_on_paper_stand_map_key_dates_counts_and_sources(open_page, sample):
    opened = open_page(sample, address="#time=2014-01-01..2016-01-01")
    page = opened.page
    page.emulate_media(media="print")
    opened.settle()
    for selector in (".folium-map", ".chart", "h1", ".counts", ".credits li", ".print-range"):
        assert page.locator(selector).first.is_visible(), selector
    assert page.locator(".print-range").inner_text() == "2014 to 2015"
    assert page.locator(".legend-families li").first.is_visible()
    for selector in ("button", "input", "select", "[role=slider]"):
        assert page.locator(selector).locator("visible=true").count() == 0, selector


@pytest.mark.parametrize("address", ["", "#time=2014-01-01..2016-01-01&lang=ar"])
def test_the_base_map_is_printed_under_the_events_on_one_page(open_page, sample, address):
    pdf = open_page(sample, address=address).page.pdf(prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    # A mask turned round takes away what was printed before: so a canvas would clear its ground.
    assert b"/SMask" in pdf
    assert b"/TR " not in pdf


def test_a_page_in_a_notebook_cell_shares_no_address_and_works(
    open_page, sample, few_places, tmp_path
):
    html = draw(sample, few_places).html()
    cell = tmp_path / "notebook.html"
    quoted = html.replace("&", "&amp;").replace('"', "&quot;")
    cell.write_text(
        "<!DOCTYPE html><script>window.dateline = {ready: Promise.resolve()}</script>"
        f'<iframe srcdoc="{quoted}" width="1000" height="600"></iframe>',
        encoding="utf-8",
    )
    opened = open_page.file(cell, held=True)
    frame = framed(opened.page)
    frame.evaluate("() => dateline.setRange('2014-01-01', '2015-01-01')")
    opened.later(1000)
    assert frame.evaluate("() => dateline.count().shown") == 4
    frame.locator(".menu-opener").click()
    assert frame.get_by_text("This page has no address of its own.").is_visible()
    assert opened.requests == []
    assert opened.errors == []
