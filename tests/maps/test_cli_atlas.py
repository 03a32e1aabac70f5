"""`dateline map` of a dataset: one page, or an atlas where it is large."""

import pytest
from pmtiles.reader import MemorySource, Reader


@pytest.fixture(scope="module")
def data(tmp_path_factory, write_dataset, sample):
    return write_dataset(tmp_path_factory.mktemp("data") / "out", sample)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_large_dataset_becomes_a_page_with_an_archive_beside_it(dateline, data, tmp_path):
    target = tmp_path / "war.html"
    result = dateline("map", data, "-o", target, "--atlas-from", 3, "--title", "A war")
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("dateline: 11 events (2 undated) at 5 places; 0.")
    assert names(tmp_path) == ["war.html", "war.pmtiles"]
    assert "<title>A war</title>" in target.read_text(encoding="utf-8")
    header = Reader(MemorySource((tmp_path / "war.pmtiles").read_bytes())).header()
    assert header["tile_type"].name == "MVT"


def test_a_small_one_is_one_page(dateline, data, tmp_path):
    result = dateline("map", data, "-o", tmp_path / "war.html")
    assert result.exit_code == 0, result.output
    assert names(tmp_path) == ["war.html"]


def test_a_part_of_a_dataset_becomes_an_atlas_too(dateline, data, tmp_path):
    part = data / "events" / "month=2019-10"
    result = dateline("map", part, "-o", tmp_path / "war.html", "--atlas-from", 0)
    assert result.exit_code == 0, result.output
    assert names(tmp_path) == ["war.html", "war.pmtiles"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--coarsen", "camp=province"], "which knows no --coarsen"),
        (["--tiles", "https://tile.example/{z}/{x}/{y}.png"], "which knows no --tiles"),
        (["--embed-origin", "https://news.example"], "which knows no --embed-origin"),
        (["-o", "-"], "Name the page with -o"),
        (["-o", "atlas.pmtiles"], "Name the page with -o"),
    ],
)
def test_what_an_atlas_cannot_do_is_refused_before_anything_is_written(
    dateline, data, tmp_path, monkeypatch, options, said
):
    monkeypatch.chdir(tmp_path)
    result = dateline("map", data, "--atlas-from", 0, *options)
    assert result.exit_code == 1
    assert said in result.stderr
    assert names(tmp_path) == []


def test_a_broken_dataset_is_named_and_old_files_stay(dateline, tmp_path, write_dataset):
    broken = write_dataset(tmp_path / "out", [])
    (file,) = broken.rglob("*.parquet")
    file.write_bytes(b"PAR1 no table PAR1")
    (tmp_path / "war.html").write_text("old")
    result = dateline("map", broken, "-o", tmp_path / "war.html", "--atlas-from", 0)
    assert result.exit_code == 1
    assert "is no dataset of events, or a broken one" in result.stderr
    assert names(tmp_path) == ["out", "war.html"]
    assert (tmp_path / "war.html").read_text() == "old"
