"""Places named without an event come onto the map once for each date; what is told there not."""

from dataclasses import replace
from datetime import datetime

import pytest

from geo.mention import MENTION, mentions
from geo.reading import Document, Event, EventPlace, Reading, Span, Timex, Toponym
from geo.timespan import UNDATED, TimeSpan

TEXT = "Mosul fell in 2014. Today Mosul rebuilds. Rawah and Iraq are quiet. Mosul waits."


def find(surface, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(surface, start + 1)
    return Span(start=start, end=start + len(surface))


def year(number, basis="explicit"):
    return TimeSpan(
        start=datetime(number, 1, 1), end=datetime(number + 1, 1, 1), precision="year", basis=basis
    )


@pytest.fixture
def reading(make_place):
    places = {
        "Mosul": make_place(name="Mosul", id="test:mosul"),
        "Rawah": make_place(name="Rawah", id="test:rawah"),
        "Iraq": make_place(name="Iraq", id="test:iraq", kind="country"),
    }
    spans = [("Mosul", 0), ("Mosul", 1), ("Rawah", 0), ("Iraq", 0), ("Mosul", 2)]
    toponyms = tuple(
        Toponym(span=find(name, n), text=name, role="location", place=places[name], score=0.9)
        for name, n in spans
    )
    date = Timex(span=find("2014"), text="2014", type="DATE", value="2014", when=year(2014))
    fall = Event(
        id="r#6", type="RETREAT", label="fall", sentence=Span(start=0, end=19),
        trigger=find("fell"), places=(EventPlace(toponym=0, role="location"),), actors=(),
        when=year(2014), timex=0, quantities=(), factuality="asserted", attribution=None,
    )  # fmt: skip
    return Reading(
        document=Document(id="r", title="", text=TEXT, source="r.txt"),
        published=year(2019),
        toponyms=toponyms,
        timexes=(date,),
        events=(fall,),
    )


def test_a_place_is_named_once_for_each_date_on_which_nothing_is_told_there(reading):
    found = mentions(reading)
    assert [(record.places[0].name, record.when) for record in found] == [
        ("Mosul", year(2019, "document")),
        ("Rawah", year(2019, "document")),
    ]
    assert {record.type for record in found} == {MENTION}
    assert [record.quote for record in found] == [
        "Today Mosul rebuilds.",
        "Rawah and Iraq are quiet.",
    ]
    assert len({record.id for record in found}) == 2


def test_the_name_is_marked_in_its_quote(reading):
    for record in mentions(reading):
        mark = record.places[0].mark
        assert record.quote[mark.start : mark.end] == record.places[0].text


def test_without_a_date_it_is_undated(reading):
    found = mentions(replace(reading, published=None, timexes=(), events=()))
    assert {record.when for record in found} == {UNDATED}
