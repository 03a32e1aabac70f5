"""GeoNames' dumps are read line by line, as documented; bad lines cost only themselves."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import SourceError
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.geonames_companions import Companions, is_companion
from gazetteer.sources.geonames_dump import read_dump, read_ids


def line(number=99454, name="Al Qā’im", **more):
    cells = {
        "ascii": "Al Qa'im", "alternates": "Al-Qaim,Husaiba,القائم", "lat": "34.36877",
        "lon": "41.09448", "class": "P", "code": "PPLA2", "country": "IQ", "cc2": "",
        "admin1": "01", "admin2": "", "admin3": "", "admin4": "", "population": "40247",
        "elevation": "", "dem": "178", "timezone": "Asia/Baghdad", "date": "2023-01-09",
    }  # fmt: skip
    return "\t".join([str(number), name, *{**cells, **more}.values()])


@pytest.fixture
def dump(tmp_path):
    def write(*lines, name="IQ.txt"):
        path = tmp_path / name
        text = "".join(f"{text}\n" for text in lines)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("readme.txt", "About these files")
                archive.writestr(f"{path.stem}.txt", text)
        elif path.suffix == ".gz":
            path.write_bytes(gzip.compress(text.encode()))
        else:
            path.write_text(text, encoding="utf-8")
        return path

    return write


def read(path, **options):
    complaints = Complaints()
    return list(read_dump(path, complaints, **options)), complaints


@pytest.mark.parametrize("name", ["IQ.txt", "IQ.zip", "allCountries.zip", "IQ.txt.gz"])
def test_a_line_is_a_place(dump, name):
    with Companions({"IQ.01": "Anbar Governorate"}) as companions:
        (place,), complaints = read(dump(line(), name=name), companions=companions)
    assert not complaints
    assert (place.id, place.name, place.kind) == ("geonames:99454", "Al Qā’im", "town")
    assert (place.feature_class, place.feature_code) == ("P", "PPLA2")
    assert (place.country, place.admin1, place.population) == ("IQ", "Anbar Governorate", 40247)
    assert (place.lon, place.lat) == (41.09448, 34.36877)
    assert place.names == ("Al Qa'im", "Al-Qaim", "Husaiba", "القائم")
    assert place.source == "GeoNames"


@pytest.mark.parametrize(
    ("feature", "population", "kind"),
    [
        ("P.PPL", "0", "village"),
        ("P.PPL", "5000", "town"),
        ("P.PPL", "50000", "city"),
        ("P.PPLA", "0", "town"),
        ("P.PPLC", "1", "capital"),
        ("P.PPLX", "90000", "neighbourhood"),
        ("P.PPLQ", "0", "village"),
        ("P.NEW", "0", "village"),
        ("A.ADM1", "0", "admin1"),
        ("A.ADM3", "0", "admin2"),
        ("A.PCLI", "0", "country"),
        ("S.CMPRF", "0", "camp"),
        ("S.AIRB", "0", "base"),
        ("S.PRN", "0", "prison"),
        ("S.DAM", "0", "dam"),
        ("S.MSQE", "0", "site"),
        ("S.PSTB", "0", "crossing"),
        ("L.OILF", "0", "field"),
        ("L.RGN", "0", "region"),
        ("T.DSRT", "0", "desert"),
        ("T.MTS", "0", "mountain"),
        ("H.WAD", "0", "water"),
    ],
)
def test_a_feature_code_tells_the_kind(dump, feature, population, kind):
    feature_class, _, code = feature.partition(".")
    row = line(**{"class": feature_class, "code": code, "population": population})
    assert [place.kind for place in read(dump(row))[0]] == [kind]


@pytest.mark.parametrize("feature", ["R.RD", "S.HTL", "H.WLL", "S.SCH", "V.VIN", ".", "Z.ZZ"])
def test_what_news_does_not_name_is_left_out_and_counted(dump, feature):
    feature_class, _, code = feature.partition(".")
    places, complaints = read(dump(line(**{"class": feature_class, "code": code}), line()))
    assert len(places) == 1
    assert (complaints.left_out, len(complaints)) == (1, 0)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("one cell", "1 columns"),
        (line() + "\tmore", "20 columns"),
        (line(number="x"), "id 'x'"),
        (line(number="0"), "id '0'"),
        (line(number="-5"), "id '-5'"),
        (line(name=""), "name ''"),
        (line(name="...", ascii="", alternates=""), "name"),
        (line(name="Homs\x00"), "name"),
        (line(name="x" * 500), "name"),
        (line(lat="91"), "latitude '91'"),
        (line(lon="-180.01"), "longitude '-180.01'"),
        (line(lon="nan"), "longitude 'nan'"),
        (line(lon=""), "longitude ''"),
        (line(population="-1"), "population '-1'"),
        (line(population="many"), "population 'many'"),
        (line(population="9" * 40), "population"),
        (line(country="Iraq"), "country 'Iraq'"),
        (line(country="iq"), "country 'iq'"),
    ],
)
def test_a_bad_line_is_told_by_number_and_costs_only_itself(dump, bad, reason):
    places, complaints = read(dump(line(1), bad, line(2), name="IQ.zip"))
    assert [place.id for place in places] == ["geonames:1", "geonames:2"]
    (complaint,) = complaints
    assert str(complaint).startswith("IQ.zip/IQ.txt, line 2: ")
    assert reason in complaint.reason


def test_a_line_that_is_no_utf_8_or_endless_costs_only_itself(tmp_path):
    path = tmp_path / "IQ.txt"
    good = line().encode()
    path.write_bytes(
        b"\n".join([good, b"\xff\xfe\t", b"x" * (3 << 20), good.replace(b"99454", b"7")])
    )
    places, complaints = read(path)
    assert [place.id for place in places] == ["geonames:99454", "geonames:7"]
    assert [(c.number, c.reason) for c in complaints] == [
        (2, "is no UTF-8"),
        (3, "is longer than a megabyte"),
    ]


def test_comments_blank_lines_a_mark_at_the_start_and_foreign_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "IQ.txt"
    path.write_bytes(b"\xef\xbb\xbf# a comment\r\n\r\n" + line().encode() + b"\r\n")
    places, complaints = read(path)
    assert (len(places), len(complaints)) == (1, 0)


def test_codes_of_airports_are_no_names(dump):
    (place,), _ = read(dump(line(name="Damascus", ascii="Damascus", alternates="DAM,Dimashq")))
    assert place.names == ("Dimashq",)


def test_marks_that_steer_the_direction_of_a_line_are_taken_out(dump):
    (place,), _ = read(dump(line(name="Homs\u202e", alternates="\u200fحمص\u200e")))
    assert (place.name, place.names[-1]) == ("Homs", "حمص")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cannot be read"),
        (b"PK\x03\x04 nothing", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_archive_is_refused(tmp_path, content, reason):
    path = tmp_path / "IQ.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=reason):
        read(path)


def test_an_archive_that_breaks_off_is_refused(tmp_path):
    # Stored, not packed, so that the sum at its end is what tells.
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("IQ.txt", f"{line()}\n" * 100)
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"cannot be read.*Fetch the file anew"):
        read(path)


@pytest.mark.parametrize("names", [["a.txt", "b.txt"], ["a.csv"], []])
def test_an_archive_without_exactly_one_table_is_refused(tmp_path, names):
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, line())
    with pytest.raises(SourceError, match="one table was expected"):
        read(path)


def test_an_archive_that_would_fill_the_disk_is_refused(tmp_path):
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IQ.txt", b"\x00" * (1 << 25))
    with pytest.raises(SourceError, match="would unpack to 33,554,432 bytes"):
        read(path)


def test_an_archive_behind_a_password_is_refused(tmp_path):
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("IQ.txt", line())
    # Bit 0 of the flags, in both headers (APPNOTE.TXT 4.4.4).
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(SourceError, match="Unpack it yourself"):
        read(path)


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=80)


@given(st.lists(text, max_size=8))
def test_whatever_the_lines_hold_the_good_ones_count(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("hostile") / "IQ.txt"
    path.write_bytes("\n".join([line(1), *lines, line(2)]).encode())
    places, complaints = read(path)
    assert [places[0].id, places[-1].id] == ["geonames:1", "geonames:2"]
    assert len(places) + len(complaints) + complaints.left_out <= len(lines) + 2


# --------------------------------------------------------------------------------- companions


@pytest.fixture
def companion(tmp_path):
    def write(name, *rows, member=None):
        path = tmp_path / name
        content = "".join("\t".join(row) + "\n" for row in rows)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("iso-languagecodes.txt", "ISO 639-3\tISO 639-2\n")
                archive.writestr(member or f"{path.stem}.txt", content)
        else:
            path.write_text(content, encoding="utf-8")
        return path

    return write


NAMES = [
    ("1", "99454", "en", "Qaim", "1", "", "", "", "", ""),
    ("2", "99454", "ku", "Qayîm", "", "", "", "", "", ""),
    ("3", "99454", "link", "https://en.wikipedia.org/wiki/Al-Qa%27im_(town)", "", "", "", ""),
    ("4", "99454", "iata", "Husaiba", "", "", "", ""),
    ("5", "7", "en", "Elsewhere", "", "", "", ""),
    ("6", "99454", "", "Old Qaim", "", "", "", "1", "1900", "1950"),
]


@pytest.mark.parametrize(
    "name", ["alternateNamesV2.zip", "alternateNamesV2.txt", "alternateNames.txt"]
)
def test_alternate_names_add_names_and_tell_codes_from_them(dump, companion, name):
    with Companions() as companions:
        companions.read(companion(name, *NAMES), complaints := Complaints())
        (place,), _ = read(dump(line()), companions=companions)
    assert not complaints
    assert place.names == ("Al Qa'im", "Al-Qaim", "Old Qaim", "Qaim", "Qayîm", "القائم")


def test_only_names_of_wanted_places_are_kept(dump, companion):
    path = dump(line())
    with Companions() as companions:
        companions.want(read_ids(path))
        companions.read(companion("alternateNamesV2.zip", *NAMES), Complaints())
        assert companions.names(7) == ()
        assert "Qaim" in companions.names(99454)


def test_codes_of_divisions_name_them_unless_they_are_known(companion):
    rows = [("IQ.01", "Al Anbar", "Al Anbar", "99592"), ("IQ.02", "Basra", "Basra", "99532")]
    with Companions({"IQ.02": "Basra Governorate"}) as companions:
        companions.read(companion("admin1CodesASCII.txt", *rows), Complaints())
        assert companions.division("IQ", "01", 1) == "Al Anbar"
        assert companions.division("IQ", "02", 1) == "Basra Governorate"
        assert companions.division("IQ", "03", 1) is None
        assert companions.division(None, "", 1) is None


def test_a_hierarchy_leads_to_the_division_where_the_code_is_missing(dump, companion):
    with Companions() as companions:
        companions.read(
            companion("admin1CodesASCII.txt", ("IQ.01", "Anbar", "", "10")), Complaints()
        )
        rows = [("10", "20", "ADM"), ("20", "99454", ""), ("30", "31", "ADM"), ("31", "30", "ADM")]
        companions.read(companion("hierarchy.zip", *rows), complaints := Complaints())
        (place,), _ = read(dump(line(admin1="")), companions=companions)
        assert companions.division("IQ", "00", 30) is None
    assert place.admin1 == "Anbar"
    assert not complaints


def test_second_level_codes_add_names_to_districts(dump, companion):
    row = ("IQ.01.99", "Qaḑā’ al Qā’im", "Qada' al Qa'im", "99454")
    with Companions() as companions:
        companions.read(companion("admin2Codes.txt", row), Complaints())
        (place,), _ = read(dump(line(**{"class": "A", "code": "ADM2"})), companions=companions)
    assert {"Qaḑā’ al Qā’im", "Qada' al Qa'im"} <= set(place.names)


@pytest.mark.parametrize(
    "name", ["alternateNamesV2.txt", "hierarchy.txt", "admin1CodesASCII.txt", "admin2Codes.txt"]
)
def test_bad_lines_of_companions_are_told_by_number(companion, name):
    with Companions() as companions:
        companions.read(
            companion(name, ("x",), ("a", "b", "c"), ("", "", "", "")), c := Complaints()
        )
    assert [complaint.number for complaint in c] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("alternateNamesV2.zip", True),
        ("hierarchy.zip", True),
        ("admin1CodesASCII.txt", True),
        ("admin2Codes.txt", True),
        ("IQ.zip", False),
        ("hierarchy.csv", False),
        ("my-hierarchy.txt", False),
    ],
)
def test_companions_are_known_by_their_names(tmp_path, name, is_one):
    assert is_companion(tmp_path / name) is is_one


def test_a_dump_is_streamed(tmp_path):
    path = tmp_path / "IQ.zip"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IQ.txt", "".join(f"{line(n)}\n" for n in range(1, 2001)))
    path.write_bytes(packed.getvalue())
    places = read_dump(path, Complaints())
    assert next(places).id == "geonames:1"
    places.close()
