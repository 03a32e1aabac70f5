"""What lies in what: by the rows' word, else by outlines; and never both ways."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, Place, QueryError
from gazetteer.containment import holds


@pytest.fixture(scope="module")
def theatre(make_place):
    rows = [
        make_place("Iraq", kind="country", lon=43.7, lat=33.0,
                   geometry=shapely.box(39, 29, 48, 37)),
        make_place("Syria", kind="country", country="SY", lon=38.5, lat=35.0),
        make_place("Anbar Governorate", kind="admin1", lon=41.5, lat=33.0,
                   geometry=shapely.box(39, 31, 44, 35)),
        make_place("Nineveh", kind="admin1", lon=42.4, lat=36.1),
        make_place("Qaim District", kind="admin2", admin1="Anbar", lon=41.0, lat=34.2,
                   geometry=shapely.box(40.5, 33.9, 41.9, 34.6)),
        make_place("Al-Qaim", admin1="Anbar Governorate", lon=41.09, lat=34.37, population=40_000),
        make_place("Rawah", admin1="Anbar", lon=41.91, lat=34.48),
        make_place("Sinjar", admin1="Nineveh", lon=41.88, lat=36.32),
        make_place("Border village", country="SY", lon=41.0, lat=34.4),
        make_place("Unplaced village", admin1=None, lon=42.0, lat=33.5),
        make_place("Jazira", kind="region", country=None, lon=41.0, lat=35.5,
                   geometry=shapely.box(38, 33, 44, 37)),
        make_place("Euphrates", kind="water", country=None, lon=41.0, lat=34.4,
                   geometry=shapely.LineString([(40.9, 34.5), (42, 34.3)])),
    ]  # fmt: skip
    with Gazetteer.of(rows) as gazetteer:
        yield gazetteer


def names(places):
    return [place.name for place in places]


def test_within_gives_the_points_in_a_geometry_weightiest_first(theatre):
    assert names(theatre.within(shapely.box(40.9, 34.3, 41.2, 34.5))) == [
        "Euphrates",
        "Al-Qaim",
        "Border village",
    ]


def test_the_edge_belongs_to_it_and_a_hole_does_not(theatre):
    ring = shapely.box(40, 34, 42, 35) - shapely.box(41.0, 34.0, 41.5, 34.6)
    assert "Al-Qaim" not in names(theatre.within(ring))
    assert "Rawah" in names(theatre.within(ring))
    assert "Al-Qaim" in names(theatre.within(shapely.box(41.09, 34, 42, 34.37)))
    assert names(theatre.within(shapely.Point(41.88, 36.32))) == ["Sinjar"]
    assert theatre.within(shapely.box(0, 0, 1, 1)) == ()


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (shapely.Polygon(), "empty"),
        (shapely.Polygon([(0, 0), (1, 1), (0, 1), (1, 0)]), "not valid"),
        (shapely.box(500_000, 3_700_000, 600_000, 3_800_000), "EPSG:4326"),
        (shapely.box(170, 0, 190, 10), "EPSG:4326"),
    ],
)
def test_within_refuses_what_is_no_area_on_the_globe(theatre, geometry, reason):
    with pytest.raises(QueryError, match=reason):
        theatre.within(geometry)


def test_a_division_holds_what_says_so_and_what_says_nothing_but_lies_in_it(theatre):
    found = names(theatre.inside(theatre.get("test:anbar-governorate")))
    assert sorted(found) == [
        "Al-Qaim",
        "Euphrates",
        "Qaim District",
        "Rawah",
        "Unplaced village",
    ]


def test_a_division_without_an_outline_holds_what_says_so(theatre):
    assert names(theatre.inside(theatre.get("test:nineveh"))) == ["Sinjar"]


def test_a_country_holds_its_places_and_no_others(theatre):
    found = theatre.inside(theatre.get("test:iraq"))
    assert {place.country for place in found} == {"IQ", None}
    assert "Border village" not in names(found)
    assert "Border village" in names(theatre.inside(theatre.get("test:syria")))


def test_a_region_holds_what_lies_in_its_outline_whatever_the_country(theatre):
    found = names(theatre.inside(theatre.get("test:jazira")))
    assert {"Sinjar", "Al-Qaim", "Border village"} <= set(found)
    assert "Iraq" not in found


def test_a_town_holds_nothing(theatre):
    assert theatre.inside(theatre.get("test:rawah")) == ()


def test_parents_come_closest_first(theatre):
    assert names(theatre.parents(theatre.get("test:al-qaim"))) == [
        "Qaim District",
        "Jazira",
        "Anbar Governorate",
        "Iraq",
    ]
    assert names(theatre.parents(theatre.get("test:iraq"))) == []
    assert names(theatre.parents(theatre.get("test:border-village"))) == ["Jazira", "Syria"]


def test_who_is_inside_has_it_as_a_parent_and_the_other_way_round(theatre):
    everyone = theatre.near(41, 34, 20_100)
    pairs = {(holder.id, place.id) for holder in everyone for place in theatre.inside(holder)}
    assert pairs == {(p.id, place.id) for place in everyone for p in theatre.parents(place)}
    assert len(pairs) > 15


kinds = st.sampled_from(["country", "admin1", "admin2", "region", "desert", "water", "town"])
boxes = st.tuples(*[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2).map(
    lambda t: shapely.box(t[0], t[1], t[0] + t[2], t[1] + t[3])
)


@st.composite
def places(draw):
    shape = draw(st.none() | boxes)
    return Place(
        id=draw(st.sampled_from("abcdefgh")), name="X", kind=draw(kinds), feature_class="P",
        feature_code="PPL", country=draw(st.sampled_from([None, "IQ", "SY"])),
        admin1=draw(st.sampled_from([None, "X", "Y"])),
        lon=draw(st.integers(0, 9)), lat=draw(st.integers(0, 9)), geometry=shape, source="test",
    )  # fmt: skip


@given(places(), places())
def test_nothing_holds_what_holds_it(one, other):
    assert not (holds(one, other) and holds(other, one))
    assert not holds(one, one)


def test_all_places_become_a_table_with_geometry(theatre):
    frame = theatre.to_geodataframe()
    assert len(frame) == 12
    assert frame.crs == "EPSG:4326"
    row = frame.set_index("id").loc["test:al-qaim"]
    assert (row["name"], row["kind"], row["population"]) == ("Al-Qaim", "town", 40_000)
    assert row.geometry == shapely.Point(41.09, 34.37)
    assert frame.set_index("id").loc["test:euphrates"].geometry.geom_type == "LineString"


def test_answers_become_a_table_and_none_an_empty_one(theatre):
    frame = theatre.to_geodataframe(theatre.within(shapely.box(41.8, 34, 42, 37)))
    assert sorted(frame["name"]) == ["Rawah", "Sinjar"]
    empty = theatre.to_geodataframe([])
    assert len(empty) == 0
    assert list(empty.columns) == list(frame.columns)
    assert empty.crs == "EPSG:4326"


def test_the_largest_towns_of_a_box_come_first_and_no_parts_of_towns(make_place):
    rows = [
        make_place("Mosul", id="t:1", kind="city", population=1_600_000, lon=43.1, lat=36.3),
        make_place("Sinjar", id="t:2", kind="town", population=40_000, lon=41.9, lat=36.3),
        make_place("Kocho", id="t:3", kind="village", population=2_000, lon=41.8, lat=36.1),
        make_place("Damascus", id="t:4", kind="capital", population=1_500_000, lon=36.3, lat=33.5),
        make_place(
            "West Side", id="t:5", kind="city", population=9_000_000, feature_code="PPLX",
            lon=43.1, lat=36.35,
        ),
    ]  # fmt: skip
    with Gazetteer.of(rows) as store:
        box = (41.0, 35.0, 44.0, 37.0)
        assert [town.name for town in store.towns(*box, most=5)] == ["Mosul", "Sinjar"]
        assert [town.name for town in store.towns(*box, most=1)] == ["Mosul"]
        assert store.towns(0, 0, 1, 1, most=5) == ()
