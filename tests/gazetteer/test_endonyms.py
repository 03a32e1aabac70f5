"""What a place is called where it lies, chosen out of spellings that do not say their language."""

import pytest

from gazetteer import Place
from gazetteer.endonyms import endonyms


def place(name, *names, kind="city"):
    return Place(
        id="test:1", name=name, names=names, kind=kind, feature_class="P", feature_code="PPL",
        country="IQ", lon=43.0, lat=36.0, source="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "names", "arabic"),
    [
        ("Mosul", ("الموصل", "موصل", "موصول"), "الموصل"),
        ("Kobani", ("عرب بينار", "عين العرب", "كوباني"), "كوباني"),
        ("Ramadi", ("الرمادى", "الرمادي", "رامادی"), "الرمادي"),
        ("Erbil", ("أربيل", "اربيل"), "أربيل"),
        ("Hama", ("حماة", "حماه"), "حماة"),
        ("Hawija", ("الحويجة", "قضاء الحويجة"), "الحويجة"),
        ("Tal Afar", ("تلعفر", "تل عفر"), "تل عفر"),
        ("Nineveh Governorate", ("نينوى", "محافظة نينوى"), "محافظة نينوى"),
        ("Anah", ("الريحانة", "عنة", "مدينة عنة الجديدة"), "عنة"),
        ("Ankara", ("آنکارا", "أنقرة", "انقرہ"), "أنقرة"),
    ],
)
def test_of_several_arabic_spellings_the_careful_one_is_shown(name, names, arabic):
    assert endonyms(place(name, *names)).arabic == arabic


@pytest.mark.parametrize(
    ("names", "kurdish"),
    [
        (("الرقة", "ڕەققە"), "ڕەققە"),
        (("أربيل", "هەولێر", "ھەwlێr"), "هەولێر"),
        (("سنجار", "شنگال", "شەنگال"), "شەنگال"),
    ],
)
def test_kurdish_is_known_by_its_letters(names, kurdish):
    assert endonyms(place("Erbil", *names)).kurdish == kurdish


@pytest.mark.parametrize("names", [(), ("Mossoul", "Μοσούλη"), ("مسکو",), ("بېيرۇت",), ("mwsڵ",)])
def test_persian_uyghur_and_mixed_letters_are_neither(names):
    found = endonyms(place("Mosul", *names))
    assert (found.arabic, found.kurdish) == ("", "")


def test_the_order_of_spellings_does_not_matter():
    names = ("الموصل", "موصل", "موصول", "موسڵ", "مووسڵ")
    assert endonyms(place("Mosul", *names)) == endonyms(place("Mosul", *reversed(names)))
