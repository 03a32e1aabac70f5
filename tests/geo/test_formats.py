"""Events in the formats of others, read back by the programs that read them."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import jsonschema
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from geo import Span, TimeSpan, dump_records, to_frame
from geo.errors import FormatError, MissingExtraError
from geo.extras import EXTRAS, require
from geo.formats import FORMS, form_of
from geo.geojson import COLUMNS
from geo.record import Record, RecordPlace, Relation
from geo.timespan import UNDATED
from tests.geo.strategies import record_lists

SUFFIXES = list(FORMS)
KML = "{http://www.opengis.net/kml/2.2}"
WRITERS = [".gpkg", ".fgb", ".parquet", ".kml", ".csv", ".xlsx"]
LAYERS = [".geojson", ".geojsonl", ".gpkg", ".fgb", ".kml"]


def place(name, lon, lat):
    return RecordPlace(
        place_id=f"test:{name}", name=name, kind="town", country="IQ", admin1="Anbar",
        lon=lon, lat=lat, role="location", text=name, mark=None, score=0.9,
    )  # fmt: skip


def record(number, *, places=(), start=datetime(2019, 10, 15), quote="Gunmen attacked."):
    end = start and start.replace(day=start.day + 1)
    return Record(
        id=f"e{number}", type="ASSAULT", label="attack", factuality="asserted", quote=quote,
        trigger=Span(start=7, end=15), places=places,
        when=TimeSpan(start=start, end=end, precision="day", basis="explicit"),
        date_text="", actors=("Gunmen", "=1+1"), recipients=(), quantities=(), attribution="",
        document="d", title="", source="d.txt", published=None,
        related=(Relation(id="e9", why="the same day"),),
    )  # fmt: skip


HOSTILE = "Bağdat \u202eفُتحت\x00 <b>\ud800"
RAWAH = place("Rawah", 41.91, 34.48)
EVENTS = [
    record(1, places=(RAWAH, place("Fiji", -179.5, -17.5))),
    record(2, quote='=HYPERLINK("http://x","y")'),
    record(3, places=(RAWAH,), start=datetime(1258, 2, 10), quote=HOSTILE),
    replace(record(4, start=None), when=UNDATED),
]  # fmt: skip


def written(folder, suffix, events=EVENTS):
    path = folder / f"events{suffix}"
    path.write_bytes(FORMS[suffix].dump(events))
    return path


def test_every_format_of_layers_holds_the_same_features(tmp_path):
    for suffix in LAYERS:
        frame = geopandas.read_file(written(tmp_path, suffix))
        assert len(frame) == 5, suffix
        assert [point and (point.x, point.y) for point in frame.geometry] == [
            (41.91, 34.48), (-179.5, -17.5), None, (41.91, 34.48), None,
        ]  # fmt: skip
        assert frame["event_id"].tolist() == ["e1", "e1", "e2", "e3", "e4"]
        assert frame.crs == "EPSG:4326"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_events_give_the_same_bytes(suffix):
    assert FORMS[suffix].dump(EVENTS) == FORMS[suffix].dump(EVENTS)


@pytest.mark.parametrize("suffix", [".geojson", *WRITERS])
def test_no_events_give_a_file_all_the_same(suffix):
    assert FORMS[suffix].dump([])


def test_tiles_without_a_place_are_refused_with_what_to_do():
    with pytest.raises(FormatError, match="no event has a place"):
        FORMS[".pmtiles"].dump(EVENTS[1:2])


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=record_lists())
def test_whatever_the_texts_and_dates_a_file_can_be_written(suffix, found):
    assert FORMS[suffix].dump(found)


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb"])
def test_moments_before_the_range_of_nanoseconds_stay_moments(tmp_path, suffix):
    frame = geopandas.read_file(written(tmp_path, suffix))
    assert pd.api.types.is_datetime64_any_dtype(frame["date_start"])
    assert frame["date_start"][3].to_pydatetime() == datetime(1258, 2, 10)
    assert pd.isna(frame["date_start"][4])


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".kml"])
def test_lists_are_json_text_where_a_format_has_none(tmp_path, suffix):
    frame = geopandas.read_file(written(tmp_path, suffix))
    assert json.loads(frame["actors"][0]) == ["Gunmen", "=1+1"]
    assert json.loads(frame["recipients"][0]) == []
    assert json.loads(frame["related"][0]) == [{"id": "e9", "why": "the same day"}]


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".parquet"])
def test_layers_have_all_columns_in_their_order_and_no_others(tmp_path, suffix):
    path = written(tmp_path, suffix)
    read = geopandas.read_parquet if suffix == ".parquet" else geopandas.read_file
    names = [name for name in read(path).columns if name not in {"geometry", "bbox"}]
    assert names == list(COLUMNS)


def test_geoparquet_has_lists_boxes_and_types_even_where_all_lists_are_empty(tmp_path):
    bare = [replace(event, actors=(), related=()) for event in EVENTS]
    path = written(tmp_path, ".parquet", bare)
    schema = pq.read_schema(path)
    assert {str(schema.field(name).type) for name in ("actors", "quantities")} == {
        "list<element: string>"
    }
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert "bbox" in geo["columns"]["geometry"]["covering"]
    frame = geopandas.read_parquet(path, bbox=(40, 30, 45, 36))
    assert frame["event_id"].tolist() == ["e1", "e3"]
    assert len(geopandas.read_parquet(path)) == 5


def test_kml_tells_when_in_time_spans(tmp_path):
    marks = list(ET.parse(written(tmp_path, ".kml")).iter(f"{KML}Placemark"))  # noqa: S314 - our own file
    spans = [mark.find(f"{KML}TimeSpan") for mark in marks]
    assert [span is not None for span in spans] == [True, True, True, True, False]
    assert spans[0].find(f"{KML}begin").text == "2019-10-15T00:00:00"
    assert spans[0].find(f"{KML}end").text == "2019-10-16T00:00:00"
    assert marks[0].find(f"{KML}name").text == "attack"


def test_no_cell_of_a_table_is_a_formula(tmp_path):
    risky = [record(n, quote=f"{sign}cmd") for n, sign in enumerate("=+-@\t\r")]
    rows = list(csv.DictReader(io.StringIO(FORMS[".csv"].dump(risky).decode(), newline="")))
    assert [row["quote"] for row in rows] == [f"'{sign}cmd" for sign in "=+-@\t\r"]
    book = openpyxl.load_workbook(written(tmp_path, ".xlsx", risky))
    cells = [cell for row in book["events"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(str(cell.value).startswith(("=", "+", "@")) for cell in cells)


def test_tables_have_positions_as_numbers_and_moments_as_text(tmp_path):
    table = pd.read_csv(written(tmp_path, ".csv"))
    assert table["lon"].tolist()[:2] == [41.91, -179.5]
    assert table["date_start"].tolist()[3] == "1258-02-10"
    assert list(table.columns) == ["lon", "lat", *COLUMNS]
    sheet = openpyxl.load_workbook(written(tmp_path, ".xlsx"))["events"]
    header, first, *_ = sheet.iter_rows(values_only=True)
    assert header == tuple(name for name in ("lon", "lat", *COLUMNS) if name != "tellings")
    assert first[:2] == (41.91, 34.48)
    assert sheet.max_row == 6


def test_a_workbook_says_nothing_of_when_it_was_made(tmp_path):
    with zipfile.ZipFile(written(tmp_path, ".xlsx")) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert b"2000-01-01" in packed.read("docProps/core.xml")


def test_a_text_that_is_longer_than_a_cell_is_cut(tmp_path):
    path = written(tmp_path, ".xlsx", [record(1, quote="x" * 40_000)])
    row = list(openpyxl.load_workbook(path)["events"].iter_rows(values_only=True))[1]
    assert len(row[8]) == 32_767
    assert row[8].endswith("…")


def test_tiles_hold_what_has_a_place(tmp_path):
    path = written(tmp_path, ".pmtiles")
    assert path.read_bytes()[:8] == b"PMTiles\x03"
    frame = geopandas.read_file(path).to_crs(4326)
    assert frame["event_id"].tolist() == ["e1", "e1", "e3"] or len(frame) == 3
    assert "tellings" not in frame.columns


def test_lines_are_the_features_of_the_collection():
    collection = json.loads(dump_records(EVENTS[:2]))
    lines = FORMS[".geojsonl"].dump(EVENTS[:2]).decode().splitlines()
    assert [json.loads(line) for line in lines] == collection["features"]


def test_the_data_dictionary_names_every_column():
    text = Path(__file__, "../../../docs/events.md").resolve().read_text(encoding="utf-8")
    for name in COLUMNS:
        assert f"| `{name}` |" in text
    for suffix in SUFFIXES:
        assert f"`{suffix}`" in text


def test_the_schema_of_rows_fits_what_is_written():
    schema = json.loads(
        Path(__file__, "../../../docs/events.schema.json").resolve().read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for line in FORMS[".geojsonl"].dump(EVENTS).decode().splitlines():
        validator.validate(json.loads(line))
    assert list(schema["properties"]["properties"]["properties"]) == list(COLUMNS)


def test_a_suffix_without_a_format_is_told_with_those_that_have_one():
    with pytest.raises(FormatError, match=r"events\.shp: no format .* \.gpkg"):
        form_of(Path("events.shp"))
    assert form_of(Path("-")) is FORMS[".geojson"]
    assert form_of(Path("EVENTS.GPKG")) is FORMS[".gpkg"]


def test_a_missing_library_is_told_with_what_installs_it(monkeypatch):
    monkeypatch.setitem(EXTRAS, "a_library_that_is_not_there", "excel")
    with pytest.raises(MissingExtraError, match=r'pip install "dateline\[excel\]"'):
        require("a_library_that_is_not_there", "Excel files")


def test_the_table_of_events_is_whole_beside_arrow_strings():
    frame = to_frame(EVENTS)
    assert frame["quote"][3].endswith("<b>\ufffd")
