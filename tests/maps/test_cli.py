"""The command line: what users type, what they get, what they are told."""

import base64
import gzip
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import geopandas
import pytest
from click.testing import CliRunner

from geo import Limits, load_readings, load_records
from maps.cli import main

COMMAND = Path(sys.executable).parent / "dateline"

RAID = """Fighters raid checkpoint near Rawah

Tuesday, 15 October 2019

BAGHDAD - Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said.
Two soldiers were killed in the attack.
"""
CAMP = """Displaced families leave al-Hol camp

3 March 2021

Some 300 families left the al-Hol camp in Hasakah province on Tuesday, the UN said.
"""


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    (folder / "camp.txt").write_text(CAMP, encoding="utf-8")
    return folder


# ------------------------------------------------------------------------------ the journey


def test_reports_become_one_page_with_their_events(dateline, reports, tmp_path, read_block):
    page = tmp_path / "map.html"
    result = dateline("map", reports, "-o", page, "--title", "Rawah & al-Hol")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("dateline: 2 reports, ")
    assert result.stderr.endswith(f" → {page}\n")
    text = page.read_text(encoding="utf-8")
    assert "<title>Rawah &amp; al-Hol</title>" in text
    assert "Content-Security-Policy" in text
    quotes = read_block(text, "events-0")["quote"]
    assert any("Gunmen attacked an army checkpoint" in quote for quote in quotes)


def test_reports_become_geojson_that_others_read(dateline, reports, tmp_path):
    path = tmp_path / "events.geojson"
    assert dateline("export", reports, "-o", path).exit_code == 0
    frame = geopandas.read_file(path)
    assert {"Rawah"} <= set(frame["place_name"].dropna())
    assert frame.crs == "EPSG:4326"


def test_reports_become_a_figure(dateline, reports, tmp_path):
    path = tmp_path / "figure.pdf"
    result = dateline("figure", reports, "-o", path, "--title", "Raids", "--width", 120)
    assert result.exit_code == 0, result.output
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".kml"])
def test_the_suffix_chooses_the_format(dateline, reports, tmp_path, suffix):
    plain, other = tmp_path / "events.geojson", tmp_path / f"events{suffix}"
    assert dateline("export", reports, "-o", plain).exit_code == 0
    assert dateline("export", reports, "-o", other).exit_code == 0
    assert len(geopandas.read_file(other, layer="events")) == len(geopandas.read_file(plain))


def test_reports_become_readings_with_their_text(dateline, reports, tmp_path):
    path = tmp_path / "readings.jsonl"
    assert dateline("read", reports, "-o", path).exit_code == 0
    camp, raid = load_readings(path)
    assert (camp.document.id, raid.document.id) == ("camp", "raid")
    assert raid.document.text == RAID
    assert raid.document.title == "Fighters raid checkpoint near Rawah"
    for reading in (camp, raid):
        for toponym in reading.toponyms:
            span = toponym.span
            assert reading.document.text[span.start : span.end] == toponym.text


def test_understanding_and_drawing_may_be_two_steps(dateline, reports, tmp_path):
    at_once, readings, events = (tmp_path / name for name in ("map.html", "r.jsonl", "e.geojson"))
    assert dateline("map", reports, "-o", at_once).exit_code == 0
    assert dateline("read", reports, "-o", readings).exit_code == 0
    assert dateline("export", readings, "-o", events).exit_code == 0
    for step, page in ((readings, tmp_path / "a.html"), (events, tmp_path / "b.html")):
        assert dateline("map", step, "-o", page).exit_code == 0
        assert page.read_bytes() == at_once.read_bytes()


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a", "a.jsonl", "a.geojson"])
@pytest.mark.parametrize("command", ["read", "export"])
def test_what_was_written_before_is_known_by_its_content(
    dateline, reports, tmp_path, command, name
):
    direct, again = tmp_path / "direct.geojson", tmp_path / "again.geojson"
    assert dateline("export", reports, "-o", direct).exit_code == 0
    # The suffix chooses a format when events are written; that they are events, content says.
    first = tmp_path / ("first.geojson" if command == "export" else name)
    assert dateline(command, reports, "-o", first).exit_code == 0
    first.rename(tmp_path / name)
    assert dateline("export", tmp_path / name, "-o", again).exit_code == 0
    assert again.read_bytes() == direct.read_bytes()


