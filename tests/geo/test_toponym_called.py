"""Names that no gazetteer has: the words beside them call them places, or do not."""

from itertools import pairwise

import pytest

from geo.toponyms import find_toponyms

CALLED = [
    ("Militia raided the villages of Nkuwe and Limbalumala at dawn.", ["Nkuwe", "Limbalumala"]),
    ("The army took the hilltop of Tal Zorbak on Monday.", ["Tal Zorbak"]),
    ("A mine killed two herders in a village called Jibbuk.", ["Jibbuk"]),
    ("In villages like Kailakko and Mannapo, troops burnt homes.", ["Kailakko", "Mannapo"]),
    ("Fighters clashed in the al-Makwazi quarter after dark.", ["al-Makwazi"]),
    ("Three people died in the Karrariyo locality.", ["Karrariyo"]),
    (
        "Gunmen struck the Kosunji, Wadabbo and Terrimo districts.",
        ["Kosunji", "Wadabbo", "Terrimo"],
    ),
    ("In Jindarrosh, whole families were buried together.", ["Jindarrosh"]),
    ("In Wad an-Nurrab, more than 100 villagers were killed.", ["Wad an-Nurrab"]),
    (
        "Herdsmen raided four villages: Demsaro, Wunamo and Tabungo, it was said on Monday.",
        ["Demsaro", "Wunamo", "Tabungo"],
    ),
    ("He was shot in Lurgano, 20 miles southwest of Belfast.", ["Lurgano", "Belfast"]),
    ("Rebels shelled the strategic town of Tal Al-‘Eissar.", ["Tal Al-‘Eissar"]),
    ("The group stormed Kefrazza before dawn.", ["Kefrazza"]),
    ("Gunmen killed ten in Agashuna, a village near the river.", ["Agashuna"]),
    ("A bomb went off in Tabbarro, Aleppo, on Friday.", ["Tabbarro", "Aleppo"]),
    ("Girls were taken from a school in Jangubbe, in Kano.", ["Jangubbe", "Kano"]),
    ("People fled towards Goma and Karubbo after the attack.", ["Goma", "Karubbo"]),
    ("The mayor of Bankorro said nine people had died.", ["Bankorro"]),
    ("Convoys left through the Latchar Corridor on Monday.", ["Latchar Corridor"]),
    ("Police fired on a crowd at Zobbeh junction.", ["Zobbeh"]),
]

WHOLE = [
    ("Gangs attacked Toussaint Louverturre airport on Monday.", ["Toussaint Louverturre"]),
    ("Rockets landed near Hamid Karzai airport in Kabul.", ["Hamid Karzai", "Kabul"]),
    ("The Kakhovka dam in Ukraine was destroyed.", ["Kakhovka", "Ukraine"]),
    ("Shells fell on the al-Makwazi area and on Baghdad airport.", ["al-Makwazi", "Baghdad"]),
]

NOT_CALLED = [
    "The residents of Tutsi villages fled.",
    "Electoral districts were drawn anew.",
    "A camp official spoke to reporters.",
    "They moved into the Hutu areas at night.",
    "Mayor Jackstadt, the village trustees and a clerk signed.",
    "On Tuesdays and Wednesdays the hall is closed.",
]


@pytest.mark.parametrize(("text", "names"), CALLED)
def test_a_name_that_its_neighbours_call_a_place_is_found(default_gazetteer, text, names):
    assert [each.text for each in find_toponyms(text, default_gazetteer)] == names


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_a_name_is_found_whole_or_not_at_all(default_gazetteer, text, names):
    assert [each.text for each in find_toponyms(text, default_gazetteer)] == names


@pytest.mark.parametrize("text", NOT_CALLED)
def test_what_stands_beside_a_word_for_a_place_is_none_by_that_alone(default_gazetteer, text):
    assert [each.text for each in find_toponyms(text, default_gazetteer)] == []


def test_two_names_never_share_a_word(default_gazetteer):
    text = "Warplanes hit the vicinity of the FSA-held Wadi al-Deif Camp in Idlib province."
    spans = [each.span for each in find_toponyms(text, default_gazetteer)]
    assert spans
    assert all(left.end <= right.start for left, right in pairwise(spans))
