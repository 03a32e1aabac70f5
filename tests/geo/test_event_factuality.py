"""How the text stands to an event: a row is a sentence and what it makes of the event it tells."""

import pytest

from geo.events import read_events
from geo.reading import Document


def read(text):
    return read_events(Document(id="d", title="", text=text, source="test"), None, (), ())


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("asserted", "Gunmen killed three guards at the gate."),
        ("asserted", "The army has shelled the village since dawn."),
        ("asserted", "Police arrested the suspects on Sunday."),
        ("asserted", "Thousands of families were displaced by the fighting."),
        ("asserted", "Rebels managed to seize the bridge."),
        ("asserted", "Troops continued to bomb the hills."),
        ("asserted", "The militia was forced to withdraw from the town."),
        ("asserted", "After the raid, soldiers arrested two brothers."),
        ("asserted", "Protesters have blocked the road."),
        ("asserted", "The blast, which killed nine people, shook the district."),
        ("asserted", "The group released its hostages without conditions."),
        ("asserted", "They went on to loot the shops."),
        ("claimed", "The ministry said its forces had killed ten militants."),
        ("claimed", "According to witnesses, soldiers burned the market."),
        ("claimed", "The army reportedly shelled a school."),
        ("claimed", "Gunmen allegedly kidnapped the mayor."),
        ("claimed", "Activists claimed that police tortured the detainees."),
        ("claimed", "A spokesman told reporters that rebels attacked the convoy."),
        ("claimed", '"They bombed our houses," said one villager.'),
        ("claimed", "The governor confirmed that three soldiers were killed."),
        ("claimed", "Residents reported heavy shelling near the river."),
        ("claimed", "It was reported that troops entered the city."),
        ("claimed", "State television announced the arrest of a spy."),
        ("claimed", "The militia is accused of killing civilians."),
        ("claimed", "Officials believe the group kidnapped the engineers."),
        ("claimed", "The suspected kidnapping of two nuns alarmed the diocese."),
        ("denied", "The general denied that his men had looted the shops."),
        ("denied", "The command denied that a mass migration was taking place."),
        ("denied", "Moscow denied bombing the hospital."),
        ("denied", "The ministry denied reports of an attack on the base."),
        ("denied", "The group rejected claims that it had killed the priest."),
        ("denied", "The army denied any attack on the village."),
        ("denied", "The president dismissed reports of a coup as lies."),
        ("denied", "Kabul refuted allegations that police tortured prisoners."),
        ("negated", "The army did not shell the village."),
        ("negated", "No one was killed in the town."),
        ("negated", "No attack took place on the convoy."),
        ("negated", "Police have not arrested anyone."),
        ("negated", "The rebels never seized the airport."),
        ("negated", "Troops failed to capture the hill."),
        ("negated", "The two leaders did not meet."),
        ("negated", "Soldiers left without attacking the camp."),
        ("negated", "There was no fighting in the city."),
        ("negated", "There is no evidence that soldiers killed the monks."),
        ("negated", "Neither side has withdrawn its troops."),
        ("negated", "The guards were not attacked."),
        ("negated", "They say forces are taking no action to attack the fighters."),
        ("negated", "Not a single soldier was killed."),
        ("feared", "Residents fear an attack on the camp."),
        ("feared", "Officials warned that militants could escape from prison."),
        ("feared", "There are fears of a new offensive."),
        ("feared", "Aid workers are worried that clashes will spread to the city."),
        ("feared", "Iraq is fearful that fighters will infiltrate the border."),
        ("feared", "The UN warned of mass displacement from the province."),
        ("feared", "Guards might be attacked at night."),
        ("feared", "Prisoners could escape from the jail."),
        ("feared", "The danger of a massacre is growing."),
        ("feared", "Kurdish officials are concerned that militants may escape from the camps."),
        ("feared", "The siege could lead to clashes."),
        ("feared", "He expressed fear that the army would bomb the town."),
        ("planned", "The army will deploy troops to the border."),
        ("planned", "Turkey plans to launch an offensive."),
        ("planned", "The general vowed to attack the rebels."),
        ("planned", "The government intends to repatriate the families."),
        ("planned", "Troops are preparing to storm the city."),
        ("planned", "The coalition is seeking to return the refugees."),
        ("planned", "The minister is to visit the camp on Friday."),
        ("planned", "The two presidents are due to meet in May."),
        ("planned", "The planned withdrawal of troops begins in June."),
        ("planned", "They agreed to release the hostages next week."),
        ("planned", "The militia tried to seize the airport."),
        ("planned", "Rebels attempted to assassinate the governor."),
        ("planned", "The army is set to withdraw from the valley."),
        ("planned", "The government decided to close the camp."),
        ("planned", "An upcoming meeting of ministers was announced."),
        ("demanded", "The UN called on the rebels to release the hostages."),
        ("demanded", "Foreign troops must withdraw, the party said."),
        ("demanded", "The camp should be emptied."),
        ("demanded", "Villagers demanded the release of the prisoners."),
        ("demanded", "The president ordered the army to attack."),
        ("demanded", "Families asked the government to repatriate their children."),
        ("demanded", "The envoy urged a ceasefire."),
        ("demanded", "Protesters called for the resignation of the minister."),
        ("demanded", "The council insisted that the army withdraw."),
        ("demanded", "The prisoners need to be released."),
        ("hypothetical", "If rebels attack, the city will fall."),
        ("hypothetical", "The truce will fail unless troops withdraw."),
        ("hypothetical", "The wall may prevent infiltration."),
        ("hypothetical", "Police foiled a plot to kill the mayor."),
        ("hypothetical", "Patrols stopped smugglers from entering the country."),
        ("hypothetical", "The law would allow the release of prisoners."),
        ("hypothetical", "The return of the families is being studied."),
        ("hypothetical", "The council is considering a withdrawal of troops."),
        ("hypothetical", "They discussed the possibility of a ceasefire."),
        ("hypothetical", "The army is able to attack the camp."),
        ("hypothetical", "Officers averted an attack on the base."),
        ("hypothetical", "Whether the army will withdraw is unclear."),
        ("hypothetical", "He doubted that the rebels will release the hostages."),
        ("hypothetical", "Fighters are waiting for an opportunity to attack the town."),
        ("disputed", "The government disputes that its troops killed the farmers."),
        ("disputed", "The rebels contested reports of a withdrawal."),
    ],
)
def test_the_words_around_say_how_sure_an_event_is(expected, text):
    assert [event.factuality for event in read(text)][-1:] == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The army denied reports of an attack on the base.", "army"),
        ("Kabul refuted allegations that police tortured prisoners.", "Kabul"),
        ("The ministry said its forces had killed ten militants.", "The ministry"),
    ],
)
def test_who_denies_or_claims_an_event_is_named(text, speaker):
    (event,) = read(text)
    assert event.attribution.text == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France urged the rebels to release the hostages.", ("REQUEST", "yield", "demanded")),
        ("The rebels refused to release the hostages.", ("REJECT", "yield", "negated")),
        ("The militia threatened to bomb the port.", ("THREATEN", "violence", "planned")),
        ("The army agreed to withdraw its troops.", ("CONCEDE", "withdraw", "planned")),
        ("The rebels vowed to attack the port.", ("THREATEN", "violence", "planned")),
        ("Kenya asked Ghana to provide medical aid.", ("REQUEST", "assist", "demanded")),
        ("The king warned that prisoners could escape from the jail.",
         ("MOBILIZE", "prison break", "feared")),
        ("The rebels said they will not release the hostages.", ("REJECT", "yield", "negated")),
    ],
)  # fmt: skip
def test_words_and_the_deed_they_are_about_are_one_event(text, expected):
    (event,) = read(text)
    assert (event.type, event.mode, event.factuality) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police lifted the curfew.",
        "The curfew was lifted by the police.",
        "The ministers called off the talks.",
    ],
)
def test_what_is_ended_is_no_event_of_its_own(text):
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Comments that attack other readers will be removed.",
        "We review comments; threats are not allowed.",
        "She fought cancer for three years.",
        "The film, which stars two veterans, explodes with colour.",
        "The virus attacks the lungs.",
        "A price war broke out between the supermarkets.",
        "The campaign was bombarded by emails from angry voters.",
        "Heavy rain hit the capital, killing three people.",
        "The earthquake destroyed 200 houses.",
        "The storm killed 40 people in the delta.",
        "Also read: Army launches new offensive in the north",
        "You may also like: Protests erupt in the capital",
    ],
)
def test_rules_for_comments_pictures_of_speech_nature_and_teasers_tell_nothing(text):
    assert read(text) == ()


def test_armed_people_do_harm_in_a_storm_as_well():
    (event,) = read("Rebels killed three people in the storm.")
    assert event.type == "ASSAULT"
