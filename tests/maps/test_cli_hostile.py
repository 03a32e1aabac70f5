"""What an attacker, or bad luck, puts in the way of a command: each costs one line, never more."""

import json
import os

import pytest

REPORT = "On 3 May 2019 troops attacked Mosul, killing 10 people.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pipe.txt", ["read", "pipe.txt"]),
        ("pipe.geojson", ["map", "pipe.geojson"]),
        ("pipe.csv", ["map", "pipe.csv"]),
        ("pipe.csv", ["geocode", "pipe.csv"]),
        ("pipe.csv", ["gazetteer", "add", "pipe.csv"]),
    ],
)
def test_a_pipe_that_nobody_writes_into_is_refused(dateline, tmp_path, monkeypatch, name, words):
    monkeypatch.chdir(tmp_path)
    os.mkfifo(name)
    result = dateline(*words)
    assert result.exit_code == 1
    assert f"{name}: is no regular file" in result.stderr


def test_a_pipe_beside_a_report_costs_itself(dateline, report, tmp_path):
    os.mkfifo(tmp_path / "pipe.geojson")
    result = dateline("read", report, tmp_path / "pipe.geojson", "-o", tmp_path / "a.jsonl")
    assert result.exit_code == 0
    assert "pipe.geojson: is no regular file" in result.stderr
    assert "1 report, 1 place, 1 event" in result.stderr


@pytest.mark.parametrize("option", ["--corrections", "--actors"])
def test_a_table_without_end_is_too_large(dateline, report, tmp_path, option):
    result = dateline("read", report, option, "/dev/zero", "-o", tmp_path / "a.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("dateline: /dev/zero: File too large: over 200 MB")


def test_an_event_where_no_border_and_no_river_is_has_a_page(dateline, tmp_path):
    (tmp_path / "islet.txt").write_text("On 3 May 2019 a bomb killed 3 people in Yaren, Nauru.\n")
    result = dateline("map", tmp_path / "islet.txt", "-o", tmp_path / "map.html")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "map.html").stat().st_size > 100_000


def test_an_output_that_is_a_link_leaves_what_it_led_to(dateline, report, tmp_path):
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("mine")
    (tmp_path / "a.jsonl").symlink_to(elsewhere)
    assert dateline("read", report, "-o", tmp_path / "a.jsonl").exit_code == 0
    assert elsewhere.read_text() == "mine"
    assert json.loads((tmp_path / "a.jsonl").read_text())["id"] == "report"


@pytest.mark.parametrize(
    "name",
    ["new\nline", "\u202ebidi", "<script>alert(1)<", "a\x1b[31mred", "-o", "=cmd|calc", "\udcff"],
)
def test_names_of_files_are_told_in_one_harmless_line(dateline, tmp_path, name):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT)
    (tmp_path / "in" / f"{name}.pdf").write_bytes(b"none")
    result = dateline("read", tmp_path / "in", "-o", tmp_path / "a.jsonl")
    assert result.exit_code == 0, result.output
    told = result.stderr.splitlines()
    assert len(told) == 3
    assert told[-1].endswith("is no PDF that can be read (Stream has ended unexpectedly)")
    assert told[-1].isprintable()
