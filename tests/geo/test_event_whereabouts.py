"""Where events are whose own place is a road, or one that nobody knows."""

import pytest

from geo import Document, geoparse, records


def placed(text, gazetteer):
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], gazetteer)
    return {(place.name, place.role) for record in records(reading) for place in record.places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Clashes broke out along the Aleppo-Damascus highway near Saraqib.",
         {("Saraqib", "near")}),
        ("Gunmen ambushed a bus on the Baghdad-Mosul road north of Samarra.",
         {("Samarra", "near")}),
        ("A bomb killed three soldiers on the Damascus road outside Suwayda.",
         {("Suwayda", "near")}),
        ("Three people were shot dead on the road linking Goma and Rutshuru, near Kibumba.",
         {("Kibumba", "near")}),
        ("Fighting closed the Aleppo-Damascus highway for hours.",
         {("Aleppo", "near"), ("Damascus", "near")}),
        ("Gunmen killed three men on the Mosul-Kirkuk road, in northern Iraq.",
         {("Mosul", "near"), ("Kirkuk", "near")}),
        ("Troops advanced on the road to Mosul and seized Bartella.",
         {("Mosul", "destination"), ("Bartella", "location")}),
        ("Clashes broke out in Aleppo and Damascus.",
         {("Aleppo", "location"), ("Damascus", "location")}),
    ],
)  # fmt: skip
def test_what_happens_on_a_road_is_put_where_on_it_the_text_says(default_gazetteer, text, places):
    assert placed(text, default_gazetteer) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Militants shot ten men in Zobbarro village near Pahalgam in Indian-ruled Kashmir.",
         {("Pahalgam", "near")}),
        ("Gunmen attacked Zobbarro village near Gwoza in Borno state.", {("Gwoza", "near")}),
        ("A drone strike hit a market in Zobbarro outside El Fasher.", {("El Fasher", "near")}),
        ("Rebels killed ten villagers in Zobbarro, 20 km north of Bunia.", {("Bunia", "near")}),
        ("Fighters torched homes in Zobbarro, west of Sweida city.", {("Suwayda", "near")}),
        ("Gunmen killed ten men in Zobbarro, Kaduna and Jos.",
         {("Kaduna", "location"), ("Jos", "location")}),
    ],
)  # fmt: skip
def test_an_unknown_place_is_near_what_the_text_puts_it_by(default_gazetteer, text, places):
    assert placed(text, default_gazetteer) == places


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed when a bomb hit Kut, the mayor of Kut, Mohammed al-Mayyahi, said.",
        "Ten people were killed in a strike on Kut, the governor, Mohammed al-Mayyahi, said.",
        "Ten people were killed in Kut, the mayor of Kut, Mohammed al-Mayyahi, told the AP.",
    ],
)
def test_who_is_named_behind_his_office_said_it(default_gazetteer, text):
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], default_gazetteer)
    assert {r.attribution for r in records(reading)} == {"Mohammed al-Mayyahi"}


def test_names_that_share_a_noun_are_one_recipient(default_gazetteer):
    text = "Protesters attacked the French, Rwandan and Belgian embassies in Kinshasa on Monday."
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], default_gazetteer)
    assert [r.recipients for r in records(reading)] == [("French, Rwandan and Belgian embassies",)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A car bomb exploded in the Karrada district of Baghdad.", {("Karrada", "location")}),
        ("A bomb exploded in Tahrir Square in Cairo.", {("Tahrir Square", "location")}),
    ],
)
def test_a_quarter_or_a_square_stands_for_its_city(default_gazetteer, text, places):
    assert placed(text, default_gazetteer) == places


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Shelling killed two women in Kherson.", ("two women",)),
        ("Bombing hit a school in Kunduz.", ("school",)),
        ("Citing leaked US documents, police said rebels shelled a school in Kherson.",
         ("school",)),
    ],
)  # fmt: skip
def test_fighting_may_be_what_a_sentence_is_about(default_gazetteer, text, recipients):
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], default_gazetteer)
    assert [r.recipients for r in records(reading)] == [recipients]


def test_where_a_long_sentence_names_one_place_a_deed_was_there(default_gazetteer):
    text = (
        "Gunmen abducted 303 pupils and 12 teachers from St Mary's Catholic school in Papirri,"
        " Niger state, on Friday, police said. It came days after a raid in Kebbi state."
    )
    assert ("Niger State", "location") in placed(text, default_gazetteer)


def test_girls_who_are_seized_are_kidnapped(default_gazetteer):
    text = (
        "25 girls were seized from a school in Kebbi state, and gunmen seized the town of Kuriga."
    )
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], default_gazetteer)
    told = [record.label for record in records(reading)]
    assert told == ["kidnapping", "capture of territory"]


def test_a_night_is_dated_by_what_follows_it(default_gazetteer):
    text = "Rebels killed 60 people in Goma overnight between 8 and 9 September."
    document = Document(id="d", title="", text=text, source="", published="2024-10-14")
    (reading,) = geoparse([document], default_gazetteer)
    (record,) = records(reading)
    assert [f"{day:%m-%d}" for day in (record.when.start, record.when.end)] == ["09-08", "09-10"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Thai jets bombed targets in Cambodia after rockets killed ten men in Surin province.",
         {("Cambodia", "location")}),
        ("Ukrainian forces hit an oil terminal in Novorossiysk.", {("Novorossiysk", "location")}),
        ("The Houthis said attacks on ships in the Red Sea went on.", {("Red Sea", "location")}),
    ],
)  # fmt: skip
def test_a_deed_is_where_its_own_words_put_it(default_gazetteer, text, first):
    document = Document(id="d", title="", text=text, source="", published="2024-05-14")
    (reading,) = geoparse([document], default_gazetteer)
    record, *_ = records(reading)
    assert {(place.name, place.role) for place in record.places} == first
