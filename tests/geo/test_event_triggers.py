"""Which words tell events, which do not, and the tables that say so."""

import pytest

from geo.events import read_events
from geo.events.lexicon import lexicon
from geo.events.words import classes, readings
from geo.reading import Document

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def triggers(text: str) -> list[str]:
    document = Document(id="d", title="", text=text, source="test")
    events = read_events(document, None, (), ())
    return [f"{e.type}:{text[e.trigger.start : e.trigger.end]}" for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the town.", ["ASSAULT:attacked"]),
        ("The army launched an attack on the town.", ["ASSAULT:attack"]),
        ("Troops fought a war there.", ["ASSAULT:war"]),
        ("A bomb exploded in the market, killing nine people.", ["ASSAULT:exploded"]),
        ("Gunmen killed nine people.", ["ASSAULT:killed"]),
        ("Clashes killed nine people.", ["ASSAULT:Clashes"]),
        ("Militants occupied and overran the village.", ["ASSAULT:occupied"]),
        ("Fighters seized the town and police seized weapons.",
         ["ASSAULT:seized", "COERCE:seized"]),
        ("Police arrested three men.", ["COERCE:arrested"]),
        ("They are held in prison.", ["COERCE:held"]),
        ("The junta took full power in May.", ["COERCE:took full power"]),
        ("The army deployed troops to guard the border.", ["MOBILIZE:deployed"]),
        ("Reinforcements were sent to the front.", ["MOBILIZE:sent"]),
        ("Fighters sneaked across the border.", ["MOBILIZE:sneaked"]),
        ("Forty detainees escaped from the prison.", ["MOBILIZE:escaped"]),
        ("The refugees returned home.", ["RETREAT:returned"]),
        ("Parliament passed an amnesty law.", ["RETREAT:amnesty law"]),
        ("The king received a phone call from the premier.", ["CONSULT:phone call"]),
        ("The minister led a large delegation to the capital.",
         ["CONSULT:led a large delegation"]),
        ("The workers went on strike.", ["PROTEST:went on strike"]),
        ("The minister condemned the raid.", ["ACCUSE:condemned", "ASSAULT:raid"]),
        ("Two workers kidnapped in May were released on Monday.",
         ["ASSAULT:kidnapped", "RETREAT:released"]),
        ("The blast came after the army killed ten rebels.", ["ASSAULT:blast", "ASSAULT:killed"]),
        ("Soldiers seized two tonnes of cocaine.", ["COERCE:seized"]),
        ("They urged calm and demanded elections.", ["REQUEST:urged", "REQUEST:demanded"]),
        ("Rebels swept into the town and took hostages.",
         ["ASSAULT:swept into", "ASSAULT:took hostages"]),
        ("Troops breached the defences and took nine villages.",
         ["ASSAULT:breached", "ASSAULT:took"]),
        ("The army pushed north and cut off the supply routes.",
         ["ASSAULT:pushed north", "ASSAULT:cut off the supply"]),
        ("The army downed six drones.", ["ASSAULT:downed"]),
        ("Jets dropped bombs on a school.", ["ASSAULT:dropped bombs"]),
        ("Phone lines were cut.", ["COERCE:cut"]),
        ("Militants burnt villages.", ["ASSAULT:burnt"]),
        ("The May offensive failed.", ["ASSAULT:offensive"]),
        ("It came after an air strike killed ten rebels.", ["ASSAULT:air strike"]),
        ("The army accused rebels of looting the museum.",
         ["ACCUSE:accused", "ASSAULT:looting"]),
        ("Floodwaters swept into the town and breached its walls.", []),
    ],
)  # fmt: skip
def test_a_clause_tells_each_event_once(text, expected):
    assert triggers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protesters storm parliament", ["ASSAULT:storm"]),
        ("Army hits oil depot", ["ASSAULT:hits"]),
        ("Houthis fire missile at ship", ["ASSAULT:fire"]),
        ("Militants behead farmers", ["ASSAULT:behead"]),
        ("Priest freed after raid", ["RETREAT:freed", "ASSAULT:raid"]),
        ("Peace talks and storm damage", ["CONSULT:Peace talks"]),
    ],
)
def test_headlines_have_verbs_in_the_present_and_no_articles(text, expected):
    assert triggers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Defense said nothing.",
        "He works for the National Intelligence Service.",
        "This is a ticking time bomb.",
        "An attack helicopter was shown at the fair.",
        "He died of a heart attack.",
        "The group meets the demands of its members.",
        "Security threats remain a concern.",
        "The company launched a marketing campaign.",
        "Read more: Police arrest man in town",
        "The police station was quiet as the troops entered a fourth day without food.",
        "A soldier walks past a shelled house in May 2019. (AFP)",
        "The story ends here.\nComments\nThreats and personal attacks will be rejected.",
        "Two deals were struck and a balance was struck.",
        "The issue of fighting terror was raised.",
        "They armed groups of armed men.",
    ],
)
def test_names_idioms_captions_and_page_furniture_tell_no_event(text):
    assert [t for t in triggers(text) if not t.endswith(":armed")] == []


def test_a_sentence_said_twice_tells_its_event_once():
    sentence = "Rebels attacked the old town on the river at dawn."
    assert triggers(f"{sentence}\n{sentence}") == ["ASSAULT:attacked"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An offensive began. Nobody saw the offensive.", ["ASSAULT:offensive"]),
        ("An offensive began. Another offensive followed.",
         ["ASSAULT:offensive", "ASSAULT:offensive"]),
        ("Rebels attacked the town. The attack killed nine people.",
         ["ASSAULT:attacked", "ASSAULT:attack"]),
    ],
)  # fmt: skip
def test_a_noun_that_only_takes_up_what_was_told_tells_nothing_new(text, expected):
    assert triggers(text) == expected


def test_the_lexicon_covers_every_type_with_hundreds_of_entries():
    entries = {entry for found in lexicon().values() for entry in found}
    assert {entry.type for entry in entries} == PLOVER
    assert len(entries) >= 400
    assert {entry.pos for entry in entries} == set("VNJX")
    assert all(entry.label == entry.label.strip().lower() != "" for entry in entries)


def test_every_verb_of_the_lexicon_is_one_that_the_tagger_knows():
    first = {form for form, found in lexicon().items() if any(e.pos == "V" for e in found)}
    assert {form for form in first if form not in readings()} == set()


def test_classes_of_words_are_in_small_letters_and_never_empty():
    assert all(words and all(w == w.lower() for w in words) for words in classes().values())
