"""In a real browser the view of an atlas is linked to, downloaded, filtered and printed."""

import csv
import io
import json

import pytest
from pypdf import PdfReader

from geo.geojson import load_records
from tests.maps.opened import until

pytestmark = pytest.mark.browser

MANY = 900
PAPER = {"A4 across": ("297mm", "210mm"), "A4 upright": ("210mm", "297mm")}


def address(page):
    return page.evaluate("() => dateline.address()")


def look(page):
    """What a reader sees, as far as an address tells it."""
    page.settle()
    return {
        "symbols": page.symbols(),
        "count": page.evaluate("() => dateline.count()"),
        "title": page.locator(".atlas-title").all_inner_texts(),
        "card": page.locator("aside.card").inner_text(),
        "off": page.locator(".chip[aria-pressed=false]").all_inner_texts(),
        "dates": [box.input_value() for box in page.locator("input.date").all()],
        "lang": page.locator("html").get_attribute("lang"),
    }


def test_an_untouched_atlas_has_a_plain_address(visit_at):
    page = visit_at(held=True)
    page.clock.run_for(10_000)
    assert address(page) == ""
    assert page.evaluate("location.hash") == ""


def test_a_link_opens_just_what_was_seen(visit_at):
    page = visit_at()
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Talks").click()
    page.evaluate("() => dateline.setRange('2014-03-01', '2015-06-01')")
    page.settle()
    page.locator(".atlas-place", has_text="Mosul").click()
    page.locator(".card-event").nth(3).click()
    assert page.evaluate("() => dateline.language('fr')")
    seen = look(page)
    until(page, "() => dateline.address().then(text => location.hash.slice(1) === text)")
    text = page.evaluate("location.hash")
    again = visit_at(text)
    again.locator("aside.card").wait_for()
    assert look(again) == seen
    assert seen["title"] == ["Mosul"]
    assert seen["off"]
    assert again.errors == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#time=2014-01-01..2015-01-01", 368),
        ("#undated=no", MANY + 3),
        ("#off=talks", MANY + 4 - 90),
        ("#unsure=claimed,denied", MANY + 2),
        ("#time=2014-01-01..2014-01-11&undated=no", 12),
    ],
)
def test_an_address_can_be_written_by_hand(visit_at, text, shown):
    page = visit_at(text)
    assert page.shown() == shown
    assert address(page) == text[1:]


@pytest.mark.parametrize(
    ("place", "title"),
    [("41.09,34.37", "Al-Qaim"), ("IQ", "Iraq"), ("nowhere", "Without a place")],
)
def test_a_link_lists_a_place_a_country_or_what_has_neither(visit_at, place, title):
    page = visit_at(f"#place={place}")
    page.locator(".card-event").first.wait_for()
    assert page.locator(".atlas-title").inner_text() == title
    assert page.errors == []


HOSTILE = (
    "%",
    "time=2015-01-01..2014-01-01&map=1,2,3&speed=-1&off=,,none&unsure=x&lang=xx",
    "time=-9999-01-01..9999-01-01&axis=never..ever&map=NaN,NaN,NaN,NaN",
    "place=999,999&event=99999999999:x",
    "place=__proto__&event=0:nobody",
    "place=1,2,3&event=constructor&event=-1:a",
    "lang=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E",
)


def test_an_address_that_says_nothing_sound_is_left_aside(visit_at):
    page = visit_at("#<script>window.ran=1</script>")
    for text in ("<script>", *HOSTILE):
        page.evaluate(
            """text => new Promise(followed => {
                addEventListener('hashchange', followed, { once: true });
                location.hash = text;
            })""",
            text,
        )
        page.settle()
        assert address(page) == ""
        assert page.shown() == MANY + 4
        assert page.locator(".atlas-title").count() == 0
        assert page.locator("aside.card").is_hidden()
    assert page.evaluate("window.ran") is None
    assert page.errors == []


def test_an_address_typed_into_the_open_page_is_followed(visit_at):
    page = visit_at()
    page.evaluate("location.hash = 'time=2014-01-01..2014-01-11&undated=no&place=43.12,36.34'")
    page.locator(".card-event").first.wait_for()
    assert page.locator(".card-event").count() == 9
    page.evaluate("location.hash = 'find=qai'")
    page.get_by_text("1 place, most events first").wait_for()
    assert page.shown() == MANY + 4


def test_the_link_is_copied_and_no_code_to_embed_is_offered(visit_at):
    page = visit_at("#off=talks")
    page.evaluate(
        """() => { window.took = []; Object.defineProperty(navigator, 'clipboard',
            {value: {writeText: async text => { took.push(text); }}}); }"""
    )
    page.locator(".menu-opener").click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("window.took[0] === location.href")
    assert page.evaluate("window.took[0]").endswith("/atlas.html#off=talks")
    assert page.get_by_role("button", name="Copy embed code").count() == 0


