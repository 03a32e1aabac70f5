"""The tables of words that finding rests on."""

from typing import get_args

import pytest

from gazetteer.place import KINDS
from geo.toponyms.lexicon import key, lexicon
from geo.toponyms.lists import ListName, words_in
from geo.toponyms.weights import cues


@pytest.mark.parametrize(
    ("table", "least", "samples"),
    [
        ("words", 8_000, ["nice", "reading", "mobile", "hit", "law", "god", "of", "border"]),
        ("given", 3_500, ["barham", "moadh", "mike", "fatih", "bashar", "rojda", "masoud", "emma"]),
        ("surnames", 1_000, ["jackson", "washington", "baghdadi", "dulaimi"]),
        ("titles", 250, ["president", "gen", "sheikh", "mr", "brigadier"]),
        ("heads", 350, ["ministry", "agency", "conference", "operations", "army", "university"]),
        ("kinds_after", 60, ["governorate", "province", "camp", "desert", "river"]),
        ("kinds_before", 60, ["city", "town", "lake", "mount"]),
        ("abbreviations", 20, ["B.C", "NSW", "Ont"]),
    ],
)
def test_a_table_holds_what_it_should(table, least, samples):
    words = getattr(lexicon(), table)
    assert len(words) >= least
    assert all(sample in words for sample in samples)


@pytest.mark.parametrize("table", ["words", "given", "surnames", "titles", "heads"])
def test_words_are_single_and_folded(table):
    assert all(
        word and word == key(word) and word.split() == [word] for word in getattr(lexicon(), table)
    )


@pytest.mark.parametrize("name", get_args(ListName))
def test_every_small_list_has_words_in_small_letters(name):
    assert words_in(name)
    assert all(word == word.lower() for word in words_in(name))


def test_kinds_of_places_are_those_of_the_gazetteer():
    tables = (lexicon().kinds_after, lexicon().kinds_before)
    assert {kind for table in tables for kinds in table.values() for kind in kinds} <= KINDS


def test_no_name_of_a_month_or_day_is_taken_for_a_given_name_alone():
    assert words_in("calendar") >= {"march", "may", "august", "monday", "ramadan"}


@pytest.mark.parametrize("word", ["İstanbul", "ISTANBUL", "Ḥimş", "HOMS", "Çelebi"])
def test_a_key_has_neither_case_nor_marks(word):
    assert key(word) == key(key(word)) == key(word).casefold()


def test_what_is_too_long_for_a_word_has_no_key():
    assert key("A" * 1_000) == ""


def test_cues_weigh_in_natural_units():
    assert all(-6 < weight < 6 for weight in cues().values())
