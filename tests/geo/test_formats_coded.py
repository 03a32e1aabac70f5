"""Tables in the columns of ACLED and UCDP GED: what they hold, what not, and that it is safe."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from geo import Span, TimeSpan
from geo.formats import FORMS, form_of
from geo.formats.acled import ACLED
from geo.formats.coded import deaths
from geo.formats.ged import GED
from geo.record import Amount, Record, RecordPlace
from geo.timespan import UNDATED

RAWAH = RecordPlace(
    place_id="t:rawah", name="Rawah", kind="town", country="IQ", admin1="Anbar Governorate",
    lon=41.91, lat=34.48, role="location", text="Rawah", mark=None, score=0.9,
)  # fmt: skip
ANBAR = replace(RAWAH, place_id="t:anbar", name="Anbar", kind="admin1", admin1=None)
IRAQ = replace(RAWAH, place_id="t:iraq", name="Iraq", kind="country", admin1=None)
QUOTE = "Islamic State fighters clashed with the army near Rawah; 12 soldiers were killed."


def spanning(first, end, precision="day"):
    return TimeSpan(start=first, end=end, precision=precision, basis="explicit")


DAY = spanning(datetime(2019, 10, 15), datetime(2019, 10, 16))
MONTH = spanning(datetime(2019, 10, 1), datetime(2019, 11, 1), "month")
YEAR = spanning(datetime(2019, 1, 1), datetime(2020, 1, 1), "year")
CLASH = Record(
    id="e1", type="ASSAULT", label="clash", factuality="asserted", quote=QUOTE,
    trigger=Span(start=23, end=30), places=(RAWAH,), when=DAY, date_text="", attribution="",
    actors=("Islamic State fighters",), actor_ids=("is",), actor_names=("Islamic State",),
    recipients=("the army",), recipient_ids=("IQ:forces",), recipient_names=("Iraqi forces",),
    quantities=("12 soldiers",), amounts=(Amount(low=12, best=12, high=12, unit="soldiers"),),
    document="d", title="A clash", source="https://www.news.example/a", published=DAY,
    mode="clash", acled="Battles: Armed clash",
)  # fmt: skip


def rows(suffix, *events):
    text = FORMS[suffix].dump(events).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_event_has_the_columns_of_acled():
    (row,) = rows(".acled.csv", CLASH)
    assert tuple(row) == ACLED
    assert {name: cell for name, cell in row.items() if cell} == {
        "event_id_cnty": "e1", "event_date": "2019-10-15", "year": "2019", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles",
        "sub_event_type": "Armed clash", "actor1": "Islamic State", "inter1": "Rebel group",
        "actor2": "Iraqi forces", "inter2": "State forces",
        "interaction": "Rebel group-State forces", "iso": "368", "country": "Iraq",
        "admin1": "Anbar Governorate", "location": "Rawah", "latitude": "34.48",
        "longitude": "41.91", "geo_precision": "1", "source": "news.example", "notes": QUOTE,
        "fatalities": "12",
    }  # fmt: skip


def test_an_event_has_the_columns_of_ged():
    (row,) = rows(".ged.csv", CLASH)
    assert tuple(row) == GED
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "1", "relid": "e1", "year": "2019", "type_of_violence": "1",
        "conflict_name": "Islamic State - Iraqi forces",
        "dyad_name": "Islamic State - Iraqi forces",
        "side_a": "Islamic State", "side_b": "Iraqi forces", "number_of_sources": "1",
        "source_article": QUOTE, "source_office": "news.example", "source_date": "2019-10-15",
        "source_headline": "A clash", "where_prec": "1", "where_coordinates": "Rawah",
        "where_description": "Rawah", "adm_1": "Anbar Governorate", "latitude": "34.48",
        "longitude": "41.91", "geom_wkt": "POINT (41.91 34.48)", "priogrid_gid": "179004",
        "country": "Iraq", "event_clarity": "1", "date_prec": "1", "date_start": "2019-10-15",
        "date_end": "2019-10-15", "deaths_unknown": "12", "best": "12", "high": "12", "low": "12",
    }  # fmt: skip


LEFT_OUT = [
    {"factuality": "feared"},
    {"factuality": "planned"},
    {"factuality": "denied"},
    {"factuality": "negated"},
    {"factuality": "hypothetical"},
    {"places": ()},
    {"places": (IRAQ,)},
    {"places": (replace(RAWAH, role="origin"),)},
    {"when": UNDATED},
    {"when": YEAR},
    {"when": spanning(datetime(2019, 10, 1), None)},
    {"type": "MENTION"},
]


@pytest.mark.parametrize("suffix", [".acled.csv", ".ged.csv"])
@pytest.mark.parametrize("change", LEFT_OUT)
def test_what_those_who_code_by_hand_leave_out_is_left_out(suffix, change):
    changed = replace(CLASH, **change)
    assert rows(suffix, changed, CLASH) == rows(suffix, CLASH)
    assert not FORMS[suffix].fits(changed)


def test_each_table_has_its_own_rules_of_what_counts():
    bloodless = replace(CLASH, quantities=(), amounts=())
    assert rows(".acled.csv", bloodless)[0]["fatalities"] == ""
    assert rows(".ged.csv", bloodless) == []
    assert rows(".acled.csv", replace(CLASH, acled=None)) == []
    assert len(rows(".ged.csv", replace(CLASH, acled=None))) == 1


def test_a_month_stands_at_its_middle_in_acled_and_whole_in_ged():
    event = replace(CLASH, when=MONTH, places=(ANBAR,))
    (acled,), (ged,) = rows(".acled.csv", event), rows(".ged.csv", event)
    assert (acled["event_date"], acled["time_precision"]) == ("2019-10-16", "3")
    assert (acled["geo_precision"], acled["admin1"]) == ("3", "Anbar")
    assert (ged["date_start"], ged["date_end"], ged["date_prec"]) == (
        "2019-10-01", "2019-10-31", "4",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("acled", "first", "second", "interaction", "targeted", "violence"),
    [
        ("Violence against civilians: Attack", "Islamic State", "Civilians (Iraq)",
         "Rebel group-Civilians", "Civilian targeting", "3"),
        ("Riots: Mob violence", "Rioters (Iraq)", "Iraqi forces", "Rioters-State forces", "", "1"),
    ],
)  # fmt: skip
def test_crowds_and_civilians_have_names_of_their_own(
    acled, first, second, interaction, targeted, violence
):
    event = replace(CLASH, acled=acled)
    (row,) = rows(".acled.csv", event)
    assert (row["actor1"], row["actor2"]) == (first, second)
    assert (row["interaction"], row["civilian_targeting"]) == (interaction, targeted)
    assert row["disorder_type"] == "Political violence"
    assert rows(".ged.csv", event)[0]["type_of_violence"] == violence


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("12 soldiers were killed in Rawah.", 12),
        ("At least 12 soldiers, most of them conscripts, had been killed.", 12),
        ("The blast left 12 soldiers dead.", 12),
        ("Militants killed 12 soldiers.", 12),
        ("12 soldiers killed in raid", 12),
        ("12 soldiers attacked and killed a guard.", None),
        ("12 soldiers killed 5 men.", None),
        ("12 soldiers were wounded.", None),
        ("They took 12 soldiers hostage.", None),
    ],
)
def test_the_dead_are_counted_where_the_sentence_says_dead(quote, told):
    found = deaths(replace(CLASH, quote=quote))
    assert (found and found[1]) == told


def test_no_cell_is_a_formula_and_controls_are_gone():
    event = replace(CLASH, quote="=1+1 12 soldiers were killed \x00\ud800", title="@x", id="+1")
    (acled,), (ged,) = rows(".acled.csv", event), rows(".ged.csv", event)
    assert acled["notes"] == "'=1+1 12 soldiers were killed \ufffd\ufffd"
    assert acled["event_id_cnty"] == "'+1"
    assert ged["source_headline"] == "'@x"


@pytest.mark.parametrize("name", ["x.acled.csv", "X.GED.CSV", "x.csv"])
def test_the_longer_suffix_chooses(name):
    suffix = name.lower().removeprefix("x")
    assert form_of(Path(name)) is FORMS[suffix]
