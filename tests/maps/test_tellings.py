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
    columns = written.texts["events"].columns
    rows = dict(
        zip(
            written.texts["ids"].columns["id"],
            zip(columns["reports"], columns["tellings"], strict=True),
            strict=True,
        )
    )
    reports, [(quote, title, source, stance)] = rows["x"]
    assert reports == 2
    assert quote == twice.quote
    assert (title, source) == ("Two outlets, one raid", "https://other.example/raid")
    assert stance == "asserted"
    assert rows["z"] == (0, [])


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
    assert "how many: 12 | 14" in text
    link = card.locator(".telling a")
    assert link.get_attribute("href") == "https://other.example/raid"
