"""In a real browser everybody can use the page: axe-core (npm) finds nothing, keys reach all."""

import pytest

pytestmark = pytest.mark.browser

WIDE = {"viewport": {"width": 1400, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FRAME = {"viewport": {"width": 600, "height": 400}}
LOOKS = [
    ("light", WIDE, ""),
    ("dark", WIDE, ""),
    ("light", WIDE, "#lang=ar"),
    ("dark", WIDE, "#lang=ar"),
    ("light", WIDE, "#lang=fr"),
    ("light", PHONE, ""),
    ("dark", PHONE, "#lang=ar"),
    ("light", FRAME, ""),
    ("dark", FRAME, "#lang=ar"),
]


def open_all(opened):
    """Show all that can be shown at once."""
    page = opened.page
    opener = page.locator(".drawer-opener")
    if opener.is_visible():
        opener.click()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    opened.settle()


@pytest.mark.parametrize(("scheme", "screen", "address"), LOOKS)
def test_axe_finds_no_violation(open_page, sample, violations, scheme, screen, address):
    opened = open_page(sample, address=address, color_scheme=scheme, **screen)
    assert violations(opened.page) == []
    opened.page.locator(".menu-opener").click()
    opened.settle()
    assert violations(opened.page) == []
    opened.page.keyboard.press("Escape")
    opened.call("select", "d")
    open_all(opened)
    assert violations(opened.page) == []


def test_axe_finds_no_violation_where_nothing_is_shown(open_page, sample, violations):
    assert violations(open_page([]).page) == []
    opened = open_page(sample, address="#find=zanzibar")
    assert violations(opened.page) == []


def test_the_brush_is_two_sliders_that_speak_in_dates(open_page, sample):
    opened = open_page(sample)
    start, end = opened.page.get_by_role("slider").all()
    assert start.get_attribute("aria-valuetext") == "10 June 2014"
    assert end.get_attribute("aria-valuetext") == "31 May 2021"
    start.focus()
    opened.page.keyboard.press("ArrowRight")
    opened.settle()
    assert start.get_attribute("aria-valuetext") == "1 July 2014"
    opened.page.keyboard.press("Shift+ArrowLeft")
    opened.settle()
    assert end.get_attribute("aria-valuetext") == "30 April 2021"
    opened.page.keyboard.press("Home")
    opened.page.keyboard.press("Shift+End")
    opened.settle()
    assert opened.shown() == len(sample)


def test_the_whole_way_to_a_source_needs_no_mouse(open_page, sample):
    opened = open_page(sample)
    page = opened.page
    page.get_by_role("searchbox").first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.event-row')"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    opened.settle()
    assert page.locator("aside").is_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.citation a')"):
            break
    assert page.evaluate("document.activeElement.href") == "https://news.example/report-1"
    page.keyboard.press("Escape")
    opened.settle()
    assert page.evaluate("document.activeElement.matches('.event-row')")


def test_escape_closes_the_menu_first_and_gives_the_focus_back(open_page, sample):
    opened = open_page(sample, address="#event=a")
    page = opened.page
    page.get_by_role("button", name="Share, download, language").press("Enter")
    assert page.locator(".menu").is_visible()
    assert page.evaluate("document.activeElement.closest('.menu') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".menu").is_hidden()
    assert page.evaluate("document.activeElement.className").endswith("menu-opener")
    assert page.locator("aside").is_visible()
    page.keyboard.press("Escape")
    opened.settle()
    assert page.locator("aside").is_hidden()


def test_the_map_is_moved_by_keys(open_page, sample):
    opened = open_page(sample)
    assert "map=" not in opened.call("address")
    opened.page.locator(".folium-map").focus()
    opened.page.keyboard.press("+")
    opened.until("() => dateline.address().includes('map=')")
    closer = opened.call("address")
    opened.page.keyboard.press("ArrowRight")
    opened.until("closer => dateline.address() !== closer", closer)


def test_the_map_moves_at_once_for_those_who_want_it_still(open_page, sample):
    opened = open_page(sample, held=True)
    opened.page.locator(".folium-map").focus()
    opened.page.keyboard.press("+")
    closer = opened.call("address")
    assert closer.startswith("map=")
    opened.page.keyboard.press("ArrowRight")
    assert opened.call("address") not in {"", closer}


def test_nothing_moves_for_those_who_want_it_still(open_page, sample):
    page = open_page(sample, reduced_motion="reduce", viewport={"width": 600, "height": 400}).page
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')]
            .filter(e => getComputedStyle(e).transitionDuration !== '0s'
                || getComputedStyle(e).animationName !== 'none').map(e => e.className)"""
    )
    assert moving == []


def test_the_list_tells_all_that_the_map_draws(open_page, sample):
    opened = open_page(sample, address="#list=all", viewport={"width": 1400, "height": 2400})
    told = " ".join(opened.page.locator(".event-row").all_inner_texts())
    for name in ("Hasakah", "Al-Qaim", "Mosul", "Homs Desert", "Iraq", "Without a place"):
        assert name in told
    assert opened.page.locator("[role=list] [role=listitem]").count() > len(sample)
