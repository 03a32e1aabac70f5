"""A GeoPackage brings its looks for QGIS, and stays what it was to everyone else."""

import sqlite3
from contextlib import closing
from xml.etree import ElementTree as ET

import geopandas
import pytest

from geo.formats import FORMS
from geo.timespan import UNDATED
from maps.page.families import COLOURS, known_types
from maps.qgis import layer_style, styled


@pytest.fixture(scope="module")
def plain(make_record):
    events = [make_record("r1"), make_record("r2", None), make_record("r3", when=UNDATED)]
    return FORMS[".gpkg"].dump(events)


@pytest.fixture(scope="module")
def style():
    return ET.fromstring(layer_style())  # noqa: S314 - our own text


def test_the_layer_has_a_default_style(plain, tmp_path):
    path = tmp_path / "events.gpkg"
    path.write_bytes(styled(plain))
    with closing(sqlite3.connect(path)) as database:
        (row,) = database.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
        ).fetchall()
        (column,) = database.execute("SELECT column_name FROM gpkg_geometry_columns").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert set(database.execute("SELECT table_name, data_type FROM gpkg_contents")) == {
            ("events", "features"), ("layer_styles", "attributes"),
        }  # fmt: skip
    assert row == ("events", *column, 1, layer_style())


def test_the_events_are_as_they_were(plain, tmp_path):
    before, after = tmp_path / "before.gpkg", tmp_path / "after.gpkg"
    before.write_bytes(plain)
    after.write_bytes(styled(plain))
    frame = geopandas.read_file(after, layer="events")
    assert frame.equals(geopandas.read_file(before))


def test_the_same_file_gives_the_same_bytes(plain):
    assert styled(plain) == styled(plain)


def test_the_time_of_an_event_is_from_its_start_until_before_its_end(style):
    found = style.find("temporal").attrib
    assert (found["enabled"], found["mode"], found["limitMode"]) == ("1", "2", "0")
    assert (found["startField"], found["endField"]) == ("date_start", "date_end")


def test_every_type_has_one_look_for_fact_and_one_for_the_rest(style, plain, tmp_path):
    rules = {rule.get("label"): rule.get("filter") for rule in style.iter("rule")}
    path = tmp_path / "events.gpkg"
    path.write_bytes(plain)
    with closing(sqlite3.connect(path)) as database:
        for kind in (*known_types(), "MENTION", "SOMETHING"):
            for stance in ("asserted", "feared"):
                chosen = [
                    label
                    for label, condition in rules.items()
                    if database.execute(
                        f'SELECT 1 FROM (SELECT ? AS "type", ? AS "factuality") WHERE {condition}',  # noqa: S608 - our own text
                        (kind, stance),
                    ).fetchall()
                ]
                assert len(chosen) == 1
                is_doubtful = stance == "feared" and kind != "MENTION"
                assert ("not told as fact" in chosen[0]) == is_doubtful


def test_colours_are_those_of_the_page_and_doubt_is_an_outline(style):
    rules = {rule.get("label"): rule.get("symbol") for rule in style.iter("rule")}
    symbols = {symbol.get("name"): symbol for symbol in style.iter("symbol")}

    def look(label):
        options = symbols[rules[label]].find("layer/Option")
        return {option.get("name"): option.get("value") for option in options}

    for family, colour in COLOURS.items():
        rgba = ",".join(str(part) for part in (*bytes.fromhex(colour[1:]), 255))
        assert rgba in (look(family)["color"], look(family)["outline_color"])
        if family != "named":
            assert look(f"{family}, not told as fact")["color"] == "255,255,255,255"
            assert look(f"{family}, not told as fact")["outline_color"] == rgba


def test_the_command_writes_the_style(dateline, tmp_path):
    (tmp_path / "raid.txt").write_text(
        "Gunmen attacked a checkpoint near Rawah on 14 October 2019, police said.\n", "utf-8"
    )
    path = tmp_path / "events.gpkg"
    assert dateline("export", tmp_path / "raid.txt", "-o", path).exit_code == 0
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM layer_styles").fetchone() == (1,)
