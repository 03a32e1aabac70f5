"""Additions: a user's places beside the built-in ones, one place of many sources, reversible."""

import gzip
import json
from contextlib import closing
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, QueryError, SourceError, StoreError, WriteError, fold
from gazetteer.additions import add, additions_folder, read_register, remove
from gazetteer.additions.change import Intent
from gazetteer.additions.lines import parse_line, place_line
from gazetteer.additions.matching import Matching
from gazetteer.additions.merging import Merged
from gazetteer.additions.register import FILE, digest_of
from gazetteer.build import build_store
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.vetting import vet


@pytest.fixture(scope="module")
def built_in(make_place):
    places = [
        make_place("Iraq", kind="country", lon=43.7, lat=33.0),
        make_place("Anbar Governorate", kind="admin1", lon=41.5, lat=33.0, source="built in"),
        make_place("Al-Qaim", id="geonames:99454", names=("Husaiba",), admin1="Anbar",
                   population=40_000, lon=41.09, lat=34.37, source="built in", curated=True),
        make_place("Al-Hol camp", id="theatre:al-hol-camp", kind="camp", country="SY",
                   feature_class="S", feature_code="CMP", lon=41.15, lat=36.37,
                   source="built in"),
    ]  # fmt: skip
    return BuiltIn(places)


class BuiltIn(list):
    """Places in order, asked for by id, as `gazetteer.sources.world.World` is."""

    def __contains__(self, place_id):
        return any(place.id == place_id for place in self)


class Workshop:
    """Builds the store of built-in places and additions, as `Gazetteer.default` does."""

    def __init__(self, folder, places):
        self.folder = folder
        self.places = places

    def open(self):
        home = additions_folder(self.folder)
        path = self.folder / "store.sqlite"
        with closing(Merged(self.places, read_register(home), home)) as merged:
            build_store(merged, path, notes=merged.notes())
        return Gazetteer.open(path)

    def add(self, name, *places, wins=False, credit=""):
        intent = Intent(name=name, origin=f"{name}.csv", wins=wins, credit=credit)
        with self.open() as known:
            return add(intent, places, Complaints(), known=known, folder=self.folder)


@pytest.fixture
def workshop(tmp_path, built_in):
    return Workshop(tmp_path, built_in)


# ----------------------------------------------------------------------------- adding, removing


def test_what_is_added_is_found_and_what_is_removed_is_gone(workshop, make_place):
    outcome = workshop.add("villages", make_place("Kubaysah", lon=42.6, lat=33.6))
    assert (outcome.addition.places, outcome.addition.united) == (1, 0)
    with workshop.open() as gazetteer:
        assert gazetteer.find("Kubaysah")[0].place.source == "test"
    assert remove("villages", folder=workshop.folder).places == 1
    with workshop.open() as gazetteer:
        assert gazetteer.find("Kubaysah") == ()
    assert read_register(additions_folder(workshop.folder)) == ()


def test_after_adding_and_removing_the_store_is_as_before_byte_for_byte(workshop, make_place):
    workshop.open().close()
    before = (workshop.folder / "store.sqlite").read_bytes()
    workshop.add("mine", make_place("Al-Qaim", names=("Q",), lon=41.1, lat=34.38), wins=True)
    workshop.open().close()
    assert (workshop.folder / "store.sqlite").read_bytes() != before
    remove("mine", folder=workshop.folder)
    workshop.open().close()
    assert (workshop.folder / "store.sqlite").read_bytes() == before


def test_the_same_name_again_replaces_the_addition(workshop, make_place):
    workshop.add("mine", make_place("Kubaysah"), make_place("Haqlaniyah", lon=42.4, lat=34.1))
    workshop.add("mine", make_place("Kubaysah"))
    assert [(a.name, a.places) for a in read_register(additions_folder(workshop.folder))] == [
        ("mine", 1)
    ]
    with workshop.open() as gazetteer:
        assert gazetteer.find("Haqlaniyah") == ()


def test_the_same_additions_have_the_same_digest_and_others_another(workshop, make_place):
    home = additions_folder(workshop.folder)
    workshop.add("mine", make_place("Kubaysah"))
    first = digest_of(read_register(home))
    workshop.add("mine", make_place("Kubaysah"))
    assert digest_of(read_register(home)) == first
    workshop.add("mine", make_place("Kubaysah", population=1))
    assert digest_of(read_register(home)) != first
    assert digest_of([]) == ""


