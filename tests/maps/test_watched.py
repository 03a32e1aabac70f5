"""Every command, watched: no network, no file but where it was told, the same bytes each time."""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = Path(__file__).with_name("watched")
TEXTS = {
    "b.txt": "Gunmen attacked a checkpoint near Rawah in Anbar on 3 March 2021, police said.",
    "a.md": "# Talks\n\nUS and Iraqi officials met in Baghdad on Monday, 1 March 2021.",
    "c.txt": "Two people were killed when a bomb went off in Mosul on 3 March 2021.",
}
TABLE = "place,date\nRawah,2021-03-03\n"
DRAWN = ("map.html", "figure.svg")
LINES = ("readings.jsonl", "events.geojsonl", "events.csv")
OTHERS = (
    "events.geojson", "events.gpkg", "events.fgb", "events.parquet", "events.kml", "events.xlsx",
    "events.pmtiles", "figure.png", "figure.pdf", "review.html", "review.csv", "geocoded.csv",
)  # fmt: skip
FILES = (*DRAWN, *LINES, *OTHERS)
FONTS = re.compile(r"/home/\.(?:cache|config)(?:/matplotlib(?:/|$)|$)")
"""Where matplotlib keeps its list of fonts, the first time a figure is drawn."""
COMMANDS = {
    "map": "map", "readings": "read", "events": "export", "figure": "figure", "review": "review",
    "geocoded": "geocode",
}  # fmt: skip
ALL = """
import json, sys
from maps.cli import main
for words in json.load(sys.stdin):
    try:
        main(words, prog_name="dateline")
    except SystemExit as end:
        if end.code:
            sys.exit(f"{words}: exit code {end.code}")
"""
DOORS = {
    "gazetteer.download": {"http", "ssl", "urllib"},
    "geo.corpus.crew": {"distributed"},
    "geo.corpus.sources": {"fsspec"},
}
"""Modules that may open connections, all of them only where the user names what to connect to."""
CONNECTORS = {
    "aiohttp", "asyncio", "distributed", "fsspec", "ftplib", "http", "httpx", "requests", "smtplib",
    "socket", "ssl", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
HARMLESS = {"urllib.parse"}


def no_interfaces():
    """The command that runs another one where no network is, where this system allows that."""
    words = ["unshare", "--map-root-user", "--net"]
    if shutil.which(words[0]) is None:
        return []
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else []


@pytest.fixture(scope="module")
def watch(tmp_path_factory, default_gazetteer, default_folder):
    """Do commands in a process that notes what it does, in a folder of its own."""
    assert default_gazetteer.named("Rawah")

    def run(commands, *, names=(), before=(), **environment):
        home = tmp_path_factory.mktemp("watched")
        for name in ("home", "temporary", "out", "reports"):
            (home / name).mkdir()
        # The order in which files are made is the order in which most systems list them.
        for name in names or TEXTS:
            (home / "reports" / name).write_text(TEXTS[name], encoding="utf-8")
        (home / "incidents.csv").write_text(TABLE, encoding="utf-8")
        done = subprocess.run(
            [*before, sys.executable, "-c", ALL],
            input=json.dumps([["--cache", str(default_folder), *words] for words in commands]),
            capture_output=True, text=True, cwd=home, check=False,
            env={
                "HOME": str(home / "home"),
                "TMPDIR": str(home / "temporary"),
                "PATH": os.defpath,
                "PYTHONPATH": f"{WATCHED}{os.pathsep}{ROOT}",
                "PYTHONDONTWRITEBYTECODE": "1",
                "WATCH_NOTES": str(home / "notes.tsv"),
                **environment,
            },
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return home

    return run


def notes(home, kind):
    lines = (home / "notes.tsv").read_text(encoding="utf-8").splitlines()
    told = [line.split("\t", 1) for line in lines]
    return {json.loads(what) for of, what in told if of == kind}


def commands(files, *inputs):
    """The command that writes each file of the folder `out`."""
    for file in files:
        command = COMMANDS[file.partition(".")[0]]
        sources = ["incidents.csv"] if command == "geocode" else inputs
        yield [command, *sources, "-o", f"out/{file}"]


@pytest.fixture(scope="module")
def runs(watch):
    """All that is written, in processes with other seeds of hashes, zones and orders of files."""
    forward, backward = sorted(TEXTS), sorted(TEXTS, reverse=True)
    asked = [["find", "Rawah"], ["gazetteer", "info"]]
    return {
        "once": watch(
            [*commands(FILES, "reports"), *asked], names=forward, before=no_interfaces(),
            PYTHONHASHSEED="1", TZ="Asia/Baghdad", LC_ALL="C.UTF-8",
        ),
        "again": watch(
            [*commands(FILES, "reports")], names=backward,
            PYTHONHASHSEED="4242", TZ="America/New_York",
            # Python would make UTF-8 of an ASCII system, unless told not to.
            LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
        ),
        "reordered": watch(
            [*commands((*DRAWN, *LINES), *(f"reports/{name}" for name in backward))],
            PYTHONHASHSEED="77",
        ),
    }  # fmt: skip


def outside(home, *folders):
    allowed = (*map(str, folders), "/dev/")
    return sorted(path for path in notes(home, "write") if not path.startswith(allowed))


def test_no_command_asks_the_network_for_anything(runs):
    assert [notes(home, "network") for home in runs.values()] == [set()] * 3


def test_nothing_is_written_but_what_was_asked_for(runs, default_folder):
    for home in runs.values():
        allowed = (home / "out", home / "temporary", default_folder)
        assert [path for path in outside(home, *allowed) if not FONTS.search(path)] == []
        assert list((home / "temporary").iterdir()) == []
    assert sorted(path.name for path in (runs["once"] / "out").iterdir()) == sorted(FILES)


def test_workers_speak_to_this_machine_alone_and_write_only_into_their_folder(watch):
    home = watch([["read", "reports", "--workers", "1", "-o", "out/dataset"]], WATCH_LOOPBACK="yes")
    assert (home / "out" / "dataset" / "manifest.jsonl").exists()
    assert notes(home, "network") == set()
    assert outside(home, home / "out", home / "temporary") == []
    assert list((home / "temporary").iterdir()) == []


def digest(home, file):
    return hashlib.sha256((home / "out" / file).read_bytes()).hexdigest()


@pytest.mark.parametrize("file", FILES)
def test_another_seed_zone_encoding_and_order_of_a_folder_give_the_same_bytes(runs, file):
    assert digest(runs["again"], file) == digest(runs["once"], file)


@pytest.mark.parametrize("file", DRAWN)
def test_pages_and_figures_are_the_same_whatever_order_files_are_named_in(runs, file):
    assert digest(runs["reordered"], file) == digest(runs["once"], file)


@pytest.mark.parametrize("file", LINES)
def test_lines_stand_in_the_order_in_which_files_are_named_and_are_the_same(runs, file):
    ordered, reordered = (
        (runs[name] / "out" / file).read_bytes().splitlines() for name in ("once", "reordered")
    )
    assert ordered != reordered
    assert sorted(ordered) == sorted(reordered)


def imports(path):
    """Names of modules that a file imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_connections_have_one_door_each():
    found = {}
    for package in ("gazetteer", "geo", "maps"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "static" in path.parts:
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            modules = set(imports(path)) - HARMLESS
            if doors := {module.partition(".")[0] for module in modules} & CONNECTORS:
                found[name] = doors
    assert found == DOORS
