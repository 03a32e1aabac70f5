"""An event that several reports tell is one marker, and its card shows them all."""

from dataclasses import replace

import pytest

from maps.page import PageOptions
from maps.page.payload import payload


@pytest.fixture
def twice(make_record):
    """An event that two reports tell."""
    one = make_record("x", document="a", title="Notes from the border")
    other = make_record(
        "y", document="b", title="Two outlets, one raid", source="https://other.example/raid"
    )
    return replace(one, tellings=(one, other), differences=("how many: 12 | 14",))


def test_the_payload_has_the_other_tellings(twice, few_places, make_record):
    written = payload([twice, make_record("z")], few_places, PageOptions())
    table = written.texts["tellings"]
    columns = {name: list(cells) for name, cells in (table.columns | table.prose).items()}
    ids = written.texts["ids"].columns["id"]
    counts = written.columns["events.tellings"].values.tolist()
    reports = written.columns["events.reports"].values.tolist()
    assert dict(zip(ids, zip(reports, counts, strict=True), strict=True)) == {
        "x": (2, 2),
        "z": (1, 0),
    }
    assert columns["event_id"] == ["x", "y"]
    assert columns["quote"] == [twice.quote] * 2
    assert columns["title"][1] == "Two outlets, one raid"
    assert columns["source"][1] == "https://other.example/raid"
    assert columns["factuality"][1] == "asserted"


@pytest.mark.browser
def test_the_card_says_by_how_many_reports_it_is_told(open_page, twice):
    opened = open_page([twice])
    assert opened.call("count")["total"] == 1
    opened.call("select", "x")
    opened.settle()
    card = opened.page.locator("aside")
    card.get_by_text("Told by 2 reports").click()
    text = card.inner_text()
    assert "Two outlets, one raid" in text
    assert "How many: 12 | 14" in text
    link = card.locator(".telling a")
    assert link.get_attribute("href") == "https://other.example/raid"


@pytest.mark.browser
def test_list_and_map_say_how_many_reports_tell_an_event(open_page, twice, make_record):
    opened = open_page([twice, make_record("z", at="Mosul")])
    page = opened.page
    rows = page.locator(".event-row")
    told = [rows.nth(n).locator(".row-reports").all_inner_texts() for n in range(rows.count())]
    assert sorted(told) == [[], ["2 reports"]]
    at = page.evaluate(
        """() => { const box = document.querySelector('.folium-map').getBoundingClientRect();
        const map = window[document.body.dataset.map];
        const point = map.latLngToContainerPoint([36.5, 40.74]);
        return [box.left + point.x, box.top + point.y]; }"""
    )
    page.mouse.move(*at)
    opened.settle()
    assert "2 reports" in page.locator(".folium-map .tooltip").inner_text()
