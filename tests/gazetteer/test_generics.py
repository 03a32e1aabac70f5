"""Taking the word for its kind off a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import fold
from gazetteer.generics import peel, unnoted


@pytest.mark.parametrize(
    ("name", "core", "kind"),
    [
        ("Homs province", "homs", "admin1"),
        ("the governorate of Homs", "homs", "admin1"),
        ("Gouvernorat de Homs", "homs", "admin1"),
        ("al-Hol refugee camp", "al hol", "camp"),
        ("Kabarto 1 camp", "kabarto", "camp"),
        ("Adra Central Prison", "adra", "prison"),
        ("Tishrin power station", "tishrin", "dam"),
        ("Hammar Marshes", "hammar", "region"),
        ("River Tigris", "tigris", "water"),
        ("Çiyayê Şengalê", "sengale", "mountain"),
        ("Cudi Dağı", "cudi", "mountain"),
        ("Öncüpınar Sınır Kapısı", "oncupinar", "crossing"),
        ("Madinat al-Sadr", "al sadr", "city"),
        ("محافظة حمص", "حمص", "admin1"),
        ("مطار دمشق الدولي", "دمشق", "airport"),
        ("قاعدة حميميم الجوية", "حميميم", "base"),
        ("معسكر أشرف", "اشرف", "camp"),
        ("پارێزگای سلێمانی", "سليماني", "admin1"),
        ("Rif Dimashq Governorate", "rif dimashq", "admin1"),
        ("Qal'at al-Hisn", "al hisn", "village"),
        ("ناحية البغدادي", "البغدادي", "town"),
        ("Homs", None, None),
        ("camp", None, None),
        ("", None, None),
    ],
)
def test_a_name_parts_into_core_and_kind(name, core, kind):
    peeled = peel(fold(name))
    if core is None:
        assert peeled is None
    else:
        assert peeled.core == core
        assert kind in peeled.kinds


@pytest.mark.parametrize(
    ("name", "other"),
    [("Kirkuk District", "admin1"), ("سد دوكان", "water"), ("بحيرة دوكان", "dam")],
)
def test_words_for_one_kind_are_none_for_another(name, other):
    assert other not in peel(fold(name)).kinds


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Dora (Baghdad)", "Dora"), ("Dora", "Dora"), ("(Dora)", "(Dora)"), ("", "")],
)
def test_a_note_in_brackets_is_no_part_of_the_name(name, bare):
    assert unnoted(name) == bare


@given(st.text(max_size=60))
def test_a_core_is_shorter_than_the_name_and_never_empty(name):
    key = fold(name)
    peeled = peel(key)
    assert peeled is None or 0 < len(peeled.core) < len(key)
