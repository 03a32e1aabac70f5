"""What reports tell of each other's places."""

import pytest

from gazetteer import Gazetteer
from geo.pipeline import geoparse
from geo.reading import Document

VAGUE = "The mayor lives in Kelberg."
CLEAR = "Fighting near Kelberg in Upper Province, Northland, went on."
BESIDE = "Roads from Vornheim in Upper Province to Dunrivier in Upper Province are closed."


@pytest.fixture(scope="module")
def world(make_place):
    """Two Kelbergs of one size: nothing in a bare name tells which is meant."""
    places = [
        make_place("Northland", kind="country", country="NO", lon=10.0, lat=60.0),
        make_place("Upper Province", kind="admin1", country="NO", lon=11.0, lat=61.0),
        make_place("Kelberg", id="test:south", country="ZA", admin1="Cape", lon=24.5, lat=-29.5,
                   population=30_000),
        make_place("Kelberg", id="test:north", country="NO", admin1="Upper Province", lon=11.0,
                   lat=61.0, population=20_000),
        make_place("Vornheim", country="NO", admin1="Upper Province", lon=11.2, lat=61.1),
        make_place("Dunrivier", country="NO", admin1="Upper Province", lon=12.4, lat=61.4),
    ]  # fmt: skip
    with Gazetteer.of(places) as gazetteer:
        yield gazetteer


def report(number: int, text: str) -> Document:
    return Document(id=str(number), title="", text=text, source=f"reports/{number}.txt")


def kelberg(readings, number: int):
    reading = next(reading for reading in readings if reading.document.id == str(number))
    return next(toponym for toponym in reading.toponyms if toponym.text == "Kelberg")


def test_a_report_by_itself_goes_by_its_own_words(world):
    readings = list(geoparse([report(1, VAGUE), report(2, CLEAR)], world))
    assert kelberg(readings, 1).place.id == "test:south"


def test_reports_together_explain_a_name_to_each_other(world):
    readings = list(geoparse([report(1, VAGUE), report(2, CLEAR)], world, together=True))
    told = kelberg(readings, 1)
    assert told.place.id == "test:north"
    assert "reports" in {reason.name for reason in told.reasons}


def test_reports_of_the_same_province_make_its_places_likelier(world):
    alone = list(geoparse([report(1, VAGUE)], world, together=True))
    beside = [report(1, VAGUE), report(2, BESIDE), report(3, BESIDE)]
    together = list(geoparse(beside, world, together=True))
    assert kelberg(alone, 1).place.id == "test:south"
    assert kelberg(together, 1).place.id == "test:north"


def test_a_report_is_no_evidence_for_itself(world):
    alone = list(geoparse([report(1, CLEAR)], world))
    together = list(geoparse([report(1, CLEAR)], world, together=True))
    assert together == alone


def test_the_order_of_the_reports_changes_nothing(world):
    reports = [report(1, VAGUE), report(2, CLEAR), report(3, BESIDE), report(4, VAGUE)]
    forth = {r.document.id: r for r in geoparse(reports, world, together=True)}
    back = {r.document.id: r for r in geoparse(reports[::-1], world, together=True)}
    assert forth == back
