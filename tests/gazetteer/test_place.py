"""What a place knows of itself."""

import dataclasses

import pytest
import shapely

from gazetteer.place import AREAL, KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_tells_whether_a_place_covers_ground(make_place, kind):
    assert make_place("Homs", kind=kind).is_area == (kind in AREAL)


def test_an_extent_makes_an_area_of_any_kind(make_place):
    camp = make_place("al-Hol camp", kind="camp", geometry=shapely.box(41.1, 36.3, 41.2, 36.4))
    assert camp.is_area


def test_areal_kinds_are_kinds():
    assert AREAL < KINDS


def test_places_are_values(make_place):
    place = make_place("Homs")
    assert place == make_place("Homs")
    assert hash(place) == hash(make_place("Homs"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.name = "Hims"
