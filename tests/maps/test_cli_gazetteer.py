"""The command line's gazetteer: ask it, add to it, take back; every step in the user's folder."""

import functools
import http.server
import io
import json
import shutil
import threading
import zipfile

import geopandas
import pytest

from gazetteer import Gazetteer
from gazetteer.additions import additions_folder, read_register
from gazetteer.additions.project import project_folder

pytestmark = pytest.mark.enable_socket

VILLAGE = (
    "98765432\tKhirbat Testabad\tKhirbat Testabad\tTestabad\t34.5\t41.2\tP\tPPL\tIQ\t\t01\t\t"
    "\t\t0\t\t178\tAsia/Baghdad\t2023-01-09\n"
)


@pytest.fixture
def own_folder(default_gazetteer, tmp_path):
    """A folder of one's own with the built-in store in it."""
    folder = tmp_path / "cache"
    folder.mkdir()
    shutil.copy(default_gazetteer.origin, folder)
    return folder


@pytest.fixture
def publisher(tmp_path):
    """A server with the file of one country, in a thread of its own."""
    folder = tmp_path / "served"
    folder.mkdir()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("IQ.txt", VILLAGE + "a bad line\n")
    (folder / "IQ.zip").write_bytes(content.getvalue())

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


# ---------------------------------------------------------------------------------- answers


def test_answers_become_geojson_with_extents_that_others_read(dateline, tmp_path):
    result = dateline("find", "Anbar", "--geojson", "--limit", "3")
    assert result.exit_code == 0, result.output
    path = tmp_path / "found.geojson"
    path.write_text(result.stdout, encoding="utf-8")
    frame = geopandas.read_file(path)
    assert frame.crs == "EPSG:4326"
    row = frame[frame["kind"] == "admin1"].iloc[0]
    assert row["country"] == "IQ"
    assert row.geometry.area > 5
    features = json.loads(result.stdout)["features"]
    assert features[0]["id"] == features[0]["properties"]["place_id"]


def test_no_answer_is_an_empty_collection_and_an_error(dateline):
    result = dateline("find", "Xyzzyqua", "--geojson")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"type": "FeatureCollection", "features": []}


# ----------------------------------------------------------------------------------- adding


def test_a_country_and_a_table_are_added_found_listed_and_taken_back(
    dateline, own_folder, publisher, tmp_path
):
    camps = tmp_path / "camps.csv"
    camps.write_text(
        "NOM,lon,lat,kind\nCamp Testopia,41.25,34.55,camp\nRawah,41.916,34.48,\nNowhere,,,\n"
    )
    run = functools.partial(dateline, folder=own_folder)
    result = run("gazetteer", "add", "iq", camps, "--map", "name=NOM", "--from", publisher)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "geonames-iq: 1 places, 0 of them known before" in result.stderr
    assert "IQ.zip/IQ.txt, line 2: has 1 columns" in result.stderr
    assert "camps: 2 places, 1 of them known before" in result.stderr
    assert "camps.csv, line 4: has no point" in result.stderr
    with Gazetteer.default(folder=own_folder) as gazetteer:
        village = gazetteer.find("Testabad")[0].place
        assert (village.id, village.admin1) == ("geonames:98765432", "Anbar Governorate")
        assert gazetteer.find("Testopia camp")[0].place.kind == "camp"
        rawah = gazetteer.find("Rawah")[0].place
        assert (rawah.kind, rawah.lon, rawah.source.split("; ")[0]) == ("town", 41.916, "camps")
        assert len(gazetteer.tellings(rawah.id)) == 2
    told = run("gazetteer", "info").stdout
    assert "Added by you:" in told
    assert "camps: 2 places from camps.csv (believed before the built-in ones)" in told
    assert "Places added from GeoNames" in told
    a_project_has_what_was_added_and_its_own(run, own_folder, tmp_path)
    assert run("gazetteer", "remove", "camps").stderr == "dateline: camps: 2 places taken back\n"
    assert "camps" not in (own_folder / "additions" / "register.json").read_text()
    result = run("gazetteer", "remove", "camps")
    assert result.exit_code == 1
    assert "There are: geonames-iq" in result.stderr


def a_project_has_what_was_added_and_its_own(run, own_folder, tmp_path):
    """A project with the same table has the same store, so that none need be built here."""
    (tmp_path / "project").mkdir()
    places = tmp_path / "project" / "camps.csv"
    places.write_text((tmp_path / "camps.csv").read_text().replace("NOM", "name"))
    folder = project_folder([places], folder=own_folder)
    assert folder.is_relative_to(own_folder)
    assert [a.name for a in read_register(additions_folder(folder))] == ["geonames-iq", "camps"]
    with Gazetteer.default(folder=own_folder) as gazetteer:
        store = shutil.copy(gazetteer.origin, folder)
    result = run("find", "Camp Testopia", "--places", places)
    assert result.exit_code == 0, result.output
    assert "Camp Testopia" in result.stdout
    assert "camps.csv:4: has no point" in result.stderr
    assert [str(path) for path in folder.glob("*.sqlite")] == [store]
    assert [a.name for a in read_register(additions_folder(own_folder))] == ["geonames-iq", "camps"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["XQ"], "'XQ' is the code of no country"),
        (["missing.csv"], "missing.csv: there is no such file"),
        (["table.csv"], "--map name=COLUMN"),
        (["table.csv", "--map", "name=title"], "no column is called 'title'"),
        (["table.csv", "--map", "name"], "is not written like field=column"),
        (["table.csv", "--map", "name=NOM", "--name", "../x"], "is no name for an addition"),
        (["IQ", "--from", "file:///tmp"], "is no web address"),
        (["IQ", "--from", "http://127.0.0.1:9/"], "cannot be reached"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line_and_nothing_changes(
    dateline, own_folder, tmp_path, monkeypatch, words, reason
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.csv").write_text("NOM,lon,lat\nX,1,2\n")
    result = dateline("gazetteer", "add", *words, folder=own_folder)
    assert result.exit_code in {1, 2}
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    assert not (own_folder / "additions" / "register.json").exists()
