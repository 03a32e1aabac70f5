"""Pages carry what places and events are called in other languages, where that is known."""

from dataclasses import replace

import pytest

from geo.events.lexicon import lexicon
from geo.mention import LABEL
from maps.page import PageOptions
from maps.page.labels import translated
from maps.page.payload import payload


def column(written, name):
    return [written.head["strings"][n] for n in written.columns[name].values.tolist()]


def test_places_carry_their_arabic_and_kurdish_names(sample, few_places):
    written = payload(sample, few_places, PageOptions())
    names = dict(
        zip(
            column(written, "places.name"),
            zip(column(written, "places.arabic"), column(written, "places.kurdish"), strict=True),
            strict=True,
        )
    )
    assert names["Mosul"] == ("الموصل", "مووسڵ")
    assert names["Al-Qaim"] == ("القائم", "")


def test_a_place_that_the_gazetteer_does_not_know_has_none(make_record, few_places):
    known = make_record("a", at="Mosul")
    place = replace(known.places[0], place_id="other:1")
    written = payload([replace(known, places=(place,))], few_places, PageOptions())
    assert column(written, "places.arabic") == [""]
    assert column(written, "places.kurdish") == [""]


def test_only_labels_that_occur_are_carried(sample, make_record, few_places):
    labels = payload(sample, few_places, PageOptions()).head["labels"]
    assert set(labels) == {"ar", "fr"}
    assert labels["ar"]["meeting"] == "اجتماع"
    assert labels["fr"]["protest"] == "manifestation"
    assert "war" not in labels["ar"]
    odd = payload([make_record("a", label="odd")], few_places, PageOptions()).head["labels"]
    assert odd == {"ar": {}, "fr": {}}


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_every_label_of_the_lexicon_has_a_word_in_every_language(lang):
    labels = {entry.label for entries in lexicon().values() for entry in entries} | {LABEL}
    assert sorted(labels - set(translated(labels)[lang])) == []
    assert all(translated(labels)[lang].values())


def test_towns_of_the_ground_that_is_shown_are_carried(sample, few_places):
    written = payload(sample, few_places, PageOptions())
    assert column(written, "towns.name") == ["Deir ez-Zor"]
    assert column(written, "towns.arabic") == ["دير الزور"]
    assert column(payload([], few_places, PageOptions()), "towns.name") == []
