"""The theatre of the reports: where its places lie, and which spellings lead to them."""

import math
from importlib.resources import files

import pytest
import shapely

from gazetteer.folding import fold
from gazetteer.sources.rows import read_rows
from gazetteer.sources.tables import facing, own_places

THEATRE = files("gazetteer") / "data" / "theatre.tsv"

BOXES = {
    "IQ": (38.7, 29.0, 48.7, 37.5),
    "SY": (35.5, 32.2, 42.5, 37.4),
    "TR": (25.6, 35.8, 44.9, 42.2),
    "IR": (44.0, 25.0, 63.4, 39.8),
    "JO": (34.9, 29.1, 39.4, 33.4),
    "LB": (35.0, 33.0, 36.7, 34.8),
    "SA": (34.4, 16.2, 55.8, 32.3),
    "KW": (46.5, 28.5, 48.6, 30.2),
}
"""West, south, east and north of the theatre's countries, degrees, generous."""


def kilometres(place, lon, lat):
    east = (place.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(east, place.lat - lat)


@pytest.fixture(scope="module")
def places():
    return {place.id: place for place in own_places()}


@pytest.fixture(scope="module")
def theatre():
    return list(read_rows(THEATRE))


@pytest.fixture(scope="module")
def by_name(theatre):
    found = {}
    for row in theatre:
        for name in (row.name, *row.names):
            found.setdefault(fold(name), []).append(row)
    return found


def test_the_theatre_has_at_least_the_places_asked_for(theatre):
    assert len(theatre) >= 1500
    kinds = {row.kind for row in theatre}
    assert kinds >= {
        "admin1", "region", "desert", "mountain", "water", "city", "town", "village", "camp",
        "crossing", "prison", "airport", "base", "dam", "field", "site",
    }  # fmt: skip


def test_every_crossing_that_faces_another_is_faced_by_it_across_the_border(places):
    assert len(facing()) >= 40
    for one, other in facing().items():
        assert facing()[other] == one
        assert {places[one].kind, places[other].kind} == {"crossing"}
        assert places[one].country != places[other].country
        assert kilometres(places[one], places[other].lon, places[other].lat) < 30


def test_districts_of_iraq_and_syria_have_outlines_and_hold_their_towns(places, theatre):
    outlines = {(p.country, p.name): p.geometry for p in places.values() if p.kind == "admin2"}
    held = [
        outlines[row.country, row.more[1]].contains(shapely.Point(row.lon, row.lat))
        for row in theatre
        if row.more[1]
    ]
    assert len(held) > 1000
    assert sum(held) > 0.97 * len(held)


def test_every_place_of_the_theatre_lies_in_its_country(theatre):
    for row in theatre:
        if row.country is not None:
            west, south, east, north = BOXES[row.country]
            assert west <= row.lon <= east, row
            assert south <= row.lat <= north, row


def test_every_place_in_iraq_and_syria_lies_in_or_near_its_governorate(places, theatre):
    outlines = {
        (place.country, place.name): place.geometry
        for place in places.values()
        if place.kind == "admin1" and place.geometry is not None
    }
    for row in theatre:
        if row.country in {"IQ", "SY"} and row.admin1 is not None:
            outline = outlines[row.country, row.admin1]
            assert outline.distance(shapely.Point(row.lon, row.lat)) < 0.12, row


def test_every_division_of_the_theatre_is_a_row_of_its_own(places, theatre):
    divisions = {(p.country, p.name) for p in places.values() if p.kind == "admin1"}
    for row in theatre:
        if row.admin1 is not None:
            assert (row.country, row.admin1) in divisions, row


def test_no_spelling_of_the_theatre_stands_for_two_places(by_name):
    twice = {name: [row.name for row in rows] for name, rows in by_name.items() if len(rows) > 1}
    assert twice == {}


@pytest.mark.parametrize(
    ("spelling", "lon", "lat"),
    [
        *[(name, 40.75, 36.50) for name in ("Hasakah", "Hasakeh", "Hassakeh", "al-Hasakah")],
        *[(name, 40.75, 36.50) for name in ("Hesekê", "Hasaka", "Al-Hassakah")],
        *[(name, 40.99, 34.39) for name in ("Al-Qaim", "al-Qa'im", "Qaim", "Al Qa’im", "القائم")],
        *[(name, 40.92, 34.45) for name in ("Albu Kamal", "Abu Kamal", "Bukamal", "Al-Bukamal")],
        *[(name, 40.92, 34.45) for name in ("Boukamal", "Al-Boukamal")],
        *[(name, 44.02, 32.62) for name in ("Karbala", "Karbalah", "Kerbala")],
        *[(name, 42.5, 36.0) for name in ("Nineveh", "Ninawa", "Ninewa", "Nineveh province")],
        *[(name, 40.07, 36.85) for name in ("Ras al-Ain", "Ras al-Ayn", "Serê Kaniyê")],
        *[(name, 40.07, 36.85) for name in ("Sari Kani", "Serekaniye", "رأس العين")],
        *[(name, 41.92, 34.48) for name in ("Rawah", "Rawa")],
        *[(name, 41.88, 36.32) for name in ("Sinjar", "Shingal", "Shengal")],
        *[(name, 40.14, 35.34) for name in ("Deir ez-Zor", "Deir al-Zor", "Deir Ezzor")],
        *[(name, 40.14, 35.34) for name in ("Dayr az-Zawr", "دير الزور")],
        *[(name, 45.43, 35.57) for name in ("Sulaymaniyah", "Sulaimani", "Slemani")],
        *[(name, 41.15, 36.39) for name in ("Al-Hol", "al-Hawl", "Al Hol")],
        *[(name, 41.14, 36.38) for name in ("Hol camp", "al-Hol camp", "al-Hawl camp")],
        *[(name, 42.04, 36.96) for name in ("Roj camp", "Camp Roj")],
        *[(name, 36.73, 34.72) for name in ("Homs", "Hims")],
        *[(name, 37.16, 36.20) for name in ("Aleppo", "Halab")],
        *[(name, 36.29, 33.51) for name in ("Damascus", "Dimashq")],
        *[(name, 43.12, 36.34) for name in ("Mosul",)],
        *[(name, 42.83, 33.64) for name in ("Hit",)],
        *[(name, 38.52, 34.30) for name in ("Homs desert", "desert of Homs", "Homs Badia")],
        *[(name, 38.51, 34.34) for name in ("Syrian Desert", "Badia", "Syrian Badia", "Badiya")],
        *[(name, 41.77, 36.39) for name in ("Mount Sinjar", "Sinjar mountain", "Jabal Sinjar")],
        *[(name, 42.08, 36.81) for name in ("Rabia crossing", "Rabia-Yarubiyah crossing")],
        *[(name, 40.98, 34.41) for name in ("Al-Qaim crossing", "Albu Kamal crossing")],
        *[(name, 42.37, 37.08) for name in ("Semalka", "Faysh Khabur crossing")],
        *[(name, 36.69, 36.24) for name in ("Bab al-Hawa",)],
        *[(name, 40.75, 36.48) for name in ("Ghwayran prison", "al-Sina'a prison")],
        *[(name, 36.33, 33.67) for name in ("Sednaya prison", "Saydnaya prison")],
    ],
)
def test_a_spelling_of_the_news_leads_to_its_place(by_name, spelling, lon, lat):
    (row,) = by_name[fold(spelling)]
    assert kilometres(row, lon, lat) < 25


@pytest.mark.parametrize("word", ["Law", "Sham", "Anna", "Mare", "Diana", "KRG", "Western Desert"])
def test_ordinary_words_are_no_spellings_of_the_theatre(by_name, word):
    assert fold(word) not in by_name


@pytest.mark.parametrize(
    ("word", "kind"), [("Homs", "city"), ("Hasakah", "city"), ("Anbar", "admin1")]
)
def test_a_bare_name_means_the_city_unless_the_news_means_the_province(by_name, word, kind):
    (row,) = by_name[fold(word)]
    assert row.kind == kind


@pytest.mark.parametrize("name", ["Homs", "Hasakah", "Aleppo", "Deir ez-Zor", "Karbala"])
@pytest.mark.parametrize("generic", ["Governorate", "province"])
def test_a_province_is_found_by_its_full_name(by_name, name, generic):
    (row,) = by_name[fold(f"{name} {generic}")]
    assert (row.kind, row.name) == ("admin1", f"{name} Governorate")
