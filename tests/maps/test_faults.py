"""Killed, refused, out of room: at every step on disk, not at one that a test happened to hit."""

import functools
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.schema import VERSION

ROOT = Path(__file__).parents[2]
TEXT = "Gunmen attacked a checkpoint near Rawah in Anbar province on 3 March 2021, police said.\n"
COMMANDS = {
    "read": ("readings.jsonl",),
    "export": ("events.gpkg",),
    # A page and its archive, put in place one after the other.
    "map": ("map.html", "map.pmtiles"),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "raid.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def words(tmp_path_factory, report, write_dataset, sample):
    """What follows the name of each command."""
    dataset = write_dataset(tmp_path_factory.mktemp("data") / "dataset", sample)
    return {"read": (report,), "export": (report,), "map": (dataset, "--atlas-from", 0)}


@pytest.fixture(scope="module")
def suffered(tmp_path_factory, words, default_gazetteer, default_folder):
    """Do a command once undisturbed, then once under each fault; what came of it."""
    assert default_gazetteer.named("Rawah")

    @functools.cache
    def run(command):
        folder = tmp_path_factory.mktemp(command)
        told, old = ["build", folder], COMMANDS.get(command, ())
        if old:
            told = ["--cache", default_folder, command, *words[command], "-o", folder / old[0]]
        task = {"words": [*map(str, told)], "folder": str(folder), "old": old}
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("faulty.py")],
            input=json.dumps(task), capture_output=True, text=True, check=True, timeout=300,
            cwd=ROOT, env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        return [json.loads(line) for line in done.stdout.splitlines()]

    def answers(command, kind):
        whole, *faults = run(command)
        assert whole["status"] == 0
        return whole["found"], [answer for answer in faults if answer["kind"] == kind]

    return answers


def beside_drafts(found):
    return {name: digest for name, digest in found.items() if not name.endswith(".draft")}


def before(command):
    return dict.fromkeys(COMMANDS.get(command, ()), OLD)


def between(command, whole):
    """What else a kill may leave: an archive that is newer than the page, which refuses it."""
    return [{**whole, "map.html": OLD}] if command == "map" else []


OLD = hashlib.sha256(b"old").hexdigest()
EVERY = ["build", *COMMANDS]


@pytest.mark.parametrize("command", EVERY)
def test_whatever_step_a_kill_meets_the_file_is_old_or_whole_and_the_next_run_completes(
    suffered, command
):
    whole, answers = suffered(command, "kill")
    assert [answer["status"] for answer in answers] == [-9] * (len(answers) - 1) + [0]
    assert len(answers) > 5
    for answer in answers:
        found = beside_drafts(answer["found"])
        assert found in (before(command), whole, *between(command, whole))
        assert answer["next"] == 0
        assert beside_drafts(answer["then"]) == whole


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize(
    ("kind", "reason"), [("full", "No space left on device"), ("denied", "Permission denied")]
)
def test_whatever_step_is_refused_it_is_said_in_one_line_and_the_old_file_stays(
    suffered, command, kind, reason
):
    whole, answers = suffered(command, kind)
    refused = [answer for answer in answers if answer["status"]]
    assert len(refused) > 3
    for answer in refused:
        # What is no command shows its error as Python does.
        assert answer["status"] == (1 if command in COMMANDS else 70)
        assert answer["said"].count("\n") == 1 or command not in COMMANDS
        assert f"cannot be written ({reason})" in answer["said"].splitlines()[-1]
        # Of two files, the second may be refused its place when the first has taken its own.
        found, stays = answer["found"], [before(command), *between(command, whole)]
        assert beside_drafts(found) in stays
        # Who may not write may not remove the draft either.
        assert kind == "denied" or found in stays
    newer = [answer for answer in refused if beside_drafts(answer["found"]) != before(command)]
    assert len(newer) == len(between(command, whole))
    for answer in answers:
        assert answer["status"] or beside_drafts(answer["found"]) == whole


@pytest.mark.parametrize("command", EVERY)
def test_a_file_that_may_not_grow_any_further_is_one_line_and_no_file(suffered, command):
    _, answers = suffered(command, "limit")
    for answer in answers:
        assert answer["status"] == (1 if command in COMMANDS else 70)
        assert answer["said"].count("\n") == 1 or command not in COMMANDS
        assert "cannot be written" in answer["said"].splitlines()[-1]
        assert answer["found"] == before(command)


@pytest.mark.parametrize("command", EVERY)
def test_a_clock_that_was_set_back_changes_nothing(suffered, command):
    whole, (answer,) = suffered(command, "clock")
    assert (answer["status"], answer["found"]) == (0, whole)


def small_disk(folder):
    """The command that runs another one with a disk of 40 kB in a folder, or with files that small.

    The disk is real where this system lets a user mount one.
    """
    mount = 'mount -t tmpfs -o size=40k tmpfs "$0" && exec "$@"'
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, str(folder)]
    if shutil.which(words[0]) is not None:
        tried = subprocess.run([*words, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return words
    return ["sh", "-c", 'ulimit -f 80 && exec "$0" "$@"']


def test_a_real_disk_that_is_full_is_one_line_and_leaves_nothing(
    default_gazetteer, default_folder, report, tmp_path
):
    assert default_gazetteer.named("Rawah")
    code = """
import os, sys
from maps.cli import main
try:
    main(sys.argv[2:], prog_name="dateline")
finally:
    print(os.listdir(sys.argv[1]))
"""
    words = ["--cache", default_folder, "export", report, "-o", tmp_path / "events.gpkg"]
    done = subprocess.run(
        [*small_disk(tmp_path), sys.executable, "-c", code, str(tmp_path), *map(str, words)],
        capture_output=True, text=True, check=False, cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "events.gpkg: cannot be written" in done.stderr
    assert done.stdout == "[]\n"


def test_moments_of_files_decide_nothing(dateline, report, default_folder, tmp_path):
    first, second = tmp_path / "1.geojson", tmp_path / "2.geojson"
    assert dateline("export", report, "-o", first).exit_code == 0
    (store,) = default_folder.glob("*.sqlite")
    before = store.stat()
    try:
        for path, moment in ((report, 0), (store, 4_000_000_000)):
            os.utime(path, (moment, moment))
        assert dateline("export", report, "-o", second).exit_code == 0
    finally:
        os.utime(store, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert second.read_bytes() == first.read_bytes()
    assert store.stat().st_ino == before.st_ino


def _truncate(path):
    os.truncate(path, path.stat().st_size // 2)


def _make_newer(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()


def _make_foreign(path):
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE orders (id INTEGER)")
    connection.close()


@pytest.mark.parametrize("spoil", [_truncate, _make_newer, _make_foreign])
def test_a_spoilt_store_that_cannot_be_replaced_is_one_line(
    default_folder, dateline, tmp_path, spoil
):
    assert dateline("find", "Rawah").exit_code == 0
    (store,) = default_folder.glob("*.sqlite")
    folder = tmp_path / "cache"
    folder.mkdir()
    shutil.copy(store, folder)
    spoil(folder / store.name)
    # Even the superuser cannot make a lock where a folder stands.
    (folder / "places.lock").mkdir()
    result = dateline("find", "Rawah", folder=folder)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert "places.lock: cannot be written" in result.stderr.splitlines()[-1]
