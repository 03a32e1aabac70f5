"""Corrections: what a person decided is found again in every reading, and holds."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, Place
from geo.corrections import (
    Correction,
    Mender,
    Rule,
    Target,
    digest,
    dump_correction,
    load_corrections,
    located,
    parse_corrections,
)
from geo.corrections.correction import (
    Apart,
    Means,
    NoEvent,
    NoPlace,
    Same,
    Spot,
    Stance,
    Type,
    When,
    Where,
)
from geo.errors import FormatError
from geo.geojson import dump_records, parse_records, rows
from geo.merging import merge
from geo.pipeline import read
from geo.reading import Document, EventPlaceRole, Factuality, Reading, Span
from geo.readings import dump_reading
from geo.record import records
from geo.timespan import TimeSpan
from tests.geo.strategies import one_of, places, readings, texts, timespans
from tests.geo.strategies import records as any_records

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "corrections.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
REPORT = """Raid near Rawah

15 October 2019

Gunmen attacked an army checkpoint near Rawah in Anbar province on Monday, police said.
Two soldiers were killed in Rawah, and protesters marched in Baghdad on Tuesday.
"""
ELSEWHERE = Place(
    id="geonames:1", name="Rawa", kind="village", feature_class="P", feature_code="PPL",
    country="SY", admin1="Deir ez-Zor", lon=40.5, lat=35.1, source="test",
)  # fmt: skip
FIFTH = TimeSpan(
    start=datetime(2019, 10, 5), end=datetime(2019, 10, 6), precision="day", basis="explicit"
)


@pytest.fixture(scope="module")
def reading(default_gazetteer: Gazetteer) -> Reading:
    document = Document(id="raid", title="Raid", text=REPORT, source="https://news.example/raid")
    return read(document, default_gazetteer)


def target(words: str, text: str = REPORT, nth: int = 0, **fields) -> Target:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    plain = {
        "document": digest(text), "start": start, "end": start + len(words), "text": words,
        "source": "https://news.example/raid", "title": "Raid",
    }  # fmt: skip
    return Target(**{**plain, **fields})


def said(change, *targets: Target, **fields) -> Correction:
    return Correction(change=change, targets=targets, **fields)


def mended(reading: Reading, *corrections: Correction) -> Reading:
    mender = Mender(corrections)
    after = mender.mend(reading)
    assert mender.leftovers() == ()
    return after


def of_word(reading: Reading, word: str):
    """The event that a word tells."""
    text = reading.document.text
    return next(e for e in reading.events if text[e.trigger.start : e.trigger.end] == word)


def place_names(reading: Reading, word: str) -> list[str]:
    links = of_word(reading, word).places
    return [reading.toponyms[link.toponym].place.name for link in links if link.role != "topic"]


# ---------------------------------------------------------------------------- names


def test_a_name_means_the_place_that_a_person_chose_and_its_events_go_there(reading):
    after = mended(
        reading,
        said(
            Means(place=ELSEWHERE),
            target("Rawah", nth=1),
            by="Anna",
            at="2026-11-22",
            note="the village",
        ),
    )
    name = next(n for n in after.toponyms if n.span.start == REPORT.index("Rawah", 20))
    assert name.place == ELSEWHERE
    assert name.score == 1
    assert name.corrected.what == "place"
    assert name.corrected.was.startswith("Rawah, Anbar")
    assert (name.corrected.by, name.corrected.at) == ("Anna", "2026-11-22")
    assert "Anna" in name.reasons[0].detail
    assert place_names(after, "attacked") == ["Rawa"]
    assert place_names(after, "killed") == place_names(reading, "killed")


def test_what_was_not_spoken_of_stays_as_it_was(reading):
    assert Mender([]).mend(reading) is reading
    other = said(Means(place=ELSEWHERE), target("Rawah", document="0" * 64, source=""))
    assert Mender([other]).mend(reading) is reading


def test_a_word_that_is_no_place_takes_its_events_from_there(reading):
    after = mended(reading, said(NoPlace(), *(target("Rawah", nth=n) for n in range(3))))
    assert "Rawah" not in {name.text for name in after.toponyms}
    assert "Rawah" not in place_names(after, "attacked")
    assert place_names(after, "marched") == ["Baghdad"]


def test_a_name_that_the_machine_missed_is_put_in(reading):
    after = mended(reading, said(Means(place=ELSEWHERE), target("army checkpoint")))
    assert [n.text for n in after.toponyms if n.place == ELSEWHERE] == ["army checkpoint"]
    assert [n.span.start for n in after.toponyms] == sorted(n.span.start for n in after.toponyms)
    assert place_names(after, "marched") == ["Baghdad"]


def test_a_longer_name_takes_the_place_of_the_one_within(reading):
    after = mended(reading, said(Means(place=ELSEWHERE), target("near Rawah", nth=1)))
    assert place_names(after, "attacked") == ["Rawa"]


def test_of_two_corrections_the_later_holds(reading):
    baghdad = next(n.place for n in reading.toponyms if n.text == "Baghdad")
    spot = target("Rawah", nth=1)
    after = mended(reading, said(Means(place=baghdad), spot), said(Means(place=ELSEWHERE), spot))
    assert place_names(after, "attacked") == ["Rawa"]


@pytest.mark.parametrize(
    ("rule", "is_moved"),
    [
        (Rule(text="RAWAH"), True),
        (Rule(text="Rawah", country="IQ"), True),
        (Rule(text="Rawah", admin1="anbar governorate"), True),
        (Rule(text="Rawah", country="SY"), False),
        (Rule(text="Rawah", country="IQ", admin1="Nineveh"), False),
        (Rule(text="Rawa"), False),
    ],
)
def test_a_rule_speaks_of_a_name_wherever_it_stands(reading, rule, is_moved):
    mender = Mender([said(Means(place=ELSEWHERE), rule=rule)])
    after = mender.mend(reading)
    found = {name.place.name for name in after.toponyms if name.text == "Rawah"}
    assert found == ({"Rawa"} if is_moved else {"Rawah"})
    assert (len(mender.leftovers()) == 0) is is_moved


def test_what_is_said_of_one_spot_holds_before_a_rule(reading):
    after = mended(
        reading,
        said(NoPlace(), target("Rawah", nth=0)),
        said(Means(place=ELSEWHERE), rule=Rule(text="Rawah")),
    )
    assert [n.place.name for n in after.toponyms if n.text == "Rawah"] == ["Rawa", "Rawa"]


# ---------------------------------------------------------------------------- events


def test_date_type_and_certainty_of_an_event_are_those_that_a_person_gave(reading):
    spot = target("attacked")
    after = mended(
        reading,
        said(When(when=FIFTH), spot),
        said(Type(type="PROTEST", label="protest"), spot),
        said(Stance(factuality="denied"), spot, by="Anna"),
    )
    event = of_word(after, "attacked")
    assert (event.when, event.type, event.label) == (FIFTH, "PROTEST", "protest")
    assert event.factuality == "denied"
    assert [(one.what, one.was) for one in event.corrected] == [
        ("date", "2019-10-14 to 2019-10-15"),
        ("type", of_word(reading, "attacked").label),
        ("factuality", of_word(reading, "attacked").factuality),
    ]


def test_an_event_is_where_a_person_puts_it_named_or_not(reading):
    baghdad = next(n.place for n in reading.toponyms if n.text == "Baghdad")
    spots = (Spot(place=baghdad, role="location"), Spot(place=ELSEWHERE, role="near"))
    after = mended(reading, said(Where(spots=spots), target("attacked")))
    assert place_names(after, "attacked") == ["Baghdad", "Rawa"]
    record = next(r for r in records(after) if r.id == of_word(after, "attacked").id)
    assert [(p.name, p.role, p.text) for p in record.places] == [
        ("Baghdad", "location", "Baghdad"),
        ("Rawa", "near", ""),
    ]
    assert record.places[1].mark is None
    assert {one.what for one in record.corrected} == {"where"}
    nowhere = mended(reading, said(Where(spots=()), target("attacked")))
    assert place_names(nowhere, "attacked") == []


def test_what_is_no_event_goes(reading):
    after = mended(reading, said(NoEvent(), target("marched")))
    assert len(after.events) == len(reading.events) - 1
    mended(after, said(NoEvent(), target("marched")))


def test_a_correction_shows_in_what_others_read(reading):
    after = mended(reading, said(When(when=FIFTH), target("attacked"), by="Anna"))
    record = next(r for r in records(after) if r.id == of_word(after, "attacked").id)
    _, row = next(rows(record))
    assert row["corrected"] == [
        {
            "what": "date", "was": "2019-10-14 to 2019-10-15", "by": "Anna", "at": "", "note": "",
        }
    ]  # fmt: skip


# ---------------------------------------------------------------------------- changed reports


@pytest.mark.parametrize(
    ("then", "now", "is_found"),
    [
        ("reports/raid.txt", "/home/anna/reports/raid.txt", True),
        ("C:\\reports\\raid.txt", "raid.txt", True),
        ("reports/raid.txt", "reports/other.txt", False),
        ("https://a.example/raid", "https://b.example/raid", False),
    ],
)
def test_a_changed_file_is_known_by_its_name_wherever_it_lies(
    default_gazetteer, then, now, is_found
):
    quote = next(line for line in REPORT.splitlines() if "attacked" in line)
    about = target("attacked", document="0" * 64, source=then, quote=quote)
    text = f"Corrected.\n\n{REPORT}"
    changed = Document(id="raid", title="Raid", text=text, source=now)
    mender = Mender([said(NoEvent(), replace(about, offset=quote.index("attacked")))])
    mender.mend(read(changed, default_gazetteer))
    assert (mender.leftovers() == ()) is is_found


def test_a_report_that_has_changed_is_known_by_its_sentence(default_gazetteer):
    sentence = REPORT[REPORT.index("Gunmen") : REPORT.index("Two soldiers")].strip()
    spot = target("Rawah", nth=1, quote=sentence, offset=sentence.index("Rawah"))
    text = "Updated.\n\n" + REPORT
    changed = Document(id="raid", title="Raid", text=text, source="https://news.example/raid")
    after = mended(read(changed, default_gazetteer), said(Means(place=ELSEWHERE), spot))
    assert place_names(after, "attacked") == ["Rawa"]


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (said(NoPlace(), target("Rawah", document="0" * 64, source="")), "is not among"),
        (said(NoPlace(), target("Rawah", document="0" * 64, quote="Gone.")), "has changed"),
        (said(NoPlace(), target("Rawah", start=3, end=8)), "do not stand where"),
        (said(When(when=FIFTH), target("soldiers")), "nothing is told"),
        (said(Same(), target("attacked"), target("soldiers")), "nothing is told|fewer than two"),
        (said(NoPlace(), rule=Rule(text="Atlantis")), "no name is written so"),
    ],
)
def test_what_no_longer_applies_is_told_with_the_reason(reading, correction, reason):
    mender = Mender([correction])
    assert mender.mend(reading).events == reading.events
    (leftover,) = mender.leftovers()
    assert any(part in str(leftover) for part in reason.split("|"))


# ---------------------------------------------------------------------------- merging


def test_a_person_joins_events_and_keeps_others_apart(reading, default_gazetteer):
    plain = merge(records(reading), default_gazetteer)
    joined = Mender([said(Same(), target("attacked"), target("marched"), by="Anna")])
    after = merge(records(joined.mend(reading)), default_gazetteer, ties=joined.ties())
    (one,) = [r for r in after if len(r.tellings) > 1 and "Anna" in " ".join(r.reasons)]
    ids = {of_word(reading, "attacked").id, of_word(reading, "marched").id}
    assert ids <= {telling.id for telling in one.tellings}
    assert any(a.what == "same" and a.by == "Anna" for a in one.corrected)
    apart = Mender(
        [
            said(Same(), target("attacked"), target("marched")),
            said(Apart(), target("attacked"), target("marched")),
        ]
    )
    again = merge(records(apart.mend(reading)), default_gazetteer, ties=apart.ties())
    assert len(again) == len(plain)


def test_what_a_person_said_of_one_telling_holds_for_the_whole_event(reading, default_gazetteer):
    spots = (target("attacked"), target("marched"))
    mender = Mender(
        [
            said(Same(), *spots),
            said(When(when=FIFTH), spots[1]),
            said(Type(type="AID", label="aid"), spots[1]),
            said(Stance(factuality="feared"), spots[1]),
        ]
    )
    found = merge(records(mender.mend(reading)), default_gazetteer, ties=mender.ties())
    one = next(r for r in found if of_word(reading, "marched").id in {t.id for t in r.tellings})
    assert (one.when, one.type, one.factuality) == (FIFTH, "AID", "feared")


# ---------------------------------------------------------------------------- the file

hex_digits = st.text("0123456789abcdef", min_size=64, max_size=64)


@st.composite
def targets(draw):
    start = draw(st.integers(0, 10**6))
    return Target(
        document=draw(hex_digits), start=start, end=start + draw(st.integers(0, 99)),
        text=draw(texts), quote=draw(texts), offset=draw(st.integers(0, 99)),
        source=draw(texts), title=draw(texts),
    )  # fmt: skip


# A place without an id or a source gets one of its own when it is read.
known_places = places.filter(lambda place: place.id and place.source)
name_changes = st.one_of(st.builds(Means, place=known_places), st.just(NoPlace()))
changes = st.one_of(
    name_changes,
    st.builds(
        Where,
        spots=st.lists(
            st.builds(Spot, place=known_places, role=one_of(EventPlaceRole)), max_size=2
        ).map(tuple),
    ),
    st.builds(When, when=timespans()),
    st.builds(Type, type=texts, label=texts.filter(bool)),
    st.builds(Stance, factuality=one_of(Factuality)),
    st.sampled_from([NoEvent(), Same(), Apart()]),
)
whole = st.builds(
    Correction,
    change=changes,
    targets=st.lists(targets(), min_size=2, max_size=3).map(tuple),
    by=texts, at=texts, note=texts,
)  # fmt: skip
by_rule = st.builds(
    Correction,
    change=name_changes,
    targets=st.just(()),
    rule=st.builds(
        Rule, text=texts.filter(str.strip), country=st.none() | texts, admin1=st.none() | texts
    ),
    by=texts, at=texts, note=texts,
)  # fmt: skip
corrections = st.one_of(whole, by_rule)


def without_spot(correction: Correction) -> Correction:
    fields = {name: getattr(correction, name) for name in Correction.__slots__}
    return Correction(**{**fields, "spot": ""})


@given(st.lists(corrections, min_size=1, max_size=4))
def test_corrections_come_back_from_their_file_as_they_were(given_corrections):
    text = "".join(dump_correction(one) + "\n" for one in given_corrections)
    loaded = parse_corrections(text.encode(), "corrections.jsonl")
    assert loaded.problems == ()
    assert [without_spot(one) for one in loaded.corrections] == given_corrections
    assert loaded.corrections[-1].spot == f"corrections.jsonl:{len(given_corrections)}"


@given(corrections)
def test_every_line_keeps_the_schema(correction):
    VALIDATOR.validate(json.loads(dump_correction(correction)))


@given(corrections, st.dictionaries(texts.map(lambda name: f"x-{name}"), texts, max_size=3))
def test_fields_that_nobody_knows_are_passed_over(correction, more):
    line = json.dumps({**more, **json.loads(dump_correction(correction))})
    (found,) = parse_corrections(line.encode(), "c").corrections
    assert without_spot(found) == correction


@given(
    st.lists(st.one_of(st.binary(max_size=80), texts.map(lambda t: t.encode("utf-8", "replace"))))
)
def test_lines_of_garbage_are_told_and_never_cost_the_good_ones(garbage):
    good = dump_correction(said(NoPlace(), rule=Rule(text="Kurdish"))).encode()
    lines = [line.replace(b"\n", b" ") for line in garbage]
    loaded = parse_corrections(b"\n".join([good, *lines, good]), "c.jsonl")
    assert [one.rule.text for one in loaded.corrections] == ["Kurdish", "Kurdish"]
    assert len(loaded.problems) == sum(bool(line.strip()) for line in lines)
    assert all(problem.startswith("c.jsonl:") for problem in loaded.problems)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@given(
    corrections,
    st.sampled_from(
        ["targets", "rule", "change", "place", "places", "when", "type", "factuality", "by"]
    ),
    json_values,
)
def test_a_field_that_holds_anything_is_read_or_refused_by_name(correction, field, value):
    line = {**json.loads(dump_correction(correction)), field: value}
    good = dump_correction(said(NoPlace(), rule=Rule(text="Kurdish")))
    loaded = parse_corrections(f"{good}\n{json.dumps(line)}".encode(), "c")
    assert len(loaded.corrections) + len(loaded.problems) == 2
    assert all(problem.startswith("c:2: ") for problem in loaded.problems)


@settings(max_examples=40)
@given(readings(), st.lists(corrections, max_size=4))
def test_any_correction_of_any_reading_leaves_one_that_can_be_written(given_reading, some):
    own = digest(given_reading.document.text)
    text = given_reading.document.text
    here = [
        Correction(change=one.change, targets=(_at(own, text),), by=one.by)
        for one in some
        if one.rule is None
    ]
    mender = Mender([*some, *here])
    after = mender.mend(given_reading)
    json.loads(dump_reading(after))
    assert mender.ties() is not None
    assert len(mender.leftovers()) <= mender.count


@settings(max_examples=40)
@given(any_records(), st.lists(corrections, max_size=3))
def test_any_correction_of_any_event_leaves_one_that_can_be_written(record, some):
    trigger, source = record.trigger, record.source
    here = [
        Correction(
            change=one.change,
            targets=(
                Target(
                    document="0" * 64, start=0, end=1, source=source, quote=record.quote,
                    offset=trigger.start, text=record.quote[trigger.start : trigger.end],
                ),
                *(
                    Target(document="0" * 64, start=0, end=1, source=source, text=place.text)
                    for place in record.places
                ),
            ),
        )
        for one in some
        if one.rule is None
    ]  # fmt: skip
    mender = Mender([*some, *here])
    after = mender.mend_record(record)
    if after is not None:
        (back,) = parse_records(dump_records([after]).encode(), "e.geojson")
        assert back.corrected == after.corrected


def _at(document: str, text: str) -> Target:
    return Target(document=document, start=0, end=len(text), text=text)


def test_applying_twice_is_applying_once(reading):
    both = (
        said(Means(place=ELSEWHERE), *(target("Rawah", nth=n) for n in range(3))),
        said(Where(spots=(Spot(place=ELSEWHERE, role="location"),)), target("marched")),
        said(When(when=FIFTH), target("attacked")),
    )
    once = mended(reading, *both)
    assert mended(once, *both) == once


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", ":1: is not JSON"),
        ("[]", ":1: is no JSON object"),
        ('{"format":"other"}', "is no correction"),
        ('{"format":"dateline-corrections","version":99}', "newer Dateline"),
        ('{"format":"dateline-corrections","version":1,"change":"x"}', "`change` must be one of"),
        (
            '{"format":"dateline-corrections","version":1,"change":"not a place","targets":[]}',
            "at least 1",
        ),
        (
            '{"format":"dateline-corrections","version":1,"change":"same","rule":{"text":"x"}}',
            "in a rule",
        ),
    ],
)
def test_a_file_without_any_correction_is_refused_with_line_and_reason(tmp_path, line, words):
    path = tmp_path / "c.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(FormatError, match=re.escape(words)) as raised:
        load_corrections(path)
    assert str(raised.value).startswith(str(path))


def test_an_empty_file_holds_nothing(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_bytes(b"\n\n")
    assert load_corrections(path).corrections == ()


def test_a_line_written_by_hand_needs_little():
    line = (
        '{"format":"dateline-corrections","version":1,"rule":{"text":"Rawah"},"change":"place",'
        '"place":{"name":"Rawa","lat":34.5,"lon":41.9}}'
    )
    (found,) = parse_corrections(line.encode(), "c").corrections
    assert found.change.place.id == "corrections:34.50000,41.90000"
    assert found.change.place.kind == "site"


def test_an_empty_stretch_names_nothing(reading):
    empty = Target(document=digest(REPORT), start=3, end=3, text="")
    mender = Mender([said(NoPlace(), empty)])
    assert mender.mend(reading) is reading
    assert Span(start=3, end=3) not in {name.span for name in reading.toponyms}


@pytest.mark.parametrize(
    ("lon", "lat", "country", "division"),
    [(41.9, 34.5, "IQ", "Anbar Governorate"), (30.0, 34.0, None, None)],
)
def test_what_a_person_put_on_the_map_lies_in_the_country_of_the_nearest_town(
    default_gazetteer, lon, lat, country, division
):
    spot = replace(ELSEWHERE, kind="site", country=None, admin1=None, lon=lon, lat=lat)
    named = Correction(change=Means(place=spot), rule=Rule(text="Rawa"), targets=())
    placed = Correction(change=Where(spots=(Spot(place=spot, role="near"),)), targets=())
    dated = Correction(change=When(when=FIFTH), targets=())
    one, other, third = located((named, placed, dated), default_gazetteer)
    assert (one.change.place.country, one.change.place.admin1) == (country, division)
    assert other.change.spots[0].place == one.change.place
    assert third == dated


def test_what_has_a_country_stays_as_it_was_written(default_gazetteer):
    named = Correction(change=Means(place=ELSEWHERE), rule=Rule(text="Rawa"), targets=())
    assert located((named,), default_gazetteer) == (named,)
