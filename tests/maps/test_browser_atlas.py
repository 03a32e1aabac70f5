"""In a real browser an atlas shows, counts, finds and lists what its archive holds."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geo.timespan import UNDATED, TimeSpan
from maps.atlas import make_atlas
from maps.page import PageOptions

pytestmark = pytest.mark.browser

SERVER = Path(__file__).parent / "ranged.py"
MANY = 900
PAGE = "atlas.html"


def days(first, number, length=1):
    start = first + timedelta(days=number)
    return TimeSpan(
        start=start, end=start + timedelta(days=length), precision="day", basis="explicit"
    )


@pytest.fixture(scope="module")
def folder(make_record, write_dataset, few_places, tmp_path_factory):
    """An atlas of four years: most at Mosul, some at Al-Qaim, one of each special kind."""
    mosul = make_record("x", at="Mosul")
    qaim = make_record("x", at="Al-Qaim", type="CONSULT", label="meeting")
    first = datetime(2014, 1, 1)
    records = [
        replace((mosul, qaim)[n % 10 == 0], id=f"m{n}", when=days(first, n)) for n in range(MANY)
    ]
    records += [
        make_record("year", at="Hasakah", when=days(datetime(2015, 1, 1), 0, 365)),
        make_record("undated", at="Hasakah", when=UNDATED, type="AID", label="aid delivery"),
        make_record("iraq", at="Iraq", when=days(first, 5)),
        make_record("nowhere", at=None, when=days(first, 5), quote="<b>Gunmen</b> fired on."),
    ]
    home = tmp_path_factory.mktemp("atlas")
    data = write_dataset(tmp_path_factory.mktemp("data") / "out", records)
    make_atlas(data, home / PAGE, few_places, PageOptions(title="Three <towns>"))
    return home


@dataclass
class Served:
    """A server and what it was asked for."""

    process: subprocess.Popen
    address: str

    def stop(self):
        """End it, and give the files and ranges that it sent."""
        self.process.terminate()
        return self.process.communicate()[0].splitlines()


@pytest.fixture
def serve():
    """Start a server for a folder; `whole` makes one that knows no ranges."""
    running = []

    def start(folder, *how):
        process = subprocess.Popen(
            [sys.executable, str(SERVER), str(folder), *how], stdout=subprocess.PIPE, text=True
        )
        running.append(process)
        return Served(process, f"http://127.0.0.1:{process.stdout.readline().strip()}/{PAGE}")

    yield start
    for process in running:
        process.terminate()
        process.wait()
        process.stdout.close()


@pytest.fixture
def visit(browser):
    """Open an address; the page notes what the browser complains of."""
    contexts = []

    def opened(address, **settings) -> Page:
        plain = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**{**plain, **settings}))
        page = contexts[-1].new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda told: page.errors.append(told.text) if told.type == "error" else None,
        )
        page.goto(address)
        page.evaluate("() => dateline.ready")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit, serve, folder):
    opened = visit(serve(folder).address)
    settle(opened)
    return opened


def settle(page):
    """Wait until all tiles are there, and drawn."""
    page.evaluate("() => dateline.opened()")
    # What is drawn asks for tiles, and what they bring is drawn.
    for _ in range(2):
        page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        page.wait_for_function("() => dateline.settled()")
    page.evaluate("() => new Promise(done => requestAnimationFrame(done))")


def symbols(page):
    return {one["name"]: one["count"] for one in page.evaluate("() => dateline.symbols()")}


def test_the_map_shows_what_happened_where(page):
    assert symbols(page) == {"Mosul": 810, "Al-Qaim": 90, "Hasakah": 2}
    assert page.evaluate("() => dateline.count()")["shown"] == MANY + 4
    assert page.title() == "Three <towns>"
    assert page.errors == []


def test_dates_count_anew_in_every_cell(page):
    assert page.evaluate("() => dateline.setRange('2015-03-01', '2015-03-11')")
    settle(page)
    # Among ten days a tenth is Al-Qaim's, the year is never over, and the undated one is shown.
    assert symbols(page) == {"Mosul": 9, "Al-Qaim": 1, "Hasakah": 2}
    page.get_by_role("switch").uncheck()
    settle(page)
    assert symbols(page)["Hasakah"] == 1
    assert "1 undated hidden" in page.locator(".panel").inner_text()


def test_the_brush_moves_by_keys_and_the_counts_with_it(page):
    page.get_by_role("slider").first.press("End")
    settle(page)
    # The undated event is shown whatever the dates.
    assert page.evaluate("() => dateline.count()")["shown"] == 2
    page.get_by_role("button", name="Reset").click()
    settle(page)
    assert page.evaluate("() => dateline.count()")["shown"] == MANY + 4


def test_kinds_are_switched_off_and_on(page):
    page.get_by_role("button", name="Talks").click()
    settle(page)
    assert "Al-Qaim" not in symbols(page)
    assert page.get_by_text("90 hidden by filters").first.is_visible()
    page.get_by_role("button", name="Talks").click()
    settle(page)
    assert symbols(page)["Al-Qaim"] == 90


def test_a_click_on_a_cell_lists_its_events_and_one_of_them_opens(page):
    page.locator(".atlas-map").hover()
    x, y = page.evaluate("() => dateline.whereIs('Mosul')")
    page.mouse.move(x, y)
    assert "810 events" in page.locator(".atlas-map .tooltip").inner_text()
    page.mouse.click(x, y)
    page.locator(".card-event").first.wait_for()
    assert page.locator(".card-event").count() == 40
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function("() => document.querySelectorAll('.card-event').length === 80")
    page.locator(".card-event").first.click()
    card = page.locator("aside.card")
    assert card.locator("mark.place").inner_text() == "Mosul"
    assert "2 January 2014" in card.inner_text()
    assert card.get_by_role("link").get_attribute("href") == "https://news.example/report-1"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


def test_a_list_keeps_to_the_dates_shown(page):
    page.evaluate("() => dateline.setRange('2015-03-01', '2015-03-11')")
    settle(page)
    page.locator(".atlas-place", has_text="Mosul").click()
    page.locator(".card-event").first.wait_for()
    dates = page.locator(".card-event .row-date").all_inner_texts()
    assert len(dates) == 9
    assert all(date.endswith("Mar 2015") for date in dates)


def test_events_without_a_place_are_listed_and_shown_as_text(page):
    page.locator(".atlas-place", has_text="Without a place").click()
    page.locator(".card-event").first.click()
    assert page.locator("aside blockquote").inner_text() == "<b>Gunmen</b> fired on."
    assert "The report gives no place." in page.locator("aside").inner_text()


def test_a_country_lists_what_is_known_to_no_closer_place(page):
    for _ in range(3):
        page.get_by_role("button", name="Zoom out").click()
        settle(page)
    page.locator(".atlas-place", has_text="Iraq").click()
    page.locator(".card-event").first.wait_for()
    assert page.locator(".card-event").count() == 1


@pytest.mark.parametrize(("query", "name"), [("qai", "Al-Qaim"), ("الموصل", "Mosul")])
def test_a_search_goes_to_a_place_and_opens_it(page, query, name):
    page.get_by_role("searchbox").fill(query)
    page.get_by_text("1 place, most events first").wait_for()
    page.locator(".atlas-place", has_text=name).click()
    page.locator(".card-event").first.wait_for()
    assert page.locator(".atlas-title").inner_text() == name
    settle(page)
    assert name in symbols(page)


def test_a_search_that_finds_nothing_says_so(page):
    page.get_by_role("searchbox").fill("zzz")
    page.get_by_text("No place of this name has events.").wait_for()


def test_only_parts_of_the_archive_are_fetched_and_nothing_else(visit, serve, folder):
    server = serve(folder)
    settle(visit(server.address))
    asked = [line.split(" ", 1) for line in server.stop()]
    assert asked[0] == [PAGE, "None"]
    assert {name for name, _ in asked[1:]} == {"atlas.pmtiles"}
    assert all(part.startswith("bytes=") for _, part in asked[1:])


def test_a_server_without_ranges_sends_the_whole_once(visit, serve, folder):
    server = serve(folder, "whole")
    page = visit(server.address)
    settle(page)
    assert symbols(page)["Mosul"] == 810
    page.close()
    assert [line.split()[0] for line in server.stop()] == [PAGE, "atlas.pmtiles"]


def test_a_page_opened_from_a_folder_asks_for_its_archive(visit, folder):
    page = visit((folder / PAGE).as_uri())
    page.get_by_role("alert").wait_for()
    assert "put both files on a web server" in page.get_by_role("alert").inner_text()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose atlas.pmtiles").click()
    chooser.value.set_files(folder / "atlas.pmtiles")
    page.get_by_role("alert").wait_for(state="hidden")
    settle(page)
    assert symbols(page)["Mosul"] == 810
    assert page.errors == []


def test_an_archive_of_another_map_is_refused(visit, serve, folder, tmp_path):
    shutil.copy(folder / PAGE, tmp_path)
    data = bytearray((folder / "atlas.pmtiles").read_bytes())
    data[200] ^= 255
    (tmp_path / "atlas.pmtiles").write_bytes(data)
    page = visit(serve(tmp_path).address)
    page.get_by_role("alert").wait_for()
    assert "damaged or of another map" in page.get_by_role("alert").inner_text()


def test_a_missing_archive_is_said_and_asked_for_again(visit, serve, folder, tmp_path):
    shutil.copy(folder / PAGE, tmp_path)
    page = visit(serve(tmp_path).address)
    page.get_by_role("alert").wait_for()
    shutil.copy(folder / "atlas.pmtiles", tmp_path)
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("alert").wait_for(state="hidden")
    settle(page)
    assert symbols(page)["Mosul"] == 810


def test_another_language_says_all_anew(page):
    page.get_by_label("Language").select_option("ar")
    settle(page)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "الموصل" in symbols(page)
    page.get_by_label("اللغة").select_option("fr")
    assert page.get_by_placeholder("Chercher un lieu").is_visible()
    assert page.errors == []


def test_a_phone_lists_events_in_its_sheet(visit, serve, folder):
    page = visit(serve(folder).address, viewport={"width": 390, "height": 844})
    settle(page)
    page.locator(".sheet-handle").click()
    page.locator(".atlas-place", has_text="Al-Qaim").click()
    page.locator(".card-event").first.click()
    page.locator("aside.card").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
