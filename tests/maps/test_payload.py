"""The payload says what the records say, in columns of one length."""

import itertools
import math
import re
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import Span
from geo.timespan import UNDATED, TimeSpan
from maps.page import PageOptions
from maps.page.columns import column
from maps.page.families import family
from maps.page.outlines import home
from maps.page.packing import pack
from maps.page.payload import payload


@pytest.fixture(scope="module")
def written(sample, few_places):
    return payload(sample, few_places, PageOptions(title="Test"))


def numbers(written, column):
    return written.columns[column].values.tolist()


def strings(written, column):
    return [written.head["strings"][number] for number in numbers(written, column)]


def texts(written, table, column):
    found = written.texts[table]
    return (found.columns | found.prose)[column]


def places_of(written):
    """Names of the places of each event, by its id."""
    names = iter(strings(written, "places.name")[row] for row in numbers(written, "links.place"))
    counts = zip(texts(written, "ids", "id"), numbers(written, "events.links"), strict=True)
    return {name: [next(names) for _ in range(count)] for name, count in counts}


def test_the_payload_names_its_format_and_version(written):
    assert (written.head["format"], written.head["version"]) == ("dateline-page", 4)


@pytest.mark.parametrize("table", ["documents", "places", "events"])
def test_the_columns_of_a_table_have_one_length(written, table):
    lengths = {len(c.values) for name, c in written.columns.items() if name.startswith(f"{table}.")}
    found = written.texts[table]
    lengths |= {len(cells) for cells in (found.columns | found.prose).values()}
    assert len(lengths) == 1


def test_every_record_is_an_event_and_undated_ones_come_last(written, sample):
    assert sorted(texts(written, "ids", "id")) == [record.id for record in sample]
    assert numbers(written, "events.open")[-2:] == [3, 3]


def test_starts_never_fall_so_that_a_stretch_of_time_is_a_stretch_of_rows(written):
    starts = numbers(written, "events.start")
    assert starts == sorted(starts)
    assert starts[0] == 0


def test_the_order_of_records_does_not_matter(written, sample, few_places):
    again = payload(reversed(sample), few_places, PageOptions(title="Test"))
    assert pack(again) == pack(written)


def test_every_text_stands_once(written):
    table = written.head["strings"]
    assert len(set(table)) == len(table)
    assert table[0] == ""


def test_links_lead_from_events_to_their_places(written):
    found = places_of(written)
    assert found["b"] == ["Al-Qaim"]
    assert found["d"] == ["Homs Desert"]
    assert found["i"] == []


def test_an_area_carries_its_outline_with_four_decimals(written):
    at = strings(written, "places.name").index("Homs Desert")
    outline = written.head["outlines"][numbers(written, "places.outline")[at] - 1]
    assert outline["type"] == "Polygon"
    assert 37.6123 in {lon for lon, _ in outline["coordinates"][0]}


def test_points_and_countries_carry_no_outline(written):
    names = strings(written, "places.name")
    rows = dict(zip(names, numbers(written, "places.outline"), strict=True))
    assert rows["Mosul"] == rows["Iraq"] == 0


def test_positions_are_good_to_a_metre(written):
    at = strings(written, "places.name").index("Mosul")
    x, y = (numbers(written, f"places.{axis}")[at] / 2**25 for axis in "xy")
    assert x * 360 - 180 == pytest.approx(43.12, abs=1e-5)
    north = math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi)))
    assert north == pytest.approx(36.34, abs=1e-5)


def test_a_page_without_texts_keeps_dates_places_and_kinds_only(written, sample, few_places):
    bare = payload(sample, few_places, PageOptions(title="Test", texts="none"))
    assert bare.texts == {}
    assert pack(bare)[0].name == "dateline-data"
    assert len(pack(bare)) == 1
    for name, found in written.columns.items():
        assert np.array_equal(bare.columns[name].values, found.values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://www.news.example/a?b", "news.example"),
        ("http://[broken", "http://[broken"),
        ("reports/one.txt", "one.txt"),
        ("C:\\reports\\one.txt", "one.txt"),
        ("", ""),
    ],
)
def test_an_outlet_is_a_host_or_a_file(make_record, few_places, source, expected):
    document = payload([make_record("x", source=source)], few_places, PageOptions())
    assert strings(document, "documents.outlet") == [expected]


def test_outlets_are_called_as_reports_do_and_as_others_of_their_host_do(make_record, few_places):
    address = "https://www.news.example/{}"
    told = [
        make_record("a", document="a", source=address.format(1), outlet="The News"),
        make_record("b", document="b", source=address.format(2)),
        make_record("c", document="c", source="other.eml", outlet="Desk", author="N. Hadad"),
    ]
    document = payload(told, few_places, PageOptions())
    assert sorted(strings(document, "documents.outlet")) == ["Desk", "The News", "The News"]
    assert sorted(document.texts["documents"].columns["author"]) == ["", "", "N. Hadad"]


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
    document = payload([make_record("x", when=when)], few_places, PageOptions())
    epoch, is_open = document.head["epoch"], numbers(document, "events.open")[0]
    start = epoch + numbers(document, "events.start")[0]
    end = start + numbers(document, "events.length")[0]
    assert (None if is_open & 1 else start, None if is_open & 2 else end) == expected


