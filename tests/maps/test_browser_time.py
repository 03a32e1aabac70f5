"""In a real browser the time strip does what it says, by mouse, by keyboard and by program."""

from datetime import datetime, timedelta

import pytest

from geo.timespan import TimeSpan

pytestmark = pytest.mark.browser


def handle(opened, side):
    return opened.page.get_by_role("slider").nth(0 if side == "start" else 1)


def dates(opened):
    first = opened.page.get_by_label("First day shown").input_value()
    return first, opened.page.get_by_label("Last day shown").input_value()


def test_the_page_counts_and_spans_what_it_holds(open_page, sample):
    opened = open_page(sample)
    assert opened.call("count") == {"total": 11, "shown": 11, "undated": 2}
    assert opened.call("range") == ["2014-06-10", "2021-06-01"]
    assert dates(opened) == ("10 Jun 2014", "31 May 2021")


@pytest.mark.parametrize(
    ("start", "end", "dated"),
    [
        ("2014-01-01", "2015-01-01", 2),
        ("2015-01-01", "2016-01-01", 1),
        ("2014-12-31", "2015-01-01", 1),
        ("2016-12-31", "2017-01-01", 1),
        ("2016-06-01", "2016-06-02", 1),
        ("2019-10-15", "2019-10-16", 2),
        ("2019-10-16", "2021-03-01", 0),
        ("2014-06-10", "2021-06-01", 9),
        ("1900-01-01", "2100-01-01", 9),
        ("1900-01-01", "1900-01-02", 0),
    ],
)
def test_an_event_is_shown_if_it_may_lie_in_the_range(open_page, sample, start, end, dated):
    opened = open_page(sample)
    opened.call("setRange", start, end)
    assert opened.shown() == dated + 2


@pytest.mark.parametrize(
    ("start", "end"),
    [("2015-01-01", "2014-01-01"), ("2014", "2015"), ("2014-02-30", "2015-01-01"), (None, None)],
)
def test_a_range_that_is_none_is_refused_and_changes_nothing(open_page, sample, start, end):
    opened = open_page(sample)
    message = opened.page.evaluate(
        """([start, end]) => {
            try {
                dateline.setRange(start, end);
            } catch (error) {
                return error.message;
            }
        }""",
        [start, end],
    )
    assert "ISO dates" in message
    assert opened.shown() == 11


def test_open_spans_reach_on(open_page, make_record):
    since = TimeSpan(start=datetime(2016, 1, 1), end=None, precision="day", basis="relative")
    before = TimeSpan(start=None, end=datetime(2015, 1, 1), precision="day", basis="relative")
    opened = open_page([make_record("since", when=since), make_record("before", when=before)])
    opened.call("setRange", "2030-01-01", "2031-01-01")
    assert opened.shown() == 1
    opened.call("setRange", "2010-01-01", "2011-01-01")
    assert opened.shown() == 1


def test_the_brush_follows_the_mouse(open_page, sample):
    opened = open_page(sample)
    box = opened.page.locator(".brush").bounding_box()
    grip = handle(opened, "end").bounding_box()
    mouse = opened.page.mouse
    mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.4, grip["y"] + 20, steps=5)
    mouse.up()
    opened.settle()
    assert 2 < opened.shown() < 11
    assert dates(opened)[0] == "10 Jun 2014"
    assert dates(opened)[1] != "31 May 2021"


def test_a_drag_beside_the_handles_draws_a_new_range_and_a_drag_inside_moves_it(open_page, sample):
    opened = open_page(sample)
    box = opened.page.locator(".brush").bounding_box()
    y = box["y"] + 20

    def drag(start, end):
        opened.page.mouse.move(box["x"] + box["width"] * start, y)
        opened.page.mouse.down()
        opened.page.mouse.move(box["x"] + box["width"] * end, y, steps=5)
        opened.page.mouse.up()
        opened.settle()

    drag(0.05, 0.2)
    drawn = dates(opened)
    shown = opened.shown()
    assert shown < 11
    drag(0.12, 0.75)
    moved = dates(opened)
    assert moved[0] != drawn[0]
    assert moved[1] != drawn[1]


