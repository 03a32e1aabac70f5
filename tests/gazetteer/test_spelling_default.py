"""The default store, asked in spellings that it has never seen."""

import pytest


@pytest.mark.parametrize(
    ("spellings", "place"),
    [
        ("الحسكة|Hesekê|Haseke|Hassakeh|al-Hassakah|Hasaka|حەسەکە", "Hasakah"),
        ("دير الزور|Deir Ezzor|Dayr az Zawr|Deirezzor|Dêrazor|Deir-al-Zour", "Deir ez-Zor"),
        ("Albukamal|Boukamal|Al Bu Kamal|Abou Kemal|Ebu Kemal", "Albu Kamal"),
        ("القامشلي|Kamishly|Qamishlo|Kamichli|Qamishliye", "Qamishli"),
        ("الفلوجة|Faludja|Fellouja|Felujah|Al Faloojah", "Fallujah"),
    ],
    ids=["Hasakah", "Deir ez-Zor", "Abu Kamal", "Qamishli", "Fallujah"],
)
def test_spellings_of_all_sorts_are_one_place(default_gazetteer, spellings, place):
    for spelling in spellings.split("|"):
        first = default_gazetteer.find(spelling, context=["SY", "IQ"])[0].place
        assert first.name == place, spelling


@pytest.mark.parametrize("name", ["London", "Paris", "Baghdad", "Springfield", "München", "北京"])
def test_what_is_written_right_still_comes_first(default_gazetteer, name):
    first = default_gazetteer.find(name)[0]
    assert first.place in default_gazetteer.named(name)


@pytest.mark.parametrize("word", ["yesterday", "shelling", "attacks", "Reuters", "militants"])
def test_the_words_of_the_news_are_no_places(default_gazetteer, word):
    assert default_gazetteer.find(word) == ()
