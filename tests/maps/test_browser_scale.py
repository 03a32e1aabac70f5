"""In a real browser a page of very many events is as quick to read as one of few."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from statistics import median

import pytest

from geo.timespan import UNDATED, TimeSpan
from maps.page import PageOptions

pytestmark = pytest.mark.browser

MANY = 30_000


def one_day(number):
    start = datetime(2014, 1, 1) + timedelta(days=number % 4000)
    return TimeSpan(start=start, end=start + timedelta(days=1), precision="day", basis="explicit")


@pytest.fixture(scope="module")
def many(make_record):
    """Events at thousands of places, the last one undated and unlike the others."""
    plain = make_record("x", at="Mosul")
    (town,) = plain.places

    def at(number):
        lon, lat = 38 + number % 173 / 20, 31 + number % 97 / 17
        return replace(town, place_id=f"test:{number % 5000}", lon=lon, lat=lat)

    events = [
        replace(
            plain, id=f"e{number}", when=one_day(number), places=(at(number),),
            type=("ASSAULT", "AID", "CONSULT")[number % 3], quote=f"Paper number{number} of Mosul.",
        )
        for number in range(MANY)
    ]  # fmt: skip
    last = make_record("last", at="Hasakah", when=UNDATED, quote="A zeppelin over Hasakah.")
    return (*events, last)


@pytest.fixture
def opened(open_page, many):
    return open_page(many)


def test_all_are_counted_and_few_rows_exist(opened):
    assert opened.call("count") == {"total": MANY + 1, "shown": MANY + 1, "undated": 1}
    assert opened.page.locator(".event-row").count() < 40
    assert opened.errors == []
    assert opened.requests == []


def test_the_list_scrolls_to_its_very_end(opened):
    opened.page.locator(".list-scroll").evaluate("list => { list.scrollTop = list.scrollHeight; }")
    opened.page.locator(".event-row", has_text="zeppelin").wait_for()
    assert "zeppelin" in opened.page.locator(".event-row").last.inner_text()
    assert opened.page.locator(".event-row").count() < 40


def test_texts_deep_inside_are_found_by_search(opened):
    opened.page.get_by_role("searchbox").first.fill("zeppelin")
    opened.until("() => dateline.count().shown === 1")
    opened.page.get_by_role("searchbox").first.fill("number12345")
    opened.page.locator(".event-row", has_text="number12345").wait_for()
    assert opened.shown() == 1


def test_a_page_that_opens_with_a_search_says_that_it_goes_on(open_page, many):
    opened = open_page(many, address="#find=zeppelin", held=True)
    page = opened.page
    # By a clock that goes on as it is looked at, the search takes long; time stands still else.
    page.add_init_script("let now = 0; performance.now = () => (now += 20);")
    page.reload()
    page.evaluate("() => dateline.ready")
    assert page.get_by_text("Searching").is_visible()
    opened.later(1000)
    assert page.get_by_text("Searching").is_hidden()
    assert opened.shown() == 1


def test_an_event_deep_inside_opens_by_its_id(opened):
    assert opened.call("select", "e29999")
    opened.settle()
    assert "number29999" in opened.page.locator("aside").inner_text()
    assert opened.call("select", "e30000") is False


def test_the_legend_says_what_shading_means(opened):
    assert opened.page.get_by_text("too many events to tell apart").count() == 1


def test_a_click_into_the_shading_tells_what_is_there(opened):
    box = opened.page.locator(".folium-map").bounding_box()
    x, y = opened.page.evaluate(
        """() => {
            const map = Object.values(window).find(value => value instanceof L.Map);
            const { x, y } = map.latLngToContainerPoint([31 + 43 / 17, 38 + 100 / 20]);
            return [x, y];
        }"""
    )
    opened.page.mouse.click(box["x"] + x, box["y"] + y)
    opened.settle()
    assert "Mosul" in opened.page.locator("aside").inner_text()


def test_symbols_come_back_where_few_are_left(opened):
    def inks():
        return opened.page.evaluate(
            "() => { const c = document.querySelector('.leaflet-dateline-events-pane canvas');"
            "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            "let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }"
        )

    all_shown = inks()
    opened.call("setRange", "2014-01-01", "2014-01-05")
    opened.settle()
    assert 0 < inks() < all_shown / 2


def test_a_step_stays_within_a_few_frames(opened):
    def show_until(year):
        opened.call("setRange", "2014-01-01", f"{year}-01-01")
        opened.settle()

    times = [opened.processor_time(partial(show_until, year)) for year in range(2015, 2025)]
    # A limit for mistakes, not for slow machines. benchmarks/page.py measures.
    assert median(times) < 0.4


def test_a_page_without_texts_still_shows_what_where_and_when(open_page, many):
    opened = open_page(many[:2000], PageOptions(texts="none"))
    assert opened.shown() == 2000
    assert opened.call("select", "17") is True
    opened.settle()
    assert "Mosul" in opened.page.locator("aside").inner_text()
    assert opened.errors == []


def test_an_old_browser_without_decompression_shows_the_same(open_page, sample):
    opened = open_page(sample)
    page = opened.page
    page.add_init_script("delete window.DecompressionStream; delete Uint8Array.fromBase64;")
    page.reload()
    page.evaluate("() => window.dateline.ready")
    assert page.evaluate("typeof DecompressionStream") == "undefined"
    assert opened.call("count") == {"total": 11, "shown": 11, "undated": 2}


def test_a_page_of_another_version_says_so(open_page, sample):
    opened = open_page(sample)
    text = opened.file.read_text(encoding="utf-8")
    newer = re.sub(r'(id="dateline-data" data-version=)"\d+"', r'\1"9"', text)
    opened.file.write_text(newer, encoding="utf-8")
    opened.page.reload()
    opened.page.get_by_text("is of version 9").wait_for()
