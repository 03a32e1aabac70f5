"""The built-in store, whole: that it is there, that it is right, that it is quick."""

import subprocess
import sys
import time

import pytest


@pytest.fixture(scope="module")
def everywhere(default_gazetteer):
    return default_gazetteer.near(0, 0, 20_100)


@pytest.mark.parametrize(
    ("name", "kind", "country", "lon", "lat"),
    [
        ("Al-Qaim", "town", "IQ", 41.09, 34.37),
        ("Sinjar", "town", "IQ", 41.88, 36.32),
        ("Homs", "city", "SY", 36.72, 34.73),
        ("Damascus", "capital", "SY", 36.29, 33.51),
        ("Baghdad", "capital", "IQ", 44.39, 33.34),
        ("Paris", "capital", "FR", 2.35, 48.85),
        ("Syria", "country", "SY", 38.5, 35.0),
        ("Iraq", "country", "IQ", 43.7, 33.0),
        ("Hasakeh", "city", "SY", 40.75, 36.50),
        ("Rawah", "town", "IQ", 41.91, 34.48),
        ("Karbalah", "city", "IQ", 44.02, 32.6),
        ("Aleppo", "city", "SY", 37.16, 36.2),
        ("Mosul", "city", "IQ", 43.12, 36.34),
        ("Tokyo", "capital", "JP", 139.69, 35.69),
        ("London", "capital", "GB", -0.13, 51.5),
        ("Washington", "capital", "US", -77.04, 38.9),
        ("Tripoli", "capital", "LY", 13.19, 32.89),
        ("Victoria", "admin1", "AU", 145.0, -37.0),
        ("New York", "city", "US", -74.0, 40.71),
        ("Москва", "capital", "RU", 37.62, 55.75),
        ("دمشق", "capital", "SY", 36.29, 33.51),
        ("北京", "capital", "CN", 116.4, 39.9),
    ],
)
def test_a_known_name_means_the_known_place(default_gazetteer, name, kind, country, lon, lat):
    place = default_gazetteer.find(name)[0].place
    assert (place.kind, place.country) == (kind, country)
    reach = 500 if kind in {"country", "admin1"} else 15
    assert place in default_gazetteer.near(lon, lat, reach)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Homs province", "admin1"),
        ("Nineveh", "admin1"),
        ("Anbar Governorate", "admin1"),
        ("al-Hol camp", "camp"),
        ("the desert of Homs", "desert"),
        ("Sinjar mountains", "mountain"),
    ],
)
def test_a_name_with_a_word_for_its_kind_means_that_kind(default_gazetteer, name, kind):
    assert default_gazetteer.find(name)[0].place.kind == kind


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("the Levant", "Levant"), ("the Sunni Triangle", "Sunni Triangle"),
        ("The Hague", "The Hague"), ("Northern Iraq", "Northern Iraq"),
        ("the Syrian–Iraqi border", "Iraq–Syria border"),
        ("border between Turkey and Syria", "Syria–Turkey border"),
    ],
)  # fmt: skip
def test_an_article_may_lead_a_name_that_has_none(default_gazetteer, name, own):
    assert default_gazetteer.find(name)[0].place.name == own


def test_no_article_alone_is_a_place(default_gazetteer):
    assert default_gazetteer.find("the ") == ()


def test_it_holds_the_towns_of_the_whole_world_each_once(everywhere):
    assert len(everywhere) > 234_000
    assert len({place.id for place in everywhere}) == len(everywhere)
    assert len({place.country for place in everywhere}) > 240


def test_every_country_has_at_most_one_capital(everywhere):
    capitals = [place.country for place in everywhere if place.kind == "capital"]
    assert len(capitals) > 180
    assert len(set(capitals)) == len(capitals)


def test_places_of_the_theatre_are_known_as_chosen_by_hand(default_gazetteer):
    assert default_gazetteer.find("Al-Qaim")[0].place.curated
    assert not default_gazetteer.find("Paris")[0].place.curated


def test_it_says_whom_to_thank(default_gazetteer):
    assert any("GeoNames" in line and "CC BY" in line for line in default_gazetteer.credits())


def test_codes_of_airports_are_no_names_of_their_towns(default_gazetteer):
    damascus = default_gazetteer.find("Damascus")[0].place
    assert "DAM" not in damascus.names
    assert "Dimashq" in damascus.names


def test_the_next_process_opens_it_without_building(default_gazetteer, default_folder):
    program = (
        "import sys; from pathlib import Path; from gazetteer import Gazetteer\n"
        "with Gazetteer.default(folder=Path(sys.argv[1]), progress=True) as gazetteer:\n"
        "    print(gazetteer.find('Homs')[0].place.id)\n"
        "print({'pandas', 'shapely', 'tqdm', 'gazetteer.sources.world'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(default_folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [default_gazetteer.find("Homs")[0].place.id, "set()"]
    assert done.stderr == ""


def test_a_look_up_takes_microseconds(default_gazetteer, everywhere):
    names = [f"{place.name}{more}" for place in everywhere[:10_000] for more in ("", " said")]
    start = time.process_time()
    for name in names:
        default_gazetteer.named(name)
    # Twenty times what was measured: a limit for mistakes, not for slow machines.
    assert (time.process_time() - start) / len(names) < 0.0002


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hodeidah", "YE"), ("Masisi", "CD"), ("Ain al-Hilweh", "LB"), ("Cité Soleil", "HT"),
        ("Shejaiya", "PS"), ("Zamzam", "SD"), ("Paletwa", "MM"), ("Deir al-Balah", "PS"),
        ("Jubaland", "SO"), ("Torkham", "AF"), ("Snake Island", "UA"), ("Kufra", "LY"),
    ],
)  # fmt: skip
def test_places_of_crises_have_the_spelling_of_the_news(default_gazetteer, name, country):
    assert default_gazetteer.named(name)[0].country == country
