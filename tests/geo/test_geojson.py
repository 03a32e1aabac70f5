"""Events as GeoJSON: there and back again, and what others can rely on."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from geo import FormatError, Record, RecordPlace, Span, dump_records, load_records
from geo.geojson import COLUMNS, parse_records, telling_columns, telling_rows
from geo.timespan import UNDATED
from tests.geo.strategies import record_lists

QUOTE = "Fighters attacked Rawah from the desert, the army said."

RAWAH = RecordPlace(
    place_id="geonames:90150",
    name="Rawah",
    kind="town",
    country="IQ",
    admin1="Anbar",
    lon=41.9173,
    lat=34.48,
    role="location",
    text="Rawah",
    mark=Span(start=18, end=23),
    score=0.9,
)
NULL_ISLAND = RecordPlace(
    place_id="test:null",
    name="Null Island",
    kind="site",
    country=None,
    admin1=None,
    lon=0.0,
    lat=0.0,
    role="origin",
    text="the desert",
    mark=None,
    score=0.25,
)


@pytest.fixture
def record():
    """Make a record of what matters to a test."""

    def make(id_, *places, **fields):
        plain = {
            "type": "ASSAULT",
            "label": "attack",
            "factuality": "claimed",
            "quote": QUOTE,
            "trigger": Span(start=9, end=17),
            "when": UNDATED,
            "date_text": "",
            "actors": ("Fighters",),
            "recipients": (),
            "quantities": (),
            "attribution": "the army",
            "document": "a",
            "title": "Attack in Rawah",
            "source": "a.txt",
            "published": None,
        }
        return Record(id=id_, places=places, **{**plain, **fields})

    return make


@given(record_lists())
def test_what_is_written_comes_back_as_it_was(found):
    assert parse_records(dump_records(found).encode(), "events.geojson") == tuple(found)


@given(record_lists())
def test_passages_are_the_same_column_by_column(found):
    rows = [row for record in found for row in telling_rows(record)]
    columns = telling_columns(found)
    cells = zip(*columns.values(), strict=True)
    again = [dict(zip(columns, row, strict=True)) for row in cells]
    assert json.loads(json.dumps(again)) == json.loads(json.dumps(rows))


@given(record_lists())
def test_a_file_that_must_be_looked_at_closely_gives_the_same_events(found):
    # The quick reader takes UTF-8 alone.
    text = dump_records(found)
    assert parse_records(text.encode("utf-16"), "x") == parse_records(text.encode(), "x")


@given(record_lists())
def test_every_feature_keeps_the_rules_of_rfc_7946(found):
    collection = json.loads(dump_records(found).encode())
    assert collection["type"] == "FeatureCollection"
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids) == sum(len(record.places) or 1 for record in found)
    points = []
    for feature in collection["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert list(feature["properties"]) == list(COLUMNS)
        if feature["geometry"] is not None:
            assert feature["geometry"]["type"] == "Point"
            points.append(feature["geometry"]["coordinates"])
    lons, lats = zip(*points, strict=True) if points else ((), ())
    west, south, east, north = collection.get("bbox", [None] * 4)
    assert (south, north) == ((min(lats), max(lats)) if points else (None, None))
    # Over the antimeridian the box begins in the east.
    assert (west is None and east is None) if not points else {west, east} <= set(lons)


def test_an_event_is_a_point_at_each_of_its_places(record):
    collection = json.loads(dump_records([record("a#9", RAWAH, NULL_ISLAND)]))
    first, second = collection["features"]
    assert (first["id"], second["id"]) == ("a#9/1", "a#9/2")
    assert first["geometry"] == {"type": "Point", "coordinates": [41.9173, 34.48]}
    assert second["geometry"] == {"type": "Point", "coordinates": [0, 0]}
    assert [f["properties"]["place_role"] for f in (first, second)] == ["location", "origin"]
    assert collection["bbox"] == [0, 0, 41.9173, 34.48]
    assert collection["dateline"] == {"format": "dateline-events", "version": 2}


def test_an_event_without_a_place_is_a_feature_without_geometry(record):
    (feature,) = json.loads(dump_records([record("a#9")]))["features"]
    assert feature["id"] == "a#9/0"
    assert feature["geometry"] is None
    assert feature["properties"]["place_id"] is None


def test_coordinates_are_written_to_a_tenth_of_a_metre(record):
    place = RecordPlace(
        **{f: getattr(RAWAH, f) for f in RAWAH.__slots__} | {"lon": 41.91730000000001, "lat": 1 / 3}
    )
    (feature,) = json.loads(dump_records([record("a#9", place)]))["features"]
    assert feature["geometry"]["coordinates"] == [41.9173, 0.333333]


def test_features_may_stand_in_any_order(record):
    found = [record("a#9", RAWAH, NULL_ISLAND), record("b#9", RAWAH)]
    collection = json.loads(dump_records(found))
    first, second, third = collection["features"]
    collection["features"] = [first, third, second]
    assert parse_records(json.dumps(collection).encode(), "x") == tuple(found)


def test_two_events_of_one_id_are_refused(record):
    with pytest.raises(FormatError, match="2 events have the id 'a#9'"):
        dump_records([record("a#9"), record("a#9", RAWAH)])


def test_news_text_stays_text_and_one_feature_a_line(record):
    hostile = record("a#9", RAWAH, title="</script>\u2028\ud800\x00<b>")
    text = dump_records([hostile, record("b#9")])
    assert text.count("\n") == len(text.splitlines()) == 4
    assert "\\u2028\\ud800\\u0000" in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not JSON"),
        (b'{"type": "FeatureColl', "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "is no JSON object"),
        (b"{}", "no file of events .*dateline export"),
        (b'{"type": "FeatureCollection", "features": []}', "no file of events"),
        (b'{"dateline": {"format": "dateline-page"}}', "no file of events"),
        (
            b'{"dateline": {"format": "dateline-events", "version": 3}, "features": []}',
            "by a newer Dateline",
        ),
        (b'{"dateline": {"format": "dateline-events"}, "features": []}', "`dateline.version` must"),
        (b'{"dateline": {"format": "dateline-events", "version": 1}}', "`features` must be there"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_by_name(tmp_path, data, reason):
    path = tmp_path / "events.geojson"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=reason) as refusal:
        load_records(path)
    assert str(refusal.value).startswith(str(path))


@pytest.mark.parametrize(
    ("where", "value", "reason"),
    [
        (("properties", "quote"), 7, r"`features\[0\].properties.quote` must be text, and is 7"),
        (("properties", "trigger_end"), 1, "`.*trigger_end` must be a whole number from 9"),
        (("properties", "mark_start"), -1, "`.*mark_start` must be a whole number from 0"),
        (("properties", "trigger_end"), True, "must be a whole number"),
        (("properties", "factuality"), "true", "must be one of asserted, claimed"),
        (("properties", "place_kind"), ["town"], "must be one of country, admin1"),
        (("properties", "place_score"), 2, "must be a number from 0 to 1"),
        (("properties", "actors"), "IS", "must be a list"),
        (("properties", "actors"), [7], "must be a list of texts"),
        (("properties", "date_start"), "yesterday", "must be a date such as 2019-10-15"),
        (("properties", "date_start"), "2019-02-30", "must be a date such as"),
        (("properties", "date_start"), "2019-10-15T06:45+03:00", "must be a date such as"),
        (("properties", "date_end"), "2019-10-14", "must be after date_start"),
        (("properties", "date_precision"), "second", "must be one of minute"),
        (("properties",), None, "must be an object"),
        (("geometry",), [41, 34], "must be an object"),
        (("geometry", "type"), "LineString", "must be one of Point"),
        (("geometry", "coordinates"), [34.5, 141.9], "must be longitude and latitude"),
        (("geometry", "coordinates"), [41], "must be longitude and latitude"),
        (("geometry", "coordinates"), [41, None], "must be a list of numbers"),
        (("geometry", "coordinates"), [41, 1e999], "must be a list of numbers"),
        (("geometry", "coordinates"), [41, 10**400], "must be a list of numbers"),
    ],
)
def test_a_wrong_property_is_refused_by_name(record, where, value, reason):
    day = {"date_start": "2019-10-15", "date_end": "2019-10-16"}
    collection = json.loads(dump_records([record("a#9", RAWAH)]))
    collection["features"][0]["properties"] |= day
    *way, last = where
    target = collection["features"][0]
    for step in way:
        target = target[step]
    target[last] = value
    with pytest.raises(FormatError, match=reason):
        parse_records(json.dumps(collection).encode(), "events.geojson")


def test_a_quote_that_another_program_cut_keeps_the_marks_that_still_fit(record):
    collection = json.loads(dump_records([record("a#9", RAWAH)]))
    properties = collection["features"][0]["properties"]
    properties["quote"] = properties["quote"][:12]
    (read,) = parse_records(json.dumps(collection).encode(), "events.geojson")
    assert read.trigger == Span(start=9, end=12)
    assert read.places[0].mark is None
    assert read.places[0].text == RAWAH.text


def test_a_missing_property_is_refused_by_name(record):
    collection = json.loads(dump_records([record("a#9", RAWAH)]))
    del collection["features"][0]["properties"]["label"]
    with pytest.raises(FormatError, match=r"properties.label` must be there, and is missing"):
        parse_records(json.dumps(collection).encode(), "events.geojson")


def test_an_event_whose_features_disagree_is_refused(record):
    collection = json.loads(dump_records([record("a#9", RAWAH, NULL_ISLAND)]))
    collection["features"][1]["properties"]["label"] = "raid"
    with pytest.raises(FormatError, match=r"features\[1\].* as in the other features of 'a#9'"):
        parse_records(json.dumps(collection).encode(), "events.geojson")


def dictionary():
    """The table of docs/events.md: name, type, when null."""
    page = Path(__file__).parents[2] / "docs" / "events.md"
    lines = [line.split("|") for line in page.read_text(encoding="utf-8").splitlines()]
    return [
        (cells[1].strip(" `"), cells[2].strip(), cells[3].strip())
        for cells in lines
        if len(cells) == 6 and "`" in cells[1]
    ]


TYPES = {
    "text": str,
    "list of texts": list,
    "list of objects": list,
    "whole number": int,
    "number": int | float,
    "date or time": str,
}


def test_the_data_dictionary_has_every_property_in_order():
    names = {
        "text": "text",
        "texts": "list of texts",
        "whole": "whole number",
        "number": "number",
        "moment": "date or time",
        "objects": "list of objects",
    }
    assert [(name, type_) for name, type_, _ in dictionary()] == [
        (name, names[type_]) for name, type_ in COLUMNS.items()
    ]


@given(record_lists())
def test_real_output_keeps_to_the_data_dictionary(found):
    for feature in json.loads(dump_records(found))["features"]:
        row = feature["properties"]
        for name, type_, null in dictionary():
            if row[name] is None:
                assert not null.startswith("never"), name
            else:
                assert isinstance(row[name], TYPES[type_]), name
            if null.startswith("without a place") and feature["geometry"] is None:
                assert row[name] is None
