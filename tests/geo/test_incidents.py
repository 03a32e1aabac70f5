"""Tables of incidents: which column is what, where rows are put, how sure that is, and when."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import geopandas
import openpyxl
import pytest
from shapely import box

from gazetteer import Gazetteer
from geo import DocumentError, FormatError
from geo.actors import Actors
from geo.formats.incidents import FOUND, incident_form_of
from geo.incidents import Wishes, geocode_table, read_incidents
from geo.incidents.columns import choose_columns
from geo.incidents.records import incident_records


@pytest.fixture(scope="module")
def places(make_place):
    governorate = {"kind": "admin1", "feature_class": "A", "feature_code": "ADM1"}
    country = {"kind": "country", "feature_class": "A", "feature_code": "PCLI"}
    with Gazetteer.of(
        [
            make_place("Iraq", lon=43.0, lat=33.0, **country),
            make_place("Syria", lon=38.0, lat=35.0, country="SY", **country),
            make_place("Lebanon", lon=35.8, lat=33.9, country="LB", **country),
            make_place("Anbar Governorate", lon=41.5, lat=33.0, names=("Anbar",), **governorate),
            make_place("Nineveh", lon=42.4, lat=36.0, names=("Ninewa",), **governorate),
            make_place(
                "Rawah", lon=41.91, lat=34.48, admin1="Anbar Governorate", population=13_000
            ),
            make_place("Sinjar", lon=41.87, lat=36.32, admin1="Nineveh", population=88_000),
            make_place("Qaim", lon=40.98, lat=34.39, admin1="Anbar Governorate", population=74_000),
            make_place("Zor", id="test:zor-a", lon=40.1, lat=33.1, admin1="Anbar Governorate"),
            make_place("Zor", id="test:zor-n", lon=42.1, lat=36.1, admin1="Nineveh"),
            make_place("Zor", id="test:zor-s", lon=38.1, lat=35.1, country="SY"),
        ]
    ) as gazetteer:
        yield gazetteer


@pytest.fixture
def placed(places, tmp_path):
    def place(text, **wishes):
        path = tmp_path / "incidents.csv"
        path.write_text(text, encoding="utf-8")
        incidents = read_incidents(path, Wishes(**wishes))
        return geocode_table(incidents, places, Wishes(**wishes))

    return place


# ---------------------------------------------------------------------------------- columns


@pytest.mark.parametrize(
    "names",
    [
        ("place", "region", "country", "date", "text"),
        ("Location", "Admin1", "Country", "Event Date", "Notes"),  # ACLED
        ("where_coordinates", "adm_1", "country", "date_start", "source_headline"),  # UCDP
        ("city", "provstate", "country_txt", "Date", "summary"),  # GTD
        ("Location (as reported)", "ADM1_EN", "ADM0_NAME", "Date", "Description"),  # OCHA
        ("Town/Village", "Province / Gov", "Country name", "Incident Dt.", "Narrative (EN)"),
        ("المدينة", "المحافظة", "الدولة", "التاريخ", "الوصف"),
    ],
)
def test_columns_are_known_by_their_usual_names(names):
    columns = choose_columns(("x", *names), {})
    assert columns is not None
    assert (columns.place, columns.region, columns.country, columns.date, columns.text) == (
        1, 2, 3, 4, 5,
    )  # fmt: skip


def test_a_table_of_acled_keeps_to_provinces_days_and_towns():
    names = (
        "event_id_cnty", "event_date", "region", "country", "admin1", "admin2", "location",
        "latitude", "longitude", "source", "notes", "timestamp",
    )  # fmt: skip
    columns = choose_columns(names, {})
    found = (columns.place, columns.district, columns.region, columns.date, columns.text)
    assert [names[number] for number in found] == [
        "location", "admin2", "admin1", "event_date", "notes",
    ]  # fmt: skip


def test_codes_and_other_columns_hold_no_names():
    assert choose_columns(("ADM1_PCODE", "City of publication", "Placement"), {}) is None
    columns = choose_columns(("ADM2_PCODE", "Village"), {})
    assert columns.district is None


def test_a_column_that_is_named_wins_and_one_that_is_not_there_is_an_error():
    columns = choose_columns(("place", "Ort"), {"place": ("ort",)})
    assert columns is not None
    assert columns.place == 1
    with pytest.raises(DocumentError, match="has no column 'Ort'; its columns are 'place', 'x'"):
        choose_columns(("place", "x"), {"place": ("Ort",)})


def test_a_table_without_places_is_no_table_of_incidents(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("title,text\nA,B\n")
    assert read_incidents(path, Wishes()) is None


# ----------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("row", "place", "level", "is_near"),
    [
        ("Rawah,Anbar,Iraq", "test:rawah", "place", False),
        ("Rawah,,IQ", "test:rawah", "place", False),
        ("Rawah,,IRQ", "test:rawah", "place", False),
        ("near Rawah,Anbar,Iraq", "test:rawah", "place", True),
        ("10 km south-west of Rawah,,Iraq", "test:rawah", "place", True),
        ("the outskirts of Rawah,,", "test:rawah", "place", True),
        ("village of Rawah,,", "test:rawah", "place", False),
        ("Zor,Anbar,Iraq", "test:zor-a", "place", False),
        ("Zor,Ninewa,Iraq", "test:zor-n", "place", False),
        ("Zor,,Syria", "test:zor-s", "place", False),
        ('"Zor, Nineveh, Iraq",,', "test:zor-n", "place", False),
        ('"Bridge Street, Rawah",,Iraq', "test:rawah", "wider", False),
        ("Rawah hospital,,Iraq", "test:rawah", "wider", False),
        ("Xyzzy,Anbar,Iraq", "test:anbar-governorate", "region", False),
        ("Xyzzy,,Iraq", "test:iraq", "country", False),
        (",Nineveh,Iraq", "test:nineveh", "region", False),
    ],
)
def test_a_row_is_put_at_the_place_that_its_cells_mean_together(placed, row, place, level, is_near):
    ((incident,), problems) = placed(f"place,region,country\n{row}\n")
    found = incident.geocoded
    assert found.place is not None
    assert (found.place.id, found.level, found.is_near) == (place, level, is_near)
    assert (found.note != "") == (level in {"wider", "region", "country"} and row[0] != ",")
    assert problems == ()


def test_a_district_tells_namesakes_of_a_province_apart(make_place, tmp_path):
    district = {"kind": "admin2", "feature_class": "A", "feature_code": "ADM2", "admin1": "Anbar"}
    path = tmp_path / "incidents.csv"
    path.write_text(
        "place,province,district,date\nZor,Anbar,Rutba,\nZor,Anbar,Haditha,\n,Anbar,Rutba,\n"
        "Zor,Anbar,Nowhere,\n"
    )
    with Gazetteer.of(
        [
            make_place("Iraq", kind="country", feature_class="A", feature_code="PCLI"),
            make_place("Anbar", kind="admin1", feature_class="A", feature_code="ADM1"),
            make_place("Rutba", lon=40.2, lat=33.0, geometry=box(39, 32, 41, 34), **district),
            make_place("Haditha", lon=42.3, lat=34.1, geometry=box(42, 33, 43, 35), **district),
            make_place("Zor", id="test:r", lon=40.1, lat=33.1, admin1="Anbar"),
            make_place("Zor", id="test:h", lon=42.3, lat=34.1, admin1="Anbar", population=9000),
        ]
    ) as gazetteer:
        found, _ = geocode_table(read_incidents(path, Wishes()), gazetteer, Wishes())
    ids = [incident.geocoded.place.id for incident in found]
    assert ids[:2] == ["test:r", "test:h"]
    assert found[2].geocoded.place.name == "Rutba"
    assert found[2].geocoded.level == "region"
    assert ids[3] == "test:h"


def test_a_title_above_the_head_of_a_table_is_passed_over(places, tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text("Weekly list of incidents,,\n,,\nPlace,Date,Notes\nRawah,2019-10-14,Raid\n")
    ((found,), _) = geocode_table(read_incidents(path, Wishes()), places, Wishes())
    assert found.geocoded.place.name == "Rawah"
    assert found.row.number == 4


def test_a_name_of_several_places_is_less_sure_and_names_the_others(placed):
    (one, three), _ = placed("place\nRawah\nZor\n")
    assert one.geocoded.confidence > 0.9
    assert three.geocoded.confidence < 0.6
    assert len(three.geocoded.others) == 2


def test_the_other_rows_tell_which_country_a_table_is_about(placed):
    rows = "place\n" + "Rawah\nSinjar\nQaim\n" * 3 + "Zor\n"
    *_, last = placed(rows)[0]
    assert last.geocoded.place is not None
    assert last.geocoded.place.country == "IQ"


def test_a_country_for_all_rows_may_be_given(placed):
    ((incident,), _) = placed("place\nZor\n", country="Syria")
    assert incident.geocoded.place is not None
    assert incident.geocoded.place.id == "test:zor-s"


def test_a_place_outside_the_region_that_the_row_names_is_doubted(placed):
    ((incident,), _) = placed("place,region,country\nRawah,Nineveh,Iraq\n")
    assert incident.geocoded.confidence <= 0.5
    assert "in the region that the row names" in incident.geocoded.note


def test_what_is_found_nowhere_is_named_by_its_line_and_stays_in_the_table(placed, tmp_path):
    rows, problems = placed("place,date\nXyzzy,2019-10-16\nRawah,soon\n,2019-10-16\n")
    assert [row.geocoded.level for row in rows] == ["none", "place", "none"]
    assert [str(problem).removeprefix(f"{tmp_path}/incidents.csv:") for problem in problems] == [
        "2: 'Xyzzy' was found nowhere: no such place is known",
        "3: 'soon' is no date that can be read",
        "4: names no place",
    ]


@pytest.mark.parametrize(
    ("lon", "lat", "place", "level"),
    [
        ("41.9", "34.5", "test:rawah", "given"),
        ("41,9", "34,5", "test:rawah", "given"),
        ("10.5", "50.25", "table:10.5,50.25", "given"),
        ("0", "0", "test:rawah", "place"),
        ("200", "34.5", "test:rawah", "place"),
        ("", "", "test:rawah", "place"),
    ],
)
def test_coordinates_that_a_row_has_stand(placed, lon, lat, place, level):
    ((incident,), _) = placed(f"place;longitude;latitude\nRawah;{lon};{lat}\n")
    found = incident.geocoded
    assert found.place is not None
    assert (found.place.id, found.level) == (place, level)
    if level == "given":
        assert found.place.lon == float(lon.replace(",", "."))


@pytest.mark.parametrize(
    ("cell", "lon", "lat"),
    [
        ("34.5, 41.9", 41.9, 34.5),
        ("34.5;41.9", 41.9, 34.5),
        pytest.param(f"34.5{' ' * 50_000}41.9", 41.9, 34.5, id="blanks"),
        ("34°30'00\"N 41°54'00\"E", 41.9, 34.5),
        ("34.5 S, 41.9° W", -41.9, -34.5),
    ],
)
def test_coordinates_in_one_cell_have_the_latitude_first(placed, cell, lon, lat):
    quoted = cell.replace('"', '""')
    ((incident,), _) = placed(f'place|GPS coordinates\nRawah|"{quoted}"\n')
    found = incident.geocoded
    assert found.level == "given"
    assert (found.place.lon, found.place.lat) == pytest.approx((lon, lat))


# ------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("cells", "order", "starts"),
    [
        (["2019-10-16", "16 October 2019"], None, ["2019-10-16", "2019-10-16"]),
        (["13/04/2019", "03/04/2019"], None, ["2019-04-13", "2019-04-03"]),
        (["04/13/2019", "03/04/2019"], None, ["2019-04-13", "2019-03-04"]),
        (["03.04.19"], None, ["2019-04-03"]),
        (["03/04/2019"], "mdy", ["2019-03-04"]),
        (["10/2019", "2019"], None, ["2019-10-01", "2019-01-01"]),
        (["13/04/2019 14:30"], None, ["2019-04-13"]),
        (["15-Oct-19", "Oct-19", "43755"], None, ["2019-10-15", "2019-10-01", "2019-10-17"]),
        (["14 تشرين الأول 2019", "1er octobre 2019"], None, ["2019-10-14", "2019-10-01"]),
        (["31/02/2019", "19/10/2019 - 18/10/2019"], None, [None, None]),
    ],
)
def test_dates_of_a_column_are_read_in_one_order(placed, cells, order, starts):
    rows, _ = placed("place,date\n" + "".join(f"Rawah,{cell}\n" for cell in cells), order=order)
    found = [row.when.start and row.when.start.date().isoformat() for row in rows]
    assert found == starts


@pytest.mark.parametrize("cell", ["18/10/2019 to 20/10/2019", "2019-10-18/2019-10-20"])
def test_two_dates_in_a_cell_are_the_days_from_one_to_the_other(placed, cell):
    ((row,), _) = placed(f"place,date\nRawah,{cell}\n")
    assert (row.when.start, row.when.end) == (datetime(2019, 10, 18), datetime(2019, 10, 21))
    assert row.when.precision == "range"


def test_dates_that_can_be_read_both_ways_are_told(placed):
    _, problems = placed("place,date\nRawah,03/04/2019\n")
    assert "--dates mdy" in problems[0].reason


# ----------------------------------------------------------------------------------- output


TABLE = """place,country,date,text,killed,geo_lat
Rawah,Iraq,2019-10-16,Fighters attacked a checkpoint.,-5,x
Xyzzy,,,=HYPERLINK(1),007,
"""


@pytest.fixture
def dumped(places, tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(TABLE)
    incidents = read_incidents(path, Wishes())
    placed, _ = geocode_table(incidents, places, Wishes())

    def dump(suffix):
        target = tmp_path / f"out{suffix}"
        data = incident_form_of(target).dump(incidents, placed)
        assert data == incident_form_of(target).dump(incidents, placed)
        target.write_bytes(data)
        return target

    return dump


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".tsv", "\t")])
def test_a_table_keeps_its_columns_and_gets_ours(dumped, suffix, delimiter):
    text = dumped(suffix).read_text(encoding="utf-8")
    first, second = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    assert list(first)[:6] == ["place", "country", "date", "text", "killed", "geo_lat"]
    assert [name.rstrip("_") for name in list(first)[6:]] == list(FOUND)
    assert (first["geo_lon"], first["geo_lat_"], first["geo_lat"]) == ("41.91", "34.48", "x")
    assert (first["geo_country"], first["geo_level"], first["geo_where_prec"]) == (
        "IQ", "place", "1",
    )  # fmt: skip
    assert (first["when_start"], first["when_end"], first["when_precision"]) == (
        "2019-10-16", "2019-10-17", "day",
    )  # fmt: skip
    assert (first["killed"], second["killed"]) == ("-5", "007")
    assert second["text"] == "'=HYPERLINK(1)"
    assert (second["geo_lon"], second["geo_level"]) == ("", "none")


def test_a_workbook_has_numbers_where_there_are_numbers(dumped):
    sheet = openpyxl.load_workbook(dumped(".xlsx")).active
    head, first, second = sheet.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["killed"], row["geo_lon"], row["geo_confidence"]) == (-5, 41.91, 1)
    assert dict(zip(head, second, strict=True))["killed"] == "007"


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".fgb"])
def test_layers_hold_every_row_also_those_without_a_place(dumped, suffix):
    path = dumped(suffix)
    frame = geopandas.read_file(path).sort_values("place", ignore_index=True)
    assert frame.crs == "EPSG:4326"
    assert list(frame["place"]) == ["Rawah", "Xyzzy"]
    assert (frame.geometry[0].x, frame.geometry[0].y) == (41.91, 34.48)
    assert frame.geometry[1] is None
    assert frame["geo_confidence"][0] == 1
    if suffix == ".geojson":
        assert json.loads(path.read_text())["features"][1]["geometry"] is None


def test_a_suffix_that_is_no_format_says_which_are(tmp_path):
    with pytest.raises(FormatError, match=r"incidents are written as \.csv, \.tsv, \.xlsx"):
        incident_form_of(tmp_path / "a.pdf")


def test_rows_become_events_with_place_and_date_of_the_row(places, tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(TABLE)
    incidents = read_incidents(path, Wishes())
    placed, _ = geocode_table(incidents, places, Wishes())
    attack, named = incident_records(incidents, placed, places, Actors(places))
    assert attack.type == "ASSAULT"
    assert [place.place_id for place in attack.places] == ["test:rawah"]
    assert attack.when.start == datetime(2019, 10, 16)
    assert (attack.id, attack.source) == ("incidents:2", str(path))
    assert named.type == "MENTION"
    assert named.places == ()


def test_every_column_that_is_added_is_documented():
    docs = Path(__file__).parents[2].joinpath("docs/incidents.md").read_text(encoding="utf-8")
    for name in FOUND:
        assert f"`{name}`" in docs, name