def test_to_remove_what_is_not_there_is_refused_with_what_is(workshop, make_place):
    workshop.add("mine", make_place("Kubaysah"))
    with pytest.raises(QueryError, match=r"'yours'. There are: mine"):
        remove("yours", folder=workshop.folder)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "A", "a b", "x" * 65, "\x00", ".hidden"])
def test_a_name_that_could_be_a_path_is_refused(workshop, make_place, name):
    with pytest.raises(QueryError, match="is no name for an addition"):
        workshop.add(name, make_place("Kubaysah"))


def test_nothing_to_add_is_an_error_and_leaves_what_was(workshop, make_place):
    workshop.add("mine", make_place("Kubaysah"))
    with pytest.raises(SourceError, match=r"mine\.csv: holds no place"):
        workshop.add("mine")
    with workshop.open() as gazetteer:
        assert gazetteer.find("Kubaysah")


def test_what_breaks_off_while_it_is_read_leaves_what_was(workshop, make_place):
    workshop.add("mine", make_place("Kubaysah"))
    home = additions_folder(workshop.folder)
    before = {path.name: path.read_bytes() for path in home.iterdir()}

    def broken():
        yield make_place("Haqlaniyah")
        raise SourceError("broke off")

    with workshop.open() as known, pytest.raises(SourceError, match="broke off"):
        add(Intent(name="mine", origin="x"), broken(), Complaints(), known=known,
            folder=workshop.folder)  # fmt: skip
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path, built_in, make_place):
    (tmp_path / "additions").write_text("a file stands here")
    with Gazetteer.of(built_in) as known, pytest.raises(WriteError, match="cannot be made"):
        add(Intent(name="mine", origin="x"), [make_place("X")], Complaints(), known=known,
            folder=tmp_path)  # fmt: skip


# -------------------------------------------------------------------------- one place of many


@pytest.mark.parametrize(
    ("name", "fields", "known"),
    [
        ("Anything", {"id": "geonames:99454"}, "geonames:99454"),
        ("al qaim", {"lon": 41.1, "lat": 34.38}, "geonames:99454"),
        ("Husaiba", {"lon": 41.1, "lat": 34.38, "kind": "village"}, "geonames:99454"),
        ("X", {"names": ("Al-Qaim",), "lon": 41.1, "lat": 34.38}, "geonames:99454"),
        ("Al-Qaim", {"lon": 41.1, "lat": 34.38, "country": None}, "geonames:99454"),
        ("Al-Qaim", {"lon": 41.09, "lat": 34.371, "feature_class": ""}, "geonames:99454"),
        ("Anbar", {"kind": "admin1", "lon": 42.3, "lat": 32.6}, "test:anbar-governorate"),
        ("Hol", {"kind": "camp", "country": "SY", "lon": 41.14, "lat": 36.38},
         "theatre:al-hol-camp"),
        ("Al-Qaim", {"id": "geonames:5", "lon": 41.09, "lat": 34.37}, None),
        ("Al-Qaim", {"lon": 41.3, "lat": 34.37}, None),
        ("Al-Qaim", {"lon": 41.1, "lat": 34.38, "kind": "camp"}, None),
        ("Al-Qaim", {"lon": 41.1, "lat": 34.38, "country": "SY"}, None),
        ("Al-Qaim", {"lon": 41.13, "lat": 34.37, "feature_class": ""}, None),
        ("Obaidi", {"lon": 41.09, "lat": 34.37}, None),
        ("Anbar", {"kind": "admin1", "lon": 47.0, "lat": 36.0}, None),
    ],
)  # fmt: skip
def test_a_place_is_known_by_its_id_else_by_name_kind_and_distance(
    built_in, make_place, name, fields, known
):
    place = make_place(name, **{"id": "mine:1", "lon": 41.09, "lat": 34.37, **fields})
    with Gazetteer.of(built_in) as gazetteer:
        assert [*Matching(gazetteer).known_as([place])] == [known]


