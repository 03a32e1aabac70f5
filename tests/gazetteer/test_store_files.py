"""Files that are no store, or no longer: each is refused by name, with what to do."""

import sqlite3
from contextlib import closing

import pytest
import shapely

from gazetteer import Gazetteer, Place, StoreError
from gazetteer.build import build_store
from gazetteer.schema import VERSION

PAGE = 8192
HOMS = Place(
    id="test:x", name="X", kind="town", feature_class="P", feature_code="PPL", country=None,
    lon=36.0, lat=34.0, source="test",
)  # fmt: skip


@pytest.fixture
def store(tmp_path, make_place):
    path = tmp_path / "places #1? 100%.sqlite"
    build_store(
        [
            make_place(f"Place {n}", names=(f"Ort {n}", f"مكان {n}"), lon=n / 100, population=n)
            for n in range(2_000)
        ],
        path,
    )
    return path


def change(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_path_may_hold_any_character(store):
    with Gazetteer.open(store) as gazetteer:
        assert gazetteer.named("Place 7")
    with Gazetteer.open(str(store)) as gazetteer:
        assert gazetteer.named("Ort 7")


def test_reading_leaves_the_file_and_its_folder_as_they_were(store):
    before = store.read_bytes()
    with Gazetteer.open(store) as gazetteer:
        gazetteer.find("Place 7")
        gazetteer.near(1, 34, 100)
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == [store.name]


@pytest.mark.parametrize("name", ["nothing.sqlite", "no/folder.sqlite", "."])
def test_a_missing_file_is_named(tmp_path, name):
    with pytest.raises(StoreError, match="no such file"):
        Gazetteer.open(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00", b"\x00" * 100_000])
def test_a_file_of_something_else_is_refused(tmp_path, content):
    path = tmp_path / "places.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"places\.sqlite: is"):
        Gazetteer.open(path)


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "places.sqlite"
    change(path, "CREATE TABLE place (name TEXT)")
    with pytest.raises(StoreError, match="no store of places"):
        Gazetteer.open(path)


@pytest.mark.parametrize("length", [1, 99, 4096, PAGE, 5 * PAGE, 20 * PAGE + 1])
def test_a_truncated_store_is_refused(store, length):
    store.write_bytes(store.read_bytes()[:length])
    with pytest.raises(StoreError, match="sqlite: is"):
        Gazetteer.open(store)


def test_a_store_with_something_behind_it_is_refused(store):
    with store.open("ab") as file:
        file.write(b"\x00" * PAGE)
    with pytest.raises(StoreError, match="bytes"):
        Gazetteer.open(store)


def test_a_newer_store_asks_for_a_newer_dateline(store):
    change(store, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match=r"newer Dateline.*Update"):
        Gazetteer.open(store)


def test_an_older_store_asks_to_be_built_anew(store):
    change(store, f"PRAGMA user_version = {VERSION - 1}")
    with pytest.raises(StoreError, match=r"older Dateline.*Remove"):
        Gazetteer.open(store)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE nation",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END",
        "CREATE INDEX i ON place (name)",
        "ALTER TABLE place RENAME COLUMN name TO label",
        "CREATE VIEW v AS SELECT load_extension('x')",
        "UPDATE shelf SET kind = 'galaxy'",
        "UPDATE shelf SET feature_code = x'ff'",
        "UPDATE shelf SET country = x'4951'",
        "UPDATE shelf SET admin1 = x'ff'",
        "UPDATE shelf SET source = x'ff'",
    ],
)
def test_a_store_that_was_tampered_with_is_refused(store, statement):
    change(store, statement)
    with pytest.raises(StoreError, match="broken"):
        Gazetteer.open(store)


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("UPDATE place SET lon = 'east'", lambda gazetteer: gazetteer.named("Homs")),
        ("UPDATE place SET names = x'ff'", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET lat = x'ff'", lambda gazetteer: gazetteer.near(41, 34, 10)),
        ("UPDATE place SET name = x'ff'", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET population = 'many'", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET population = 1.5", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET population = -2", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET lat = 2000000000", lambda gazetteer: gazetteer.find("Homs")),
        ("UPDATE place SET shelf = 99", lambda gazetteer: gazetteer.named("Homs")),
        ("UPDATE place SET lon = 9e18", lambda gazetteer: gazetteer.named("Homs")),
        ("UPDATE sounding SET sound = cast(sound AS BLOB)", lambda store: store.find("Hims")),
        ("UPDATE sounding SET number = number || 'x'", lambda gazetteer: gazetteer.find("Hims")),
        ("UPDATE meta SET value = x'ff'", lambda gazetteer: gazetteer.credits()),
        ("UPDATE outline SET wkb = x'ff'", lambda gazetteer: gazetteer.parents(HOMS)),
        ("UPDATE place SET lat = 'x'", lambda gazetteer: gazetteer.to_geodataframe()),
        ("UPDATE outline SET wkb = 'x'", lambda gazetteer: gazetteer.get("test:homs")),
        ("UPDATE outline SET wkb = x'ff'", lambda gazetteer: gazetteer.get("test:homs")),
        ("DELETE FROM meta", lambda gazetteer: gazetteer.credits()),
    ],
)  # fmt: skip
def test_wrong_values_are_an_error_that_says_what_to_do(tmp_path, make_place, statement, ask):
    path = tmp_path / "store"
    build_store([make_place("Homs", names=("Hims",), geometry=shapely.Point(36, 34))], path)
    change(path, statement)
    with (
        Gazetteer.open(path) as gazetteer,
        pytest.raises(StoreError, match=r"is broken.*Remove the file"),
    ):
        ask(gazetteer)


