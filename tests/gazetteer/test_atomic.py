"""Files are written whole or not at all."""

import os
import stat

import pytest

from gazetteer import DatelineError, WriteError
from gazetteer.atomic import draft, drafts, sweep, write_text


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_finished_draft_becomes_the_target(tmp_path):
    target = tmp_path / "map.html"
    with draft(target) as path:
        path.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert listing(tmp_path) == ["map.html"]


def test_an_old_file_is_replaced(tmp_path):
    target = tmp_path / "map.html"
    target.write_text("old")
    write_text(target, "new")
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [ValueError("mine"), KeyboardInterrupt()])
def test_a_block_that_breaks_off_leaves_the_old_file_and_no_draft(tmp_path, error):
    target = tmp_path / "map.html"
    target.write_text("old")

    def break_off():
        with draft(target) as path:
            path.write_text("half")
            raise error

    with pytest.raises(type(error)):
        break_off()
    assert target.read_text() == "old"
    assert listing(tmp_path) == ["map.html"]


def test_text_is_utf8_with_plain_newlines(tmp_path):
    target = tmp_path / "page"
    write_text(target, "الحسكة\r\nHesekê\n")
    assert target.read_bytes() == "الحسكة\r\nHesekê\n".encode()


def test_a_missing_folder_is_named_with_what_to_do(tmp_path):
    target = tmp_path / "nowhere" / "map.html"
    with pytest.raises(WriteError, match=r"nowhere.map\.html: cannot be written .*Choose another"):
        write_text(target, "text")


def test_a_target_that_is_a_folder_is_refused_and_left(tmp_path):
    target = tmp_path / "folder"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(WriteError, match="folder: cannot be written"):
        write_text(target, "text")
    assert listing(tmp_path) == ["folder"]
    assert listing(target) == ["kept"]


def test_a_refusal_from_within_is_passed_on_as_it_is(tmp_path):
    refusal = WriteError("another file: cannot be written")
    with pytest.raises(WriteError) as caught, draft(tmp_path / "map.html"):
        raise refusal
    assert caught.value is refusal


def test_a_refusal_can_be_caught_as_ours_or_as_the_systems(tmp_path):
    with pytest.raises(DatelineError):
        write_text(tmp_path / "no" / "file", "")
    with pytest.raises(OSError, match="cannot be written"):
        write_text(tmp_path / "no" / "file", "")


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_finished_file_may_be_read_as_the_umask_allows(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        write_text(tmp_path / "file", "text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("name", "hours", "stays"),
    [
        (".map.html.a1b2c3d4.draft", 25, False),
        (".map.html.a1b2c3d4.draft", 23, True),
        (".map.html.a1b2c3d4.draft", -9_000, True),
        (".map.html.a1b2c3d4", 9_000, True),
        (".map.html.notes.draft", 9_000, True),
        (".mapxhtml.a1b2c3d4.draft", 9_000, True),
        (".other.html.a1b2c3d4.draft", 9_000, True),
    ],
)
def test_drafts_that_killed_processes_left_can_be_swept_after_a_day(tmp_path, name, hours, stays):
    target, left = tmp_path / "map.html", tmp_path / name
    write_text(target, "old")
    left.write_text("half")
    moment = target.stat().st_mtime - hours * 3600
    os.utime(left, (moment, moment))
    write_text(target, "new")
    sweep(target)
    assert left.exists() == stays
    assert target.exists()


@pytest.mark.parametrize(("hours", "stays"), [(25, False), (23, True)])
def test_a_folder_of_drafts_is_swept_once_nothing_was_written_in_it_for_a_day(
    tmp_path, hours, stays
):
    target, left = tmp_path / "map.html", tmp_path / ".map.html.a1b2c3d4.draft"
    write_text(target, "new")
    left.mkdir()
    (left / "rows").write_text("half")
    written = target.stat().st_mtime
    os.utime(left / "rows", (written - hours * 3600,) * 2)
    os.utime(left, (0, 0))
    sweep(target)
    assert left.exists() == stays


def test_files_that_belong_together_are_all_written_or_none(tmp_path):
    both = [tmp_path / "map.pmtiles", tmp_path / "map.html"]

    def write(text, error=None):
        with drafts(*both) as paths:
            for path in paths:
                path.write_text(text)
            if error:
                raise error

    write("old")
    with pytest.raises(WriteError, match="No space left on device"):
        write("new", OSError(28, "No space left on device"))
    assert [path.read_text() for path in both] == ["old", "old"]
    write("new")
    assert [path.read_text() for path in both] == ["new", "new"]
    assert sorted(tmp_path.iterdir()) == sorted(both)
