"""Finding the names of places: sentences like those of news, policies, the trained tables."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.toponyms import Policy, find_toponyms
from geo.toponyms.tables import rows
from geo.toponyms.tagger import TAGS

DATA = Path(__file__).parents[2] / "geo" / "toponyms" / "data"
MARK = re.compile(r"\[\[(.*?)\]\]")


def sections() -> Iterator[tuple[str, list[str]]]:
    """Names of the sections of the sentences, with their lines."""
    text = Path(__file__).with_name("toponym_sentences.txt").read_text(encoding="utf-8")
    for section in text.split("## ")[1:]:
        name, *lines = section.splitlines()
        yield name, lines


def marked(line: str) -> tuple[str, set[tuple[int, int]]]:
    """A sentence without its marks, and the spans that they enclose."""
    spans = {
        (mark.start() - 4 * count, mark.end() - 4 * (count + 1))
        for count, mark in enumerate(MARK.finditer(line))
    }
    return MARK.sub(r"\1", line), spans


def found(text: str, gazetteer: Gazetteer, **fields: bool) -> list[str]:
    return [each.text for each in find_toponyms(text, gazetteer, policy=Policy(**fields))]


@pytest.mark.parametrize(("name", "lines"), list(sections()))
def test_names_of_places_are_found_in_news_of_every_kind(default_gazetteer, name, lines):
    right = answered = wanted = 0
    for line in lines:
        text, spans = marked(line)
        answers = {(t.span.start, t.span.end) for t in find_toponyms(text, default_gazetteer)}
        right += len(spans & answers)
        answered += len(answers)
        wanted += len(spans)
    assert 2 * right / (answered + wanted) >= 0.9, name


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("New York City will host the talks.", ["New York City"]),
        (
            "Trucks cross between Al-Qaim in Iraq and Albu Kamal in Syria.",
            ["Al-Qaim", "Iraq", "Albu Kamal", "Syria"],
        ),
        ("Shells hit Deir ez-Zor's eastern countryside at dawn.", ["Deir ez-Zor"]),
        ("ERBIL, Kurdistan Region – Two drones were shot down.", ["ERBIL", "Kurdistan Region"]),
        ("FLOODS IN PAKISTAN LEAVE THOUSANDS HOMELESS", ["PAKISTAN"]),
        ("he moved from damascus to beirut last year", ["damascus", "beirut"]),
        ("He was flown from Sao Paulo to Bogota.", ["Sao Paulo", "Bogota"]),
        ("Reporters came from بغداد by car.", ["بغداد"]),
        ("The council in al-Anbar met on Monday.", ["al-Anbar"]),
        ("The village of Kafr Zafran was burnt.", ["Kafr Zafran"]),
        ("Clashes went on in the town of Hit.", ["Hit"]),
        ("Gunmen attacked the airport in Port-au-Prince.", ["Port-au-Prince"]),
        ("Homes burned in Carrefour-Feuilles on Thursday.", ["Carrefour-Feuilles"]),
        ("The Baghdad-Basra highway was closed.", ["Baghdad", "Basra"]),
    ],
)
def test_names_are_split_and_joined_as_they_are_meant(default_gazetteer, text, surfaces):
    assert found(text, default_gazetteer) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "Mobile phone sales fall for a third year.",
        "Reading test scores rise again.",
        "Nice weather drew crowds to the lake.",
        "Of the 40 sailors, Florence Kimberley was the youngest.",
        "Inmates escaped from the prison in August.",
        "Judge Law said God alone knew who had fired first.",
        "Hit by a second storm, the farmers gave up.",
        "Jordan Smith met George W. Bush and Hillary Clinton.",
        "Chad Wilson, a farmer, lost his cattle.",
        "The Dallas Cowboys signed the kicker.",
        "The Ministry of Health and the Bank of England spoke.",
        "Coach Mike Paris praised his players after Friday's game.",
    ],
)
def test_persons_teams_organisations_and_common_words_are_no_locations(default_gazetteer, text):
    found_ = find_toponyms(text, default_gazetteer)
    assert [each.text for each in found_ if each.role in {"location", "government"}] == []


@pytest.mark.parametrize(
    ("field", "text", "kept", "dropped"),
    [
        ("demonyms", "Iraqi troops left Mosul on Monday.", {"Mosul"}, {"Iraqi"}),
        ("demonyms", "Syrians in Berlin marched.", {"Berlin"}, {"Syrians"}),
        (
            "organisations",
            "Aid of the Homs Medical Association reached Raqqa.",
            {"Raqqa"},
            {"Homs"},
        ),
    ],
)
def test_a_policy_leaves_out_what_it_names(default_gazetteer, field, text, kept, dropped):
    assert set(found(text, default_gazetteer)) >= kept | dropped
    left = set(found(text, default_gazetteer, **{field: False}))
    assert kept <= left
    assert not dropped & left


def test_facilities_are_marked_whole_or_by_the_place_named_in_them(default_gazetteer):
    text = "The wounded were taken to Colchester General Hospital on Sunday."
    assert found(text, default_gazetteer) == ["Colchester General Hospital"]
    assert found(text, default_gazetteer, facilities=False) == ["Colchester"]


def test_the_trained_tables_are_those_whose_digests_are_recorded():
    recorded = (DATA / "finder.sha256").read_text(encoding="utf-8").split()
    for digest, name in zip(recorded[0::2], recorded[1::2], strict=True):
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest
    assert recorded[1::2] == ["cues.tsv", "tagger.tsv"]


def test_the_trained_tables_are_small_and_whole():
    table = list(rows("tagger.tsv"))
    assert (DATA / "tagger.tsv").stat().st_size < 10_000_000
    assert all(len(row) == 2 + len(TAGS) for row in table)
    assert {row[1] for row in table} == {"", "facilities", "organisations", "demonyms"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shares of Target fell after Bryant left the company on Thursday.", {}),
        (
            "They fled from Mosul to Jabal Hamrin.",
            {"Mosul": "test:mosul", "Jabal Hamrin": "geonames:5"},
        ),
        (
            "Fighters of the group hid in Hamrin, north of Mosul.",
            {"Hamrin": "geonames:4", "Mosul": "test:mosul"},
        ),
    ],
)
def test_streams_and_hills_of_a_whole_dump_are_found_only_where_the_text_says_so(
    make_place, text, places
):
    names = ("Mosul", "Target", "Bryant", "Hamrin", "Jabal Hamrin")
    dump = [
        make_place(
            name, id=f"geonames:{number}", kind="mountain", feature_class="T", source="GeoNames"
        )
        for number, name in enumerate(names, start=1)
    ]
    with Gazetteer.of([make_place("Mosul", kind="city", population=1_500_000), *dump]) as gazetteer:
        found = {t.text: t.place and t.place.id for t in find_toponyms(text, gazetteer)}
    assert found == places
