"""Places whose position may harm people are shown as what they lie in, in position and in words."""

import json
import re
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, QueryError
from geo import Document, dump_records, mentions, read, records
from geo.coarsening import coarsen, parse_coarseness
from geo.precision import where_prec
from geo.reading import Span
from geo.withholding import WITHHELD, Names, withhold

TEXT = """Families leave the camp

Monday, 21 October 2019

Gunmen attacked al-Hol camp in Hasakah province on Sunday, and families fled from Al-Hol to Hasakah.
On Monday troops arrested three men in Rawah.
"""


@pytest.fixture(scope="module")
def told(default_gazetteer):
    document = Document(id="1", title="Gunmen at al-Hol camp", text=TEXT, source="", published=None)
    reading = read(document, default_gazetteer)
    return (*records(reading), *mentions(reading))


def kinds(found):
    return {place.kind for record in found for place in record.places}


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        (["camp"], {"camp": "district"}),
        (["camp,village=province"], {"camp": "province", "village": "province"}),
        (["camp", " prison =country"], {"camp": "district", "prison": "country"}),
        (["camp", "camp=country"], {"camp": "country"}),
    ],
)
def test_what_is_coarse_is_said_in_few_words(words, wishes):
    assert parse_coarseness(words) == wishes


def test_all_means_every_spot_and_no_area():
    coarse = parse_coarseness(["all=province"])
    assert {"camp", "city", "village", "site"} <= set(coarse)
    assert not {"country", "admin1", "desert"} & set(coarse)


@pytest.mark.parametrize("word", ["tent", "camp=street", "", "camp,,village", "=province"])
def test_a_kind_or_level_that_is_none_is_refused(word):
    with pytest.raises(QueryError, match=r"kind of place|a level is"):
        parse_coarseness([word])


@pytest.mark.parametrize(
    ("level", "kind", "code"),
    [("district", "admin2", 3), ("province", "admin1", 4), ("country", "country", 6)],
)
def test_a_place_becomes_what_it_lies_in_and_its_precision_falls(
    told, default_gazetteer, level, kind, code
):
    assert "camp" in kinds(told)
    coarse = coarsen(told, default_gazetteer, parse_coarseness([f"camp,town={level}"]))
    assert not {"camp", "town"} & kinds(coarse)
    moved = [
        new
        for old, record in zip(told, coarse, strict=True)
        for before, new in zip(old.places, record.places, strict=False)
        if before.kind == "camp"
    ]
    assert {place.kind for place in moved} == {kind}
    assert {where_prec(place.kind, "location") for place in moved} == {code}
    assert all(place.mark is None and place.text == place.name for place in moved)


def test_no_text_of_any_record_tells_the_name(told, default_gazetteer):
    coarse = coarsen(told, default_gazetteer, parse_coarseness(["camp=province", "town=district"]))
    written = json.loads(dump_records(coarse))
    words = re.findall(r"\w+", json.dumps(written, ensure_ascii=False))
    assert "Hol" not in words
    assert WITHHELD in written["features"][0]["properties"]["quote"]
    assert "Hasakah" in words


def test_words_that_tell_the_event_stay_marked(told, default_gazetteer):
    coarse = coarsen(told, default_gazetteer, parse_coarseness(["all"]))
    for old, new in zip(told, coarse, strict=True):
        before = old.quote[old.trigger.start : old.trigger.end]
        assert new.quote[new.trigger.start : new.trigger.end] == before
        for place in new.places:
            assert place.mark is None or new.quote[place.mark.start : place.mark.end] == place.text


def test_other_kinds_stay_as_they_are(told, default_gazetteer):
    assert coarsen(told, default_gazetteer, parse_coarseness(["dam"])) == told
    assert coarsen(told, default_gazetteer, {}) == told


def test_to_coarsen_twice_is_to_coarsen_once(told, default_gazetteer):
    wishes = parse_coarseness(["camp,town,city=province"])
    once = coarsen(told, default_gazetteer, wishes)
    assert coarsen(once, default_gazetteer, wishes) == once


def test_tellings_of_one_event_tell_no_more_than_it_does(told, default_gazetteer):
    first = next(record for record in told if "camp" in kinds([record]))
    merged = replace(first, tellings=(first, first), differences=("place: al-Hol camp, Hasakah",))
    (coarse,) = coarsen([merged], default_gazetteer, parse_coarseness(["camp=province"]))
    assert coarse.differences == ("place: […] camp, Hasakah",) or "Hol" not in str(
        coarse.differences
    )
    assert "camp" not in kinds(coarse.tellings)
    assert all("Hol" not in telling.quote for telling in coarse.tellings)


def test_a_place_that_nothing_is_known_to_hold_is_left_out(told, make_place):
    alone = Gazetteer.of([make_place("Nowhere", country=None, kind="camp")])
    coarse = coarsen(told, alone, parse_coarseness(["camp"]))
    assert "camp" not in kinds(coarse)
    assert len(coarse) == len(told)


def test_a_district_is_found_by_its_outline(told, make_place):
    box = shapely.box(40, 35, 42, 37)
    district = make_place(
        "Box District", kind="admin2", country="SY", lon=41.5, lat=36.5, geometry=box
    )
    coarse = coarsen(told, Gazetteer.of([district]), parse_coarseness(["camp"]))
    assert "Box District" in {place.name for record in coarse for place in record.places}


@pytest.mark.parametrize(
    ("names", "text", "without"),
    [
        (["al-Hol"], "near al-Hol, Al-Hol's gate", "near […], […]'s gate"),
        (["Hit"], "a hit near Hit, Hitler", "a hit near […], Hitler"),
        (["the camp"], "in the camp", "in the camp"),
        (["Homs", "Homs Desert"], "the Homs Desert and Homs", "the […] and […]"),
        (["الهول"], "مخيم الهول", "مخيم […]"),
        (["", "  ", "…"], "nothing", "nothing"),
    ],
)
def test_names_go_as_whole_words_the_longest_first(names, text, without):
    assert Names(names).without(text) == without


@given(text=st.text(alphabet="Al-Ho بä. ", max_size=60), start=st.integers(0, 50))
def test_marks_stay_inside_the_text_whatever_is_taken_out(make_record_of, text, start):
    span = Span(start=min(start, len(text)), end=len(text))
    record = make_record_of(text, span)
    cut = withhold(record, Names(["Al-Ho", "ب"]))
    assert 0 <= cut.trigger.start <= cut.trigger.end == len(cut.quote)


@pytest.fixture(scope="module")
def make_record_of(told):
    def make(quote, trigger):
        return replace(told[0], quote=quote, trigger=trigger, places=())

    return make
