"""Our own tables: every row checked, every spelling of the issue found, bad lines refused."""

import shutil
from importlib.resources import files

import pytest

from gazetteer import SourceError
from gazetteer.folding import fold
from gazetteer.place import KINDS
from gazetteer.sources.rows import read_rows
from gazetteer.sources.tables import (
    AREAS,
    SEATS,
    SPELLINGS,
    TABLES,
    abbreviations,
    admin1_names,
    capitals,
    demonyms,
    own_digest,
    own_places,
    seats,
    spellings,
)

DATA = files("gazetteer") / "data"


@pytest.fixture(scope="module")
def places():
    return {place.id: place for place in own_places()}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_what_a_place_needs(table):
    rows = list(read_rows(DATA / table))
    assert rows
    for row in rows:
        assert row.kind in KINDS
        assert fold(row.name), row
        assert all(fold(name) for name in row.names), row
        assert row.name not in row.names, row
        assert not any(";" in word for word in (*row.names, *row.demonyms, *row.abbreviations))
        assert row.source, row


@pytest.mark.parametrize("table", [*TABLES, *AREAS, SEATS])
def test_a_table_ends_its_lines_plainly_and_has_no_line_twice(table):
    content = (DATA / table).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    lines = content.split(b"\n")
    assert len(set(lines)) == len(lines)


def test_every_spelling_of_the_news_reaches_its_place(default_gazetteer):
    told = spellings()
    assert told
    for place_id, names in told.items():
        place = default_gazetteer.get(place_id)
        assert place is not None, place_id
        assert {fold(name) for name in names} <= {fold(n) for n in (place.name, *place.names)}


@pytest.mark.parametrize(
    "line", ["geonames:1", "geonames:1\tHoms", "geonames:1\t\tHoms", "a\tb\tc\td"]
)
def test_a_spelling_without_its_place_is_named(tmp_path, line):
    (tmp_path / SPELLINGS).write_text(f"id\tname\tnames\n{line}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"spellings\.tsv, line 2"):
        spellings(tmp_path)


def test_ids_are_unique_across_tables(places):
    assert len(places) == sum(len(list(read_rows(DATA / table))) for table in TABLES)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Türkiye", "TR"), ("Turkiye", "TR"), ("Burma", "MM"), ("Ivory Coast", "CI"),
        ("U.S.", "US"), ("USA", "US"), ("UK", "GB"), ("UAE", "AE"), ("DRC", "CD"),
        ("Syrian Arab Republic", "SY"), ("العراق", "IQ"), ("Czechia", "CZ"), ("Swaziland", "SZ"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_all_its_names(name, country):
    rows = list(read_rows(DATA / "countries.tsv"))
    found = [row.country for row in rows if fold(name) in map(fold, (row.name, *row.names))]
    assert found == [country]


def test_every_country_has_its_point_and_its_codes():
    rows = list(read_rows(DATA / "countries.tsv"))
    assert len(rows) >= 249
    assert len({row.country for row in rows}) == len(rows)
    assert all(len(row.code) == 3 and row.code.isupper() for row in rows)


@pytest.mark.parametrize(
    ("word", "place_id"),
    [
        ("Syrian", "geonames:163843"),
        ("iraqis", "geonames:99237"),
        ("Turkish", "geonames:298795"),
        ("Congolese", "geonames:203312"),
        ("Congolese", "geonames:2260494"),
        ("european", "geonames:6255148"),
        ("Middle Eastern", "region:middle-east"),
        ("Chechen", "geonames:569665"),
    ],
)
def test_a_demonym_leads_to_its_places(places, word, place_id):
    assert place_id in demonyms()[fold(word)]
    assert fold(word) in map(fold, places[place_id].names)


@pytest.mark.parametrize("word", ["Kurdish", "Arab", "Sunni", "Turkmen", "Syria", "Baghdadi"])
def test_peoples_and_names_are_no_demonyms(word):
    assert fold(word) not in demonyms()


@pytest.mark.parametrize(
    ("short", "place_id"),
    [("US", "geonames:6252001"), ("TX", "geonames:4736286"), ("Tex.", "geonames:4736286")],
)
def test_an_abbreviation_counts_as_written(short, place_id):
    assert abbreviations()[short] == (place_id,)
    assert short.lower() not in abbreviations()


@pytest.mark.parametrize("word", ["in", "or", "me", "ok", "al", "car", "wash"])
def test_short_forms_that_are_words_are_not_among_the_names(places, word):
    assert not any(word in map(fold, (p.name, *p.names)) for p in places.values())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("IQ.01", "Anbar Governorate"), ("IQ.19", "Halabja Governorate"),
        ("SY.11", "Homs Governorate"), ("TR.72", "Mardin Province"), ("US.TX", "Texas"),
        ("UA.11", "Crimea"), ("PS.GZ", "Gaza Strip"),
    ],
)  # fmt: skip
def test_a_division_is_named_by_its_geonames_code(code, name):
    assert admin1_names()[code] == name