def test_an_added_place_says_its_country_and_division_in_known_words(workshop, make_place):
    workshop.add(
        "mine",
        make_place("Near", id="m:1", country=None, lon=41.2, lat=34.4),
        make_place("Far", id="m:2", country=None, lon=10.0, lat=10.0),
        make_place("Told", id="m:3", admin1="al-Anbar province", lon=42.0),
        make_place("Other", id="m:4", admin1="Elsewhere", lon=42.0),
        make_place("Wide", id="m:5", kind="region", country=None, lon=41.2, lat=34.4),
    )
    with workshop.open() as gazetteer:
        told = {n: gazetteer.get(f"m:{n}") for n in range(1, 6)}
    assert [(place.country, place.admin1) for place in told.values()] == [
        ("IQ", "Anbar Governorate"),
        (None, None),
        ("IQ", "Anbar Governorate"),
        ("IQ", "Elsewhere"),
        (None, None),
    ]


def test_the_nearest_of_several_is_taken(make_place):
    rows = [make_place("Karma", id=f"geonames:{n}", lon=41 + n / 100) for n in range(1, 5)]
    village = make_place("Karma", id="x:1", lon=41.031)
    with Gazetteer.of(rows) as gazetteer:
        assert [*Matching(gazetteer).known_as([village])] == ["geonames:3"]


@pytest.mark.parametrize(
    ("there", "here", "lat"),
    [(179.995, -179.995, 0.0), (-180.0, 180.0, 0.0), (40.2499, 40.2501, 34.0), (10.0, 10.3, 89.9)],
)
def test_a_place_of_another_register_is_found_across_every_line_on_the_globe(
    make_place, there, here, lat
):
    known = make_place("Karma", id="theatre:karma", lon=there, lat=lat)
    village = make_place("Karma", id="geonames:7", lon=here, lat=lat)
    other = make_place("Karma", id="geonames:8", lon=here / 2, lat=lat / 2 + 10)
    with Gazetteer.of([known]) as gazetteer:
        assert [*Matching(gazetteer).known_as([village, other])] == ["theatre:karma", None]


def test_of_many_ids_those_that_are_there_are_told_at_once(make_place):
    there = [make_place("Karma", id=f"geonames:{n}") for n in range(1, 1_400, 2)]
    with Gazetteer.of([*there, make_place("Karma", id="x:1")]) as gazetteer:
        asked = [*(f"geonames:{n}" for n in range(1_400)), "x:1", "x:2", "geonames:01"]
        assert gazetteer.holding(asked) == {place.id for place in there} | {"x:1"}


def test_a_users_own_word_wins_and_every_source_stays_readable(workshop, make_place):
    mine = make_place("Al-Qa'im", id="mine:7", names=("Qaim town",), lon=41.1, lat=34.38,
                      feature_class="", feature_code="", kind="site", source="mine")  # fmt: skip
    outcome = workshop.add("mine", mine, wins=True)
    assert outcome.addition.united == 1
    with workshop.open() as gazetteer:
        place = gazetteer.get("geonames:99454")
        assert (place.name, place.lon, place.lat) == ("Al-Qa'im", 41.1, 34.38)
        assert place.names == ("Al-Qaim", "Husaiba", "Qaim town")
        # What the user does not tell, the other source does.
        assert (place.kind, place.feature_class, place.population) == ("town", "P", 40_000)
        assert (place.admin1, place.curated, place.source) == ("Anbar", True, "mine; built in")
        assert gazetteer.get("mine:7") == place
        told = gazetteer.tellings("mine:7")
        assert [(p.id, p.name, p.source) for p in told] == [
            ("mine:7", "Al-Qa'im", "mine"),
            ("geonames:99454", "Al-Qaim", "built in"),
        ]
        assert gazetteer.tellings("geonames:99454") == told
        assert [c.place.id for c in gazetteer.find("Al-Qaim")] == ["geonames:99454"]