def test_the_same_reports_give_the_same_bytes(dateline, reports, tmp_path):
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert dateline("read", reports, "-o", first).exit_code == 0
    assert dateline("read", reports, "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_inputs_of_all_kinds_may_be_mixed_and_an_event_counts_once(dateline, reports, tmp_path):
    events, all_events = tmp_path / "e.geojson", tmp_path / "all.geojson"
    assert dateline("export", reports, "-o", events).exit_code == 0
    assert dateline("export", events, reports, events, "-o", all_events).exit_code == 0
    assert load_records(all_events) == load_records(events)


def test_different_events_of_one_id_are_both_kept(dateline, reports, tmp_path):
    first, second, both = (tmp_path / f"{n}.geojson" for n in ("1", "2", "both"))
    assert dateline("export", reports / "raid.txt", "-o", first).exit_code == 0
    (reports / "raid.txt").write_text(RAID.replace("Two", "Ten"), encoding="utf-8")
    assert dateline("export", reports / "raid.txt", "-o", second).exit_code == 0
    assert dateline("export", first, second, "-o", both).exit_code == 0
    merged = {record.quote for record in load_records(both)}
    assert merged == {r.quote for path in (first, second) for r in load_records(path)}


def test_events_are_no_reports_any_more(dateline, reports, tmp_path):
    events = tmp_path / "e.geojson"
    assert dateline("export", reports, "-o", events).exit_code == 0
    result = dateline("read", events, "-o", tmp_path / "r.jsonl")
    assert result.exit_code == 1
    assert "cannot be turned back into readings" in result.stderr


def test_a_dash_is_standard_input_and_standard_output(dateline, tmp_path):
    result = dateline("read", "-", "-o", "-", input=RAID)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "-"
    assert "to standard output" in result.stderr
    again = dateline("export", "-", "-o", "-", input=result.stdout_bytes)
    assert again.exit_code == 0
    path = tmp_path / "events"
    path.write_bytes(again.stdout_bytes)
    assert dateline("export", "-", "-o", "-", input=again.stdout_bytes).stdout == again.stdout
    assert load_records(path)


def test_the_map_of_a_title_that_would_close_the_script_keeps_it_as_text(dateline, tmp_path):
    title = "</script><script>alert(1)</script><!-- in Mosul"
    line = {"text": RAID, "title": title, "url": 'javascript:alert("x")'}
    (tmp_path / "news.jsonl").write_text(json.dumps(line), encoding="utf-8")
    page = tmp_path / "map.html"
    assert dateline("map", tmp_path / "news.jsonl", "-o", page, "--title", title).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "<!-- in Mosul" not in text


def test_tiles_are_asked_for_by_name_only_and_their_host_is_credited(dateline, tmp_path):
    (tmp_path / "raid.txt").write_text(RAID, encoding="utf-8")
    page, plain = tmp_path / "tiles.html", tmp_path / "plain.html"
    address = "https://tiles.example/{z}/{x}/{y}.png"
    result = dateline("map", tmp_path / "raid.txt", "-o", page, "--tiles", address)
    assert result.exit_code == 0, result.output
    assert "img-src data: blob: https://tiles.example" in page.read_text(encoding="utf-8")
    assert dateline("map", tmp_path / "raid.txt", "-o", plain).exit_code == 0
    assert "tiles.example" not in plain.read_text(encoding="utf-8")


def test_the_page_speaks_a_language_and_listens_to_an_origin_as_told(dateline, tmp_path):
    (tmp_path / "raid.txt").write_text(RAID, encoding="utf-8")
    target = tmp_path / "map.html"
    origin = "https://news.example:8443"
    done = dateline(
        "map", tmp_path / "raid.txt", "-o", target, "--lang", "ar", "--embed-origin", origin
    )
    assert done.exit_code == 0, done.output
    page = target.read_text(encoding="utf-8")
    assert '<html lang="ar">' in page
    packed = re.findall(r'id="dateline-data"[^>]*>([^<]*)<', page)
    assert f'"embedOrigin":"{origin}"'.encode() in gzip.decompress(base64.b64decode(packed[0]))


# ------------------------------------------------------------------------------- what goes wrong


def test_what_cannot_be_read_is_listed_and_the_rest_counts(dateline, reports, tmp_path):
    (reports / "scan.pdf").write_bytes(b"%PDF-1.7")
    (reports / "image.txt").write_bytes(bytes(range(256)) * 9)
    (reports / "\x1b[2J.txt").write_bytes(b"")
    page = tmp_path / "map.html"
    result = dateline("map", reports, "-o", page)
    assert result.exit_code == 0
    assert result.stderr.startswith("dateline: 2 reports")
    assert f"  {reports / 'scan.pdf'}: is no PDF that can be read" in result.stderr
    assert f"  {reports / 'image.txt'}: is a binary file" in result.stderr
    assert "\x1b" not in result.stderr
    assert page.exists()


def test_strict_makes_that_an_error(dateline, reports, tmp_path):
    (reports / "scan.pdf").write_bytes(b"%PDF-1.7")
    result = dateline("read", reports, "-o", tmp_path / "r.jsonl", "--strict")
    assert result.exit_code == 1
    assert "--strict was given" in result.stderr
    assert len(load_readings(tmp_path / "r.jsonl")) == 2


def test_a_long_list_of_problems_is_cut_short(dateline, reports, tmp_path):
    for number in range(30):
        (reports / f"{number}.pdf").write_bytes(b"")
    result = dateline("read", reports, "-o", tmp_path / "r.jsonl")
    assert result.stderr.splitlines()[-1] == "  … and 10 more"


def errors():
    """Arguments below a folder, and the one line that they are answered with."""
    return [
        (["map", "empty"], "empty: holds no report. Put .txt, .md, .html, .pdf"),
        (["map", "gone.txt"], "nothing could be read: gone.txt: cannot be opened"),
        (["read", "binary.txt"], "nothing could be read: binary.txt: is a binary file"),
        (["export", "broken.geojson"], "broken.geojson: is not JSON"),
        (["export", "foreign.geojson", "-o", "e.shp"], "no format has the suffix '.shp'"),
        (["figure", "foreign.geojson", "-o", "f.gif"], "no figure has the suffix '.gif'"),
        (["export", "foreign.geojson"], "foreign.geojson: is JSON, but no file of events"),
        (["map", "broken.jsonl"], "broken.jsonl:1: `id` must be there"),
        (["map", "long.txt"], "nothing could be read: long.txt: is larger than 5 MB"),
        (["map", "long.txt", "--max-mb", "0.5"], "is larger than 0.5 MB"),
        (["find", "?!"], "no place is called '?!'"),
        (["find", "Homs", "--country", "Iraq"], "'Iraq' is no country code"),
    ]


@pytest.mark.parametrize(("arguments", "told"), errors())
def test_an_error_is_one_clear_line(dateline, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("binary.txt").write_bytes(bytes(range(256)) * 9)
    Path("broken.geojson").write_bytes(b'{"type": "FeatureCollection", "feat')
    Path("foreign.geojson").write_bytes(b'{"type": "FeatureCollection", "features": []}')
    Path("broken.jsonl").write_bytes(b'{"format": "dateline-readings", "version": 1, "text": ""}')
    with Path("long.txt").open("wb") as file:
        file.truncate(100_000_000)
    result = dateline(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("dateline: ")
    assert told in line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["map"], "Missing argument"),
        (["draw"], "No such command"),
        (["map", "a.txt", "--max-mb", "0"], "is not in the range"),
        (["map", "a.txt", "-o", "gone/map.html"], "the folder gone does not exist"),
        (["map", "a.txt", "-o", "."], "is a directory"),
        (["map", "a.txt", "-o", "a.txt"], "a.txt is to be read; write elsewhere"),
        (["map", "a.txt", "--max-mb", "inf"], "is not in the range"),
        (["map", "a.txt", "--tiles", "tiles"], "looks like https://host/{z}/{x}/{y}.png"),
        (["map", "a.txt", "--tiles", "https://a;b/{z}/{x}/{y}"], "looks like https://host"),
        (["map", "a.txt", "--lang", "xx"], "is not one of"),
        (["map", "a.txt", "--embed-origin", "*"], "looks like https://news.example"),
        (["map", "a.txt", "--embed-origin", "https://a.example/b"], "looks like https://news"),
        (["find", "Homs", "--limit", "0"], "is not in the range"),
    ],
)
def test_a_wrong_use_is_told_before_any_work(dateline, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(RAID, encoding="utf-8")
    result = dateline(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert Path("a.txt").read_text(encoding="utf-8") == RAID


def test_a_failed_run_leaves_an_older_file_as_it_was(dateline, tmp_path):
    page = tmp_path / "map.html"
    page.write_text("old", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert dateline("map", tmp_path / "empty", "-o", page).exit_code == 1
    assert page.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "map.html"]


def test_a_broken_store_is_built_anew(reports, tmp_path, default_gazetteer, default_folder):
    assert default_gazetteer.named("Rawah")
    (store,) = default_folder.glob("*.sqlite")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / store.name).write_bytes(store.read_bytes()[:100_000])
    words = ["--cache", str(cache), "read", str(reports), "-o", str(tmp_path / "r.jsonl")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output
    assert (cache / store.name).stat().st_size == store.stat().st_size


def test_a_cache_that_cannot_be_a_folder_is_one_clear_line(reports, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    words = ["--cache", str(tmp_path / "file" / "cache"), "map", str(reports)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"dateline: {tmp_path / 'file' / 'cache'}: ")


# ------------------------------------------------------------------------------------- asking


def test_find_lists_places_with_what_tells_them_apart(dateline):
    result = dateline("find", "Al-Qaim")
    assert result.exit_code == 0
    head, first, *_ = result.stdout.splitlines()
    assert head.split() == ["PLACE", "KIND", "REGION", "COUNTRY", "COORDINATES", "SCORE", "WHY"]
    assert "Al-Qaim" in first
    assert "Iraq (IQ)" in first
    assert first.index("Iraq (IQ)") == head.index("COUNTRY")
    assert first.index("34.") == head.index("COORDINATES")


def test_find_gives_programs_the_fields_of_readings(dateline):
    (best,) = json.loads(
        dateline("find", "homs", "--country", "sy", "--limit", "1", "--json").stdout
    )
    assert (best["name"], best["country"]) == ("Homs", "SY")
    assert best["reasons"][0].keys() == {"name", "weight", "detail"}


def test_a_program_that_finds_nothing_gets_an_empty_list_and_an_exit_code(dateline):
    result = dateline("find", "?!", "--json")
    assert (json.loads(result.stdout), result.exit_code) == ([], 1)


def test_the_gazetteer_says_where_it_is_and_whom_to_credit(dateline, default_folder):
    result = dateline("gazetteer", "info")
    assert result.exit_code == 0
    assert result.stdout.startswith(str(default_folder))
    assert "places:" in result.stdout
    assert "GeoNames" in result.stdout


def test_help_has_examples_of_every_step():
    result = CliRunner().invoke(main, ["--help"])
    for command in ("map", "export", "figure", "read", "find", "gazetteer"):
        assert command in result.stdout
    assert "dateline map reports/ -o map.html" in result.stdout


def test_the_limit_of_a_report_is_that_of_the_library():
    told = CliRunner().invoke(main, ["read", "--help"]).stdout
    assert f"[default: {Limits().report_bytes / 1e6};" in " ".join(told.split())


def test_the_version_is_told():
    assert CliRunner().invoke(main, ["--version"]).stdout.startswith("dateline, version ")


# ----------------------------------------------------------------------------- real processes


@pytest.fixture
def run(default_gazetteer, default_folder, tmp_path):
    """Run the installed command in a process of its own."""
    assert default_gazetteer.named("Rawah")

    def start(*words):
        return subprocess.Popen(
            [str(word) for word in (COMMAND, "--cache", default_folder, *words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        )

    return start


def test_the_installed_command_draws_a_page(run, reports, tmp_path):
    process = run("map", reports)
    _, told = process.communicate(timeout=600)
    assert process.returncode == 0, told
    assert told.decode().endswith(" → map.html\n")
    assert (tmp_path / "map.html").stat().st_size > 100_000


def test_a_reader_that_goes_away_is_met_with_silence(run, reports):
    for number in range(50):
        (reports / f"{number}.txt").write_text(RAID, encoding="utf-8")
    with run("read", reports, "-o", "-") as process:
        process.stdout.close()
        told = process.stderr.read().decode()
        assert process.wait(timeout=600) != 0
    assert told == ""


@pytest.fixture
def interruptible():
    """Let children be interrupted: who runs tests in the background has them ignore that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_quietly(run, reports):
    for number in range(100):
        (reports / f"{number}.txt").write_text(RAID, encoding="utf-8")
    with run("read", reports, "-o", "-") as process:
        # It is at work, and has more to write than a pipe holds.
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=600)
    assert process.returncode == 130
    assert told == b""


def test_a_hundred_megabytes_in_one_line_are_refused_at_once(run, tmp_path):
    with (tmp_path / "long.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        file.writelines([b"Fighters attacked Rawah. " * 40_000] * 100)
        file.write(b'"}\n')
    process = run("map", "long.jsonl")
    _, told = process.communicate(timeout=600)
    assert process.returncode == 1
    assert told.decode().startswith(
        "dateline: nothing could be read: long.jsonl:1: is larger than 5 MB"
    )


# ------------------------------------------------------------------------- tables, dumps, limits

INCIDENTS = """Datum;Ort;Land;What
16.10.2019;Rawah;Iraq;Fighters attacked a checkpoint.
17.10.2019;Xyzzy;;Nothing
"""


@pytest.fixture
def incidents(tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(INCIDENTS, encoding="utf-8")
    return path


COLUMNS = ("--fields", "place=Ort,country=Land", "--fields", "date=Datum")


def test_a_table_of_incidents_gets_coordinates(dateline, incidents, tmp_path):
    path = tmp_path / "out.csv"
    result = dateline("geocode", incidents, "-o", path, *COLUMNS)
    assert result.exit_code == 0, result.output
    summary = "2 rows: 1 placed, 0 only to their region or country, 1 nowhere"
    assert result.stderr.startswith(f"dateline: {summary} → {path}\n")
    assert f"{incidents}:3: 'Xyzzy' was found nowhere" in result.stderr
    row = geopandas.read_file(path).iloc[0]
    assert (row["geo_name"], row["geo_country"], row["when_start"]) == ("Rawah", "IQ", "2019-10-16")


def test_with_strict_a_row_that_is_found_nowhere_is_an_error(dateline, incidents, tmp_path):
    result = dateline("geocode", incidents, "-o", tmp_path / "out.csv", *COLUMNS, "--strict")
    assert result.exit_code == 1
    assert "--strict was given" in result.stderr


def test_a_table_of_incidents_becomes_a_map_and_events(dateline, incidents, tmp_path):
    path = tmp_path / "events.geojson"
    assert dateline("export", incidents, "-o", path, *COLUMNS).exit_code == 0
    frame = geopandas.read_file(path)
    assert list(frame["place_name"].dropna()) == ["Rawah"]
    assert set(frame["type"]) == {"ASSAULT", "MENTION"}
    result = dateline("map", incidents, "-o", tmp_path / "map.html", *COLUMNS)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["geocode", "incidents.csv"], "has no column that is called as columns of places are"),
        (["geocode", "incidents.csv", "--fields", "place=X"], "has no column 'X'; its columns are"),
        (["geocode", "incidents.csv", *COLUMNS, "-o", "a.doc"], "incidents are written as .csv"),
        (["read", "incidents.csv", *COLUMNS], "is a table of incidents; give it to dateline geo"),
        (["read", "incidents.csv", "--fields", "place"], "'place' names no field; write text=body"),
        (["read", "incidents.csv", "--limit", "x=1"], "is no limit; write one of file-mb"),
    ],
)
def test_a_wrong_wish_is_one_clear_line(dateline, incidents, monkeypatch, arguments, told):
    monkeypatch.chdir(incidents.parent)
    result = dateline(*arguments)
    assert result.exit_code in {1, 2}
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_fields_and_limits_reach_the_readers(dateline, tmp_path):
    (tmp_path / "news.json").write_text('[{"tale": "Fighters attacked Rawah."}]')
    path = tmp_path / "readings.jsonl"
    assert dateline("read", tmp_path / "news.json", "-o", path).exit_code == 1
    told = ("--fields", "text=tale", "--limit", "file-mb=1")
    assert dateline("read", tmp_path / "news.json", "-o", path, *told).exit_code == 0
    assert [reading.document.text for reading in load_readings(path)] == [
        "Fighters attacked Rawah."
    ]
