"""What is written, judged by programs and schemas of others: none of them wrote it."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from importlib import metadata
from pathlib import Path

import duckdb
import pyogrio
import pytest
from lxml import etree

from geo.formats import FORMS
from geo.geojson import COLUMNS
from tests.geo.test_formats import EVENTS, RAWAH, record

STATIC = Path(__file__).parents[2] / "maps" / "static"
JUDGES = """
const { createRequire } = require("node:module");
const from = createRequire(process.argv[1] + "/package.json");
const { check } = from("@placemarkio/check-geojson");
const { valid } = from("geojson-validation");
const faults = {};
for (const path of process.argv.slice(2)) {
  const text = require("node:fs").readFileSync(path, "utf8");
  faults[path] = valid(JSON.parse(text), true);
  try { check(text); } catch (error) { faults[path].push(String(error)); }
}
console.log(JSON.stringify(faults));
"""
"""Both judges read every file; the first looks at the text, the second at the values."""
GPKG, VERSION = 0x47504B47, 10_300


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The same events in every format."""
    folder = tmp_path_factory.mktemp("events")
    for suffix, form in FORMS.items():
        (folder / f"events{suffix}").write_bytes(form.dump(EVENTS))
    return folder


def test_two_validators_find_nothing_wrong_with_geojson(folder, tmp_path):
    node = shutil.which("node")
    assert node is not None, "install Node.js 20 or newer"
    assert (STATIC / "node_modules" / "geojson-validation").exists(), "run `make types`"
    broken = tmp_path / "broken.geojson"
    broken.write_text('{"type": "Feature", "geometry": {"type": "Point"}, "properties": null}')
    (tmp_path / "empty.geojson").write_bytes(FORMS[".geojson"].dump([]))
    good = [folder / "events.geojson", tmp_path / "empty.geojson"]
    command = [node, "-e", JUDGES, str(STATIC), *map(str, good), str(broken)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [found[str(path)] for path in good] == [[], []]
    assert len(found[str(broken)]) >= 2


@pytest.mark.parametrize("events", [[], EVENTS, [record(n, places=(RAWAH,)) for n in range(30)]])
def test_kml_fits_the_schema_of_the_consortium(events):
    # pykml carries the schemas of KML 2.2; nothing is fetched.
    (name,) = [file for file in metadata.files("pykml") if file.name == "ogckml22.xsd"]
    offline = etree.XMLParser(no_network=True)
    schema = etree.XMLSchema(etree.parse(str(name.locate()), offline))
    document = etree.fromstring(FORMS[".kml"].dump(events), offline)
    assert schema.validate(document), schema.error_log


def test_duckdb_reads_points_boxes_lists_and_moments_of_geoparquet(folder):
    with closing(duckdb.connect()) as database:
        table = database.read_parquet(str(folder / "events.parquet"))
        types = dict(zip(table.columns, map(str, table.types), strict=True))
        rows = table.select("event_id, geometry::VARCHAR, bbox.xmin, actors, year(date_start)")
        found = rows.fetchall()
    assert list(types) == [*COLUMNS, "geometry", "bbox"]
    assert types["geometry"].startswith("GEOMETRY")
    assert (types["actors"], types["date_start"]) == ("VARCHAR[]", "TIMESTAMP")
    assert found[0] == ("e1", "POINT (41.91 34.48)", 41.91, ["Gunmen", "=1+1"], 2019)
    assert found[2][1:3] == (None, None)
    assert found[3][4] == 1258


def test_a_geopackage_is_one_by_the_rules_of_its_standard(folder):
    with closing(sqlite3.connect(folder / "events.gpkg")) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (GPKG,)
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        systems = database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys").fetchall()
        assert {(-1,), (0,), (4326,)} <= set(systems)
        assert database.execute("SELECT table_name, srs_id FROM gpkg_contents").fetchall() == [
            ("events", 4326)
        ]


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb", ".kml", ".csv"])
def test_gdal_counts_the_features(folder, suffix):
    """By its own program where that is installed, else by the library that pyogrio carries."""
    path, program = folder / f"events{suffix}", shutil.which("ogrinfo")
    if program is None:
        assert pyogrio.read_info(path, force_feature_count=True)["features"] == 5
    else:
        command = [program, "-so", "-al", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "Feature Count: 5" in done.stdout
        assert "Warning" not in done.stderr
