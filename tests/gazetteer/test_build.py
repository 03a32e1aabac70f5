"""Writing a store."""

import subprocess
import sys

import pytest
import shapely

from gazetteer import Gazetteer, SourceError, WriteError
from gazetteer.build import build_store


def test_the_same_places_give_the_same_bytes(tmp_path, make_place):
    rows = [
        make_place(f"Place {number}", names=(f"Ort {number}", f"مكان {number}"), lon=number / 100)
        for number in range(500)
    ]
    build_store(rows, tmp_path / "first", credit=["GeoNames, CC BY 4.0"])
    build_store(iter(rows), tmp_path / "second", credit=["GeoNames, CC BY 4.0"])
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_a_store_keeps_its_credits(tmp_path, make_place):
    build_store([make_place("Homs")], tmp_path / "store", credit=["GeoNames, CC BY 4.0", "Us"])
    with Gazetteer.open(tmp_path / "store") as store:
        assert store.credits() == ("GeoNames, CC BY 4.0", "Us")


def test_a_store_of_nothing_is_a_store(tmp_path):
    build_store([], tmp_path / "store")
    with Gazetteer.open(tmp_path / "store") as store:
        assert store.find("Homs") == ()
        assert store.near(0, 0, 20_000) == ()
        assert store.credits() == ()


@pytest.mark.parametrize("same", ["geonames:169577", "theatre:homs"])
def test_an_id_that_comes_twice_is_named(make_place, same):
    with pytest.raises(SourceError, match=f"{same}: comes twice"):
        Gazetteer.of([make_place("Homs", id=same), make_place("Hims", id=same)])


@pytest.mark.parametrize(
    "wrong",
    [
        {"lon": 180.5},
        {"lat": -91.0},
        {"lon": float("nan")},
        {"population": -1},
        {"population": 2**70},
        {"names": ("Ho\ud800ms",)},
        {"names": ("Ho\x1fms",)},
    ],
)
def test_a_place_that_cannot_be_given_back_is_named(make_place, wrong):
    with pytest.raises(SourceError, match="test:homs"):
        Gazetteer.of([make_place("Homs", **wrong)])


def test_a_source_that_breaks_off_leaves_the_old_store(tmp_path, make_place):
    target = tmp_path / "store"
    build_store([make_place("Homs")], target)

    def places():
        yield make_place("Raqqa")
        raise SourceError("theatre.tsv, line 3: has 2 columns")

    with pytest.raises(SourceError, match="line 3"):
        build_store(places(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    with Gazetteer.open(target) as store:
        assert store.named("Homs")


def test_a_missing_folder_is_named(tmp_path, make_place):
    with pytest.raises(WriteError, match="nowhere"):
        build_store([make_place("Homs")], tmp_path / "nowhere" / "store")


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from gazetteer import Place, WriteError
from gazetteer.build import build_store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
rows = (
    Place(id=f"geonames:{n}", name=f"Place {n}", kind="town", feature_class="P",
          feature_code="PPL", country="IQ", lon=41.0, lat=34.0, source="test")
    for n in range(1, 20_000)
)
try:
    build_store(rows, Path(sys.argv[1]))
except WriteError as error:
    print(error)
"""


def test_a_full_disk_is_an_error_that_says_so_and_leaves_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "store")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "the store of places cannot be written" in done.stdout
    assert "Make room" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_extent_survives_exactly(make_place):
    extent = shapely.from_wkt(
        "MULTIPOLYGON (((38 34, 40 34, 40 35.123456789, 38 34), (38.5 34.1, 39 34.1, 39 34.2,"
        " 38.5 34.1)), ((41 34, 42 34, 42 35, 41 34)))"
    )
    with Gazetteer.of([make_place("Homs desert", kind="desert", geometry=extent)]) as store:
        assert store.get("test:homs-desert").geometry.wkb == extent.wkb