def test_a_spoilt_page_is_an_error_or_does_no_harm(store):
    whole = store.read_bytes()
    refusals = 0
    for start in range(0, len(whole), PAGE):
        store.write_bytes(whole[:start] + b"\xa5" * PAGE + whole[start + PAGE :])
        try:
            with Gazetteer.open(store) as gazetteer:
                for number in range(0, 2_000, 50):
                    gazetteer.find(f"Place {number}")
                    gazetteer.get(f"test:place-{number}")
                gazetteer.near(10, 34, 2_000)
        except StoreError:
            refusals += 1
    assert refusals > len(whole) / PAGE / 2


def test_a_store_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(StoreError, match="no such file"):
        Gazetteer.open(path)
    link = tmp_path / "loop.sqlite"
    link.symlink_to(link)
    with pytest.raises(StoreError, match="no such file"):
        Gazetteer.open(link)


def test_a_store_that_another_program_has_open_for_writing_is_read_as_it_was_built(store):
    # Its header says that a log stands beside it; an immutable file has none.
    content = bytearray(store.read_bytes())
    content[18:20] = b"\x02\x02"
    store.write_bytes(content)
    try:
        with Gazetteer.open(store) as gazetteer:
            assert gazetteer.named("Place 7")
    except StoreError as error:
        assert "Remove the file" in str(error)  # noqa: PT017 (either will do)
    assert [path.name for path in store.parent.iterdir()] == [store.name]


@pytest.mark.parametrize("size", [0, 1, 3, 512, 65_535])
def test_a_header_that_lies_about_pages_is_refused(store, size):
    content = bytearray(store.read_bytes())
    content[16:18] = size.to_bytes(2, "big")
    store.write_bytes(content)
    with pytest.raises(StoreError, match="is no store of places, or a broken one"):
        Gazetteer.open(store)


def test_a_schema_that_is_no_text_is_refused(store):
    content = store.read_bytes()
    store.write_bytes(content.replace(b"CREATE TABLE", b"CREATE T\xe8BLE", 1))
    with pytest.raises(StoreError, match="is no store of places, or a broken one"):
        Gazetteer.open(store)
