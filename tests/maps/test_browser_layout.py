"""In a real browser the page fits phones, tablets, small frames, the dark and paper."""

from datetime import datetime, timedelta

import pytest

from geo.timespan import TimeSpan

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SIZES = [(1400, 900), (1000, 700), (820, 1100), (600, 400), (390, 844), (360, 640), (844, 390)]


def day(year, month, date):
    start = datetime(year, month, date)
    end = start + timedelta(days=1)
    return TimeSpan(start=start, end=end, precision="day", basis="explicit")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overflows_and_everything_that_matters_is_there(open_page, sample, width, height):
    opened = open_page(sample, viewport={"width": width, "height": height})
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    map_box = page.locator(".folium-map").bounding_box()
    strip = page.locator(".strip").bounding_box()
    assert map_box["height"] > height * 0.4
    assert map_box["y"] + map_box["height"] <= strip["y"] + 1
    assert strip["y"] + strip["height"] <= height
    assert page.get_by_role("button", name="Play").is_visible()
    counts = page.locator(".counts", has_text="of 11 events shown")
    assert counts.locator("visible=true").count() == 1
    for slider in page.get_by_role("slider").all():
        assert slider.is_visible()
    assert opened.errors == []


POINTS = """places => {
    const map = window[document.body.dataset.map];
    const corner = map.getContainer().getBoundingClientRect();
    return places.map(([lat, lon]) => {
        const { x, y } = map.latLngToContainerPoint([lat, lon]);
        return [x + corner.left, y + corner.top];
    });
}"""


@pytest.fixture
def hides(few_places):
    """Tell whether an element lies over a place of the sample."""

    def hides_any(element, names=("Hasakah", "Al-Qaim", "Mosul", "Homs Desert")):
        places = [few_places.get(f"test:{name}") for name in names]
        points = element.page.evaluate(POINTS, [(place.lat, place.lon) for place in places])
        box = element.bounding_box()
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        return any(box["x"] <= x <= right and box["y"] <= y <= bottom for x, y in points)

    return hides_any


@pytest.mark.parametrize("address", ["", "#lang=ar"])
def test_symbols_stand_clear_of_what_lies_over_the_map(open_page, sample, hides, address):
    page = open_page(sample, address=address, viewport={"width": 600, "height": 400}).page
    for furniture in page.locator(".map-buttons, .overlay-line > *").all():
        assert not hides(furniture)


@pytest.mark.parametrize("address", ["", "#lang=ar"])
def test_a_card_stands_clear_of_the_place_it_tells_of(open_page, sample, hides, address):
    opened = open_page(sample, address=address)
    for event, place in (("a", "Mosul"), ("b", "Al-Qaim"), ("f", "Hasakah"), ("h", "Iraq")):
        opened.call("select", event)
        opened.settle()
        assert not hides(opened.page.locator("aside"), [place])


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_dates_are_not_cut_off(open_page, make_record, lang):
    records = [make_record("a", when=day(2014, 12, 31)), make_record("b", when=day(2024, 12, 31))]
    for screen in (PHONE, {"viewport": {"width": 600, "height": 400}}):
        page = open_page(records, address=f"#lang={lang}", **screen).page
        for field in page.locator("input.date").all():
            assert field.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_one_event_has_a_chip_for_its_symbol_and_no_empty_key(open_page, make_record):
    page = open_page([make_record("a")]).page
    assert page.get_by_role("button", name="Violence").is_visible()
    assert page.locator(".legend").is_hidden()


def test_on_a_phone_the_list_is_a_sheet_of_three_heights(open_page, sample):
    page = open_page(sample, **PHONE).page
    handle = page.get_by_role("button", name="Height of the list")
    tops = []
    for _ in range(3):
        tops.append(page.locator(".panel").bounding_box()["y"])
        handle.click()
    assert tops == sorted(tops, reverse=True)
    assert len(set(tops)) == 3
    assert page.locator(".panel").bounding_box()["y"] == tops[0]


def test_on_a_phone_the_card_takes_the_place_of_the_sheet(open_page, sample):
    opened = open_page(sample, **PHONE)
    opened.call("select", "a")
    opened.settle()
    box = opened.page.locator("aside").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    assert box["y"] > 844 * 0.35


def test_fingers_find_targets_of_44_pixels(open_page, sample):
    page = open_page(sample, **PHONE).page
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, [role=slider]')]
            .filter(e => e.checkVisibility({visibilityProperty: true}))
            .map(e => [e.className, e.getBoundingClientRect()])
            .filter(([name, box]) => name !== 'sheet-handle' && box.width > 0)
            .filter(([, box]) => box.width < 43.5 || box.height < 43.5)"""
    )
    assert small == []


def test_in_a_small_frame_the_list_opens_over_the_map(open_page, sample):
    page = open_page(sample, viewport={"width": 600, "height": 400}).page
    assert page.locator(".panel").is_hidden()
    page.get_by_role("button", name="List and filters").click()
    assert page.locator(".panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".panel").is_hidden()
    link = page.get_by_role("link", name="Open full page")
    assert link.get_attribute("href").startswith("file:")


def test_more_controls_open_where_the_strip_is_narrow(open_page, sample):
    page = open_page(sample, **PHONE).page
    assert page.get_by_label("Speed").is_hidden()
    page.get_by_role("button", name="More time controls").click()
    assert page.get_by_label("Speed").is_visible()
    assert page.get_by_role("button", name="Reset").is_visible()


def brightness(page, selector):
    colour = page.evaluate(
        "selector => getComputedStyle(document.querySelector(selector)).backgroundColor", selector
    )
    return sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")) / 3


def test_the_page_turns_dark_with_the_system(open_page, sample):
    light = open_page(sample, color_scheme="light").page
    assert brightness(light, "body") > 200
    dark = open_page(sample, color_scheme="dark").page
    assert brightness(dark, "body") < 60
    assert brightness(dark, ".stage") < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_symbols_stand_out_from_the_ground(open_page, sample, scheme):
    page = open_page(sample, color_scheme=scheme).page
    colours = page.evaluate(
        """() => {
            const style = getComputedStyle(document.body);
            const rgb = (name) => {
                const probe = document.createElement('i');
                probe.style.color = style.getPropertyValue(`--${name}`);
                document.body.append(probe);
                return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
            };
            const families = ['violence', 'coercion', 'mobilisation', 'movement', 'talks',
                'statements', 'protest', 'other', 'named', 'accent'];
            return {land: rgb('land'), families: families.map(name => [name, rgb(name)])};
        }"""
    )
    for name, colour in colours["families"]:
        assert contrast(colour, colours["land"]) >= 3, name


def contrast(first, second):
    """Contrast ratio as in WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [
        part / 3294.6 if part <= 10.31475 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_on_paper_stand_the_map_and_the_key_and_no_button(open_page, sample):
    page = open_page(sample).page
    page.emulate_media(media="print")
    assert page.locator(".folium-map").is_visible()
    assert page.locator(".legend").is_visible()
    assert page.get_by_role("button", name="Play").is_hidden()
    assert page.get_by_role("button", name="Zoom in").is_hidden()
