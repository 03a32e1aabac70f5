"""Names that very many places bear."""

import pytest

from gazetteer import Gazetteer
from gazetteer.queries import MOST


@pytest.fixture(scope="module")
def crowded(make_place):
    hamlets = [
        make_place("San José", id=f"geonames:{n}", kind="village", country="MX",
                   lon=-100 + n / 1000, lat=20.0)
        for n in range(1, MOST + 101)
    ]  # fmt: skip
    city = make_place("San José", id="geonames:5000", kind="capital", country="CR",
                      population=350_000, lon=-84.08, lat=9.93)  # fmt: skip
    hamlet = make_place("San José", id="geonames:6000", kind="village", country="PH",
                        lon=121.0, lat=14.0)  # fmt: skip
    with Gazetteer.of([*hamlets, hamlet, city]) as gazetteer:
        yield gazetteer


def test_the_weightiest_come_first_and_the_rest_is_left_out(crowded):
    found = crowded.named("San José")
    assert len(found) == MOST
    assert found[0].id == "geonames:5000"


def test_in_a_country_that_is_asked_for_none_is_left_out(crowded):
    assert [c.place.id for c in crowded.find("San Jose", country="PH")] == ["geonames:6000"]
