"""The geocoder keeps geopy's manners, over a store and without a connection."""

import subprocess
import sys

import geopandas
import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location
from geopy.point import Point
from shapely.geometry import Point as Spot

from gazetteer import Gazetteer
from gazetteer.geocoder import DatelineGeocoder


@pytest.fixture(scope="module")
def geocoder(make_place):
    rows = [
        make_place("Syria", names=("SYR",), kind="country", country="SY", lon=38.5, lat=35.0),
        make_place("Iraq", kind="country", country="IQ", lon=43.7, lat=33.0),
        make_place("United States", names=("USA",), kind="country", country="US",
                   lon=-98.5, lat=39.8),
        make_place("Nineveh", names=("Ninawa",), kind="admin1", country="IQ", admin1="Nineveh",
                   lon=42.4, lat=36.1),
        make_place("Sinjar", country="IQ", admin1="Nineveh", population=38_294,
                   lon=41.88, lat=36.32),
        make_place("Sinjar", id="test:sinjar-sy", kind="village", country="SY", admin1="Idlib",
                   lon=37.0, lat=35.59),
        make_place("Baghdad", kind="capital", country="IQ", admin1="Baghdad",
                   population=7_216_000, lon=44.4, lat=33.34),
        make_place("Karrada", kind="neighbourhood", country="IQ", lon=44.42, lat=33.3),
        make_place("Washington, D.C.", kind="capital", country="US",
                   admin1="District of Columbia", population=689_545, lon=-77.0, lat=38.9),
        make_place("Jazira", kind="region", country=None, lon=40.0, lat=36.0),
    ]  # fmt: skip
    with Gazetteer.of(rows) as gazetteer:
        yield DatelineGeocoder(gazetteer)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Sinjar", "test:sinjar"),
        ("Sinjar, Syria", "test:sinjar-sy"),
        ("Sinjar, SY", "test:sinjar-sy"),
        ("Sinjar, SYR", "test:sinjar-sy"),
        ("sinjar,nineveh", "test:sinjar"),
        ("Sinjar, Ninawa Governorate, Iraq", "test:sinjar"),
        ("Sinjar; Nineveh; IQ", "test:sinjar"),
        ("Karrada, Baghdad", "test:karrada"),
        ("Karrada، Baghdad، Iraq", "test:karrada"),
        ("Washington, D.C.", "test:washington,-d.c."),
        ("Washington, DC, USA", "test:washington,-d.c."),
        ("Sinjar, Nineveh, Syria", None),
        ("Sinjar, Nowhere", None),
        ("Nowhere, Iraq", None),
        ("Nowhere", None),
        ("Iraq, Iraq", None),
        (",", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_a_query_is_answered_by_the_place_that_fits_all_its_parts(geocoder, query, place):
    location = geocoder.geocode(query)
    assert (location and location.raw["id"]) == place


def test_a_location_has_address_latitude_longitude_and_the_row(geocoder):
    location = geocoder.geocode("Sinjar")
    assert isinstance(location, Location)
    assert location.address == "Sinjar, Nineveh, Iraq"
    assert (location.latitude, location.longitude) == (36.32, 41.88)
    assert location.raw["kind"] == "town"
    assert location.raw["reasons"][0]["name"] == "spelling"
    address, (latitude, longitude) = location
    assert (address, latitude, longitude) == (location.address, 36.32, 41.88)


def test_an_address_names_nothing_twice(geocoder):
    assert geocoder.geocode("Iraq").address == "Iraq"
    assert geocoder.geocode("Baghdad").address == "Baghdad, Iraq"
    assert geocoder.geocode("Jazira").address == "Jazira"


def test_several_locations_come_best_first(geocoder):
    found = geocoder.geocode("Sinjar", exactly_one=False)
    assert [location.raw["id"] for location in found] == ["test:sinjar", "test:sinjar-sy"]
    assert len(geocoder.geocode("Sinjar", exactly_one=False, limit=1)) == 1
    assert geocoder.geocode("Nowhere", exactly_one=False) is None


@pytest.mark.parametrize("codes", ["SY", "sy", ["sy"], "sy,us", (" SY ", "US")])
def test_country_codes_narrow_the_answer(geocoder, codes):
    assert geocoder.geocode("Sinjar", country_codes=codes).raw["id"] == "test:sinjar-sy"


# Idlib's Sinjar lies in this box, Nineveh's, which is likelier, does not.
IDLIB = (37, 36), (35, 38)


@pytest.mark.parametrize(
    "viewbox",
    [
        IDLIB,
        [Point(37, 36), Point(35, 38)],
        (("37", "36"), ("35", "38")),
        ("37, 36", "35, 38"),
        ((35, 38), (37, 36)),
        ((35, 36), (37, 38)),
    ],
)
def test_a_viewbox_is_a_preference_and_bounds_where_that_is_said(geocoder, viewbox):
    found = geocoder.geocode("Sinjar", viewbox=viewbox, exactly_one=False)
    assert [location.raw["id"] for location in found] == ["test:sinjar-sy", "test:sinjar"]
    found = geocoder.geocode("Sinjar", viewbox=viewbox, bounded=True, exactly_one=False)
    assert [location.raw["id"] for location in found] == ["test:sinjar-sy"]
    assert geocoder.geocode("Baghdad", viewbox=viewbox).raw["id"] == "test:baghdad"
    assert geocoder.geocode("Baghdad", viewbox=viewbox, bounded=True) is None


@pytest.mark.parametrize(
    "viewbox", ["5,5,5,5", [5], [IDLIB[0]], [*IDLIB, IDLIB[0]], 5, ["nowhere", "at all"]]
)
def test_a_viewbox_that_is_none_is_refused_as_geopy_does(geocoder, viewbox):
    with pytest.raises(GeocoderQueryError, match="two corners"):
        geocoder.geocode("Sinjar", viewbox=viewbox)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"city": "Sinjar", "country": "Syria"}, "test:sinjar-sy"),
        ({"country": "Iraq", "state": "Nineveh", "city": "Sinjar"}, "test:sinjar"),
        ({"country": "Syria"}, "test:syria"),
        ({"city": "Sinjar", "country": ""}, "test:sinjar"),
        ({"city": "Nowhere", "country": "Syria"}, None),
    ],
)
def test_a_query_may_come_in_parts(geocoder, query, place):
    location = geocoder.geocode(query)
    assert (location and location.raw["id"]) == place


