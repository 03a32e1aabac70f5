"""In a real browser everybody can use an atlas: axe-core (npm) finds nothing, keys reach all."""

import pytest

from tests.maps.opened import until

pytestmark = pytest.mark.browser

WIDE = {"viewport": {"width": 1400, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOOKS = [
    ("light", WIDE, ""),
    ("dark", WIDE, "lang=ar&"),
    ("light", PHONE, "lang=ar&"),
    ("dark", PHONE, ""),
]


def press_until(page, key, selector):
    """Press a key until what has the focus is what is looked for."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize(("scheme", "screen", "address"), LOOKS)
def test_axe_finds_no_violation(visit_at, violations, scheme, screen, address):
    page = visit_at(f"#{address}", color_scheme=scheme, **screen)
    assert violations(page) == []
    page.locator(".menu-opener").click()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.evaluate("text => { location.hash = text; }", f"{address}place=43.12,36.34")
    page.locator(".card-event").first.click()
    page.locator("aside.card").wait_for()
    assert violations(page) == []


def test_axe_finds_no_violation_in_what_a_search_finds_or_a_missing_archive(
    visit, visit_at, folder, violations
):
    page = visit_at("#find=qai")
    page.get_by_text("1 place, most events first").wait_for()
    assert violations(page) == []
    alone = visit((folder / "atlas.html").as_uri())
    alone.get_by_role("alert").wait_for()
    assert violations(alone) == []


def test_the_whole_way_to_a_source_needs_no_mouse(page):
    page.get_by_role("searchbox").focus()
    page.keyboard.type("qai")
    page.get_by_text("1 place, most events first").wait_for()
    press_until(page, "Tab", ".atlas-place")
    page.keyboard.press("Enter")
    page.locator(".card-event").first.wait_for()
    press_until(page, "Tab", ".card-event")
    page.keyboard.press("Enter")
    page.locator("aside.card").wait_for()
    press_until(page, "Tab", ".citation a")
    assert page.evaluate("document.activeElement.href") == "https://news.example/report-1"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.card-event[aria-current]')")
    page.keyboard.press("Escape")
    page.locator(".card-event").first.wait_for(state="detached")
    assert page.evaluate("document.activeElement.closest('.list') !== null")


def test_the_brush_is_two_sliders_that_speak_in_dates(page):
    start, end = page.get_by_role("slider").all()
    assert start.get_attribute("aria-valuetext") == "1 January 2014"
    start.focus()
    page.keyboard.press("ArrowRight")
    page.settle()
    later = start.get_attribute("aria-valuetext")
    assert later != "1 January 2014"
    page.keyboard.press("Home")
    end.focus()
    page.keyboard.press("End")
    page.settle()
    assert page.shown() == 904


def test_the_map_is_moved_by_keys_and_its_list_tells_what_it_shows(page):
    page.locator(".atlas-map").focus()
    for _ in range(3):
        page.keyboard.press("+")
    until(page, "() => dateline.address().then(text => text.startsWith('map='))")
    page.settle()
    listed = page.locator(".atlas-place").all_inner_texts()
    assert all(any(name in text for text in listed) for name in page.symbols())
    page.get_by_role("button", name="Show where most events are").press("Enter")
    page.settle()
    told = " ".join(page.locator(".atlas-place").all_inner_texts())
    for name in ("Mosul", "Al-Qaim", "Hasakah", "Without a place"):
        assert name in told


def test_the_way_home_in_the_midst_of_a_zoom_is_taken_after_it(visit_at):
    page = visit_at(reduced_motion="no-preference")
    page.evaluate(
        """() => new Promise((done) => {
            const press = name => document.querySelector(`button[aria-label="${name}"]`).click();
            press('Zoom in');
            const rest = (tries) => requestAnimationFrame(() => {
                const runs = document.querySelector('.leaflet-zoom-anim') !== null;
                if (!runs) return tries ? rest(tries - 1) : done();
                press('Show where most events are');
                return done();
            });
            rest(20);
        })"""
    )
    until(page, "() => !document.querySelector('.leaflet-zoom-anim')")
    page.settle()
    assert page.evaluate("() => dateline.address()") == ""
    assert {"Mosul", "Al-Qaim", "Hasakah"} <= set(page.symbols())
