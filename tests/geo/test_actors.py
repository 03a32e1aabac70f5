"""Who acts: all names of one actor have one id."""

import pytest

from gazetteer import Gazetteer
from geo import FormatError
from geo.actors import Actors, read_actors


@pytest.fixture(scope="module")
def actors(default_gazetteer):
    """The built-in table over the built-in gazetteer."""
    return Actors(default_gazetteer)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Daesh", "is"),
        ("ISIL", "is"),
        ("9,000 IS members", "is"),
        ("remnants of the Islamic State (IS) terrorist group", "is"),
        ("داعش", "is"),
        ("Hayat Tahrir al-Sham (HTS)", "hts"),
        ("Hay’at Tahrir al-Sham", "hts"),
        ("Kurdish-led SDF militants", "sdf"),
        ("the Popular Mobilisation Forces", "pmf"),
        ("PMU forces", "pmf"),
        ("Hashd al-Sha'abi", "pmf"),
        ("الحشد الشعبي", "pmf"),
        ("anti-ISIS coalition", "intl-coalition"),
        ("Iraqi troops", "IQ:forces"),
        ("Iraq’s army", "IQ:forces"),
        ("the Turkish military", "TR:forces"),
        ("the Syrian government", "SY:government"),
        ("U.S. officials", "US:government"),
        ("UK lawmakers", "GB:government"),
        ("2,000 Iraqi nationals", "IQ:people"),
        ("Iraqis", "IQ:people"),
        ("Colombian guerrillas", "CO:rebels"),
        ("Baghdad", "IQ"),
        ("Iraq", "IQ"),
        ("the United States", "US"),
        ("South Sudan's army", "SS:forces"),
        ("Venezuelan National Guard", "VE:forces"),
        ("Iraqi National Security Council", "IQ:government"),
        ("National Guard", "us-national-guard"),
    ],
)
def test_all_names_of_an_actor_are_one(actors, text, id_):
    found = actors.normalise(text)
    assert found is not None
    assert found.id == id_
    assert actors.named(id_) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "is",
        "the army",
        "extremist group",
        "family members of Daesh",
        "victims of ISIS",
        "anti-ISIS fighters",
        "Turkish-backed rebels",
        "Turkish incursion",
        "de facto authorities",
        "\x00\ud800\u202e",
        "of of of " * 10_000,
    ],
)
def test_who_is_not_known_is_nobody(actors, text):
    assert actors.normalise(text) is None


@pytest.mark.parametrize(
    ("one", "other", "kinship"),
    [
        ("is", "is", "same"),
        ("ypg", "sdf", "part"),
        ("IQ", "IQ:forces", "part"),
        ("pmf", "IQ", "part"),
        ("pkk", "pyd", "akin"),
        ("IQ:forces", "IQ:government", "akin"),
        ("ypg", "pkk", "strangers"),
        ("IQ", "SY", "strangers"),
        ("nobody", "nobody:knows", "part"),
    ],
)
def test_kinship_goes_by_what_actors_are_part_of(actors, one, other, kinship):
    assert actors.kinship(one, other) == kinship
    assert actors.kinship(other, one) == kinship


def test_the_table_is_broad_and_every_parent_is_known(actors):
    table = actors.all()
    assert len(table) > 600
    for actor in table:
        assert all(actors.named(parent) is not None for parent in actor.parents), actor.id


def test_a_table_of_ones_own_adds_and_wins(tmp_path, make_place):
    path = tmp_path / "own.tsv"
    path.write_text(
        "# ours\nriver\tRiver Front\tarmed group\tIQ\tRF|Jabhat al-Nahr\nis\tIS\tother\n"
    )
    with Gazetteer.of([make_place("Rawah")]) as gazetteer:
        actors = Actors(gazetteer, read_actors(path))
        assert actors.normalise("RF fighters").id == "river"
        assert actors.normalise("rf fighters") is None
        assert actors.named("is").kind == "other"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a\tb", "own.tsv:1: lacks an id, a name or a kind"),
        ("a\tb\tc\td\te\tf\tg\th", "has 8 cells"),
        ("a\tb\tc\na\tb\tc", "own.tsv:2: the id 'a' came before"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, reason):
    path = tmp_path / "own.tsv"
    path.write_text(line)
    with pytest.raises(FormatError, match=reason):
        read_actors(path)


def test_a_table_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_bytes(b"a\t\xff\tc")
    with pytest.raises(FormatError, match="not UTF-8"):
        read_actors(path)
