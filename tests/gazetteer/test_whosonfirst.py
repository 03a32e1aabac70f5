"""Bundles of Who's On First: folders of records, or SQLite."""

import json
import sqlite3
from contextlib import closing

import pytest

from gazetteer import SourceError
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.whosonfirst import is_bundle, read_bundle

POINT = {"type": "Point", "coordinates": [41.09, 34.37]}
SQUARE = {"type": "Polygon", "coordinates": [[[40, 31], [44, 31], [44, 35], [40, 35], [40, 31]]]}


def record(number=1, geometry=POINT, **more):
    told = {
        "wof:id": number,
        "wof:name": "Al Qaim",
        "wof:placetype": "locality",
        "wof:country": "IQ",
        "wof:hierarchy": [{"country_id": 9, "region_id": 100, "locality_id": number}],
        "wof:superseded_by": [],
        "mz:is_current": 1,
        "edtf:superseded": "",
        "edtf:deprecated": "uuuu",
        "geom:longitude": 41.09,
        "geom:latitude": 34.37,
        "wof:population": 40247,
        "name:eng_x_preferred": ["Al-Qaim"],
        "name:ara_x_preferred": ["القائم"],
        "name:eng_x_colloquial": ["Q"],
        **{key.replace("__", ":"): value for key, value in more.items()},
    }
    return {"id": number, "type": "Feature", "properties": told, "geometry": geometry}


REGION = record(100, SQUARE, wof__name="Al Anbar", wof__placetype="region", wof__population=0)


@pytest.fixture(params=["folder", "sqlite", "old sqlite"])
def bundle(request, tmp_path):
    def write(*records):
        if request.param == "folder":
            for number, one in enumerate(records):
                folder = tmp_path / "data" / f"{number:03}"
                folder.mkdir(parents=True)
                text = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
                (folder / f"{number}.geojson").write_text(text, encoding="utf-8")
                (folder / f"{number}-alt-quattro.geojson").write_text("{}", encoding="utf-8")
            return tmp_path
        path = tmp_path / "whosonfirst-data-admin-iq.db"
        more = "" if request.param == "old sqlite" else ", is_alt INTEGER DEFAULT 0"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"CREATE TABLE geojson (id INTEGER, body TEXT{more})")
            for number, one in enumerate(records):
                text = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
                connection.execute("INSERT INTO geojson (id, body) VALUES (?, ?)", [number, text])
                if request.param == "sqlite":
                    connection.execute("INSERT INTO geojson VALUES (?, '{}', 1)", [number])
        return path

    return write


def read(path):
    complaints = Complaints()
    return list(read_bundle(path, complaints)), complaints


def test_a_record_is_a_place_with_its_division(bundle):
    (place, region), complaints = read(bundle(record(), REGION))
    assert not complaints
    assert (place.id, place.name, place.kind) == ("wof:1", "Al Qaim", "town")
    assert place.names == ("Al-Qaim", "القائم")
    assert (place.country, place.admin1, place.population) == ("IQ", "Al Anbar", 40247)
    assert (place.lon, place.lat, place.geometry) == (41.09, 34.37, None)
    assert place.source == "Who's On First"
    assert (region.kind, region.admin1, region.geometry.area) == ("admin1", None, 16)


@pytest.mark.parametrize("number", [99454, "99454"])
def test_a_record_that_knows_its_geonames_id_goes_by_it(bundle, number):
    (place,), _ = read(bundle(record(wof__concordances={"gn:id": number})))
    assert place.id == "geonames:99454"


@pytest.mark.parametrize(
    "more",
    [
        {"edtf__superseded": "2019-01-01"},
        {"edtf__deprecated": "2019-01-01"},
        {"wof__superseded_by": [7]},
        {"mz__is_current": 0},
        {"wof__placetype": "venue"},
        {"wof__placetype": None},
    ],
)
def test_what_is_no_more_or_no_place_is_left_out(bundle, more):
    places, complaints = read(bundle(record(**more), record(2)))
    assert [place.id for place in places] == ["wof:2"]
    assert (complaints.left_out, len(complaints)) == (1, 0)


@pytest.mark.parametrize(
    "bad",
    [
        "{ nothing",
        "[]",
        "7",
        '{"properties": {}}',
        json.dumps(record(wof__name=None, name__eng_x_preferred=[])),
        json.dumps(record(geom__longitude=None)),
        json.dumps(record(geom__longitude=541)),
        json.dumps(record(geometry={"type": "Polygon", "coordinates": [[[0, 0], "x"]]})),
        json.dumps(record(geometry={"type": "Polygon"})),
        json.dumps(record(geometry={"type": "Circle", "coordinates": [0, 0]})),
        "[" * 100_000,
    ],
)
def test_a_bad_record_costs_only_itself(bundle, bad):
    places, complaints = read(bundle(record(), bad, record(2)))
    assert [place.id for place in places] == ["wof:1", "wof:2"]
    assert len(complaints) == 1


def test_a_hamlet_linked_to_a_prophet_does_not_get_his_names(bundle):
    foreign = {f"name__x{letter}{mark}_x_preferred": ["Muhammad of the world"]
               for letter in "abcdef" for mark in "lmnop"}  # fmt: skip
    (hamlet,), _ = read(bundle(record(wof__population=0, **foreign)))
    assert hamlet.names == ("Al-Qaim", "القائم")


def test_a_city_keeps_its_names_in_all_languages(bundle):
    foreign = {f"name__x{letter}{mark}_x_preferred": [f"City {letter}{mark}"]
               for letter in "abcdef" for mark in "lmnop"}  # fmt: skip
    (city,), _ = read(bundle(record(**foreign)))
    assert len(city.names) == 32


def test_an_sqlite_file_is_a_bundle_if_it_has_records(tmp_path):
    path = tmp_path / "x.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE place (name TEXT)")
    assert not is_bundle(path)
    path.write_bytes(b"nothing at all, and more than a header's worth of it" * 20)
    with pytest.raises(SourceError, match="no bundle"):
        is_bundle(path)
