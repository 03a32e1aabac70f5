"""Readings as a file: there and back again, by a schema that others can rely on."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from geo import (
    Document,
    FormatError,
    Reading,
    Span,
    TimeSpan,
    Timex,
    dump_reading,
    load_readings,
)
from geo.readings import parse_readings
from tests.geo.strategies import readings

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "readings.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

DAY = TimeSpan(
    start=datetime(2019, 10, 15), end=datetime(2019, 10, 16), precision="day", basis="explicit"
)


@pytest.fixture
def reading():
    """A reading of one date."""
    text = "On 15 October 2019 fighters attacked Rawah."
    return Reading(
        document=Document(id="a", title="Attack", text=text, source="a.txt"),
        published=None,
        toponyms=(),
        timexes=(
            Timex(
                span=Span(start=3, end=18),
                text=text[3:18],
                type="DATE",
                value="2019-10-15",
                when=DAY,
            ),
        ),
        events=(),
    )


@given(readings())
def test_what_is_written_comes_back_as_it_was(given_reading):
    line = dump_reading(given_reading)
    assert list(parse_readings([line.encode()], "x")) == [given_reading]


@given(readings())
def test_every_line_keeps_the_schema(given_reading):
    VALIDATOR.validate(json.loads(dump_reading(given_reading)))


@given(readings())
def test_a_line_is_one_line_in_every_script_and_program(given_reading):
    line = dump_reading(given_reading)
    assert len(line.splitlines()) == 1
    assert line.encode().decode() == line


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_place_leaves_its_other_names_and_its_extent_behind(make_place, reading):
    from shapely import Point  # noqa: PLC0415 - only here

    from geo import Toponym  # noqa: PLC0415 - only here

    place = make_place("Rawah", names=("Rawa", "راوة"), geometry=Point(41, 34).buffer(0.1))
    toponym = Toponym(
        span=Span(start=37, end=42), text="Rawah", role="location", place=place, score=1 / 3
    )
    (back,) = parse_readings([dump_reading(replace(reading, toponyms=(toponym,))).encode()], "x")
    assert back.toponyms[0].place == replace(place, names=(), geometry=None)
    assert back.toponyms[0].score == 0.3333


def test_days_are_written_as_days_and_times_to_the_minute(reading):
    at_dawn = TimeSpan(
        start=datetime(2019, 10, 15, 6, 45),
        end=datetime(2019, 10, 15, 6, 46),
        precision="minute",
        basis="explicit",
    )
    written = json.loads(dump_reading(replace(reading, published=at_dawn)))
    assert written["timexes"][0]["when"] == {
        "start": "2019-10-15",
        "end": "2019-10-16",
        "precision": "day",
        "basis": "explicit",
    }
    assert written["published"]["start"] == "2019-10-15T06:45"


def test_the_fields_stand_in_one_order(reading):
    assert list(json.loads(dump_reading(reading))) == SCHEMA["required"]


def test_a_number_too_large_for_json_is_cut_down(reading):
    from geo import Event  # noqa: PLC0415 - only here
    from geo.reading import Quantity  # noqa: PLC0415 - only here

    span = Span(start=0, end=2)
    many = Quantity(span=span, text="9" * 400, low=float("inf"), high=float("inf"), unit="men")
    event = Event(
        id="a#0",
        type="ASSAULT",
        label="attack",
        sentence=span,
        trigger=span,
        places=(),
        actors=(),
        when=DAY,
        timex=0,
        quantities=(many,),
        factuality="asserted",
        attribution=None,
    )
    (back,) = parse_readings([dump_reading(replace(reading, events=(event,))).encode()], "x")
    assert back.events[0].quantities[0].low > 1e308


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("format", "else", "is no reading"),
        ("version", 3, "by a newer Dateline"),
        ("version", "1", "`version` must be a whole number"),
        ("id", None, "`id` must be text, and is None"),
        ("text", "short", r"`timexes\[0\].end` must be a whole number from 3 to 5"),
        ("toponyms", {}, "`toponyms` must be a list"),
        ("toponyms", [7], r"`toponyms\[0\]` must be an object"),
        ("toponyms", [{}], r"`toponyms\[0\].start` must be there, and is missing"),
        ("published", {"start": None}, "`published.end` must be there"),
        ("published", "2019-10-15", "`published` must be an object"),
        ("events", [{"attribution": 3}], "must be"),
    ],
)
def test_a_wrong_field_is_refused_by_file_line_and_name(tmp_path, reading, field, value, reason):
    path = tmp_path / "readings.jsonl"
    good = dump_reading(reading)
    bad = json.dumps({**json.loads(good), field: value})
    path.write_text(f"{good}\n\n{bad}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=reason) as refusal:
        load_readings(path)
    assert str(refusal.value).startswith(f"{path}:3: ")


@pytest.mark.parametrize("line", ["{", "[]", "null", "[" * 100_000, "\udcff"])
def test_what_is_no_json_is_refused_by_line(tmp_path, line):
    path = tmp_path / "readings.jsonl"
    path.write_bytes(line.encode("utf-8", "surrogateescape"))
    with pytest.raises(FormatError, match=r"readings\.jsonl:1: is no"):
        load_readings(path)


def test_an_index_that_leads_nowhere_is_refused(reading):
    from geo import Event, dump_reading  # noqa: PLC0415 - only here

    span = Span(start=0, end=2)
    event = Event(
        id="a#0",
        type="ASSAULT",
        label="attack",
        sentence=span,
        trigger=span,
        places=(),
        actors=(),
        when=DAY,
        timex=1,
        quantities=(),
        factuality="asserted",
        attribution=None,
    )
    line = dump_reading(replace(reading, events=(event,)))
    with pytest.raises(
        FormatError, match=r"`events\[0\].timex` must be a whole number from 0 to 0"
    ):
        list(parse_readings([line.encode()], "x"))


def test_a_missing_file_is_the_systems_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_readings(tmp_path / "gone.jsonl")


def test_a_file_of_the_first_version_is_read(reading):
    line = json.loads(dump_reading(reading))
    line["version"] = 1
    for event in line["events"]:
        del event["mode"], event["acled"]
        for quantity in event["quantities"]:
            del quantity["best"]
    (back,) = parse_readings([json.dumps(line).encode()], "old.jsonl")
    assert [(event.id, event.mode, event.acled) for event in back.events] == [
        (event.id, "", None) for event in reading.events
    ]