def test_a_double_click_on_a_bar_takes_its_bin(open_page, sample):
    opened = open_page(sample)
    box = opened.page.locator(".brush").bounding_box()
    # October 2019 lies 64.5 of 84 months after June 2014.
    opened.page.mouse.dblclick(box["x"] + box["width"] * 64.5 / 84, box["y"] + 30)
    opened.settle()
    assert dates(opened) == ("1 Oct 2019", "31 Oct 2019")
    assert opened.shown() == 4


def test_the_brush_follows_the_keyboard(open_page, sample):
    opened = open_page(sample)
    start = handle(opened, "start")
    start.focus()
    first = start.get_attribute("aria-valuetext")
    opened.page.keyboard.press("ArrowRight")
    opened.settle()
    assert first == "10 June 2014"
    assert start.get_attribute("aria-valuetext") == "1 July 2014"
    assert opened.shown() == 10
    opened.page.keyboard.press("Shift+ArrowLeft")
    opened.settle()
    assert handle(opened, "end").get_attribute("aria-valuetext") != "31 May 2021"
    opened.page.keyboard.press("Home")
    opened.page.keyboard.press("Shift+End")
    opened.settle()
    assert opened.shown() == 11


def test_the_handles_never_cross(open_page, sample):
    opened = open_page(sample)
    handle(opened, "start").focus()
    opened.page.keyboard.press("End")
    opened.settle()
    assert dates(opened) == ("31 May 2021", "31 May 2021")
    handle(opened, "end").focus()
    opened.page.keyboard.press("Home")
    opened.settle()
    assert dates(opened) == ("31 May 2021", "31 May 2021")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2019-10-15", "2019-10-15", ("15 Oct 2019", "15 Oct 2019")),
        ("15 October 2019", "16 oct 2019", ("15 Oct 2019", "16 Oct 2019")),
        ("2016", "2016", ("1 Jan 2016", "31 Dec 2016")),
        ("Feb 2016", "Feb 2016", ("1 Feb 2016", "29 Feb 2016")),
    ],
)
def test_dates_can_be_typed(open_page, sample, first, last, expected):
    opened = open_page(sample)
    opened.page.get_by_label("First day shown").fill(first)
    opened.page.get_by_label("Last day shown").fill(last)
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert dates(opened) == expected


def test_a_date_that_is_none_is_marked_and_changes_nothing(open_page, sample):
    opened = open_page(sample)
    field = opened.page.get_by_label("First day shown")
    field.fill("31 Feb 2019")
    field.press("Enter")
    assert field.get_attribute("aria-invalid") == "true"
    assert opened.shown() == 11
    field.press("Escape")
    assert field.input_value() == "10 Jun 2014"


def test_playing_moves_on_and_stops_at_the_end(open_page, sample):
    opened = open_page(sample, held=True)
    opened.page.get_by_label("Speed").select_option("8×")
    opened.page.get_by_role("button", name="Play").click()
    opened.settle()
    first = dates(opened)
    opened.later(400)
    assert dates(opened) != first
    assert opened.page.locator(".now").is_visible()
    opened.page.get_by_role("button", name="Pause").click()
    opened.settle()
    paused = dates(opened)
    opened.later(10_000)
    assert dates(opened) == paused
    opened.call("setRange", "2021-01-01", "2021-05-01")
    opened.call("play")
    opened.later(10_000)
    assert opened.page.get_by_role("button", name="Play").is_visible()
    assert dates(opened)[1] == "31 May 2021"


def test_playing_can_add_up_from_the_start(open_page, sample):
    opened = open_page(sample, held=True)
    opened.page.get_by_label("Speed").select_option("8×")
    opened.page.get_by_label("While playing").select_option("Add up from the start")
    opened.call("play")
    opened.later(500)
    opened.call("pause")
    opened.settle()
    first, last = dates(opened)
    assert first == "1 Jun 2014"
    assert last not in {"30 Jun 2014", "31 May 2021"}


