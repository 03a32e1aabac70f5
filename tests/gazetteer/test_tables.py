"""Our own tables: every row checked, every spelling of the issue found, bad lines refused."""

import math
import shutil
from importlib.resources import files

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import SourceError
from gazetteer.folding import fold
from gazetteer.place import KINDS
from gazetteer.sources.rows import COLUMNS, read_rows
from gazetteer.sources.tables import (
    AREAS,
    TABLES,
    abbreviations,
    admin1_names,
    capitals,
    demonyms,
    own_digest,
    own_places,
)

DATA = files("gazetteer") / "data"

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

ROW = {
    "id": "x:1",
    "name": "Somewhere",
    "names": "Elsewhere|هناك",
    "demonyms": "",
    "abbreviations": "",
    "kind": "town",
    "feature": "P.PPL",
    "country": "IQ",
    "admin1": "",
    "population": "0",
    "lon": "44.0",
    "lat": "33.0",
    "code": "",
    "source": "own",
}


def line(**changes):
    return "\t".join((ROW | changes)[column] for column in COLUMNS)


def write_table(folder, *lines, header="\t".join(COLUMNS)):
    table = folder / "table.tsv"
    table.write_text("\n".join([header, *lines, ""]), encoding="utf-8", newline="\n")
    return table


def kilometres(place, lon, lat):
    east = (place.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(east, place.lat - lat)


@pytest.fixture(scope="module")
def places():
    return {place.id: place for place in own_places()}


@pytest.fixture(scope="module")
def theatre():
    return list(read_rows(DATA / "theatre.tsv"))


@pytest.fixture(scope="module")
def by_name(theatre):
    found = {}
    for row in theatre:
        for name in (row.name, *row.names):
            found.setdefault(fold(name), []).append(row)
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_what_a_place_needs(table):
    rows = list(read_rows(DATA / table))
    assert rows
    for row in rows:
        assert row.kind in KINDS
        assert fold(row.name), row
        assert all(fold(name) for name in row.names), row
        assert row.name not in row.names, row
        assert row.source, row


@pytest.mark.parametrize("table", [*TABLES, AREAS])
def test_a_table_ends_its_lines_plainly_and_has_no_line_twice(table):
    content = (DATA / table).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    lines = content.split(b"\n")
    assert len(set(lines)) == len(lines)


def test_ids_are_unique_across_tables(places):
    assert len(places) == sum(len(list(read_rows(DATA / table))) for table in TABLES)


def test_the_theatre_has_at_least_the_places_asked_for(theatre):
    assert len(theatre) >= 250
    kinds = {row.kind for row in theatre}
    assert kinds >= {
        "admin1", "region", "desert", "mountain", "water", "city", "town", "village", "camp",
        "crossing", "prison", "airport", "base", "dam", "field", "site",
    }  # fmt: skip


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
    with (tmp_path / "data" / AREAS).open("a", encoding="utf-8") as table:
        table.write("theatre:nowhere\tPOLYGON ((0 0, 1 0, 1 1, 0 0))\town\n")
    with pytest.raises(SourceError, match=r"areas\.tsv: theatre:nowhere is in no table"):
        list(own_places(tmp_path / "data"))


def test_a_place_in_two_tables_is_named(tmp_path):
    shutil.copytree(str(DATA), tmp_path / "data")
    table = tmp_path / "data" / "regions.tsv"
    content = table.read_text(encoding="utf-8")
    table.write_text(content + line(id="theatre:homs-desert") + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"regions\.tsv: theatre:homs-desert comes twice"):
        list(own_places(tmp_path / "data"))


def test_a_good_line_is_read_as_it_stands(tmp_path):
    (row,) = read_rows(write_table(tmp_path, line(demonyms="Somewherian", names="Else\u2028where")))
    assert (row.names, row.demonyms, row.lon) == (("Else\u2028where",), ("Somewherian",), 44.0)
    place = row.place(None)
    assert place.names == ("Else\u2028where", "Somewherian")
    assert place.admin1 is None


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param("x:1\tSomewhere", "has 2 columns", id="too short"),
        pytest.param(line() + "\tmore", "has 15 columns", id="too long"),
        pytest.param("", "has 1 columns", id="empty"),
        pytest.param(line(id="x"), "source:key", id="an id without source"),
        pytest.param(line(id="x: 1"), "source:key", id="an id with a blank"),
        pytest.param(line(name=""), "is empty", id="no name"),
        pytest.param(line(name=" Somewhere"), "spaces at its ends", id="a name with a margin"),
        pytest.param(line(names="A||B"), "is empty", id="an empty name among others"),
        pytest.param(line(kind="hamlet"), "is none of", id="an unknown kind"),
        pytest.param(line(feature="PPL"), "not written like P.PPL", id="half a feature"),
        pytest.param(line(country="Iraq"), "alpha-2", id="a country by name"),
        pytest.param(line(country="iq"), "alpha-2", id="a country in small letters"),
        pytest.param(line(population="-1"), "whole number", id="fewer than none"),
        pytest.param(line(population="1e3"), "whole number", id="a number in another form"),
        pytest.param(line(population="²"), "whole number", id="a digit that is no number"),
        pytest.param(line(lon="181"), "lon '181'", id="off the globe"),
        pytest.param(line(lat="-90.1"), "lat '-90.1'", id="beyond the pole"),
        pytest.param(line(lat="nan"), "lat 'nan'", id="not a number"),
        pytest.param(line(lon="east"), "lon 'east'", id="a word"),
        pytest.param(line(source=""), "source", id="no source"),
    ],
)
def test_a_bad_line_is_refused_with_file_and_line(tmp_path, bad, reason):
    table = write_table(tmp_path, line(), bad)
    with pytest.raises(SourceError, match=reason) as refused:
        list(read_rows(table))
    assert "table.tsv, line 3" in str(refused.value)


def test_a_foreign_header_is_refused(tmp_path):
    table = write_table(tmp_path, line(), header="name\tlat\tlon")
    with pytest.raises(SourceError, match=r"table\.tsv, line 1: the columns must start with"):
        list(read_rows(table))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_a_table_holds_the_error_is_ours(tmp_path, content):
    table = write_table(tmp_path)
    table.write_bytes(table.read_bytes() + content)
    try:
        rows = list(read_rows(table))
    except SourceError as error:
        assert "table.tsv" in str(error)  # noqa: PT017 (most contents raise, not all)
    else:
        assert rows == []