def download(page, name):
    page.locator(".menu-opener").click()
    with page.expect_download() as taken:
        page.locator(".menu").get_by_role("button", name=name).click()
    page.keyboard.press("Escape")
    return taken.value


def test_what_is_in_view_is_downloaded_as_geojson_that_dateline_draws(
    visit_at, dateline, open_page, tmp_path
):
    page = visit_at("#time=2015-03-01..2015-03-11&undated=no")
    file = download(page, "GeoJSON")
    assert file.suggested_filename == "Three-towns.geojson"
    path = tmp_path / "taken.geojson"
    file.save_as(path)
    records = {record.id: record for record in load_records(path)}
    # Ten days of March, and what is known to the year.
    assert sorted(records) == sorted(["year", *(f"m{n}" for n in range(424, 434))])
    year, one = records["year"], records["m425"]
    assert (year.factuality, year.when.end.year) == ("claimed", 2016)
    assert [(place.name, place.place_id, place.role) for place in one.places] == [
        ("Mosul", "test:Mosul", "location")
    ]
    assert (one.places[0].lon, one.places[0].lat) == pytest.approx((43.12, 36.34))
    assert one.quote[one.trigger.start : one.trigger.end] == "opened fire"
    result = dateline("map", path, "-o", tmp_path / "again.html")
    assert result.exit_code == 0, result.output
    assert open_page.file(tmp_path / "again.html").shown() == len(records)
    assert page.errors == []


def test_what_is_listed_is_downloaded_as_a_table_that_computes_nothing(visit_at):
    page = visit_at("#place=nowhere")
    page.locator(".card-event").first.wait_for()
    page.locator(".menu-opener").click()
    assert "1 event: Without a place" in page.locator(".menu").inner_text()
    page.keyboard.press("Escape")
    (row,) = csv.DictReader(io.StringIO(download(page, "CSV").path().read_text("utf-8-sig")))
    guarded = ("title", "outlet", "author", "actors", "attribution")
    assert [row[name] for name in guarded] == ["'=1+1", "'+1", "'@x", "'-1", "'\t=1"]
    assert (row["lon"], row["quote"]) == ("", "<b>Gunmen</b> fired on.")


def test_table_and_features_have_the_columns_of_the_page(visit_at, open_page, sample):
    page, ordinary = visit_at("#place=IQ"), open_page(sample).page
    page.locator(".card-event").first.wait_for()
    for name in ("CSV", "GeoJSON"):
        texts = [download(each, name).path().read_text("utf-8") for each in (page, ordinary)]
        if name == "CSV":
            assert len({text.splitlines()[0] for text in texts}) == 1
        else:
            columns = [list(json.loads(text)["features"][0]["properties"]) for text in texts]
            assert columns[0] == columns[1]


def test_stances_are_switched_off_and_on(visit_at):
    page = visit_at()
    page.get_by_text("How sure the report is").click()
    page.get_by_role("button", name="Claimed").click()
    page.settle()
    assert page.symbols()["Hasakah"] == 1
    assert "1 hidden by filters" in page.locator(".panel").inner_text()
    page.get_by_role("button", name="Reported as fact").click()
    page.settle()
    assert page.symbols() == {}
    assert page.shown() == 1
    page.get_by_role("button", name="Reset").click()
    page.settle()
    assert page.symbols()["Hasakah"] == 2


def test_on_paper_stand_map_key_dates_counts_and_sources(visit_at):
    page = visit_at("#time=2014-01-01..2016-01-01&place=IQ")
    page.locator(".card-event").first.wait_for()
    page.emulate_media(media="print")
    page.settle()
    for selector in (".atlas-map", ".chart", "h1", ".counts", ".credits li", ".print-range"):
        assert page.locator(selector).first.is_visible(), selector
    assert page.locator(".print-range").inner_text() == "2014 to 2015"
    assert page.locator(".legend-families li").first.is_visible()
    for selector in ("button", "input", "select", "[role=slider]", ".list"):
        assert page.locator(selector).locator("visible=true").count() == 0, selector
    assert "Mosul" in page.symbols()
    page.emulate_media(media="screen")
    page.settle()
    assert page.get_by_role("button", name="Zoom in").is_visible()


@pytest.mark.parametrize("paper", PAPER)
def test_the_atlas_is_printed_on_one_page(visit_at, paper):
    page = visit_at()
    width, height = PAPER[paper]
    pdf = page.pdf(width=width, height=height, print_background=False)
    (sheet,) = PdfReader(io.BytesIO(pdf)).pages
    assert "of 904 events shown" in sheet.extract_text()
    assert b"/SMask" in pdf
    assert b"/TR " not in pdf