@pytest.mark.parametrize("query", [{}, {"city": ""}, {"planet": "Earth"}, {"city": 7}])
def test_parts_that_make_no_sense_are_refused(geocoder, query):
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_a_limit_holds_for_lists_only(geocoder, limit):
    found = geocoder.geocode("Sinjar", exactly_one=False, limit=limit)
    assert len(found) == min(limit, 2)
    assert isinstance(geocoder.geocode("Sinjar", limit=limit), Location)
    assert len(geocoder.reverse((36, 41), exactly_one=False, limit=limit)) == limit


@pytest.mark.parametrize("method", ["geocode", "reverse"])
@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none_never_an_empty_list(method, exactly_one):
    with Gazetteer.of([]) as gazetteer:
        ask = getattr(DatelineGeocoder(gazetteer), method)
        assert ask("0, 0", exactly_one=exactly_one) is None


def test_reverse_of_a_tiny_coordinate_is_read_as_it_is(geocoder):
    # geopy's Nominatim once wrote 1e-05 into the address.
    assert geocoder.reverse("50.0, -0.00001") == geocoder.reverse((50.0, -1.0e-5))


@pytest.mark.parametrize("agent", ["my_user_agent/1.0", "geopy/2"])
def test_a_user_agent_is_taken_like_by_geopys_geocoders(geocoder, agent):
    with DatelineGeocoder(geocoder._gazetteer, user_agent=agent) as other:  # noqa: SLF001
        assert other.headers["User-Agent"] == agent


def test_a_country_without_such_a_place_gives_none(geocoder):
    assert geocoder.geocode("Sinjar", country_codes="US") is None


