"""In a real browser an atlas shows, counts, finds and lists what its archive holds."""

import shutil

import pytest

from tests.maps.opened import until

pytestmark = pytest.mark.browser

MANY = 900
PAGE = "atlas.html"


def test_the_map_shows_what_happened_where(page):
    assert page.symbols() == {"Mosul": 810, "Al-Qaim": 90, "Hasakah": 2}
    assert page.shown() == MANY + 4
    assert page.title() == "Three <towns>"
    assert page.errors == []


def test_dates_count_anew_in_every_cell(page):
    assert page.evaluate("() => dateline.setRange('2015-03-01', '2015-03-11')")
    page.settle()
    # Among ten days a tenth is Al-Qaim's, the year is never over, and the undated one is shown.
    assert page.symbols() == {"Mosul": 9, "Al-Qaim": 1, "Hasakah": 2}
    page.get_by_role("switch").uncheck()
    page.settle()
    assert page.symbols()["Hasakah"] == 1
    assert "1 undated hidden" in page.locator(".panel").inner_text()


def test_the_brush_moves_by_keys_and_the_counts_with_it(page):
    page.get_by_role("slider").first.press("End")
    page.settle()
    # The undated event is shown whatever the dates.
    assert page.shown() == 2
    page.get_by_role("button", name="Reset").click()
    page.settle()
    assert page.shown() == MANY + 4


def test_kinds_are_switched_off_and_on(page):
    page.get_by_role("button", name="Talks").click()
    page.settle()
    assert "Al-Qaim" not in page.symbols()
    assert page.get_by_text("90 hidden by filters").first.is_visible()
    page.get_by_role("button", name="Talks").click()
    page.settle()
    assert page.symbols()["Al-Qaim"] == 90


def test_a_click_on_a_cell_lists_its_events_and_one_of_them_opens(page):
    page.locator(".atlas-map").hover()
    x, y = page.evaluate("() => dateline.whereIs('Mosul')")
    page.mouse.move(x, y)
    assert "810 events" in page.locator(".atlas-map .tooltip").inner_text()
    page.mouse.click(x, y)
    page.locator(".card-event").first.wait_for()
    assert page.locator(".card-event").count() == 40
    page.get_by_role("button", name="Show more").click()
    until(page, "() => document.querySelectorAll('.card-event').length === 80")
    page.locator(".card-event").first.click()
    card = page.locator("aside.card")
    assert card.locator("mark.place").inner_text() == "Mosul"
    assert "2 January 2014" in card.inner_text()
    assert card.get_by_role("link").get_attribute("href") == "https://news.example/report-1"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


def test_a_list_keeps_to_the_dates_shown(page):
    page.evaluate("() => dateline.setRange('2015-03-01', '2015-03-11')")
    page.settle()
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
        page.settle()
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
    page.settle()
    assert name in page.symbols()


def test_a_search_that_finds_nothing_says_so(page):
    page.get_by_role("searchbox").fill("zzz")
    page.get_by_text("No place of this name has events.").wait_for()


def test_only_parts_of_the_archive_are_fetched_and_nothing_else(visit, serve, folder):
    server = serve(folder)
    visit(server.address).settle()
    asked = [line.split(" ", 1) for line in server.stop()]
    assert asked[0] == [PAGE, "None"]
    assert {name for name, _ in asked[1:]} == {"atlas.pmtiles"}
    assert all(part.startswith("bytes=") for _, part in asked[1:])


def test_a_server_without_ranges_sends_the_whole_once(visit, serve, folder):
    server = serve(folder, "whole")
    page = visit(server.address)
    page.settle()
    assert page.symbols()["Mosul"] == 810
    page.close()
    assert [line.split()[0] for line in server.stop()] == [PAGE, "atlas.pmtiles"]


def test_a_page_opened_from_a_folder_asks_for_its_archive(visit, folder):
    page = visit((folder / PAGE).as_uri())
    page.get_by_role("alert").wait_for()
    page.evaluate("location.hash = 'off=talks'")
    until(page, "() => dateline.count().then(({ shown }) => shown === 814)")
    assert "put both files on a web server" in page.get_by_role("alert").inner_text()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose atlas.pmtiles").click()
    chooser.value.set_files(folder / "atlas.pmtiles")
    page.get_by_role("alert").wait_for(state="hidden")
    page.settle()
    assert page.symbols()["Mosul"] == 810
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
    page.settle()
    assert page.symbols()["Mosul"] == 810


def test_an_event_of_a_link_that_cannot_be_fetched_is_said_and_opened_later(visit_at):
    page = visit_at()
    page.locator(".atlas-place", has_text="Mosul").click()
    page.locator(".card-event").first.click()
    text = page.evaluate("() => dateline.address()")
    assert "event=" in text
    other = visit_at()
    other.route("**/atlas.pmtiles", lambda route: route.abort())
    other.evaluate("text => dateline.open(text)", text)
    other.get_by_role("alert").wait_for()
    other.unroute("**/atlas.pmtiles")
    other.get_by_role("alert").get_by_role("button", name="Try again").click()
    other.locator("aside.card").wait_for()
    other.locator(".card-event").first.wait_for()
    assert other.get_by_role("alert").is_hidden()


def test_another_language_says_all_anew(page):
    page.locator(".menu-opener").click()
    page.get_by_role("button", name="العربية").click()
    page.settle()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "الموصل" in page.symbols()
    page.get_by_role("button", name="Français").click()
    assert page.get_by_placeholder("Chercher un lieu").is_visible()
    assert page.errors == []


def test_a_phone_lists_events_in_its_sheet(visit_at):
    page = visit_at(viewport={"width": 390, "height": 844})
    page.locator(".sheet-handle").click()
    page.locator(".atlas-place", has_text="Al-Qaim").click()
    page.locator(".card-event").first.click()
    page.locator("aside.card").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
