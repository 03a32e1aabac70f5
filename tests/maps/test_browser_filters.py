"""In a real browser every filter shows what it says, and the counts tell what it hides."""

from dataclasses import replace
from datetime import datetime

import pytest

from geo.timespan import TimeSpan

pytestmark = pytest.mark.browser


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


def test_places_only_named_count_for_programs_and_stand_apart_for_readers(open_page, make_record):
    opened = open_page([make_record("a"), make_record("b", at="Mosul", type="MENTION")])
    assert opened.call("count") == {"total": 2, "shown": 2, "undated": 0}
    line = opened.page.locator(".panel .counts").inner_text()
    assert "1 of 1 event shown" in line
    assert "1 place only named" in line


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
