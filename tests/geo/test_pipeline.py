"""The steps in their order, on whole documents."""

import itertools
import json
import weakref
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo import Document, dump_reading, dump_records, geoparse, mentions, read, records
from geo.geojson import parse_records
from geo.readings import parse_readings

SCHEMA = jsonschema.Draft202012Validator(
    json.loads(
        (Path(__file__).parents[2] / "docs" / "readings.schema.json").read_text(encoding="utf-8")
    )
)

TEXT = """Fighters raid checkpoint near Rawah

Tuesday, 15 October 2019

BAGHDAD - Gunmen attacked an army checkpoint near Rawah on Monday, police said.

In Homs, officials met a delegation on 3 October 2019.
"""


@pytest.fixture(scope="module")
def gazetteer(make_place):
    places = [
        make_place("Rawah", lon=41.9, lat=34.5, population=20_000),
        make_place("Baghdad", kind="capital", lon=44.4, lat=33.3, population=5_000_000),
        make_place("Homs", kind="city", country="SY", lon=36.7, lat=34.7, population=700_000),
    ]
    with Gazetteer.of(places) as small:
        yield small


def document(text=TEXT, id_="a"):
    return Document(id=id_, title="", text=text, source=f"{id_}.txt")


def test_a_reading_points_into_its_text(gazetteer):
    reading = read(document(), gazetteer)
    for found in (*reading.toponyms, *reading.timexes):
        assert TEXT[found.span.start : found.span.end] == found.text
    for event in reading.events:
        assert event.sentence.covers(event.trigger)
        assert 0 <= event.sentence.start < event.sentence.end <= len(TEXT)


def test_what_is_found_stands_in_the_order_of_the_text_and_never_overlaps(gazetteer):
    reading = read(document(), gazetteer)
    for found in (reading.toponyms, reading.timexes):
        assert found
        for before, after in itertools.pairwise(found):
            assert before.span.end <= after.span.start


def test_an_attack_is_dated_and_placed(gazetteer):
    reading = read(document(), gazetteer)
    attack = next(
        record
        for record in records(reading)
        if record.quote[record.trigger.start : record.trigger.end] == "attacked"
    )
    assert [place.name for place in attack.places] == ["Rawah"]
    assert attack.when.start is not None
    assert attack.when.start.isoformat() == "2019-10-14T00:00:00"
    assert reading.published is not None
    assert reading.published.start is not None
    assert reading.published.start.isoformat() == "2019-10-15T00:00:00"


def test_order_and_number_of_documents_do_not_change_a_reading(gazetteer):
    first, second = document(), document("Fighters left Homs.", "b")
    alone = [read(first, gazetteer), read(second, gazetteer)]
    assert list(geoparse([first, second], gazetteer)) == alone
    assert list(geoparse([second, first], gazetteer)) == alone[::-1]


def test_documents_are_read_one_by_one_as_they_come(gazetteer):
    def documents():
        yield document()
        raise RuntimeError("the second is not asked for")

    assert next(geoparse(documents(), gazetteer)).document.id == "a"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\ud800",
        "x" * 100_000,
        "9" * 100_000,
        "word " * 20_000,
        "\n" * 100_000,
        "(" * 50_000,
        "\u202e\u200f\u200b" * 10_000,
        "<script>alert(1)</script> in Rawah",
        "انفجار في راوة",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_text_of_any_kind_is_read(gazetteer, text):
    reading = read(document(text), gazetteer)
    assert reading.document.text == text
    assert all(text[t.span.start : t.span.end] == t.text for t in reading.toponyms)


PIECES = st.sampled_from(
    [
        *("Rawah", "Baghdad", "Homs", "near", "in", "attacked", "killed", "said", "denied", "IS"),
        *("Monday", "15 October 2019", "2019", "last", "three days ago", "until", "9,000", "%"),
        *(
            ". ",
            "\n",
            "\n\n",
            " – ",
            "“",
            "”",
            "’s",
            "(",
            ")",
            "\u200f",
            "\r\n",
            "الموصل",
            "\ud800",
        ),
    ]
)


def test_a_reading_keeps_no_gazetteer_alive(make_place):
    gazetteer = Gazetteer.of([make_place("Rawah")])
    held = weakref.ref(gazetteer)
    reading = read(document("Iraqi troops attacked a checkpoint near Rawah on Monday."), gazetteer)
    assert reading.events
    gazetteer.close()
    del gazetteer
    assert held() is None


@given(st.lists(PIECES | st.text(max_size=3), max_size=30))
def test_whatever_is_understood_can_be_written_and_read_again(gazetteer, pieces):
    text = " ".join(pieces)
    reading = read(document(text), gazetteer)
    assert read(document(text), gazetteer) == reading
    line = dump_reading(reading)
    (back,) = parse_readings([line.encode()], "x")
    assert dump_reading(back) == line
    found = dump_records([*records(reading), *mentions(reading)])
    assert dump_records(parse_records(found.encode(), "x")) == found
    assert dump_records([*records(back), *mentions(back)]) == found
    SCHEMA.validate(json.loads(line))
