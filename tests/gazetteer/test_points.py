"""The tree of points is what SQLite's own inserts would make of it, to whoever asks."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.build import build_store

DEGREES = st.tuples(st.integers(-180, 180), st.integers(-90, 90))


@pytest.mark.parametrize("count", [0, 1, 51, 52, 2_601, 2_653])
def test_sqlite_finds_no_fault_in_the_tree(make_place, tmp_path, count):
    places = [
        make_place("Spot", id=f"geonames:{n + 1}", lon=(n * 37) % 360 - 180, lat=n % 170 - 85)
        for n in range(count)
    ]
    build_store(places, tmp_path / "store.sqlite")
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
        assert connection.execute("SELECT rtreecheck('spot')").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM spot").fetchone() == (count,)


@settings(max_examples=25, deadline=None)
@given(st.lists(DEGREES, min_size=60, max_size=200), DEGREES, DEGREES)
def test_a_box_holds_the_points_that_lie_in_it(make_place, points, one, other):
    west, east = sorted((one[0], other[0]))
    south, north = sorted((one[1], other[1]))
    places = [
        make_place("Spot", id=f"geonames:{n}", kind="town", lon=lon, lat=lat, population=n)
        for n, (lon, lat) in enumerate(points, start=1)
    ]
    with Gazetteer.of(places) as gazetteer:
        found = gazetteer.towns(west, south, east, north, most=len(points))
    inside = [p for p in places if west <= p.lon <= east and south <= p.lat <= north]
    assert {p.id for p in found} == {p.id for p in inside}
