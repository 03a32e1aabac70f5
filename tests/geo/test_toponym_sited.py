"""Sites that are named after a place are not at it, and so mean none."""

import pytest

from geo.toponyms import find_toponyms


def meant(text, gazetteer):
    return {each.text: each.place and each.place.name for each in find_toponyms(text, gazetteer)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb hit the Ramadi hospital in Kirkuk.", "Ramadi"),
        ("Tanks advanced along Salah al-Din road in the Gaza Strip.", "Salah al-Din"),
        ("Troops closed Baghdad Street in Damascus.", "Baghdad Street"),
        ("Clashes broke out on Syria Street in Tripoli, Lebanon.", "Syria Street"),
        ("A bomb went off in Jordan Square in Baghdad.", "Jordan Square"),
        ("A shell hit the Iraq Hospital in Kyiv.", "Iraq Hospital"),
    ],
)
def test_a_name_of_a_street_or_house_is_no_place_elsewhere(default_gazetteer, text, name):
    found = meant(text, default_gazetteer)
    assert found[name] is None
    assert any(found.values())


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A shell hit the Mosul hospital in Iraq.", "Mosul", "Mosul"),
        ("Shelling hit al-Quds hospital in Gaza City.", "al-Quds", "Al-Quds Hospital"),
        ("Troops raided al-Shifa hospital.", "al-Shifa", "Al-Shifa Hospital"),
        ("He fled the Palmyra district in Homs province.", "Palmyra", "Palmyra District"),
        ("The Palestinian Red Crescent in Gaza City said so.", "Palestinian Red Crescent",
         "Palestine"),
        ("The US embassy in Baghdad was shelled.", "US", "United States"),
    ],
)  # fmt: skip
def test_a_site_of_a_place_means_that_place(default_gazetteer, text, name, place):
    assert meant(text, default_gazetteer)[name] == place


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Debris hit a house in Wyrykki-Wola on Monday.", "Wyrykki-Wola", None),
        ("Ten men died in Rhineland-Palatinate on Monday.", "Rhineland-Palatinate",
         "Rheinland-Pfalz"),
        ("Ten men died in Catalonia on Monday.", "Catalonia", "Catalonia Region"),
        ("Ten men died in Montes de Maria in Colombia.", "Montes de Maria", "Montes de María"),
        ("It lies between Russia/CIA hands and Syria.", "Russia", "Russia"),
    ],
)  # fmt: skip
def test_what_a_hyphen_ties_is_one_name(default_gazetteer, text, name, place):
    assert meant(text, default_gazetteer)[name] == place


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Ten men died in the provinces of Latakia and Tartous.", "Tartous", "Tartus Governorate"),
        ("Ten men died in the state of White Nile in Sudan.", "White Nile", "White Nile State"),
        ("Ten men died in the southern province of Pattani.", "Pattani", "Pattani Province"),
        ("Ten men died in the Semdinli district of Hakkari.", "Hakkari", "Hakkari"),
        ("Ten men died in Mosul, and in the cities of Hama and Homs.", "Homs", "Homs"),
    ],
)
def test_what_names_are_called_holds_for_all_of_a_list(default_gazetteer, text, name, place):
    assert meant(text, default_gazetteer)[name] == place
