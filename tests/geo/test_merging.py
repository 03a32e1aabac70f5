"""Merging keeps every telling, and does not mind the order."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo import Record, RecordPlace, Span, TimeSpan, dump_records
from geo.geojson import parse_records
from geo.merging import merge, separate
from geo.record import Amount
from geo.timespan import UNDATED
from tests.geo.strategies import records

DAY = TimeSpan(
    start=datetime(2019, 10, 15), end=datetime(2019, 10, 16), precision="day", basis="explicit"
)


@pytest.fixture(scope="module")
def gazetteer(make_place):
    """A gazetteer of one town."""
    with Gazetteer.of([make_place("Rawah")]) as found:
        yield found


def telling(report, **fields):
    quote = (
        "The army said that 130 militants were handed over at the Rawah bridge by the coalition."
    )
    start = quote.index("handed over")
    plain = {
        "id": f"{report}#9",
        "type": "RETREAT",
        "label": "handover",
        "factuality": "asserted",
        "quote": quote,
        "trigger": Span(start=start, end=start + 11),
        "places": (),
        "when": UNDATED,
        "date_text": "",
        "actors": (),
        "recipients": (),
        "quantities": ("130 militants",),
        "attribution": "",
        "document": report,
        "title": f"Report {report}",
        "source": f"{report}.txt",
        "published": None,
        "amounts": (Amount(low=130, best=130, high=130, unit="militants"),),
    }
    return Record(**{**plain, **fields})


events = st.lists(records(merged=False), max_size=6, unique_by=lambda record: record.id)
"""Anything at all."""
reports = st.lists(
    st.builds(
        telling,
        st.sampled_from("abcdef"),
        factuality=st.sampled_from(["asserted", "claimed", "denied", "feared"]),
        when=st.sampled_from([DAY, UNDATED]),
        label=st.sampled_from(["handover", "repatriation", "release of persons"]),
    ),
    max_size=6,
    unique_by=lambda record: record.id,
)
"""Tellings that are much alike."""


@settings(max_examples=40)
@given(events | reports, st.randoms(use_true_random=False))
def test_the_order_does_not_change_what_is_merged(gazetteer, found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert set(merge(shuffled, gazetteer)) == set(merge(found, gazetteer))


@settings(max_examples=40)
@given(events | reports)
def test_nothing_is_lost_and_all_can_be_taken_apart_again(gazetteer, found):
    merged = merge(found, gazetteer)
    assert len({record.id for record in merged}) == len(merged) <= len(found)
    assert set(separate(merged)) == set(found)
    assert merge(merged, gazetteer) == merged
    assert parse_records(dump_records(merged).encode(), "x") == merged


def test_an_event_has_the_best_date_and_says_whose_it_is(gazetteer):
    (event,) = merge([telling("a"), telling("b", when=DAY, date_text="15 October")], gazetteer)
    assert event.when == DAY
    assert event.date_text == "15 October"
    assert [one.document for one in event.tellings] == ["b", "a"]
    assert {one.when for one in event.tellings} == {DAY, UNDATED}


def test_an_undated_place_is_dated_by_the_other_report(gazetteer):
    spot = RecordPlace(
        place_id="test:rawah",
        name="Rawah",
        kind="town",
        country="IQ",
        admin1=None,
        lon=41.0,
        lat=34.0,
        role="location",
        text="Rawah",
        mark=None,
        score=1,
    )
    (event,) = merge([telling("a", places=(spot,)), telling("b", when=DAY)], gazetteer)
    assert event.places == (spot,)
    assert event.when == DAY
    assert "dated by Report b" in event.reasons


def test_what_one_asserts_and_another_denies_is_disputed(gazetteer):
    (event,) = merge([telling("a"), telling("b", factuality="denied")], gazetteer)
    assert event.factuality == "disputed"
    assert "how sure: asserted | denied" in event.differences


def test_what_the_report_itself_tells_counts_for_more_than_a_claim(gazetteer):
    claim = telling("a", factuality="claimed", attribution="the army")
    (event,) = merge([claim, telling("b")], gazetteer)
    assert (event.factuality, event.attribution) == ("asserted", "")
    (event,) = merge([claim, replace(claim, id="c#9", document="c")], gazetteer)
    assert (event.factuality, event.attribution) == ("claimed", "the army")


def test_every_number_is_kept(gazetteer):
    vague = Amount(low=100, best=None, high=None, unit="militants")
    other = telling("b", quantities=("at least 100 militants",), amounts=(vague,))
    (event,) = merge([telling("a"), other], gazetteer)
    assert event.quantities == ("130 militants", "at least 100 militants")
    assert [amount.low for amount in event.amounts] == [130, 100]
    assert "how many: 130 militants | at least 100 militants" in event.differences


def test_numbers_that_differ_are_linked_both_ways(gazetteer):
    more = Amount(low=500, best=500, high=500, unit="militants")
    other = telling("b", quantities=("500 militants",), amounts=(more,))
    one, two = merge([telling("a"), other], gazetteer)
    assert one.related[0].id == two.id
    assert two.related[0].id == one.id
    assert "but 130 militants or 500 militants" in one.related[0].why


def test_places_that_are_only_named_pass_through(gazetteer):
    named = telling("a", type="MENTION", label="Named", trigger=Span(start=0, end=0))
    again = replace(named, id="a#10")
    assert merge([named, again], gazetteer) == (named, again)


def test_no_events_are_no_events(gazetteer):
    assert merge([], gazetteer) == ()


def test_an_amount_of_nothing_is_compared_with_none(gazetteer):
    blank = (Amount(low=4, best=4, high=4, unit=" "),)
    found = [telling("a", amounts=blank), telling("b", amounts=blank)]
    assert set(separate(merge(found, gazetteer))) == set(found)