@pytest.mark.parametrize(
    ("query", "options"),
    [
        (None, {}),
        (float("nan"), {}),
        (["Sinjar"], {}),
        ("Sinjar", {"country_codes": "Syria"}),
        ("Sinjar", {"country_codes": ""}),
        ("Sinjar", {"limit": 0}),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_as_geopy_does(geocoder, query, options):
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query, **options)


@pytest.mark.parametrize(
    "point", [(36.3, 41.9), "36.3, 41.9", Point(36.3, 41.9), "36 18m N 41 54m E"]
)
def test_reverse_gives_the_nearest_place(geocoder, point):
    assert geocoder.reverse(point).raw["id"] == "test:sinjar"


def test_reverse_looks_as_far_as_it_must(geocoder):
    assert geocoder.reverse((0, -150)).raw["id"] == "test:washington,-d.c."


def test_reverse_gives_several_nearest_first(geocoder):
    found = geocoder.reverse((33.3, 44.42), exactly_one=False, limit=2)
    assert [location.raw["id"] for location in found] == ["test:karrada", "test:baghdad"]


def test_reverse_leaves_out_what_covers_ground(geocoder):
    found = geocoder.reverse((33.0, 43.7), exactly_one=False)
    assert {location.raw["kind"] for location in found}.isdisjoint({"country", "admin1", "region"})


@pytest.mark.parametrize("point", ["nowhere", "", (float("nan"), 0)])
def test_reverse_refuses_what_is_no_point(geocoder, point):
    with pytest.raises(ValueError, match=r"[Pp]oint"):
        geocoder.reverse(point)


def test_reverse_refuses_a_point_beyond_the_poles_as_geopy_does(geocoder):
    with pytest.warns(UserWarning, match="Latitude"), pytest.raises(ValueError, match="Latitude"):
        geocoder.reverse((95, 0))


def test_reverse_refuses_to_guess_a_missing_point(geocoder):
    with pytest.raises(GeocoderQueryError, match="None"):
        geocoder.reverse(None)


def test_an_empty_store_has_no_answer():
    with Gazetteer.of([]) as gazetteer:
        geocoder = DatelineGeocoder(gazetteer)
        assert geocoder.geocode("Homs") is None
        assert geocoder.reverse((34, 36)) is None


def test_it_takes_what_geopys_geocoders_take_and_asks_no_server(geocoder):
    with DatelineGeocoder(geocoder._gazetteer, user_agent="mine", timeout=3) as other:  # noqa: SLF001
        assert other.geocode("Sinjar", timeout=1, language="en") is not None
        with pytest.raises(GeocoderUnavailable):
            other.adapter.get_json("https://example.org", timeout=1, headers={})


def test_geopys_rate_limiter_works_with_it(geocoder):
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0)
    assert limited("Sinjar").raw["id"] == "test:sinjar"


def test_geopandas_geocodes_with_it(geocoder):
    def provider(**options):
        return geocoder if not options else None

    frame = geopandas.tools.geocode(["Sinjar", "Nowhere", "Baghdad"], provider=provider)
    assert list(frame.address[[0, 2]]) == ["Sinjar, Nineveh, Iraq", "Baghdad, Iraq"]
    assert frame.geometry[0] == Spot(41.88, 36.32)
    assert frame.geometry[1].is_empty
    back = geopandas.tools.reverse_geocode([Spot(44.42, 33.3)], provider=provider)
    assert list(back.address) == ["Karrada, Iraq"]


def test_geopandas_takes_the_class_as_a_provider(geocoder):
    options = {"provider": DatelineGeocoder, "gazetteer": geocoder._gazetteer}  # noqa: SLF001
    frame = geopandas.tools.geocode(["Sinjar, Syria", "Nowhere"], **options)
    assert frame.crs == "EPSG:4326"
    assert frame.geometry[0] == Spot(37.0, 35.59)
    assert frame.geometry[1].is_empty
    back = geopandas.tools.reverse_geocode([Spot(37.0, 35.6)], **options)
    assert list(back.address) == ["Sinjar, Idlib, Syria"]


def test_only_the_geocoder_loads_geopy():
    program = "import sys, gazetteer.store; print('geopy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
