"""A store is built once, and used by all who ask."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer import WriteError
from gazetteer.build import build_store
from gazetteer.cache import open_cached

DIGEST = "0123456789abcdef" * 4
OTHER = "fedcba9876543210" * 4


@pytest.fixture
def builds(make_place):
    """A build of one place that keeps the paths it was given."""

    class Builds(list[Path]):
        def __call__(self, path: Path) -> None:
            self.append(path)
            build_store([make_place("Homs")], path)

    return Builds()


def count(connection):
    (number,) = connection.execute("SELECT count(*) FROM place").fetchone()
    connection.close()
    return number


def stores(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "places.lock")


def test_the_first_builds_and_the_next_opens(tmp_path, builds):
    folder = tmp_path / "cache" / "dateline"
    for _ in range(3):
        path, connection = open_cached(folder, DIGEST, builds)
        assert count(connection) == 1
    assert builds == [path]
    assert stores(folder) == ["places-0123456789abcdef.sqlite"]


def test_other_sources_build_anew_and_remove_what_is_stale(tmp_path, builds):
    for digest in (DIGEST, OTHER):
        count(open_cached(tmp_path, digest, builds)[1])
    assert len(builds) == 2
    assert stores(tmp_path) == ["places-fedcba9876543210.sqlite"]


def test_what_is_not_ours_stays(tmp_path, builds):
    kept = ["notes.txt", "places-of-mine.sqlite", "places-0123456789abcdef.sqlite.bak.txt~"]
    for name in kept[:2]:
        (tmp_path / name).touch()
    (tmp_path / ".places-0123456789abcdef.sqlite.left_by_a_killed_process").touch()
    count(open_cached(tmp_path, DIGEST, builds)[1])
    assert stores(tmp_path) == [
        "notes.txt",
        "places-0123456789abcdef.sqlite",
        "places-of-mine.sqlite",
    ]


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_broken_store_is_built_anew_with_a_note(tmp_path, builds, caplog, content):
    (tmp_path / "places-0123456789abcdef.sqlite").write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert count(open_cached(tmp_path, DIGEST, builds)[1]) == 1
    assert len(builds) == 1
    assert "places-0123456789abcdef.sqlite: is" in caplog.text
    assert "built anew" in caplog.text


def test_a_truncated_store_is_built_anew(tmp_path, builds):
    path, connection = open_cached(tmp_path, DIGEST, builds)
    connection.close()
    path.write_bytes(path.read_bytes()[:-1])
    assert count(open_cached(tmp_path, DIGEST, builds)[1]) == 1
    assert len(builds) == 2


def test_a_build_that_fails_leaves_nothing_and_the_next_one_works(tmp_path, builds):
    def fail(path):
        raise WriteError(f"{path}: no room")

    with pytest.raises(WriteError, match="no room"):
        open_cached(tmp_path, DIGEST, fail)
    assert stores(tmp_path) == []
    assert count(open_cached(tmp_path, DIGEST, builds)[1]) == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path, builds):
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match=r"file.* cannot be made .*another folder"):
        open_cached(tmp_path / "file" / "cache", DIGEST, builds)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, builds):
    (tmp_path / "places.lock").mkdir()
    with pytest.raises(WriteError, match=r"places\.lock: cannot be written"):
        open_cached(tmp_path, DIGEST, builds)


PROCESS = """
import sys
from pathlib import Path
from gazetteer import Place
from gazetteer.build import build_store
from gazetteer.cache import open_cached

folder, digest = Path(sys.argv[1]), sys.argv[2]

def places():
    for number in range(1, 200):
        yield Place(id=f"geonames:{number}", name=f"Place {number}", kind="town",
                    feature_class="P", feature_code="PPL", country="IQ",
                    lon=41.0, lat=34.0, source="test")
        if number == 100:
            print("builds", flush=True)
            sys.stdin.readline()

print("asks", flush=True)
path, connection = open_cached(folder, digest, lambda path: build_store(places(), path))
print(connection.execute("SELECT count(*) FROM place").fetchone()[0])
"""


@pytest.fixture
def started(tmp_path):
    """Start a process that asks for the store; if it builds it, it stops half way until told."""
    running = []

    def start():
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", PROCESS, str(tmp_path), DIGEST],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        assert running[-1].stdout.readline() == "asks\n"
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_processes_that_start_at_once_build_one_store_and_all_read_it(started, tmp_path):
    running = [started() for _ in range(3)]
    for process in running:
        process.stdin.write("go on\n")
        process.stdin.flush()
    answers = sorted((process.stdout.read(), process.stderr.read()) for process in running)
    assert answers == [("199\n", ""), ("199\n", ""), ("builds\n199\n", "")]
    assert [path.name for path in tmp_path.glob("*.sqlite")] == ["places-0123456789abcdef.sqlite"]


def test_a_process_that_is_killed_while_building_holds_nobody_up(started, tmp_path, builds):
    process = started()
    assert process.stdout.readline() == "builds\n"
    process.kill()
    process.wait()
    assert count(open_cached(tmp_path, DIGEST, builds)[1]) == 1
    assert stores(tmp_path) == ["places-0123456789abcdef.sqlite"]
