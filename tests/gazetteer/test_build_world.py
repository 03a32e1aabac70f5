"""One place out of two rows for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.sources.world import unite


@pytest.fixture(scope="module")
def checked(make_place):
    return make_place(
        "Damascus", names=("Dimashq",), kind="city", admin1="Damascus", population=0,
        lon=36.291, lat=33.51, source="theatre",
    )  # fmt: skip


@pytest.fixture(scope="module")
def other(make_place):
    return make_place(
        "Dimashq ash Sham", id="test:damascus", names=("Damas", "Damascus"), kind="capital",
        feature_code="PPLC", admin1="Dimashq", population=1_569_394, lon=36.3, lat=33.6,
    )  # fmt: skip


def test_the_checked_row_is_believed(checked, other):
    united = unite(checked, other)
    assert (united.id, united.name, united.source) == ("test:damascus", "Damascus", "theatre")
    assert (united.lon, united.lat, united.admin1) == (36.291, 33.51, "Damascus")


def test_the_names_of_both_rows_are_kept_sorted_and_once(checked, other):
    assert unite(checked, other).names == ("Damas", "Dimashq", "Dimashq ash Sham")


def test_what_the_checked_row_does_not_know_the_other_tells(checked, other, make_place):
    assert unite(checked, other).population == 1_569_394
    assert unite(make_place("Damascus"), other).admin1 == "Dimashq"


def test_a_seat_of_government_stays_one(checked, other, make_place):
    assert unite(checked, other).kind == "capital"
    assert unite(other, checked).kind == "capital"
    district = make_place("Damascus", kind="admin1", feature_class="A", feature_code="ADM1")
    assert unite(district, other).kind == "admin1"


@given(st.sets(st.text(min_size=1)), st.sets(st.text(min_size=1)))
def test_uniting_a_place_with_itself_changes_nothing(make_place, names, more):
    place = make_place("Homs", names=tuple(sorted(names - {"Homs"})))
    twin = make_place("Homs", names=tuple(sorted(more - {"Homs"})))
    assert unite(place, place) == place
    assert unite(unite(place, twin), twin) == unite(place, twin)
