"""Tables of others become places: by their columns' names, or as the user maps them."""

import gzip
import json
import zipfile

import geopandas
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import QueryError, SourceError
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.fields import Wishes
from gazetteer.sources.layouts import Described
from gazetteer.sources.recognise import credit_of, name_of, read_sources, recognise

ROW = {"name": "Camp Alpha", "lon": 41.1, "lat": 36.2}


def read(*paths, **wishes):
    complaints = Complaints()
    described = Described(name="mine", wishes=Wishes(**wishes))
    return list(read_sources(recognise(paths), described, complaints)), complaints


@pytest.fixture
def table(tmp_path):
    def write(text, name="camps.csv"):
        path = tmp_path / name
        content = text.encode() if isinstance(text, str) else text
        path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
        return path

    return write


# ---------------------------------------------------------------------------------------- CSV


@pytest.mark.parametrize("head", ["na\rme,lon,lat", "x" * 200_000, '"name,lon,lat'])
def test_a_first_line_that_is_no_header_is_refused_by_name(table, head):
    with pytest.raises(SourceError, match=r"camps\.csv"):
        read(table(f"{head}\nRawah,41.9,34.5\n"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["camps.csv", "camps.tsv", "camps.txt", "camps.csv.gz"])
def test_a_row_with_usual_columns_is_a_place(table, delimiter, name):
    head = ["Name", "names", "KIND", "country", "admin1", "population", "longitude", "Lat"]
    row = ["Al-Hol camp", '"Hawl;الهول"', "camp", "sy", "Hasakah", "40,000", "41.15", "36.37"]
    if delimiter == ",":
        row[5] = '"40,000"'
    (place,), complaints = read(table(f"{delimiter.join(head)}\n{delimiter.join(row)}\n", name))
    assert not complaints
    assert (place.name, place.names) == ("Al-Hol camp", ("Hawl", "الهول"))
    assert (place.kind, place.feature_class, place.feature_code) == ("camp", "S", "CMP")
    assert (place.country, place.admin1, place.population) == ("SY", "Hasakah", 40_000)
    assert (place.lon, place.lat) == (41.15, 36.37)
    assert (place.source, place.curated, place.geometry) == ("mine", True, None)


@pytest.mark.parametrize(
    ("told", "code"), [("IQ", "IQ"), ("iq", "IQ"), ("IRQ", "IQ"), ("Iraq", "IQ"), ("", None)]
)
def test_a_country_may_be_written_in_any_usual_way(table, told, code):
    (place,), _ = read(table(f"name,lon,lat,country\nX,1,2,{told}\n"))
    assert place.country == code


@pytest.mark.parametrize(
    ("told", "kind"),
    [("town", "town"), ("CAMP", "camp"), ("P.PPLX", "neighbourhood"), ("S.PRN", "prison")],
)
def test_a_kind_may_be_a_word_of_ours_or_a_code_of_geonames(table, told, kind):
    (place,), _ = read(table(f"name,lon,lat,kind\nX,1,2,{told}\n"))
    assert place.kind == kind
    assert place.feature_class


def test_a_kind_that_is_not_told_is_left_open(table):
    (place,), _ = read(table("name,lon,lat,kind\nX,1,2,hospital\n"))
    assert (place.kind, place.feature_class) == ("site", "")


def test_columns_can_be_mapped_and_values_set(table):
    path = table("TOPONYM_FR,AR,X_COORD,Y_COORD\nRaqqa,الرقة,39,35.95\n")
    (place,), _ = read(
        path,
        columns={"name": ("TOPONYM_FR",), "names": ("AR",), "lon": ("X_COORD",),
                 "lat": ("Y_COORD",)},
        values={"kind": "city", "country": "SY"},
    )  # fmt: skip
    assert (place.name, place.names) == ("Raqqa", ("الرقة",))
    assert (place.kind, place.country) == ("city", "SY")


@pytest.mark.parametrize(
    ("wishes", "reason"),
    [
        ({"columns": {"name": ("title",)}}, "no column is called 'title'.*name, lon, lat"),
        ({"columns": {"nom": ("name",)}}, "'nom' is no field"),
        ({"values": {"colour": "red"}}, "'colour' is no field"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(table, wishes, reason):
    with pytest.raises(QueryError, match=reason):
        read(table("name,lon,lat\nX,1,2\n"), **wishes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("lon,lat\n1,2\n", r"no column holds the names.*--map name=COLUMN.*lon, lat"),
        (b"PK\x03\x04", "no column holds the names"),
    ],
)
def test_a_file_that_is_no_table_is_refused(table, text, reason):
    with pytest.raises(SourceError, match=reason):
        read(table(text))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("X,1", "has 2 columns, the header has 3"),
        ("X,1,2,3", "has 4 columns, the header has 3"),
        (",1,2", "no name"),
        ("X,,2", "no point"),
        ("X,east,2", "longitude 'east'"),
        ("X,181,2", "longitude '181'"),
        ('"X,1,2', "is no row"),
        ('X,"1"y,2', "is no row"),
        ("nan,1,2", "no name"),
        (b"\xff,1,2", "no UTF-8"),
    ],
)
def test_a_bad_row_is_told_by_the_number_of_its_line_and_costs_only_itself(table, bad, reason):
    content = b"name,lon,lat\nA,1,2\n\n" + (bad if isinstance(bad, bytes) else bad.encode())
    more = "".join(f"B{n},1,2\n" for n in range(40)).encode()
    places, complaints = read(table(content + b'\n"C\nD",3,4\n' + more))
    assert [place.name for place in places[:2]] == ["A", "C D"]
    assert len(places) == 42
    (complaint,) = complaints
    assert str(complaint).startswith("camps.csv, line 4: ")
    assert reason in complaint.reason


@given(st.lists(st.text(max_size=30), max_size=6))
def test_whatever_the_rows_hold_the_last_good_one_counts(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("hostile") / "x.csv"
    text = "name,lon,lat\n" + "\n".join(rows).replace('"', "'") + "\nLast,1,2\n"
    path.write_bytes(text.encode(errors="surrogatepass"))
    places, _ = read(path)
    assert places[-1].name == "Last"


def test_ids_are_the_users_or_made_of_what_the_row_says(table):
    (told,), _ = read(table("id,name,lon,lat\nA 7,X,1,2\n"))
    assert told.id == "mine:A-7"
    one, _ = read(table("name,lon,lat\nX,1,2\nY,1,2\n"))
    other, _ = read(table("name,lon,lat\nY,1,2\nZ,1,2\nX,1,2\n"))
    assert {p.name: p.id for p in one}.items() <= {p.name: p.id for p in other}.items()


def test_a_geometry_may_stand_in_a_column(table):
    (place,), _ = read(table('name;wkt\nX;"POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))"\n'))
    assert place.geometry.equals(shapely.box(0, 0, 2, 2))
    assert place.geometry.covers(shapely.Point(place.lon, place.lat))
    assert place.kind == "region"


# --------------------------------------------------------------------------------------- maps


@pytest.fixture
def frame():
    return geopandas.GeoDataFrame(
        {"NAME": ["Alpha", "Beta", None], "kind": ["camp", "region", "town"]},
        geometry=[shapely.Point(41, 36), shapely.box(40, 35, 41, 36), shapely.Point(1, 1)],
        crs="EPSG:4326",
    )


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "fgb"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32637"])
def test_features_are_places_whatever_the_format_and_the_reference_system(
    tmp_path, frame, suffix, crs
):
    path = tmp_path / f"places.{suffix}"
    if (suffix, crs) == ("geojson", "EPSG:32637"):
        path.write_text(frame.to_crs(crs).to_json(to_wgs84=False, show_bbox=False))
    else:
        frame.to_crs(crs).to_file(path)
    places, complaints = read(path)
    assert {place.name for place in places} == {"Alpha", "Beta"}
    alpha, beta = sorted(places, key=lambda place: place.name)
    assert (round(alpha.lon, 4), round(alpha.lat, 4)) == (41, 36)
    assert (alpha.kind, alpha.geometry) == ("camp", None)
    assert beta.geometry.covers(shapely.Point(40.5, 35.5))
    (complaint,) = complaints
    assert complaint.unit == "feature"
    assert "no name" in complaint.reason


def test_a_shapefile_may_lie_in_an_archive(tmp_path, frame):
    # A shapefile holds geometries of one sort only.
    frame[frame.geometry.geom_type == "Point"].to_crs("EPSG:32637").to_file(tmp_path / "places.shp")
    assert [place.name for place in read(tmp_path / "places.shp")[0]] == ["Alpha"]
    path = tmp_path / "places.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in tmp_path.glob("places.*"):
            if part != path:
                archive.write(part, f"folder/{part.name}")
    assert [place.name for place in read(path)[0]] == ["Alpha"]


def test_all_layers_of_a_file_count(tmp_path, frame):
    path = tmp_path / "places.gpkg"
    frame.head(1).to_file(path, layer="camps")
    frame.iloc[1:2].to_file(path, layer="areas")
    assert len(read(path)[0]) == 2


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [200, 1]},
        {"type": "Polygon", "coordinates": []},
        {"type": "GeometryCollection", "geometries": []},
    ],
)
def test_a_feature_without_a_place_on_earth_costs_only_itself(tmp_path, geometry):
    good = {"type": "Point", "coordinates": [41, 36]}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name, shape in (("A", good), ("B", geometry), ("C", good))
    ]
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    places, complaints = read(path)
    assert [place.name for place in places] == ["A", "C"]
    assert [complaint.number for complaint in complaints] == [2]


