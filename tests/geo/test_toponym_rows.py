"""Text to place names: what is found, what it means, what it does in its sentence."""

import pytest

from gazetteer import Gazetteer
from geo.toponyms import find_toponyms

IRAQ, SYRIA, TURKEY, IRAN = "99237", "163843", "298795", "130758"
BAGHDAD, DAMASCUS, ANKARA, ALEPPO = "98182", "170654", "323786", "170063"
HASAKAH, HASAKAH_PROVINCE, HOMS, HOMS_PROVINCE = "173811", "173813", "169577", "169575"
USA, FRANCE = "6252001", "3017382"

LOCATIONS = [
    ("Troops left the desert of Homs at dawn.", "desert of Homs", "theatre:homs-desert"),
    ("Cells hide in the Homs desert.", "Homs desert", "theatre:homs-desert"),
    ("They crossed the Syrian Desert on foot.", "Syrian Desert", "theatre:syrian-desert"),
    ("They hide in desert areas of Syria's central Homs province.", "Homs", HOMS_PROVINCE),
    ("Shells fell on Homs and Aleppo.", "Homs", HOMS),
    ("Prisons in Syria's northeastern Hasakah province were hit.", "Hasakah", HASAKAH_PROVINCE),
    ("The Hasakah Governorate was calm.", "Hasakah Governorate", HASAKAH_PROVINCE),
    ("People fled from Hasakeh in Syria.", "Hasakeh", HASAKAH),
    ("Families left Al-Hol camp on Monday.", "Al-Hol", "theatre:al-hol-camp"),
    ("Families left the al-Hol refugee camp.", "al-Hol", "theatre:al-hol-camp"),
    ("Trucks pass between Al-Qaim in Iraq and Albu Kamal in Syria.", "Al-Qaim", "92138"),
    ("Trucks pass between Al-Qaim in Iraq and Albu Kamal in Syria.", "Albu Kamal", "174448"),
    ("They took the border town Sari Kani (Ras al-Ain).", "Sari Kani", "165509"),
    ("They took the border town Sari Kani (Ras al-Ain).", "Ras al-Ain", "165509"),
    ("Yazidis returned to the Sinjar region of Iraq.", "Sinjar", "448149"),
    ("Drones circled over Mount Sinjar in Iraq.", "Mount Sinjar", "theatre:mount-sinjar"),
    ("A bomb went off in central Rawah, northwest of Baghdad, Iraq.", "Rawah", "92004"),
    ("Pilgrims walked to Iraq's holy city of Karbalah.", "Karbalah", "94824"),
    ("The council of Nineveh province met in Mosul.", "Nineveh", "92877"),
    ("Fighting spread through Deir ez-Zor’s eastern countryside.", "Deir ez-Zor", "170794"),
    ("The town of Hit in Anbar was shelled.", "Hit", "95788"),
    ("They took Jalalabad; Mazar-i-Sharif fell at night.", "Mazar-i-Sharif", "1133616"),
    (
        "Crowds fled Hamid Karzai International Airport.",
        "Hamid Karzai International Airport",
        "icao:OAKB",
    ),
    ("Gunmen killed ten people in Niger state.", "Niger", "2328925"),
    ("Clashes in the Somali region killed ten.", "Somali", "444186"),
    ("Fighting broke out in Jenin on Sunday.", "Jenin", "283506"),
    ("Fighting broke out in Uman on Sunday.", "Uman", "690688"),
    ("Police closed Gezi Park in Istanbul.", "Gezi Park", "news:gezi-park"),
    ("The army moved into northeastern Syria.", "Syria", SYRIA),
    ("The army moved into Northeast Syria and Iraq.", "Syria", SYRIA),
    ("Planes landed at T4 airbase near Palmyra.", "Palmyra", "163808"),
    (
        "Water is low in the Euphrates River near Deir ez-Zor.",
        "Euphrates River",
        "theatre:euphrates",
    ),
    ("Guards fled from al-Sina'a prison.", "al-Sina'a", "theatre:ghwayran-prison"),
    ("Rain fell on Sana’a, Yemen.", "Sana’a", "71137"),
    ("He moved to Nice, France, in spring.", "Nice", "2990440"),
    ("She works in Mobile, Alabama.", "Mobile", "4076598"),
    ("Paris, Texas, is far from Austin.", "Paris", "4717560"),
    ("She was born in Charleston, W.Va.", "Charleston", "4801859"),
    ("She was born in Charleston, W.Va.", "W.Va.", "4826850"),
    ("A fire in Lafayette, La., killed two.", "Lafayette", "4330145"),
    ("The Tbilisi government said Georgia had signed.", "Georgia", "614540"),
    ("He teaches in Athens, Georgia.", "Athens", "4180386"),
    ("He teaches in Athens, Georgia.", "Georgia", "4197000"),
    ("The envoy flew home from Turkey to Iraq.", "Turkey", TURKEY),
    ("Voters in Quebec and Ontario went to the polls.", "Quebec", "6115047"),
    ("They walked through Quebec City on Monday.", "Quebec City", "6325494"),
    ("Refugees arriving in Cox's Bazar told of burnt villages.", "Cox's Bazar", "1336134"),
    ("COX'S BAZAR, Bangladesh (AP) - Rain fell on the camps.", "COX'S BAZAR", "1336134"),
    ("Rain fell on King’s Lynn and Norwich.", "King’s Lynn", "2645456"),
    ("She lives in St. John's, Newfoundland.", "St. John's", "6324733"),
    (
        "Police in Prince George's County, Maryland, shot a man.",
        "Prince George's County",
        "4366164",
    ),
    ("Houthis shelled the al-Dhubab area west of Taiz in Yemen.", "al-Dhubab", "76089"),
    ("Rockets hit Port Sudan airport in Sudan.", "Port Sudan", "377039"),
    ("Floods drowned villages along the Dnipro in Ukraine.", "Dnipro", "region:dnieper"),
    ("Ukrainian troops reached the banks of the Dnipro.", "Dnipro", "region:dnieper"),
    ("The right of way along the Ohio Turnpike was sold in Columbus.", "Columbus", "4509177"),
    ("A missile fell on a clinic in Dnipro, Ukraine.", "Dnipro", "709930"),
    ("The missile fell on the Dnipro plant in Ukraine.", "Dnipro", "709930"),
    ("Air strikes hit Jabalia and Nuseirat in central Gaza.", "Gaza", "281132"),
    ("Shells fell on Gaza and Khan Yunis.", "Gaza", "281133"),
    ("Rebels shelled villages in southern Idlib in Syria.", "Idlib", "169387"),
    ("Crowds met in central Idlib in Syria.", "Idlib", "169389"),
    ("GOMA, Congo (AP) - M23 rebels shelled Rutshuru.", "Congo", "203312"),
    ("Brazzaville is the capital of Congo.", "Congo", "2260494"),
    ("The tsunami reached Wajima in Ishikawa.", "Ishikawa", "1861387"),
    ("The Sudanese army shelled al-Thawra in Omdurman.", "al-Thawra", "news:al-thawra-omdurman"),
    ("Syrian forces in Raqqa retook al-Thawra.", "al-Thawra", "172374"),
    ("Gunmen attacked a convoy in the Bolan Pass near Quetta.", "Bolan Pass", "news:bolan-pass"),
    ("Rohingya families crossed the Naf into Bangladesh.", "Naf", "news:naf-river"),
    ("Iraq's Kurdistan region was calm.", "Kurdistan", "theatre:kurdistan-region"),
]