def test_capitals_are_known_by_country():
    assert capitals()["IQ"] == "geonames:98182"
    assert len(capitals()) > 230


def test_seats_of_divisions_are_marked():
    marked = seats()
    assert marked["geonames:99072"] == "PPLA"  # Mosul
    assert len(marked) > 3000


@pytest.mark.parametrize("line", ["geonames:1", "geonames:1\tPPLA", ""])
def test_a_bad_line_of_the_seats_is_refused(tmp_path, line):
    shutil.copytree(str(DATA), tmp_path / "data")
    with (tmp_path / "data" / SEATS).open("a", encoding="utf-8") as table:
        table.write(f"{line}\n")
    with pytest.raises(SourceError, match=r"seats\.tsv, line \d+"):
        seats(tmp_path / "data")


@pytest.mark.parametrize(
    ("name", "kind", "lon", "lat"),
    [
        ("Rhine", "water", 8.2, 49.0), ("Mississippi River", "water", -91, 39),
        ("Karakoram", "mountain", 76, 36), ("Sumatra", "region", 101, 0),
        ("Lake Titicaca", "water", -69.3, -15.8), ("Taklamakan Desert", "desert", 82, 39),
        ("Mount Everest", "mountain", 86.9, 28), ("Cape Town", "city", 18.4, -33.9),
        ("Strait of Malacca", "water", 100, 4), ("Heathrow", "airport", -0.45, 51.47),
        ("Cambridgeshire", "admin2", 0.1, 52.3), ("Sea of Okhotsk", "water", 149, 55),
    ],
)  # fmt: skip
def test_what_the_world_news_names_is_in_a_table_of_its_kind(places, name, kind, lon, lat):
    found = [
        place
        for place in places.values()
        if fold(name) in map(fold, (place.name, *place.names))
        and abs(place.lon - lon) < 4
        and abs(place.lat - lat) < 4
    ]
    assert {place.kind for place in found} == ({kind} if kind != "city" else set())


def test_the_second_level_leaves_bare_names_to_towns(places):
    districts = [place for place in places.values() if place.id.startswith("geonames:")]
    named = [place for place in districts if place.kind == "admin2" and "(district)" in place.name]
    assert len(named) > 1000


@pytest.mark.parametrize(
    ("country", "least"), [("TR", 950), ("IR", 360), ("JO", 50), ("LB", 25), ("SA", 70), ("PS", 16)]
)
def test_districts_of_the_neighbours_are_known(places, country, least):
    districts = [p for p in places.values() if p.kind == "admin2" and p.country == country]
    assert len(districts) >= least
    assert all(place.admin1 for place in districts)


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Kızıltepe İlçesi", 40.6, 37.2), ("Shahrestān-e Sarpol-e Z̄ahāb", 45.9, 34.5),
        ("Liwā’ ar Ruwayshid", 38.2, 32.5), ("Caza du Hermel", 36.4, 34.4),
    ],
)  # fmt: skip
def test_a_district_lies_where_its_seat_does(places, name, lon, lat):
    (district,) = [place for place in places.values() if place.name == name]
    assert abs(district.lon - lon) < 0.1
    assert abs(district.lat - lat) < 0.1


def test_counties_carry_their_state_and_fips_code():
    rows = {row.code: row for row in read_rows(DATA / "us_counties.tsv")}
    assert len(rows) > 3100
    assert (rows["01001"].name, rows["01001"].admin1) == ("Autauga County", "Alabama")


def test_the_digest_is_stable_and_follows_the_bytes(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(str(DATA), folder)
    assert own_digest(folder) == own_digest()
    with (folder / "regions.tsv").open("ab") as table:
        table.write(b"\n")
    assert own_digest(folder) != own_digest()


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"areas\.tsv: cannot be read"):
        list(own_places(tmp_path))
    with pytest.raises(SourceError, match=r"theatre\.tsv: cannot be read"):
        own_digest(tmp_path)


def test_an_extent_without_a_place_is_named(tmp_path):
    shutil.copytree(str(DATA), tmp_path / "data")
    with (tmp_path / "data" / AREAS[0]).open("a", encoding="utf-8") as table:
        table.write("theatre:nowhere\tPOLYGON ((0 0, 1 0, 1 1, 0 0))\town\n")
    with pytest.raises(SourceError, match=r"areas\.tsv: theatre:nowhere is in no table"):
        list(own_places(tmp_path / "data"))


def test_a_place_in_two_tables_is_named(tmp_path):
    shutil.copytree(str(DATA), tmp_path / "data")
    table = tmp_path / "data" / "regions.tsv"
    content = table.read_text(encoding="utf-8")
    _, _, rest = content.splitlines()[1].partition("\t")
    twin = f"theatre:homs-desert\t{rest}"
    table.write_text(content + twin + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"regions\.tsv: theatre:homs-desert comes twice"):
        list(own_places(tmp_path / "data"))
