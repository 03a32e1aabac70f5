"""Extents: valid, small, around their points, and refused when they are not."""

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import SourceError
from gazetteer.sources.areas import read_areas
from gazetteer.sources.tables import own_places

HEADER = "id\twkt\tsource\n"
SQUARE = "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"


@pytest.fixture(scope="module")
def areas():
    return {place.id: place for place in own_places() if place.geometry is not None}


def test_every_extent_is_valid_and_around_its_point(areas):
    assert len(areas) > 5000
    for place in areas.values():
        point = shapely.Point(place.lon, place.lat)
        assert place.geometry.is_valid, place
        if place.geometry.geom_type in {"LineString", "MultiLineString"}:
            assert place.feature_code == "STM", place
            assert place.geometry.distance(point) < 0.05, place
        else:
            assert place.geometry.geom_type in {"Polygon", "MultiPolygon"}, place
            assert place.geometry.contains(point), place


def test_most_first_level_divisions_of_every_large_country_have_an_outline():
    divisions = [place for place in own_places() if place.kind == "admin1"]
    outlined = [place for place in divisions if place.geometry is not None]
    assert len(outlined) > 0.85 * len(divisions)
    assert len({place.country for place in outlined}) > 170


def test_every_extent_lies_on_the_globe_and_is_coarse(areas):
    for place in areas.values():
        west, south, east, north = place.geometry.bounds
        assert -180 <= west < east <= 180, place
        assert -90 <= south < north <= 90, place
        assert shapely.get_num_coordinates(place.geometry) < 400, place


def test_every_governorate_of_iraq_and_syria_has_an_outline():
    divisions = [place for place in own_places() if place.kind == "admin1"]
    governorates = [place for place in divisions if place.country in {"IQ", "SY"}]
    assert len([place for place in governorates if place.country == "IQ"]) == 19
    assert len([place for place in governorates if place.country == "SY"]) == 14
    assert all(place.geometry is not None for place in governorates)


def test_every_district_of_iraq_and_syria_has_an_outline_in_its_governorate(areas):
    governorates = {(p.country, p.name): p.geometry for p in areas.values() if p.kind == "admin1"}
    districts = [p for p in own_places() if p.kind == "admin2" and p.country in {"IQ", "SY"}]
    assert len(districts) > 150
    for district in districts:
        outside = areas[district.id].geometry - governorates[district.country, district.admin1]
        assert outside.area < 0.05 * areas[district.id].geometry.area, district


def test_divisions_do_not_lie_upon_each_other(areas):
    outlines = [p.geometry for p in areas.values() if p.kind == "admin1"]
    pairs = shapely.STRtree(outlines).query(outlines, predicate="overlaps")
    for one, other in zip(*pairs, strict=True):
        shared = outlines[one].intersection(outlines[other]).area
        # Degrees squared: neighbours are rounded to different grids.
        assert shared < 0.06 * min(outlines[one].area, outlines[other].area) + 0.02


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        pytest.param("theatre:homs-desert", 38.87, 34.89, id="Sukhnah"),
        pytest.param("theatre:homs-desert", 37.63, 34.52, id="T4"),
        pytest.param("theatre:syrian-desert", 38.28, 34.56, id="Palmyra"),
        pytest.param("theatre:jazira", 40.75, 36.5, id="Hasakah"),
        pytest.param("theatre:mount-sinjar", 41.8, 36.4, id="the ridge"),
        pytest.param("theatre:kurdistan-region", 44.01, 36.19, id="Erbil"),
        pytest.param("theatre:rojava", 41.23, 37.05, id="Qamishli"),
        pytest.param("geonames:99592", 43.3, 33.42, id="Ramadi in Anbar"),
        pytest.param("geonames:98180", 44.27, 33.52, id="Taji in Baghdad"),
        pytest.param("geonames:92877", 41.88, 36.32, id="Sinjar in Nineveh"),
        pytest.param("geonames:169575", 38.62, 33.5, id="Tanf in Homs"),
        pytest.param("geonames:281132", 34.46, 31.5, id="Gaza City"),
        pytest.param("region:red-sea", 38.5, 20.5, id="between Sudan and Arabia"),
    ],
)
def test_an_area_holds_what_everybody_knows_to_be_in_it(areas, place_id, lon, lat):
    assert areas[place_id].geometry.contains(shapely.Point(lon, lat))


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        pytest.param("theatre:homs-desert", 36.73, 34.72, id="the city of Homs"),
        pytest.param("theatre:mount-sinjar", 41.71, 36.47, id="Sinuni on the plain"),
        pytest.param("theatre:kurdistan-region", 44.39, 35.47, id="Kirkuk"),
        pytest.param("geonames:99592", 44.07, 33.29, id="Abu Ghraib is not in Anbar"),
    ],
)
def test_an_area_ends_where_it_ends(areas, place_id, lon, lat):
    assert not areas[place_id].geometry.contains(shapely.Point(lon, lat))


def test_an_area_file_is_read_by_id(tmp_path):
    file = tmp_path / "areas.tsv"
    file.write_text(f"{HEADER}x:1\t{SQUARE}\town\n", encoding="utf-8")
    assert read_areas(file)["x:1"].area == pytest.approx(1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(f"x:1\t{SQUARE}", "id, well-known text and source", id="a column short"),
        pytest.param(f"x:1\t{SQUARE}\t", "id, well-known text and source", id="no source"),
        pytest.param("", "id, well-known text and source", id="an empty line"),
        pytest.param("x:1\tPOLYGON ((0 0, 1\town", "no well-known text", id="broken off"),
        pytest.param("x:1\tPOLYGON EMPTY\town", "not valid", id="empty"),
        pytest.param("x:1\tPOLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))\town", "not valid", id="a bow tie"),
        pytest.param(f"x:0\t{SQUARE}\town", "has an extent already", id="an id twice"),
    ],
)
def test_a_bad_area_is_refused_with_file_and_line(tmp_path, line, reason):
    file = tmp_path / "areas.tsv"
    file.write_text(f"{HEADER}x:0\t{SQUARE}\town\n{line}\nrest\n", encoding="utf-8")
    with pytest.raises(SourceError, match=reason) as refused:
        read_areas(file)
    assert "areas.tsv, line 3" in str(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_the_file_holds_the_error_is_ours(tmp_path, content):
    file = tmp_path / "areas.tsv"
    file.write_bytes(HEADER.encode() + content)
    try:
        read_areas(file)
    except SourceError as error:
        assert "areas.tsv" in str(error)  # noqa: PT017 (most contents raise, not all)
