"""The payload says what the records say, in columns of one length."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import Span
from geo.timespan import UNDATED, TimeSpan
from maps.page import PageOptions
from maps.page.families import family
from maps.page.outlines import home
from maps.page.payload import payload


@pytest.fixture(scope="module")
def written(sample, few_places):
    return payload(sample, few_places, PageOptions(title="Test"))


def texts(document, table, column):
    return [document["strings"][number] for number in document[table][column]]


def test_the_payload_names_its_format_and_version(written):
    assert (written["format"], written["version"]) == ("dateline-page", 1)


@pytest.mark.parametrize("table", ["types", "documents", "places", "events", "links"])
def test_the_columns_of_a_table_have_one_length(written, table):
    assert len({len(column) for column in written[table].values()}) == 1


def test_every_record_is_an_event_and_undated_ones_come_last(written, sample):
    assert sorted(texts(written, "events", "id")) == [record.id for record in sample]
    assert written["events"]["start"][-2:] == [None, None]


def test_the_order_of_records_does_not_matter(written, sample, few_places):
    assert payload(reversed(sample), few_places, PageOptions(title="Test")) == written


def test_every_text_stands_once(written):
    assert len(set(written["strings"])) == len(written["strings"])
    assert written["strings"][0] == ""


def test_links_lead_from_events_to_their_places(written):
    names = texts(written, "places", "name")
    ids = texts(written, "events", "id")
    pairs = zip(written["links"]["event"], written["links"]["place"], strict=True)
    found = {ids[event]: names[place] for event, place in pairs}
    assert found["b"] == "Al-Qaim"
    assert found["d"] == "Homs Desert"
    assert "i" not in found


def test_an_area_carries_its_outline_with_four_decimals(written):
    at = texts(written, "places", "name").index("Homs Desert")
    outline = written["outlines"][written["places"]["outline"][at]]
    assert outline["type"] == "Polygon"
    assert 37.6123 in {lon for lon, _ in outline["coordinates"][0]}


def test_points_and_countries_carry_no_outline(written):
    rows = dict(zip(texts(written, "places", "name"), written["places"]["outline"], strict=True))
    assert rows["Mosul"] == rows["Iraq"] == -1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (datetime(1970, 1, 1), datetime(1970, 1, 2), (0, 1440)),
        (datetime(1969, 12, 31), datetime(1970, 1, 1), (-1440, 0)),
        (datetime(2019, 2, 23, 6, 45), datetime(2019, 2, 23, 6, 46), (25848405, 25848406)),
        (datetime(2019, 2, 23, 6, 45, 30), datetime(2019, 2, 23, 6, 45, 31), (25848405, 25848406)),
        (datetime(1, 1, 1), None, (-1035593280, None)),
        (None, datetime(1970, 1, 2), (None, 1440)),
    ],
)
def test_dates_are_whole_minutes_of_wall_time(make_record, few_places, start, end, expected):
    when = TimeSpan(start=start, end=end, precision="minute", basis="explicit")
    events = payload([make_record("x", when=when)], few_places, PageOptions())["events"]
    assert (events["start"][0], events["end"][0]) == expected


def test_marks_count_as_javascript_counts(make_record, few_places):
    quote = "𝔘nder 🔥 in Hasakah."
    record = make_record("x", quote=quote, trigger=Span(start=0, end=5))
    document = payload([record], few_places, PageOptions())
    utf16 = quote.encode("utf-16-le")
    start, end = document["events"]["trigger"][0]
    assert utf16[2 * start : 2 * end].decode("utf-16-le") == "𝔘nder"
    start, end = document["links"]["from"][0], document["links"]["to"][0]
    assert utf16[2 * start : 2 * end].decode("utf-16-le") == "Hasakah"


def test_a_sentence_as_long_as_a_book_is_cut_around_its_trigger(make_record, few_places):
    quote = "x " * 40_000 + "attacked Hasakah" + " y" * 40_000
    record = make_record("x", quote=quote, trigger=Span(start=80_000, end=80_008))
    document = payload([record], few_places, PageOptions())
    kept = texts(document, "events", "quote")[0]
    start, end = document["events"]["trigger"][0]
    assert len(kept) < 1300
    assert (kept[0], kept[-1], kept[start:end]) == ("…", "…", "attacked")
    assert kept[document["links"]["from"][0] : document["links"]["to"][0]] == "Hasakah"


def test_no_record_gives_an_empty_payload(few_places):
    document = payload([], few_places, PageOptions())
    assert document["events"]["id"] == []
    assert document["page"]["home"] is None


def test_sources_are_named_once(few_places):
    options = PageOptions(credits=("Ours", "Places: a test"))
    credits_ = payload([], few_places, options)["page"]["credits"]
    assert credits_[:2] == ["Ours", "Places: a test"]
    assert len(credits_) == len(set(credits_)) == 3


@pytest.mark.parametrize(
    ("event_type", "expected"),
    [
        ("ASSAULT", "violence"),
        ("SANCTION", "coercion"),
        ("mobilize", "mobilisation"),
        ("RETREAT", "movement"),
        ("CONCEDE", "talks"),
        ("ACCUSE", "statements"),
        ("PROTEST", "protest"),
        ("MENTION", "named"),
        ("WEATHER", "other"),
    ],
)
def test_types_belong_to_families(event_type, expected):
    assert family(event_type) == expected


def test_a_page_opens_where_most_events_are():
    theatre = [(40.0 + n / 10, 34.0 + n / 10) for n in range(20)]
    box = home([*theatre, (6.1, 46.2)])
    assert box is not None
    assert box.box == pytest.approx((40.0, 34.0, 41.9, 35.9))


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=40))
def test_a_page_never_opens_on_nothing(points):
    box = home(points)
    assert box is not None
    assert any(box.west <= lon <= box.east and box.south <= lat <= box.north for lon, lat in points)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_becomes_a_payload_that_is_json(make_record, few_places, text, first, second):
    quote = text or "."
    start, end = sorted((min(first, len(quote)), min(second, len(quote))))
    record = make_record(
        "x", quote=quote, trigger=Span(start=start, end=end), title=text, when=UNDATED
    )
    document = payload([record], few_places, PageOptions(title=text))
    assert json.loads(json.dumps(document)) == json.loads(json.dumps(document))
    assert texts(document, "events", "quote") == [quote]
