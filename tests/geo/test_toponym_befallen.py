"""Towns whose names stand alone: what befalls them shows what they are."""

import pytest

from geo.toponyms import find_toponyms

FOUND = [
    ("Rockets hit Kupiansk on Monday.", "Kupiansk"),
    ("Rockets hit Haifa on Monday.", "Haifa"),
    ("A missile fired from Yemen struck Eilat.", "Eilat"),
    ("Israel bombed Nuseirat overnight.", "Nuseirat"),
    ("Russian forces shelled Huliaipole again.", "Huliaipole"),
    ("Gunmen attacked Zobbarro, killing ten people.", "Zobbarro"),
    ("The attack on Kenscoff killed ten people.", "Kenscoff"),
    ("Troops advanced on Babanusa on Monday.", "Babanusa"),
    ("The siege of Babanusa went on.", "Babanusa"),
    ("Kupiansk was shelled by artillery.", "Kupiansk"),
    ("Kupiansk has repeatedly been hit.", "Kupiansk"),
    ("Djibo came under fire on Monday.", "Djibo"),
    ("Djibo was again under attack.", "Djibo"),
    ("Soledar fell to Russian forces.", "Soledar"),
    ("Residents of Nuseirat said ten people were killed.", "Nuseirat"),
    ("Khiam residents fled on Monday.", "Khiam"),
    ("Bureij – Ten people were killed.", "Bureij"),
    ("Bureij (AP) – Ten people were killed.", "Bureij"),
]

NOT_FOUND = [
    "Ten men hit Johnson on Monday.",
    "Rockets hit Smith and his men.",
    "The attack on Clinton began.",
    "Israel bombed Hezbollah positions.",
    "Warren was hit by critics.",
    "He wrote songs, and Songs of Bureaucracy – a hit – sold.",
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_a_name_that_befalls_what_befalls_places_is_one(default_gazetteer, text, name):
    assert name in [each.text for each in find_toponyms(text, default_gazetteer)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_persons_groups_and_things_are_struck_as_well(default_gazetteer, text):
    found = find_toponyms(text, default_gazetteer)
    assert [each.text for each in found if each.text != "Israel"] == []
