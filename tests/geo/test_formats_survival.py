"""The table of what survives which format says what is found in files that are read back."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import geopandas
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from geo.formats import FORMS
from geo.geojson import COLUMNS
from tests.geo.test_formats import RAWAH, record

DOCS = Path(__file__).parents[2] / "docs"
LONG = "x" * 40_000
EVENTS = [
    record(1, places=(replace(RAWAH, lon=41.912345, lat=34.487654),), quote="a\x00b"),
    record(2, places=(RAWAH,), start=datetime(1258, 2, 10), quote=LONG),
    record(3, places=(RAWAH,), quote="=1+1"),
    record(4),
]
Rows = list[dict]


def features(found: list[dict]) -> Rows:
    return [each["properties"] | {"geometry": each["geometry"]} for each in found]


def table(path: Path) -> Rows:
    csv.field_size_limit(10 * len(LONG))
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def sheet(path: Path) -> Rows:
    head, *body = openpyxl.load_workbook(path)["events"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def layer(path: Path) -> Rows:
    return geopandas.read_file(path).to_crs(4326).to_dict("records")


def described(path: Path) -> str:
    told = pyogrio.read_info(path)
    found = (told["layer_metadata"] or {}) | (told["dataset_metadata"] or {})
    return found.get("DESCRIPTION") or found.get("description") or ""


READERS: dict[str, Callable[[Path], Rows]] = {
    ".geojson": lambda path: features(json.loads(path.read_bytes())["features"]),
    ".geojsonl": lambda path: features(
        [json.loads(line) for line in path.read_bytes().splitlines()]
    ),
    ".gpkg": layer,
    ".fgb": layer,
    ".parquet": lambda path: geopandas.read_parquet(path).to_dict("records"),
    ".kml": layer,
    ".csv": table,
    ".xlsx": sheet,
    ".pmtiles": layer,
}
SOURCE = "Place names: a source, CC BY 4.0"
NAMES: dict[str, Callable[[Path], bool]] = {
    ".geojson": lambda path: json.loads(path.read_bytes())["dateline"]["credits"] == [SOURCE],
    ".gpkg": lambda path: described(path) == SOURCE,
    ".fgb": lambda path: described(path) == SOURCE,
    ".parquet": lambda path: SOURCE in pq.read_schema(path).metadata[b"dateline"].decode(),
    ".kml": lambda path: SOURCE in path.read_text("utf-8"),
    ".xlsx": lambda path: openpyxl.load_workbook(path)["sources"]["A1"].value == SOURCE,
    ".pmtiles": lambda path: described(path) == SOURCE,
}
"""How those name their sources that can."""


def position(row: dict) -> list[float]:
    if "lon" in row:
        return [float(row["lon"]), float(row["lat"])]
    found = row["geometry"]
    shape = shapely.from_geojson(json.dumps(found)) if isinstance(found, dict) else found
    return shapely.get_coordinates(shape)[0].tolist()


def numbered(rows: Rows) -> dict[str, dict]:
    return {row["event_id"]: row for row in rows}


SURVIVES: dict[str, Callable[[Rows], bool]] = {
    "events without a place": lambda rows: "e4" in numbered(rows),
    "positions to six decimals": lambda rows: (
        position(numbered(rows)["e1"]) == [41.912345, 34.487654]
    ),
    "every column": lambda rows: set(COLUMNS) <= set(rows[0]),
    "null apart from an empty text": lambda rows: rows[0]["title"] == "" != rows[0]["acled"],
    "moments as moments": lambda rows: isinstance(rows[0]["date_start"], datetime),
    "moments before 1678": lambda rows: "1258-02-10" in str(numbered(rows)["e2"]["date_start"]),
    "lists as lists": lambda rows: not isinstance(rows[0]["actors"], str),
    "numbers as numbers": lambda rows: not isinstance(rows[0]["place_score"], str),
    "texts of any length": lambda rows: numbered(rows)["e2"]["quote"] == LONG,
    "texts that begin like a formula": lambda rows: numbered(rows)["e3"]["quote"] == "=1+1",
    "control characters": lambda rows: numbered(rows)["e1"]["quote"] == "a\x00b",
}


def documented() -> dict[str, dict[str, bool]]:
    """By format: what the table says."""
    text = (DOCS / "events.md").read_text("utf-8").partition("## What survives")[2]
    head, _, *body = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return {
        suffix: {row[0]: {"yes": True, "no": False}[row[place]] for row in body}
        for place, suffix in enumerate(head[1:], 1)
    }


@pytest.mark.parametrize("suffix", READERS)
def test_the_table_of_what_survives_is_true(suffix, tmp_path):
    path = tmp_path / f"events{suffix}"
    path.write_bytes(FORMS[suffix].dump(EVENTS, [SOURCE]))
    rows = READERS[suffix](path)
    found = {name: holds(rows) for name, holds in SURVIVES.items()}
    found["whom to name as sources"] = suffix in NAMES and NAMES[suffix](path)
    assert found == documented()[suffix]


def test_the_table_of_what_survives_has_every_format_that_holds_all_events():
    whole = {suffix for suffix, form in FORMS.items() if form.fits is None}
    assert set(documented()) == whole - {".json", ".ndjson"} == set(READERS)
