"""Which place a name means: small stores, one question each."""

from collections.abc import Callable

import pytest

from gazetteer import Gazetteer, Place
from geo.reading import Toponym
from geo.toponyms import find_toponyms

Make = Callable[..., Place]


def meant(places: list[Place], text: str) -> dict[str, Toponym]:
    with Gazetteer.of(places) as gazetteer:
        return {toponym.text: toponym for toponym in find_toponyms(text, gazetteer)}


@pytest.fixture(scope="module")
def world(make_place: Make) -> list[Place]:
    """Two countries with a town of the same name in each, and neighbours on both sides."""
    return [
        make_place(
            "Northland", kind="country", country="NO", lon=10.0, lat=60.0, population=5_000_000
        ),
        make_place(
            "Southland", kind="country", country="ZA", lon=24.0, lat=-29.0, population=9_000_000
        ),
        make_place("Upper Province", kind="admin1", country="NO", lon=11.0, lat=61.0),
        make_place(
            "Kelberg", id="test:north", country="NO", admin1="Upper Province", lon=11.0, lat=61.0,
            population=20_000,
        ),
        make_place(
            "Kelberg", id="test:south", country="ZA", admin1="Cape", lon=24.5, lat=-29.5,
            population=90_000,
        ),
        make_place(
            "Kelberg", id="test:camp", kind="camp", country="ZA", admin1="Cape", lon=25.5,
            lat=-29.9,
        ),
        make_place(
            "Vornheim", country="NO", admin1="Upper Province", lon=11.2, lat=61.1, population=9_000
        ),
        make_place(
            "Dunrivier", country="ZA", admin1="Cape", lon=24.4, lat=-29.4, population=30_000
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor lives in Kelberg.", "test:south"),
        ("The mayor lives in Kelberg, Northland.", "test:north"),
        ("The mayor lives in Kelberg, Upper Province.", "test:north"),
        ("Fighting near Kelberg in Northland went on.", "test:north"),
        ("Northland's northern town of Kelberg fell.", "test:north"),
        ("Roads from Vornheim to Kelberg are closed.", "test:north"),
        ("Roads from Dunrivier to Kelberg are closed.", "test:south"),
        ("People fled to Kelberg camp.", "test:camp"),
        ("People fled to the camp of Kelberg.", "test:camp"),
    ],
)
def test_the_words_around_a_name_tell_which_of_its_places_is_meant(world, text, place):
    assert meant(world, text)["Kelberg"].place.id == place


def test_a_choice_keeps_its_reasons_weightiest_first(world):
    toponym = meant(world, "Roads from Vornheim to Kelberg in Northland are closed.")["Kelberg"]
    weights = [abs(reason.weight) for reason in toponym.reasons]
    assert weights == sorted(weights, reverse=True)
    assert {"population", "written region", "country", "distance"} <= {
        reason.name for reason in toponym.reasons
    }
    assert all(reason.detail for reason in toponym.reasons)


def test_the_next_best_places_are_kept_best_first(world):
    toponym = meant(world, "The mayor lives in Kelberg.")["Kelberg"]
    scores = [toponym.score, *(candidate.score for candidate in toponym.alternatives)]
    assert [candidate.place.id for candidate in toponym.alternatives] == ["test:north", "test:camp"]
    assert scores == sorted(scores, reverse=True)


def test_no_more_than_three_alternatives_are_kept(make_place: Make):
    places = [make_place("Kelberg", id=f"test:{n}", lon=10.0 + n, lat=50.0) for n in range(9)]
    assert len(meant(places, "The mayor lives in Kelberg.")["Kelberg"].alternatives) == 3


def test_company_makes_surer(world):
    alone = meant(world, "The mayor lives in Kelberg.")["Kelberg"].score
    together = meant(world, "Southland sent help to Dunrivier and Kelberg in Southland.")["Kelberg"]
    assert 0 < alone < together.score <= 1


def test_a_second_name_in_brackets_is_the_same_place(make_place: Make):
    places = [
        make_place("Oldkirk", names=("Sarvik",), id="test:one", lon=40.0, lat=36.0),
        make_place("Sarvik", id="test:two", population=80_000, lon=-90.0, lat=40.0),
    ]
    found = meant(places, "They retook the border town of Oldkirk (Sarvik).")
    assert {name: toponym.place.id for name, toponym in found.items()} == {
        "Oldkirk": "test:one",
        "Sarvik": "test:one",
    }


def test_same_text_same_answer(world):
    text = "Roads from Vornheim to Kelberg in Northland are closed."
    assert meant(world, text) == meant(world, text)


def test_the_order_of_the_store_changes_nothing(world):
    text = "Roads from Vornheim to Kelberg are closed. Dunrivier helps."
    assert meant(world, text) == meant(world[::-1], text)


def test_a_store_without_places_resolves_nothing():
    assert all(
        t.place is None for t in meant([], "They fled from Homs to the town of Hit.").values()
    )


def test_a_name_of_many_like_places_stays_open_and_keeps_them_as_alternatives(make_place: Make):
    places = [
        make_place("Kelberg", id=f"test:{n}", kind="village", lon=10.0 * n, lat=50.0, country=code)
        for n, code in enumerate(["DE", "FR", "PL", "CZ", "AT", "CH"])
    ]
    toponym = meant(places, "The mayor lives in Kelberg.")["Kelberg"]
    assert (toponym.place, toponym.score) == (None, 0.0)
    assert len(toponym.alternatives) == 3