def test_others_add_names_and_extents_but_the_built_in_word_stands(workshop, make_place):
    outline = shapely.box(39, 31, 44, 35)
    theirs = make_place("Al-Anbar", id="cod:IQG01", kind="admin1", names=("الأنبار",), lon=41.9,
                        lat=32.9, geometry=outline, population=5, source="COD")  # fmt: skip
    workshop.add("cod", theirs)
    with workshop.open() as gazetteer:
        place = gazetteer.get("cod:IQG01")
        assert (place.id, place.name) == ("test:anbar-governorate", "Anbar Governorate")
        assert place.names == ("Al-Anbar", "الأنبار")
        assert (place.lon, place.population, place.source) == (41.5, 5, "built in; COD")
        assert place.geometry.equals(outline)
        assert gazetteer.parents(gazetteer.get("geonames:99454"))[0].id == place.id


def test_the_latest_of_the_users_own_is_believed_first(workshop, make_place):
    fields = {"id": "geonames:99454", "lon": 41.1, "lat": 34.38}
    workshop.add("one", make_place("First", **fields, source="one"), wins=True)
    workshop.add("two", make_place("Second", **fields, source="two"), wins=True)
    workshop.add("bulk", make_place("Third", **fields, source="bulk"))
    with workshop.open() as gazetteer:
        place = gazetteer.get("geonames:99454")
        assert (place.name, place.source) == ("Second", "two; one; built in; bulk")
    remove("two", folder=workshop.folder)
    with workshop.open() as gazetteer:
        assert gazetteer.get("geonames:99454").name == "First"


def test_two_additions_of_one_new_place_are_one_place_in_either_order(workshop, make_place):
    village = {"lon": 42.6, "lat": 33.6, "kind": "village"}
    workshop.add("a", make_place("Kubaysah", id="a:1", **village, source="a"))
    workshop.add("b", make_place("Kubaysah", id="b:1", **village, source="b"))
    with workshop.open() as gazetteer:
        (found,) = gazetteer.find("Kubaysah")
        assert (found.place.id, found.place.source) == ("a:1", "a; b")
    remove("a", folder=workshop.folder)
    with workshop.open() as gazetteer:
        (found,) = gazetteer.find("Kubaysah")
        assert found.place.source == "b"
        assert gazetteer.get("b:1") == gazetteer.get("a:1")


def test_two_rows_of_one_table_are_two_places(workshop, make_place):
    rows = [make_place("Al-Qaim", id=f"mine:{n}", lon=41.09 + n / 100, lat=34.37) for n in (1, 2)]
    workshop.add("mine", *rows)
    with workshop.open() as gazetteer:
        assert len(gazetteer.find("Al-Qaim")) == 2


def test_an_id_that_comes_twice_in_one_table_is_one_place(workshop, make_place):
    rows = [make_place(name, id="mine:1", lon=42.6) for name in ("Kubaysah", "Kubaisa")]
    workshop.add("mine", *rows)
    with workshop.open() as gazetteer:
        assert gazetteer.get("mine:1").names == ("Kubaisa",)


def test_the_id_of_a_foreign_place_has_one_telling_and_an_unknown_none(workshop):
    with workshop.open() as gazetteer:
        assert [p.id for p in gazetteer.tellings("test:iraq")] == ["test:iraq"]
        assert gazetteer.tellings("test:nowhere") == ()
        assert gazetteer.tellings("\ud800") == ()


# ------------------------------------------------------------------------------- broken files