def test_steps_go_by_the_calendar(open_page, sample):
    opened = open_page(sample)
    opened.call("setRange", "2015-12-01", "2016-02-01")
    opened.page.get_by_role("button", name="Step forward").click()
    opened.settle()
    assert dates(opened) == ("1 Feb 2016", "31 Mar 2016")
    opened.page.get_by_role("button", name="Step back").click()
    opened.settle()
    assert dates(opened) == ("1 Dec 2015", "31 Jan 2016")


def test_presets_and_reset(open_page, sample):
    opened = open_page(sample)
    opened.page.get_by_label("Jump to").select_option("Last year")
    opened.settle()
    assert dates(opened) == ("1 Jan 2021", "31 Dec 2021")
    assert opened.shown() == 4
    opened.page.get_by_role("button", name="Reset").click()
    opened.settle()
    assert opened.shown() == 11


def test_undated_events_are_hidden_by_their_switch_only(open_page, sample):
    opened = open_page(sample)
    switch = opened.page.get_by_role("switch")
    assert opened.page.get_by_text("2 undated", exact=True).is_visible()
    opened.call("setRange", "2014-01-01", "2015-01-01")
    assert opened.shown() == 4
    switch.uncheck()
    opened.settle()
    assert opened.call("count") == {"total": 11, "shown": 2, "undated": 2}
    assert opened.page.get_by_text("2 undated hidden").first.is_visible()


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Baghdad", "Pacific/Kiritimati"])
def test_the_same_date_is_read_in_every_time_zone(open_page, make_record, zone):
    noted = TimeSpan(
        start=datetime(2019, 2, 23, 23, 30), end=datetime(2019, 2, 23, 23, 31),
        precision="minute", basis="explicit",
    )  # fmt: skip
    opened = open_page([make_record("x", when=noted)], timezone_id=zone)
    opened.call("select", "x")
    opened.settle()
    assert opened.page.get_by_text("23 February 2019, 23:30", exact=True).is_visible()
    assert opened.call("range") == ["2019-02-23", "2019-02-24"]
    assert dates(opened) == ("23 Feb 2019", "23 Feb 2019")


def test_a_page_without_dates_says_so(open_page, sample):
    opened = open_page([record for record in sample if not record.when.is_dated])
    assert opened.call("range") is None
    assert opened.call("count") == {"total": 2, "shown": 2, "undated": 2}
    assert opened.page.get_by_text("No event has a date.").is_visible()
    opened.call("play")
    assert opened.shown() == 2
    assert opened.errors == []


def test_bars_fade_where_dates_are_uncertain(open_page, sample):
    opened = open_page(sample)
    first, end = (datetime(2014, 6, 1), datetime(2021, 6, 1))

    def ink(moment):
        """How opaque the bar at a moment is, 0 to 255."""
        part = (moment - first) / (end - first)
        return opened.page.evaluate(
            """(part) => {
            const chart = document.querySelector('.chart');
            const pen = chart.getContext('2d');
            const column = pen.getImageData(chart.width * part, 20, 1, chart.height - 44);
            return Math.max(...column.data.filter((_, at) => at % 4 === 3));
            }""",
            part,
        )

    sure = ink(datetime(2019, 10, 15))
    ends = (ink(datetime(2016, 1, 15)), ink(datetime(2016, 12, 15)))
    middle = ink(datetime(2016, 6, 15))
    assert sure == 255
    assert 0 < max(ends) < middle < sure
    assert opened.page.locator(".legend").get_by_text("Fading bar").is_visible()


def test_a_bar_tells_how_many_of_its_events_may_be_of_another_time(open_page, sample):
    opened = open_page(sample)
    box = opened.page.locator(".brush").bounding_box()
    part = (datetime(2016, 6, 15) - datetime(2014, 6, 1)) / timedelta(days=2557)
    opened.page.mouse.move(box["x"] + box["width"] * part, box["y"] + 30)
    opened.settle()
    assert "1 event, 1 of them perhaps then" in opened.page.locator(".plot .tooltip").inner_text()
