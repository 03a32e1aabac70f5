"""No command asks the network for anything, or writes anywhere but where it was told to."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = Path(__file__).with_name("watched")
TEXT = "Gunmen attacked a checkpoint near Rawah in Anbar province on 3 March 2021, police said.\n"
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


@pytest.fixture
def watch(tmp_path, default_gazetteer, default_folder):
    """Do commands in a process that notes what it does; the notes by their kind."""
    assert default_gazetteer.named("Rawah")
    for name in ("home", "temporary", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "raid.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "incidents.csv").write_text("place,date\nRawah,2021-03-03\n", encoding="utf-8")

    def run(commands, *, before=(), **environment):
        notes = tmp_path / "notes.tsv"
        words = [["--cache", str(default_folder), *map(str, command)] for command in commands]
        done = subprocess.run(
            [*before, sys.executable, "-c", ALL],
            input=json.dumps(words), capture_output=True, text=True, cwd=tmp_path, check=False,
            env={
                "HOME": str(tmp_path / "home"),
                "TMPDIR": str(tmp_path / "temporary"),
                "PATH": os.defpath,
                "PYTHONPATH": f"{WATCHED}{os.pathsep}{ROOT}",
                "PYTHONDONTWRITEBYTECODE": "1",
                "WATCH_NOTES": str(notes),
                **environment,
            },
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        told = [line.split("\t", 1) for line in notes.read_text(encoding="utf-8").splitlines()]
        return {
            kind: {json.loads(what) for of, what in told if of == kind}
            for kind in ("write", "network")
        }

    return run


def outside(paths, *folders):
    told = [*map(str, folders), "/dev/"]
    return sorted(path for path in paths if not path.startswith(tuple(told)))


def test_every_command_does_without_network_and_writes_only_where_it_was_told(
    watch, tmp_path, default_folder
):
    report, table, out = tmp_path / "raid.txt", tmp_path / "incidents.csv", tmp_path / "out"
    forms = ("geojson", "geojsonl", "gpkg", "fgb", "parquet", "kml", "csv", "xlsx", "pmtiles")
    found = watch(
        [
            ["map", report, "-o", out / "map.html"],
            ["read", report, "-o", out / "readings.jsonl"],
            *(["export", report, "-o", out / f"events.{form}"] for form in forms),
            *(["figure", report, "-o", out / f"figure.{form}"] for form in ("png", "svg", "pdf")),
            ["review", report, "-o", out / "review.html"],
            ["review", report, "-o", out / "review.csv"],
            ["geocode", table, "-o", out / "geocoded.csv"],
            ["map", table, "--together", "-o", out / "table.html"],
            ["find", "Rawah"],
            ["gazetteer", "info"],
        ],
        before=no_interfaces(),
    )
    assert len(list(out.iterdir())) == 18
    assert found["network"] == set()
    assert outside(found["write"], out, default_folder, tmp_path / "temporary") == []
    assert list((tmp_path / "home").rglob("*")) == []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_workers_speak_to_this_machine_alone_and_write_only_into_their_folder(watch, tmp_path):
    out = tmp_path / "out" / "dataset"
    found = watch(
        [["read", tmp_path / "raid.txt", "--workers", "1", "-o", out]], WATCH_LOOPBACK="yes"
    )
    assert (out / "manifest.jsonl").exists()
    assert found["network"] == set()
    assert outside(found["write"], out, tmp_path / "temporary") == []
    assert list((tmp_path / "temporary").iterdir()) == []


def imports(path):
    """Names of modules that a file imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_connections_have_one_door_each():
    found = {}
    for path in sorted(ROOT.glob("[gm]*/**/*.py")):
        name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        doors = {
            module.partition(".")[0]
            for module in imports(path)
            if module.partition(".")[0] in CONNECTORS and module not in HARMLESS
        }
        if doors and "static" not in name:
            found[name] = doors
    assert found == DOORS