def test_marks_count_as_javascript_counts(make_record, few_places):
    quote = "𝔘nder 🔥 in Hasakah."
    record = make_record("x", quote=quote, trigger=Span(start=0, end=5))
    document = payload([record], few_places, PageOptions())
    utf16 = quote.encode("utf-16-le")
    start, end = texts(document, "events", "trigger")[0]
    assert utf16[2 * start : 2 * end].decode("utf-16-le") == "𝔘nder"
    start, end = texts(document, "links", "mark")[0]
    assert utf16[2 * start : 2 * end].decode("utf-16-le") == "Hasakah"


def test_a_sentence_as_long_as_a_book_is_cut_around_its_trigger(make_record, few_places):
    quote = "x " * 40_000 + "attacked Hasakah" + " y" * 40_000
    record = make_record("x", quote=quote, trigger=Span(start=80_000, end=80_008))
    document = payload([record], few_places, PageOptions())
    kept = texts(document, "events", "quote")[0]
    start, end = texts(document, "events", "trigger")[0]
    assert len(kept) < 1300
    assert (kept[0], kept[-1], kept[start:end]) == ("…", "…", "attacked")
    start, end = texts(document, "links", "mark")[0]
    assert kept[start:end] == "Hasakah"


def test_no_record_gives_an_empty_payload(few_places):
    document = payload([], few_places, PageOptions())
    assert {len(found.values) for found in document.columns.values()} == {0}
    assert document.head["page"]["home"] is None


def test_sources_are_named_once(few_places):
    options = PageOptions(credits=("Ours", "Places: a test"))
    credits_ = payload([], few_places, options).head["page"]["credits"]
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
    box = home(np.array([*theatre, (6.1, 46.2)]))
    assert box is not None
    assert box.box == pytest.approx((40.0, 34.0, 41.9, 35.9))


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=40))
def test_a_page_never_opens_on_nothing(points):
    box = home(np.array(points))
    assert box is not None
    assert any(box.west <= lon <= box.east and box.south <= lat <= box.north for lon, lat in points)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_becomes_a_payload_that_is_json(
    make_record, few_places, read_block, text, first, second
):
    quote = text or "."
    start, end = sorted((min(first, len(quote)), min(second, len(quote))))
    record = make_record(
        "x", quote=quote, trigger=Span(start=start, end=end), title=text, when=UNDATED
    )
    blocks = pack(payload([record], few_places, PageOptions()))
    assert all(re.fullmatch(r"[A-Za-z0-9+/]+=*", block.text) for block in blocks)
    page = "".join(block.html() for block in blocks)
    assert read_block(page, "events-0")["quote"] == [quote]


WORDS = st.sampled_from(
    (
        "Rawah",
        "the Syrian army",
        "القائم",
        "в",
        "Şırnak",
        "’",
        '"',
        "\\",
        "\\u0041",
        "🔥",
        "\ud800",
        "1,200",
    )
)


@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=40, max_size=60), st.text())
def test_words_that_come_back_are_read_as_they_were_written(
    make_record, few_places, read_block, quotes, other
):
    texts = [f"{quote} {other}" for quote in quotes]
    records = [
        make_record(f"{number:02}", quote=text, trigger=Span(start=0, end=0))
        for number, text in enumerate(texts)
    ]
    page = "".join(block.html() for block in pack(payload(records, few_places, PageOptions())))
    assert read_block(page, "events-0")["quote"] == texts
    assert read_block(page, "ids-0")["id"] == [record.id for record in records]


@given(st.lists(st.integers(-(2**52), 2**52 - 1), max_size=50), st.booleans())
def test_a_column_can_be_read_back(values, rising):
    values = sorted(values) if rising else values
    if values and max(values) - min(values) >= 2**53:
        return
    entry, data = column(values, rising=rising).encoded()
    rows, width = entry["rows"], entry["bytes"]
    planes = [data[plane * rows : (plane + 1) * rows] for plane in range(width)]
    raw = [sum(plane[row] << 8 * at for at, plane in enumerate(planes)) for row in range(rows)]
    read = itertools.accumulate(raw) if rising else raw
    assert [entry["base"] + value for value in read] == values


def test_a_column_that_falls_is_no_rising_one():
    with pytest.raises(ValueError, match="must rise"):
        column([3, 2], rising=True).encoded()