def test_a_self_crossing_outline_is_mended(tmp_path):
    bow = shapely.Polygon([(0, 0), (2, 2), (0, 2), (2, 0)])
    frame = geopandas.GeoDataFrame({"name": ["Bow"]}, geometry=[bow], crs="EPSG:4326")
    frame.to_file(tmp_path / "bow.geojson")
    (place,), _ = read(tmp_path / "bow.geojson")
    assert place.geometry.is_valid
    assert place.geometry.area > 0


@pytest.mark.parametrize("name", ["x.geojson", "x.gpkg", "x.shp", "x.json"])
def test_a_broken_map_is_refused_with_what_to_do(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"{ nothing")
    with pytest.raises(SourceError, match=r"cannot be read.*Save it anew"):
        read(path)


VIRTUAL = (
    "<OGRVRTDataSource><OGRVRTLayer name='other'><SrcDataSource>{}</SrcDataSource>"
    "<GeometryField encoding='PointFromColumns' x='lon' y='lat'/></OGRVRTLayer></OGRVRTDataSource>"
)
STREAMED = '{{"type": "gdal_streamed_alg", "command_line": "gdal vector convert {} --of stream x"}}'


@pytest.mark.parametrize("name", ["x.kml", "x.gml", "x.geojson", "x.json", "x.gpkg"])
@pytest.mark.parametrize("lead", [VIRTUAL, STREAMED])
def test_what_is_called_a_map_opens_no_other_file(table, tmp_path, name, lead):
    other = table("name,lon,lat\nAlpha,41,36\n", "other.csv")
    path = tmp_path / name
    path.write_text(lead.format(other), encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be read"):
        read(path)


SERVICE = "<OGRWFSDataSource><URL>http://127.0.0.1:9/wfs</URL></OGRWFSDataSource>"


@pytest.mark.parametrize("name", ["x.kml", "x.gml", "x.geojson", "x.json", "x.gpkg"])
def test_what_is_called_a_map_asks_no_service(table, name):
    with pytest.raises(SourceError, match="cannot be read") as refused:
        read(table(SERVICE, name))
    # Who had asked would say that nobody answers there.
    assert "127.0.0.1" not in str(refused.value)


def test_other_files_are_open_to_gdal_again_when_a_map_was_read(tmp_path, frame):
    before = pyogrio.list_drivers()
    frame.to_file(tmp_path / "places.gpkg")
    read(tmp_path / "places.gpkg")
    assert pyogrio.list_drivers() == before


# ------------------------------------------------------------------------------------- COD-AB


@pytest.mark.parametrize("style", ["EN", "name"])
@pytest.mark.parametrize("suffix", ["geojson", "csv"])
def test_ochas_divisions_are_known_by_their_columns(tmp_path, style, suffix):
    columns = {
        "Shape_Leng": [1.0], "ADM2_EN": ["Al-Qaim"], "ADM2_AR": ["القائم"],
        "ADM2_PCODE": ["IQG01Q05"],
        "ADM1_EN": ["Al-Anbar"], "ADM1_AR": ["الأنبار"], "ADM1_PCODE": ["IQG01"],
        "ADM0_EN": ["Iraq"], "ADM0_PCODE": ["IQ"], "date": ["2019-06-03"],
    }  # fmt: skip
    if style == "name":
        columns = {
            key.lower().replace("_en", "_name").replace("_ar", "_name1"): value
            for key, value in columns.items()
        }
    path = tmp_path / f"irq_admbnda_adm2.{suffix}"
    shape = shapely.box(40.5, 33.9, 41.9, 34.6)
    frame = geopandas.GeoDataFrame(columns, geometry=[shape], crs="EPSG:4326")
    if suffix == "csv":
        frame.assign(wkt=shape.wkt).drop(columns="geometry").to_csv(path, index=False)
    else:
        frame.to_file(path)
    (place,), complaints = read(path)
    assert not complaints
    assert (place.id, place.name, place.names) == ("cod:IQG01Q05", "Al-Qaim", ("القائم",))
    assert (place.kind, place.feature_code) == ("admin2", "ADM2")
    assert (place.country, place.admin1) == ("IQ", "Al-Anbar")
    assert place.geometry.area == pytest.approx(shape.area)
    assert (place.source, place.curated) == ("OCHA COD-AB", False)
    assert "CC BY-IGO" in credit_of(recognise([path]))


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_ochas_workbooks_are_read_sheet_by_sheet(tmp_path, suffix):
    path = tmp_path / f"irq_adminboundaries_tabulardata.{suffix}"
    rows = [("ADM1", "IQG01", "Al-Anbar"), ("ADM2", "IQG01Q05", "Al-Qaim")]
    for sheet, pcode, name in rows:
        columns = {
            f"{sheet}_EN": [name], f"{sheet}_PCODE": [pcode], "ADM0_PCODE": ["IQ"],
            "center_lat": [34.1], "center_lon": [41.2],
        }  # fmt: skip
        pyogrio.write_dataframe(pd.DataFrame(columns), path, layer=sheet, append=path.exists())
    places, complaints = read(path)
    assert not complaints
    assert [(place.id, place.name, place.kind) for place in places] == [
        ("cod:IQG01", "Al-Anbar", "admin1"), ("cod:IQG01Q05", "Al-Qaim", "admin2")
    ]  # fmt: skip
    assert {(place.lon, place.lat, place.country) for place in places} == {(41.2, 34.1, "IQ")}


# -------------------------------------------------------------------------------- recognition


@pytest.mark.parametrize("name", ["missing.csv", "notes.docx", "folder.zip"])
def test_what_cannot_be_read_is_refused_by_name(tmp_path, name):
    if name != "missing.csv":
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SourceError, match=name):
        recognise([tmp_path / name])


def test_an_archive_without_anything_to_read_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.pdf", b"x")
    with pytest.raises(SourceError, match="Unpack it first"):
        recognise([path])


def test_companions_alone_hold_no_points(table):
    path = table("IQ.01\tAnbar\tAnbar\t1\n", "admin1CodesASCII.txt")
    with pytest.raises(SourceError, match=r"where they are.*IQ\.zip"):
        read(path)


def test_a_users_own_table_owes_no_credit_and_is_named_after_its_file(table):
    path = table("name,lon,lat\nX,1,2\n", "My Camps (2024).csv")
    assert credit_of(recognise([path])) == ""
    assert name_of([path]) == "my-camps-2024"
