"""Spellings that should meet under one key, and those that should not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import fold
from gazetteer.folding import squash

HOSTILE = ["\ud800", "\x00", "\u202e", "<script>", "'", "\u0300" * 50, "ﷺ", "가", "が", "🏴"]
texts = st.text() | st.sampled_from(HOSTILE) | st.text(st.characters(categories=["L", "M", "P"]))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Homs", "homs"),
        ("HOMS", "homs"),
        ("Ḥimṣ", "hims"),
        ("Hesekê", "heseke"),
        ("Şırnak", "sirnak"),
        ("İSTANBUL", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("ıstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("Tromsø", "tromso"),
        ("Gəncə", "ganca"),
        ("٧ نيسان", "7 نيسان"),
    ],
)
def test_case_and_marks_do_not_matter(name, key):
    assert fold(name) == key


@pytest.mark.parametrize("sign", list("'’‘ʼʻʾʿˈ`´′＇״׳"))
def test_every_sign_for_ayn_and_hamza_goes(sign):
    assert fold(f"Ba{sign}aj") == "baaj"


@pytest.mark.parametrize("dash", [*"-‐‑‒–—―−－_/", " ", "  ", "\u00a0", "\t", "\n"])
def test_every_dash_and_blank_is_one_blank(dash):
    assert fold(f"Al{dash}Hol") == "al hol"


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("“Sinjar”", "Sinjar"),
        ("U.S.A.", "USA"),
        ("Washington, D.C.", "Washington DC"),
        ("St. Louis", "St Louis"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
        ("Al\u00adeppo", "Aleppo"),
        ("Al\u200eeppo\u202c", "Aleppo"),
    ],
)
def test_punctuation_and_invisible_characters_do_not_matter(name, same):
    assert fold(name) == fold(same)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("حَلَب", "حلب"),
        ("حـــلب", "حلب"),
        ("أربيل", "اربيل"),
        ("إدلب", "ادلب"),
        ("آمد", "امد"),
        ("الحسكة", "الحسكه"),
        ("کرکوک", "كركوك"),
        ("سنجارى", "سنجاري"),
        ("هەولێر", "ههولير"),
        ("القائم", "القايم"),
        ("البعء", "البع"),
    ],
)
def test_letters_of_arabic_script_have_one_form_each(name, same):
    assert fold(name) == fold(same)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Homs", "Hums"), ("حلب", "حلف"), ("が", "か"), ("दिल्ली", "दल्ल"), ("Ana", "Anah")],
)
def test_letters_that_differ_are_kept_apart(name, other):
    assert fold(name) != fold(other)


@pytest.mark.parametrize("nothing", ["", " ", "'", "---", "\u0301", "\ud800", "\x00", "،"])
def test_what_has_no_letter_has_no_key(nothing):
    assert fold(nothing) == ""
    assert squash(nothing) == ""


@given(texts)
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)


@given(texts, texts)
def test_words_can_be_folded_one_by_one(first, second):
    apart = [key for key in (fold(first), fold(second)) if key]
    assert fold(f"{first} {second}") == " ".join(apart)


@given(texts)
def test_a_key_can_be_stored_and_has_no_blank_at_its_ends(name):
    key = fold(name)
    assert key.encode("utf-8").decode("utf-8") == key
    assert key == key.strip()
    assert "  " not in key


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_and_digits_are_kept_whatever_stands_between(name):
    wanted = [character for character in name.replace("&", "and").lower() if character.isalnum()]
    assert [character for character in fold(name) if character != " "] == wanted


@pytest.mark.parametrize(
    "spelling",
    ["al-Hol", "Al Hol", "el-Hol", "El Hol", "AL–HOL", "Hol", "al‑Ḥol"],
)
def test_the_article_goes(spelling):
    assert squash(spelling) == "hol"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deirzor"),
        ("Deir al-Zor", "deirzor"),
        ("as-Sulaymaniyah", "sulaymaniyah"),
        ("ash-Shaddadi", "shaddadi"),
        ("ar-Raqqa", "raqqa"),
        ("at-Tanf", "tanf"),
        ("adh-Dhuluiyah", "dhuluiyah"),
        ("Tal Afar", "talafar"),
        ("Talafar", "talafar"),
        ("Abu ad-Duhur", "abuduhur"),
        ("الحسكة", "حسكه"),
        ("دير الزور", "ديرزور"),
    ],
)
def test_articles_and_blanks_go_within_names(name, key):
    assert squash(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("An Giang", "angiang"),
        ("As Pontes", "aspontes"),
        ("Albania", "albania"),
        ("Aleppo", "aleppo"),
        ("Elbistan", "elbistan"),
        ("Bir al", "biral"),
        ("El At", "elat"),
        ("Al", "al"),
        ("الى", "الي"),
    ],
)
def test_what_is_no_article_stays(name, key):
    assert squash(name) == key


@given(texts)
def test_squashing_twice_is_squashing_once(name):
    assert squash(squash(name)) == squash(name)


@given(texts)
def test_squashing_a_folded_name_is_squashing_the_name(name):
    assert squash(fold(name)) == squash(name)
    assert " " not in squash(name)
