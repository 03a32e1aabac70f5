"""What the resolver learned, and what its scores promise."""

import hashlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.toponyms import find_toponyms
from geo.toponyms.learned import learned


def test_the_table_holds_what_its_digest_says():
    text = (files("geo.toponyms") / "data" / "resolver.tsv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert hashlib.sha256(body.encode()).hexdigest() in head[-1]


def test_the_curve_of_probabilities_rises():
    curve = learned().curve
    assert list(curve) == sorted(curve)
    assert [true for _, true in curve] == sorted(true for _, true in curve)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_stays_so_when_calibrated(one, other):
    low, high = sorted((one, other))
    assert 0 <= learned().calibrated(low) <= learned().calibrated(high) <= 1


def test_chances_of_a_name_add_up_to_one_at_most(default_gazetteer: Gazetteer):
    text = "Springfield, Paris and Alexandria wrote to San Jose, Cordoba and Tripoli."
    for toponym in find_toponyms(text, default_gazetteer):
        scores = [toponym.score, *(other.score for other in toponym.alternatives)]
        assert sum(scores) <= 1.001
        assert scores[1:] == sorted(scores[1:], reverse=True)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("https://www.columbuslocalnews.com/a/1", "geonames:5152333"),
        ("https://irishpaper.ie/a/1", "geonames:2964574"),
        ("reports/columbus.com.txt", "geonames:2964574"),
        ("", "geonames:2964574"),
    ],
)
def test_the_address_of_a_report_tells_where_its_readers_live(
    default_gazetteer: Gazetteer, source, place
):
    text = "Students from several Dublin schools met on Monday."
    (toponym,) = find_toponyms(text, default_gazetteer, source=source)
    assert toponym.place.id == place


def chance_of_the_city(gazetteer: Gazetteer, text: str) -> float:
    toponym = next(t for t in find_toponyms(text, gazetteer) if t.text == "New York")
    chances = {other.place.kind: other.score for other in toponym.alternatives}
    return {toponym.place.kind: toponym.score, **chances}["city"]


def test_a_list_of_cities_makes_a_city_likelier(default_gazetteer: Gazetteer):
    listed = "After stops in Chicago, New York and Boston, the prince flew home."
    loose = "After stops in Chicago he saw New York. He left from Boston and flew home."
    assert chance_of_the_city(default_gazetteer, listed) > chance_of_the_city(
        default_gazetteer, loose
    )