@pytest.mark.parametrize(
    "content",
    ["", "[]", "null", "{}", '{"format": "x", "version": 1, "additions": []}', "[" * 100_000,
     '{"format": "dateline-additions", "version": 1, "additions": [{"name": "a"}]}',
     '{"format": "dateline-additions", "version": "1", "additions": []}'],
)  # fmt: skip
def test_a_broken_register_is_refused_with_what_to_do(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    with pytest.raises(SourceError, match=r"register\.json: is no register.*Remove the file"):
        read_register(tmp_path)


def test_a_register_that_leads_elsewhere_is_refused(workshop, make_place):
    workshop.add("mine", make_place("Kubaysah"))
    path = additions_folder(workshop.folder) / FILE
    path.write_text(path.read_text().replace('"mine"', '"../mine"', 1))
    with pytest.raises(SourceError, match="is no register"):
        read_register(path.parent)


def test_a_newer_register_asks_for_a_newer_dateline(tmp_path):
    content = {"format": "dateline-additions", "version": 2, "additions": []}
    (tmp_path / FILE).write_text(json.dumps(content))
    with pytest.raises(SourceError, match="Update Dateline"):
        read_register(tmp_path)


@pytest.mark.parametrize("spoil", ["missing", "cut", "foreign", "line"])
def test_a_broken_addition_is_named_with_what_to_do(workshop, make_place, spoil):
    workshop.add("mine", *(make_place(f"Village {n}", lon=n / 10) for n in range(500)))
    path = additions_folder(workshop.folder) / "mine.jsonl.gz"
    if spoil == "missing":
        path.unlink()
    elif spoil == "line":
        path.write_bytes(gzip.compress(b'{"id": 7}\n'))
    else:
        path.write_bytes(path.read_bytes()[:500] if spoil == "cut" else b"nothing")
    with pytest.raises(SourceError, match=r"mine\.jsonl\.gz.*dateline gazetteer remove"):
        workshop.open()


def test_notes_that_are_broken_are_an_error_that_says_what_to_do(tmp_path, built_in):
    path = tmp_path / "store"
    build_store(built_in, path, notes=[("told:geonames:99454", "[7]")])
    with Gazetteer.open(path) as gazetteer, pytest.raises(StoreError, match="is broken"):
        gazetteer.tellings("geonames:99454")


# ------------------------------------------------------------------------------- there and back

names = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=20)


rows = st.fixed_dictionaries(
    {
        "name": names,
        "names": st.sets(names, max_size=4).map(lambda found: tuple(sorted(found))),
        "lon": st.floats(-180, 180),
        "lat": st.floats(-90, 90),
        "geometry": st.none() | st.just(shapely.box(0, 0, 1, 1)),
    }
)


@given(rows, st.none() | st.just("geonames:1"))
def test_a_line_gives_back_the_place_it_was_made_of(make_place, row, same):
    try:
        place = vet(make_place(**row))
    except ValueError:
        # Only where nothing is left of the name once it is folded.
        assert not fold(row["name"])
        return
    line = place_line(place, same)
    assert line.count(b"\n") == 1
    assert parse_line(line) == (place, same)


def test_a_row_that_moved_is_no_longer_what_it_was(workshop, make_place):
    def mine(lon):
        return make_place("Al-Qaim", id="mine:1", lon=lon, lat=34.37, source="mine")

    assert workshop.add("mine", mine(41.09)).addition.united == 1
    assert workshop.add("mine", mine(41.1)).addition.united == 1
    assert workshop.add("mine", mine(42.5)).addition.united == 0
    with workshop.open() as gazetteer:
        assert gazetteer.get("geonames:99454").source == "built in"
        assert gazetteer.get("mine:1").lon == 42.5


def test_a_place_that_two_additions_tell_of_is_one_whichever_came_first(workshop, make_place):
    village = make_place("Karma", id="geonames:7", names=("Karmah",), lon=42.0, lat=33.4)
    workshop.add("one", village, make_place("Rummana", id="geonames:8", lon=41.3, lat=34.5))
    again = replace(village, names=("Al-Karmah",))
    workshop.add("two", again, make_place("Saada", id="geonames:9", lon=41.2, lat=34.4))
    with workshop.open() as gazetteer:
        assert gazetteer.get("geonames:7").names == ("Al-Karmah", "Karmah")
        assert len(gazetteer.tellings("geonames:7")) == 2
        assert [gazetteer.get(f"geonames:{n}").name for n in (8, 9)] == ["Rummana", "Saada"]


def test_a_name_with_a_quote_or_a_backslash_in_it_tells_no_other_id(workshop, make_place):
    odd = make_place('Tall ","same":"geonames:99454', id='mine:"1\\', lon=40.0, lat=35.0)
    workshop.add("odd", odd)
    with workshop.open() as gazetteer:
        assert gazetteer.get(odd.id) == odd
        assert gazetteer.tellings("geonames:99454") == (gazetteer.get("geonames:99454"),)


def test_a_letter_is_a_name_wherever_folding_leaves_something_of_it(make_place):
    for code in range(0x20, 0x3000):
        letter = chr(code)
        try:
            assert vet(make_place(letter, id="x:1")).name == letter
        except ValueError:
            assert not fold(letter), f"U+{code:04X}"
        else:
            assert fold(letter), f"U+{code:04X}"
