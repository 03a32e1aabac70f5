"""The base map is right where the data lie, small elsewhere, and never outside the world."""

import functools
import json
from typing import Final

import pytest
import shapely

from gazetteer.errors import DatelineError
from maps.assets import asset
from maps.basemap import Bounds, base_map, compact

drawn_once = functools.cache(base_map)
THEATRE: Final = Bounds(west=35.5, south=31, east=46, north=37.5)
LAYERS: Final = ("land", "lakes", "coast", "borders", "disputed", "admin1", "rivers")


@pytest.fixture(scope="module")
def theatre():
    return drawn_once(THEATRE)


def shape(document):
    return shapely.from_geojson(json.dumps(document))


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("the crossing of Al-Qaim and Albu Kamal", 41.01, 34.42),
        ("the crossing of Rabia and Yaarubiyah", 42.09, 36.81),
        ("Ras al-Ain on the Turkish border", 40.07, 36.85),
    ],
)
def test_border_crossings_lie_on_the_border(theatre, name, lon, lat):
    distance = shapely.distance(shape(theatre["borders"]), shapely.Point(lon, lat))
    assert distance < 0.06, name


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [("the West Bank at Jerusalem", 35.2, 31.78), ("the line across Cyprus", 33.4, 35.17)],
)
def test_borders_that_not_all_states_accept_stand_apart(name, lon, lat):
    levant = drawn_once(Bounds(west=32, south=30, east=37, north=36))
    point = shapely.Point(lon, lat)
    assert shapely.distance(shape(levant["disputed"]), point) < 0.1, name
    assert shapely.distance(shape(levant["borders"]), point) > 0.1, name


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"), [(44.4, 33.3, True), (34.5, 34.0, False), (150.0, -25.0, True)]
)
def test_land_is_land_near_and_far(theatre, lon, lat, is_land):
    assert shapely.contains_xy(shape(theatre["land"]), lon, lat) == is_land


def test_first_level_borders_and_rivers_cross_the_window(theatre):
    window = shapely.box(*THEATRE.box)
    for layer in ("admin1", "rivers"):
        assert shapely.intersects(shape(theatre[layer]), window), layer


def test_labels_stand_inside_what_they_name(theatre):
    at = {label["name"]: shapely.Point(label["lon"], label["lat"]) for label in theatre["labels"]}
    assert shapely.covers(shapely.box(38.8, 29.1, 48.6, 37.4), at["Iraq"])
    assert shapely.covers(shapely.box(35.7, 32.3, 42.4, 37.3), at["Syria"])
    assert len(at) > 170


@pytest.mark.parametrize(
    ("bounds", "most"),
    [
        (THEATRE, 800_000),
        (None, 500_000),
        (Bounds(west=-180, south=-60, east=180, north=80), 1_800_000),
        (Bounds(west=0, south=0, east=0, north=0), 500_000),
        (Bounds(west=179, south=-18, east=180, north=-16), 600_000),
    ],
)
def test_any_bounds_give_a_whole_world_of_a_modest_size(bounds, most):
    drawn = drawn_once(bounds)
    for layer in LAYERS:
        west, south, east, north = shapely.bounds(shape(drawn[layer]))
        inside = west >= -180 and south >= -90 and east <= 180 and north <= 90
        assert inside or shapely.is_empty(shape(drawn[layer])), layer
    assert shapely.area(shape(drawn["land"])) > 18_000
    assert len(json.dumps(drawn, separators=(",", ":"))) < most


@pytest.mark.parametrize("bounds", [None, Bounds(west=-180, south=-60, east=180, north=80)])
@pytest.mark.parametrize(
    ("where", "lon", "lat", "is_land"),
    [
        ("Chukotka, west of the antimeridian", 178.0, 67.5, True),
        ("Chukotka, east of it", -175.5, 66.5, True),
        ("the Atlantic, in Russia's latitude", -30.0, 68.0, False),
        ("the Pacific, in Fiji's latitude", -120.0, -16.5, False),
        ("Antarctica", 90.0, -80.0, True),
    ],
)
def test_shapes_across_the_antimeridian_stay_where_they_are(bounds, where, lon, lat, is_land):
    drawn = drawn_once(bounds)
    assert shapely.contains_xy(shape(drawn["land"]), lon, lat) == is_land, where
    widest = max(
        shapely.bounds(line)[2] - shapely.bounds(line)[0]
        for line in shapely.get_parts(shape(drawn["coast"]))
        if shapely.bounds(line)[3] > -60
    )
    assert widest < 200


@pytest.mark.parametrize("window", [(-6, -16, -5, -15), (166, -1, 167, 0)], ids=["sea", "islet"])
def test_where_there_are_no_borders_and_no_rivers_a_page_has_none(window):
    west, south, east, north = window
    drawn = compact(drawn_once(Bounds(west=west, south=south, east=east, north=north)))
    assert drawn["rivers"]["lines"] == []
    assert drawn["land"]["lines"] != []


def test_the_same_bounds_give_the_same_map(theatre):
    assert base_map(THEATRE) == theatre


def test_a_missing_asset_says_how_to_install_it():
    with pytest.raises(DatelineError, match="pip install"):
        asset("nothing.js")
