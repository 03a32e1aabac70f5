"""In a real browser every filter shows what it says, and the counts tell what it hides."""

from dataclasses import replace
from datetime import datetime

import pytest

from geo.timespan import UNDATED, TimeSpan

pytestmark = pytest.mark.browser


def on(year, month, date):
    start = datetime(year, month, date)
    return TimeSpan(start=start, end=start.replace(day=date + 1), precision="day", basis="explicit")


def open_filters(opened, name):
    opened.page.get_by_text("More filters", exact=True).click()
    opened.page.locator(".more-filters summary", has_text=name).click()
    opened.settle()


def test_the_precision_of_dates_is_a_filter(open_page, sample):
    opened = open_page(sample)
    open_filters(opened, "How exactly the date is known")
    opened.page.locator(".chip", has_text="To the year").click()
    opened.settle()
    assert opened.shown() == 10
    assert opened.page.get_by_text("1 hidden by filters").first.is_visible()


def test_kinds_of_place_are_a_filter(open_page, sample):
    opened = open_page(sample)
    open_filters(opened, "Kind of place")
    opened.page.get_by_label("desert").check()
    opened.settle()
    assert opened.shown() == 1
    opened.page.get_by_label("town").check()
    opened.settle()
    assert opened.shown() == 3
    opened.page.get_by_label("desert").uncheck()
    opened.page.get_by_label("town").uncheck()
    opened.settle()
    assert opened.shown() == 11


def test_persons_and_groups_are_a_filter_with_a_search_of_its_own(open_page, make_record):
    records = [make_record(f"e{n}", actors=(f"brigade {n}", "gunmen")) for n in range(20)]
    opened = open_page(records)
    open_filters(opened, "Who")
    labels = opened.page.locator(".facet-value").all_inner_texts()
    assert labels[0].split("\n")[0] == "gunmen"
    assert len(labels) == 12
    opened.page.get_by_label("Find in: Who").fill("brigade 17")
    opened.page.get_by_label("brigade 17").check()
    opened.settle()
    assert opened.shown() == 1


def test_sources_are_a_filter(open_page, make_record):
    records = [
        replace(
            make_record(f"e{n}"), document=f"d{n}", source=f"https://www.paper{n % 2}.example/{n}"
        )
        for n in range(5)
    ]
    opened = open_page(records)
    open_filters(opened, "Source")
    opened.page.get_by_label("paper1.example").check()
    opened.settle()
    assert opened.shown() == 2
    opened.page.get_by_role("button", name="Reset").click()
    opened.settle()
    assert opened.shown() == 5
    assert not opened.page.get_by_label("paper1.example").is_checked()


def test_the_list_can_be_sorted_by_place(open_page, sample):
    opened = open_page(sample, viewport={"width": 1400, "height": 2400})
    opened.page.get_by_label("Order of the list").select_option("By place")
    opened.settle()
    headings = opened.page.locator(".list-heading").all_inner_texts()
    assert headings == ["Al-Qaim", "Hasakah", "Homs Desert", "Iraq", "Mosul", "Without a place"]


@pytest.fixture
def mentioning(make_record):
    """Two events, and three places that are only named, one of them undated."""
    return (
        make_record("a"),
        make_record("b", at="Mosul", when=on(2019, 10, 20)),
        make_record("c", at="Mosul", type="MENTION", label="Named"),
        make_record("d", at="Al-Qaim", type="MENTION", label="Named"),
        make_record("e", at="Al-Qaim", type="MENTION", label="Named", when=UNDATED),
    )


def test_places_only_named_count_for_programs_and_stand_apart_for_readers(open_page, mentioning):
    opened = open_page(mentioning)
    assert opened.call("count") == {"total": 5, "shown": 5, "undated": 1}
    line = opened.page.locator(".panel .counts").inner_text()
    assert "2 of 2 events shown" in line
    assert "3 mentions without an event" in line
    opened.page.get_by_role("button", name="Mentions").click()
    opened.settle()
    line = opened.page.locator(".panel .counts").inner_text()
    assert "2 of 2 events shown" in line
    assert "3 mentions hidden" in line
    opened.call("setRange", "2019-10-16", "2019-11-01")
    opened.settle()
    assert "1 outside these dates" in opened.page.locator(".panel .counts").inner_text()


def test_places_only_named_are_listed_when_the_reader_wants_them(open_page, mentioning):
    opened = open_page(mentioning)
    page = opened.page
    rows = page.locator(".event-row")
    assert rows.count() == 2
    switch = page.get_by_label("Mentions without an event")
    assert page.locator(".mentions").inner_text().split()[-1] == "3"
    switch.check()
    opened.settle()
    assert rows.count() == 5
    headings = page.locator(".list-heading").all_inner_texts()
    assert headings == ["October 2019", "Named, no event told there"]
    assert "list=named" in opened.written_address()
    rows.nth(2).click()
    opened.settle()
    assert page.locator(".siblings").inner_text().strip() == "3 of 5"
    switch.uncheck()
    rows.nth(0).click()
    opened.settle()
    assert page.locator(".siblings").inner_text().strip() == "1 of 2"


def test_a_page_of_nothing_but_names_lists_them(open_page, mentioning):
    opened = open_page(mentioning[2:])
    assert opened.page.locator(".event-row").count() == 3
    assert "0 of 0 events shown" in opened.page.locator(".panel .counts").inner_text()
    assert not opened.page.locator(".mentions").is_visible()


def test_the_time_axis_spreads_and_narrows(open_page, sample):
    opened = open_page(sample)

    def unit():
        return opened.page.locator(".chart").get_attribute("aria-label")

    assert unit() == "Events per month, by kind"
    for _ in range(4):
        opened.page.get_by_role("button", name="Spread the time axis").click()
        opened.settle()
    assert unit() == "Events per week, by kind"
    for _ in range(4):
        opened.page.get_by_role("button", name="Narrow the time axis").click()
        opened.settle()
    assert unit() == "Events per month, by kind"
    assert opened.shown() == 11


def test_bars_go_by_hours_where_hours_are_known(open_page, make_record):
    def noted(hour):
        start = datetime(2019, 2, 23, hour)
        return TimeSpan(
            start=start, end=start.replace(minute=1), precision="minute", basis="explicit"
        )

    opened = open_page([make_record(f"h{hour}", when=noted(hour)) for hour in (3, 9, 21)])
    assert opened.page.locator(".chart").get_attribute("aria-label") == "Events per hour, by kind"
    box = opened.page.locator(".brush").bounding_box()
    opened.page.mouse.move(box["x"] + box["width"] * 9.5 / 24, box["y"] + 30)
    opened.settle()
    assert opened.page.get_by_text("23 February 2019, 09:00").is_visible()
    assert opened.call("range") == ["2019-02-23", "2019-02-24"]
    whole = TimeSpan(
        start=datetime(2019, 2, 22), end=datetime(2019, 2, 23), precision="day", basis="explicit"
    )
    days = [make_record(f"d{number}", when=whole) for number in range(2)]
    by_day = open_page([make_record("h", when=noted(3)), *days]).page.locator(".chart")
    assert by_day.get_attribute("aria-label") == "Events per day, by kind"