@pytest.mark.parametrize(("text", "surface", "place"), LOCATIONS)
def test_a_place_name_is_found_and_means_the_right_place(
    default_gazetteer: Gazetteer, text, surface, place
):
    found = {toponym.text: toponym for toponym in find_toponyms(text, default_gazetteer)}
    assert surface in found
    assert found[surface].place is not None
    assert found[surface].place.id == (place if ":" in place else f"geonames:{place}")


NONE = ["Hamas fought.", "Israel and Hamas agreed to a ceasefire.", "Houthis attacked Hamas."]


@pytest.mark.parametrize("text", NONE)
def test_armed_groups_are_no_towns(default_gazetteer: Gazetteer, text):
    found = {toponym.text for toponym in find_toponyms(text, default_gazetteer)}
    assert found <= {"Israel"}


ROLES = [
    ("Baghdad has conveyed its concerns to Damascus.", "Baghdad", "government"),
    ("Baghdad has conveyed its concerns to Damascus.", "Damascus", "government"),
    ("Damascus said it would answer.", "Damascus", "government"),
    ("The talks between Ankara and Washington failed.", "Ankara", "government"),
    ("The talks between Ankara and Washington failed.", "Washington", "government"),
    ("The road between Baghdad and Damascus is closed.", "Baghdad", "location"),
    ("Officials in Baghdad said so.", "Baghdad", "location"),
    ("Iraq has sent clear messages.", "Iraq", "government"),
    ("Iraq has been harmed by floods.", "Iraq", "location"),
    ("What happens in Syria affects Iraq.", "Syria", "location"),
    ("Iran-backed groups spoke up.", "Iran", "government"),
    ("They burnt the embassies of Rwanda, France and Belgium.", "France", "government"),
    ("They burnt towns of Rwanda, France and Belgium.", "France", "location"),
    ("US officials warned of an attack.", "US", "government"),
    ("The 7th Baghdad International Dialogue Conference opened.", "Baghdad", "organisation"),
    ("Troops joined the Nineveh Sector Operations.", "Nineveh", "organisation"),
    ("The Iraqi News Agency reported it.", "Iraqi", "organisation"),
    ("The Islamic State of Iraq and Syria claimed it.", "Iraq", "organisation"),
    ("The Islamic State of Iraq and Syria claimed it.", "Syria", "organisation"),
    ("The Ministry of Defense of Iraq answered.", "Iraq", "organisation"),
    ("They moved from New York City to Baghdad.", "New York City", "location"),
    ("Strikes killed 492 people across southern and eastern Lebanon.", "Lebanon", "location"),
    ("Syrian refugees came home.", "Syrian", "demonym"),
    ("Two thousand Iraqis are held there.", "Iraqis", "demonym"),
    ("They secure the Iraqi–Syrian border.", "Iraqi", "demonym"),
    ("They secure the Iraqi–Syrian border.", "Syrian", "demonym"),
    ("Guards were sent to the Iraq-Syria border.", "Syria", "location"),
    ("They met at the Turkish embassy in Baghdad.", "Turkish", "demonym"),
    ("They met at the Turkish embassy in Baghdad.", "Baghdad", "location"),
]


