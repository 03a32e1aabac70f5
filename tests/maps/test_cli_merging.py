"""The same event in several reports, on the command line."""

import json
from pathlib import Path

import pytest

from geo import load_readings, load_records

ONE = """Gunmen raid checkpoint near Rawah

Tuesday, 15 October 2019

BAGHDAD - Daesh gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, killing
12 soldiers, police said.
"""
OTHER = """Attack in Anbar leaves soldiers dead

16 October 2019

RAMADI - ISIS militants attacked an army checkpoint near Rawah on Monday and killed 14 soldiers.
"""


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    return folder


def attacks(path):
    return [event for event in load_records(path) if event.label == "attack" and event.places]


def test_an_event_in_two_reports_is_one_event_told_by_two(dateline, reports, tmp_path):
    path = tmp_path / "events.geojson"
    result = dateline("export", reports, "-o", path)
    assert result.exit_code == 0, result.output
    assert " tellings" in result.stderr
    (attack,) = attacks(path)
    assert {telling.document for telling in attack.tellings} == {"one", "other"}
    rows = [feature["properties"] for feature in json.loads(path.read_text())["features"]]
    assert [row["told_by"] for row in rows if row["event_id"] == attack.id] == [2]


def test_no_merge_leaves_them_apart_and_takes_merged_ones_apart(dateline, reports, tmp_path):
    merged, apart, again = (tmp_path / f"{name}.geojson" for name in ("merged", "apart", "again"))
    dateline("export", reports, "-o", merged)
    dateline("export", reports, "--no-merge", "-o", apart)
    dateline("export", merged, "--no-merge", "-o", again)
    assert len(attacks(apart)) > len(attacks(merged))
    assert not any(event.tellings or event.related for event in load_records(apart))
    assert set(load_records(again)) == set(load_records(apart))
    assert dateline("map", merged, "--no-merge", "-o", tmp_path / "map.html").exit_code == 0


def test_readings_hold_every_telling_and_the_names_of_actors(dateline, reports, tmp_path):
    path = tmp_path / "readings.jsonl"
    dateline("read", reports, "-o", path)
    readings = load_readings(path)
    found = [{actor.id for event in r.events for actor in event.actors} for r in readings]
    assert all("is" in ids for ids in found)


def test_a_table_of_ones_own_names_more_actors(dateline, reports, tmp_path):
    table, path = tmp_path / "own.tsv", tmp_path / "readings.jsonl"
    table.write_text("gunmen\tThe Gunmen of Rawah\tarmed group\tIQ\tDaesh gunmen\n")
    assert dateline("read", reports, "--actors", table, "-o", path).exit_code == 0
    names = {actor.name for r in load_readings(path) for e in r.events for actor in e.actors}
    assert "The Gunmen of Rawah" in names


def test_a_bad_table_of_actors_is_one_clear_line(dateline, reports, tmp_path):
    table = tmp_path / "own.tsv"
    table.write_text("only an id\n")
    result = dateline("read", reports, "--actors", table, "-o", tmp_path / "readings.jsonl")
    assert result.exit_code == 1
    assert f"{table}:1: lacks an id, a name or a kind" in result.stderr
    assert not Path(tmp_path / "readings.jsonl").exists()
