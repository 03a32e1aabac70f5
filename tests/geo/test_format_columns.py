"""The documents on columns are true of real files, and GeoJSON keeps the rules of RFC 7946."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import given, settings

from geo import dump_records
from geo.formats import FORMS
from geo.formats.acled import ACLED
from geo.formats.ged import GED
from geo.geojson import COLUMNS
from tests.geo.strategies import record_lists
from tests.geo.test_formats import EVENTS, RAWAH, record

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "events.tableschema.json").read_text("utf-8"))
FIELDS = {field["name"]: field for field in SCHEMA["fields"]}
OGR = {
    "text": "OFTString", "whole": "OFTInteger64", "number": "OFTReal", "moment": "OFTDateTime",
    "texts": "OFTString", "objects": "OFTString",
}  # fmt: skip
ARROW = {
    "text": "large_string", "whole": "int64", "number": "double", "moment": "timestamp[us]",
    "texts": "list<element: string>", "objects": "large_string",
}  # fmt: skip
TYPES = {"string": str, "integer": int, "number": float, "array": json.loads}


def fault(field, cell):
    """What is wrong with a cell by the Table Schema of its column; nothing where all is well."""
    rules = field.get("constraints", {})
    if cell in SCHEMA["missingValues"]:
        return "is missing" if rules.get("required") else None
    value = TYPES[field["type"]](cell)
    if field["type"] == "array" and not isinstance(value, list):
        return "is no list"
    if "enum" in rules and value not in rules["enum"]:
        return "is none of its words"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return "has another form"
    if not rules.get("minimum", value) <= value <= rules.get("maximum", value):
        return "is out of bounds"
    return None


def test_the_table_schema_has_the_columns_of_the_csv():
    header = FORMS[".csv"].dump([]).decode().splitlines()[0].split(",")
    assert list(FIELDS) == header == ["lon", "lat", *COLUMNS]
    assert all(field["description"] for field in FIELDS.values())


@settings(max_examples=8, deadline=None)
@given(found=record_lists())
def test_whatever_is_written_fits_the_table_schema(found):
    for row in csv.DictReader(io.StringIO(FORMS[".csv"].dump(found).decode(), newline="")):
        # Any text may be empty here, as in no report.
        told = {name: fault(FIELDS[name], cell) for name, cell in row.items() if cell}
        assert [name for name, wrong in told.items() if wrong] == []


def test_what_is_required_is_there_in_events_as_they_are():
    for row in csv.DictReader(io.StringIO(FORMS[".csv"].dump(EVENTS).decode(), newline="")):
        assert not [name for name, cell in row.items() if fault(FIELDS[name], cell)]


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb"])
def test_layers_have_the_types_that_are_documented(tmp_path, suffix):
    path = tmp_path / f"e{suffix}"
    path.write_bytes(FORMS[suffix].dump(EVENTS))
    told = pyogrio.read_info(path, layer="events")
    found = dict(zip(told["fields"], told["ogr_types"], strict=True))
    assert found == {name: OGR[type_] for name, type_ in COLUMNS.items()}


def test_geoparquet_has_the_types_that_are_documented(tmp_path):
    path = tmp_path / "e.parquet"
    path.write_bytes(FORMS[".parquet"].dump(EVENTS))
    found = {field.name: str(field.type) for field in pq.read_schema(path)}
    assert {name: found[name] for name in COLUMNS} == {
        name: ARROW[type_] for name, type_ in COLUMNS.items()
    }


def test_excel_has_numbers_as_numbers_and_the_rest_as_text(tmp_path):
    path = tmp_path / "e.xlsx"
    path.write_bytes(FORMS[".xlsx"].dump(EVENTS))
    head, *body = openpyxl.load_workbook(path)["events"].iter_rows()
    for row in body:
        for name, cell in zip((cell.value for cell in head), row, strict=True):
            is_number = FIELDS[name]["type"] in {"integer", "number"}
            assert cell.value is None or (cell.data_type == "n") == is_number


def test_the_columns_of_acled_and_ged_are_documented():
    text = (DOCS / "columns.md").read_text("utf-8")
    acled, ged = text.split("## `.acled.csv`")[1].split("## `.ged.csv`")
    assert [name for name in ACLED if f"`{name}`" not in acled] == []
    ids = {name for name in GED if name.endswith(("_dset_id", "_new_id"))}
    assert [name for name in GED if f"`{name}`" not in ged and name not in ids] == []


# ------------------------------------------------------------- RFC 7946, rule by rule


@settings(max_examples=8, deadline=None)
@given(found=record_lists())
def test_a_collection_keeps_the_rules_of_rfc_7946(found):
    text = dump_records(found)
    document = json.loads(text, parse_constant=pytest.fail)
    assert document["type"] == "FeatureCollection"
    # 7.1: no member of a geometry or feature in a collection, and the reverse.
    assert not {"coordinates", "geometries", "geometry", "properties", "crs"} & document.keys()
    ids = [feature["id"] for feature in document["features"]]
    assert len(ids) == len(set(ids))
    positions = []
    for feature in document["features"]:
        # 3.2: these members, geometry and properties being objects or null; ids texts or numbers.
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert feature["geometry"].keys() == {"type", "coordinates"}
            assert feature["geometry"]["type"] == "Point"
            positions.append(feature["geometry"]["coordinates"])
    for lon, lat in positions:
        # 4 and 11.2: longitude first, degrees of WGS 84, no more decimals than mean something.
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert (round(lon, 7), round(lat, 7)) == (lon, lat)
    assert ("bbox" in document) == bool(positions)
    if positions:
        west, south, east, north = document["bbox"]
        for lon, lat in positions:
            assert west <= lon <= east or (west > east and not east < lon < west)
            assert south <= lat <= north


@pytest.mark.parametrize(
    ("lons", "west", "east"),
    [((177.0, -178.0), 177.0, -178.0), ((-60.0, 0.0, 100.0), -60.0, 100.0), ((5.0,), 5.0, 5.0)],
)
def test_a_box_over_the_antimeridian_has_its_west_in_the_east(lons, west, east):
    events = [record(n, places=(replace(RAWAH, lon=lon),)) for n, lon in enumerate(lons)]
    found = json.loads(dump_records(events))["bbox"]
    assert (found[0], found[2]) == (west, east)