@pytest.mark.parametrize(("text", "surface", "role"), ROLES)
def test_a_name_has_the_role_that_its_sentence_gives_it(
    default_gazetteer: Gazetteer, text, surface, role
):
    found = {toponym.text: toponym for toponym in find_toponyms(text, default_gazetteer)}
    assert surface in found
    assert found[surface].place is not None
    assert found[surface].role == role


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("BAGHDAD (Dispatches) -- The army has gone.", ["BAGHDAD"]),
        ("ERBIL, Kurdistan Region – Troops have gone.", ["ERBIL", "Kurdistan Region"]),
        ("Baghdad – Hamza Mustafa", ["Baghdad"]),
        ("Iraq's and Syria’s borders", ["Iraq", "Syria"]),
        ("Homs\nDamascus\nAleppo", ["Homs", "Damascus", "Aleppo"]),
        ("Posters at Al-\nQaim were torn.", ["Qaim"]),
        ("Deir ez-Zor, Al Hasakah and Raqqa", ["Deir ez-Zor", "Al Hasakah", "Raqqa"]),
        ("the U.S., the UK and the UAE", ["U.S.", "UK", "UAE"]),
        ("“Iraqi and Syrian arenas”", ["Iraqi", "Syrian"]),
    ],
)
def test_the_spans_are_the_names_and_nothing_else(default_gazetteer: Gazetteer, text, surfaces):
    assert [toponym.text for toponym in find_toponyms(text, default_gazetteer)] == surfaces


NO_PLACES = [
    "Hayat Tahrir al-Sham claimed it.",
    "Abu Bakr al-Baghdadi spoke to his men.",
    "Supporters of Moqtada al-Sadr cheered, and Sadr's rivals left.",
    "Photo: Moadh al-Dulaimi / AFP",
    "President Barham Salih received Mike Pompeo.",
    "Fatih Yildiz was upset.",
    "Abu Muhammad al-Julani thanked Qasim al-Araji.",
    "Qais al-Khazali and Abu Mahdi al-Muhandis agreed.",
    "Asharq Al-Awsat and Asaib Ahl al-Haq are names.",
    "Gen. Paris Jackson and Mr. Houston Lincoln argued.",
    "Jordan Smith met George W. Bush and Hillary Clinton.",
    "Nice weather. Reading helps. Mobile phones rang. Of course.",
    "God forbid! Hit the road. Law is law.",
    "It rained in March, on Monday and in May.",
    "The State of Law Coalition objected.",
    "IS and HTS fought the SDF.",
    "“God Forbid”, he said.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_persons_organisations_and_common_words_are_no_places(default_gazetteer: Gazetteer, text):
    assert [toponym.text for toponym in find_toponyms(text, default_gazetteer)] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("They hid in the town of Xyzabad.", "Xyzabad"),
        ("Shells fell in Qarmash district on Friday.", "Qarmash"),
        ("The Blorvik River burst its banks.", "Blorvik River"),
        ("A car burned on Nordlund Avenue.", "Nordlund Avenue"),
    ],
)
def test_a_name_that_must_be_a_place_is_kept_though_no_gazetteer_has_it(
    default_gazetteer: Gazetteer, text, surface
):
    found = {toponym.text: toponym for toponym in find_toponyms(text, default_gazetteer)}
    assert surface in found
    assert (found[surface].place, found[surface].score) == (None, 0.0)


def test_one_name_means_one_place_throughout_a_document(default_gazetteer: Gazetteer):
    text = "Fire in Springfield, Illinois. The mayor of Springfield came. Springfield wept."
    places = {t.place.id for t in find_toponyms(text, default_gazetteer) if t.text == "Springfield"}
    assert places == {"geonames:4250542"}


def test_a_name_that_is_put_into_two_places_means_both(default_gazetteer: Gazetteer):
    text = "Paris, Texas, wrote to Paris, France."
    places = [t.place.id for t in find_toponyms(text, default_gazetteer) if t.text == "Paris"]
    assert places == ["geonames:4717560", "geonames:2988507"]
