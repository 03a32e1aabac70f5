"""Events of single sentences: a row is a sentence with its places and dates marked by hand.

`[[Mosul]]` is a place name, `[[g:Iraq]]` stands for a government, `[[d:Iraqi]]` is a demonym,
`[[o:Baghdad]]` a part of an organisation's name; `<<2019-02-03|on Sunday>>` a time expression,
`<<P2D|two days>>` a length of time.
"""

import re
from datetime import datetime, timedelta

import pytest

from gazetteer import Place
from geo.events import read_events
from geo.reading import Document, Event, Reading, Span, Timex, Toponym
from geo.record import records
from geo.timespan import UNDATED, TimeSpan

ROLES = {
    "": "location",
    "u:": "location",
    "g:": "government",
    "d:": "demonym",
    "o:": "organisation",
}
KINDS = {
    "Iraq": ("country", "IQ"), "Syria": ("country", "SY"), "Turkey": ("country", "TR"),
    "Iraqi": ("country", "IQ"), "Syrian": ("country", "SY"), "Turkish": ("country", "TR"),
    "Ankara": ("capital", "TR"), "Nineveh": ("admin1", "IQ"),
    "Sabha camp": ("camp", "SY"), "Homs": ("city", "SY"),
}  # fmt: skip
MARK = re.compile(r"\[\[([gdou]:)?(.+?)\]\]|<<(\d{4}-\d\d-\d\d|P\w+)\|(.+?)>>")
PUBLISHED = datetime(2019, 3, 1)


def day(moment: datetime, basis: str = "explicit") -> TimeSpan:
    end = moment + timedelta(days=1)
    return TimeSpan(start=moment, end=end, precision="day", basis=basis)


def place(name: str) -> Place:
    kind, country = KINDS.get(name, ("city", "IQ"))
    admin1 = "Nineveh" if name == "Mosul" else None
    return Place(
        id=f"test:{name}", name=name, kind=kind, feature_class="P", feature_code="PPL",
        country=country, admin1=admin1, lon=40.0, lat=35.0, source="test",
    )  # fmt: skip


def read(marked: str) -> tuple[str, tuple[Event, ...], list[Toponym], list[Timex]]:
    text, end = "", 0
    toponyms, timexes = [], []
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        end = mark.end()
        words = mark[2] or mark[4]
        span = Span(start=len(text), end=len(text) + len(words))
        if mark[2]:
            role = ROLES[mark[1] or ""]
            known = None if mark[1] == "u:" else place(words)
            toponyms.append(Toponym(span=span, text=words, role=role, place=known, score=1.0))
        else:
            lasts = mark[3].startswith("P")
            when = UNDATED if lasts else day(datetime.fromisoformat(mark[3]))
            kind = "DURATION" if lasts else "DATE"
            timexes.append(Timex(span=span, text=words, type=kind, value=mark[3], when=when))
        text += words
    text += marked[end:]
    document = Document(id="d", title="", text=text, source="test")
    events = read_events(document, day(PUBLISHED), tuple(toponyms), tuple(timexes))
    return text, events, toponyms, timexes


def only(marked: str) -> tuple[str, Event, list[Toponym], list[Timex]]:
    text, events, toponyms, timexes = read(marked)
    assert len(events) == 1, [event.label for event in events]
    return text, events[0], toponyms, timexes


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Shells fell and rebels attacked [[Mosul]].", [("Mosul", "location")]),
        ("Rebels attacked a post near [[Mosul]].", [("Mosul", "near")]),
        ("In [[Mosul]], police arrested three men.", [("Mosul", "location")]),
        ("Three men were arrested in [[Mosul]], [[Nineveh]].", [("Mosul", "location")]),
        ("Three men were detained in [[Mosul]], [[Iraq]].", [("Mosul", "location")]),
        ("[[g:Iraq]] deployed troops to [[Mosul]].", [("Mosul", "destination")]),
        ("Families fled from [[Mosul]] to [[Erbil]].",
         [("Mosul", "origin"), ("Erbil", "destination")]),
        ("The minister visited [[Erbil]].", [("Erbil", "destination")]),
        ("[[g:Syria]] condemned the speech.", []),
        ("[[g:Baghdad]] sent clear messages to [[g:Damascus]].", []),
        ("The [[o:Baghdad]] Dialogue group attacked a post.", []),
        ("[[d:Turkish]] troops attacked a post.", []),
        ("Troops were deployed to the [[d:Syrian]] border.", [("Syrian", "destination")]),
        ("Fighters are active in [[d:Syrian]] territory, where cells hide.",
         [("Syrian", "location")]),
        ("The two discussed the situation in [[Syria]].", [("Syria", "topic")]),
        ("Rebels bombed [[Mosul]], the capital of [[Nineveh]] province.", [("Mosul", "location")]),
        ("Many are held in prisons in [[Homs]].", [("Homs", "location")]),
        # A name that only tells where the place before it lies is none of the event's.
        ("In [[Mosul]], across the [[Tigris]], a shell landed.", [("Mosul", "location")]),
        ("Rebels bombed [[Mosul]], on the shore of [[Lake Van]].", [("Mosul", "location")]),
        ("Rebels bombed [[Mosul]], 80 km west of [[Erbil]].", [("Mosul", "location")]),
        ("Rebels bombed [[u:Elm]], 80 km west of [[Erbil]].",
         [("Elm", "location"), ("Erbil", "near")]),
        # What "and" ties to a place is to the event what that is.
        ("Troops crossed into [[Mosul]], [[Erbil]] and [[Homs]].",
         [("Mosul", "destination"), ("Erbil", "destination"), ("Homs", "destination")]),
        ("Rebels attacked villages around [[Mosul]] and [[Erbil]].",
         [("Mosul", "near"), ("Erbil", "near")]),
        # Where nobody knows the spot, what holds it is known.
        ("[[o:Syrian]] rebels overran a base at [[u:Elm]] in [[Nineveh]].",
         [("Elm", "location"), ("Nineveh", "location")]),
        ("Rebels overran [[u:Elm]], a village in the [[Mosul]] area.",
         [("Elm", "location"), ("Mosul", "location")]),
        ("Rebels overran [[u:Elm]], [[u:Oak]], [[Nineveh]], on Sunday.",
         [("Elm", "location"), ("Oak", "location"), ("Nineveh", "location")]),
        ("Families fled from [[u:Elm]] in [[Nineveh]].",
         [("Elm", "origin"), ("Nineveh", "origin")]),
        # A place of another time is none of what is told.
        (("Rebels entered [[Mosul]] <<2019-02-03|on Sunday>>, <<2019-02-03|hours>> after the fall"
          " of [[Erbil]] and [[Homs]]."), [("Mosul", "destination")]),
        ("Rebels shelled [[Mosul]] ahead of talks in [[Erbil]].", [("Mosul", "location")]),
        ("Rebels shelled [[Mosul]], quiet since the siege of [[Erbil]].", [("Mosul", "location")]),
        ("Ten were killed shortly after a raid on [[Mosul]].", [("Mosul", "location")]),
        ("[[Mosul]] fell to rebels as police fled to [[Erbil]].", [("Mosul", "location")]),
        ("Rockets fired from [[Mosul]] hit [[Erbil]].", [("Erbil", "location")]),
        ("Rockets fired from [[Mosul]] landed in [[Erbil]].", [("Erbil", "location")]),
        ("[[Mosul]] was hit again overnight.", [("Mosul", "location")]),
        ("Rebels launched more than 50 ballistic missiles at [[Mosul]] and [[Erbil]].",
         [("Mosul", "location"), ("Erbil", "location")]),
        ("[[Mosul]] and [[Erbil]] had fallen before dawn.",
         [("Mosul", "location"), ("Erbil", "location")]),
        ("Rebels killed ten in [[u:Elm]] village, [[Nineveh]], on Sunday.",
         [("Elm", "location"), ("Nineveh", "location")]),
    ],
)  # fmt: skip
def test_an_event_is_put_where_the_text_puts_it(marked, expected):
    _, events, toponyms, _ = read(marked)
    found = [(toponyms[p.toponym].text, p.role) for p in events[0].places]
    assert found == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Guards watch [[Sabha camp]]. Police arrested two men in the camp.", ["Sabha camp"]),
        ("Guards watch [[Sabha camp]]. Two men fled.", []),
        ("He lives in [[Mosul]]. Police arrested two men there.", ["Mosul"]),
        ("They met at the border with [[Syria]]. Fighters crossed the border.", ["Syria"]),
        ("He lives in [[Ankara]]. Gunmen shelled the [[d:Turkish]] capital.", ["Ankara"]),
        ("He lives in [[Ankara]]. Gunmen shelled the [[d:Syrian]] capital.", ["Syrian"]),
    ],
)
def test_only_a_clear_pointer_takes_up_a_place_named_before(marked, expected):
    _, events, toponyms, _ = read(marked)
    assert [toponyms[p.toponym].text for p in events[-1].places] == expected


@pytest.mark.parametrize(
    ("marked", "places", "numbers"),
    [
        # A semicolon parts two sentences in one, but not the items of a list.
        ("Rebels shelled [[Mosul]] and [[Erbil]]; the army attacked [[Homs]].",
         [["Mosul", "Erbil"], ["Homs"]], [[], []]),
        ("Attacks were reported in [[Mosul]]; [[Erbil]]; and [[Homs]].",
         [["Mosul", "Erbil", "Homs"]], [[]]),
        ("A bomb exploded in [[Mosul]]; 12 people were killed.", [["Mosul"]], [["12 people"]]),
        # What an act caused is told with it, unless each of the two has a place.
        ("Gunmen attacked [[Mosul]] and killed ten men in the town.",
         [["Mosul"]], [["ten men"]]),
        ("Gunmen killed ten men in [[Mosul]], and attacked a convoy in [[Erbil]].",
         [["Mosul"], ["Erbil"]], [["ten men"], []]),
        # What hangs on a clause belongs to it, not to the one that follows.
        ("Gunmen raided [[Mosul]], killing 10, and rebels abducted 137 pupils in [[Erbil]].",
         [["Mosul"], ["Erbil"]], [["10"], ["137 pupils"]]),
        ("Rebels took [[Mosul]].", [["Mosul"]], [[]]),
        ("Troops were sent to [[Mosul]], and protesters marched in [[Erbil]].",
         [["Mosul"], ["Erbil"]], [[], []]),
        ("Rebels took [[Mosul]]'s side.", [], []),
        ("Ten people were killed and dozens hurt in a stampede in [[Mosul]].", [], []),
        ("Two rockets landed near [[Mosul]].", [["Mosul"]], [["Two rockets"]]),
        ("Two mortar rounds landed near [[Mosul]].", [["Mosul"]], [["Two mortar rounds"]]),
    ],
)  # fmt: skip
def test_deeds_in_one_sentence_have_each_their_own_places_and_numbers(marked, places, numbers):
    _, events, toponyms, _ = read(marked)
    assert [[toponyms[p.toponym].text for p in event.places] for event in events] == places
    assert [[q.text for q in event.quantities] for event in events] == numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the town.", "asserted"),
        ("The army said rebels attacked the town.", "claimed"),
        ("Rebels have reportedly attacked the town.", "claimed"),
        ("The army denied that its troops had shelled the village.", "denied"),
        ("Troops did not shell the village.", "negated"),
        ("Rebels never attacked the town.", "negated"),
        ("There is no evidence that rebels attacked the town.", "negated"),
        ("Villagers fear that rebels will attack the town.", "feared"),
        ("Fighters could attack the town.", "feared"),
        ("There is a risk of an attack on the town.", "feared"),
        ("The army plans to attack the town.", "planned"),
        ("The army will attack the town.", "planned"),
        ("The general wants to withdraw the troops.", "planned"),
        ("The camp must be emptied.", "demanded"),
        ("A rally planned for Sunday was called off.", "planned"),
        ("The army denies its troops shelled the town.", "denied"),
        ("Aid groups say troops shelled the town, which the army denies.", "disputed"),
        ("The town was saved from an attack.", "hypothetical"),
        ("Talks due on Monday were cancelled.", "planned"),
        ("If rebels attack the town, all is lost.", "hypothetical"),
        ("Guards prevented an attack on the town.", "hypothetical"),
        ("The law could lead to the release of prisoners.", "hypothetical"),
        ("Troops began to shell the town.", "asserted"),
        ("After troops shelled the town, all was quiet.", "asserted"),
        ("Not only rebels shelled the town.", "asserted"),
    ],
)
def test_factuality_follows_the_words_around(text, expected):
    assert only(text)[1].factuality == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebels attacked the town.", None),
        ("The army said rebels attacked the town.", "The army"),
        ("Rebels attacked the town, the governor told reporters.", "the governor"),
        ("“Rebels attacked the town,” said Hamid al-Karim, head of the council.",
         "Hamid al-Karim"),
        ("The head of the council, Hamid al-Karim, says rebels attacked the town.",
         "Hamid al-Karim"),
        ("Rebels attacked the town, according to two officials.", "two officials"),
        ("According to the governor, rebels attacked the town.", "the governor"),
        ("Hamid al-Karim spoke up. He said that rebels attacked the town.", "He"),
        ("Hamid al-Karim said so. He added that rebels attacked the town.", "Hamid al-Karim"),
        ("“They came at dawn. Rebels attacked the town,” Hamid al-Karim said.",
         "Hamid al-Karim"),
        ("The army denied it and accused the rebels of shelling the town.", "The army"),
        ("The army denied it had left and accused the rebels of shelling the town.", "The army"),
        ("IS claimed it had attacked the town.", "IS"),
        ("Rebels claim to have attacked the town.", "Rebels"),
        ("Human Rights Watch says rebels attacked the town.", "Human Rights Watch"),
        ("Rebels attacked the town yesterday.\n— Omar Karim (@okarim) May 2, 2019",
         "Omar Karim"),
    ],
)  # fmt: skip
def test_attribution_names_who_says_so(text, speaker):
    told = next(event for event in read(text)[1] if event.type == "ASSAULT").attribution
    assert (told and told.text) == speaker


@pytest.mark.parametrize(
    ("marked", "timex"),
    [
        ("Rebels attacked the town <<2019-02-03|on Sunday>>.", "on Sunday"),
        ("<<2019-02-03|On Sunday>>, rebels attacked the town.", "On Sunday"),
        ("Rebels attacked the town in <<2014-01-01|2014>>, he said <<2019-02-03|on Sunday>>.",
         "2014"),
        ("Rebels attacked, <<2019-02-03|on Sunday>>, the town.", "on Sunday"),
        ("All is quiet after the attack, the mayor said in <<2014-01-01|2014>>.", None),
        ("Rebels attacked the town.", None),
        (("The mayor wept <<2019-02-04|on Monday>> over the killing of three men"
         " <<2019-02-03|on Sunday>>."), "on Sunday"),
        # A clause that tells when the deed was, and one that tells what was done then.
        ("Ten were killed in an attack that began on <<2019-01-03|3 January>>.", "3 January"),
        (("Ten were hurt <<2019-02-04|on Monday>> in clashes, which broke out"
          " <<2019-02-03|on Sunday>>."), "on Sunday"),
        (("All was quiet until <<2019-02-03|3 February>>, when rebels attacked the town"
          " and left."), "3 February"),
        ("The attack was the deadliest since <<2014-01-01|2014>>.", None),
        ("He came <<2019-02-03|on Sunday>> when rebels attacked the town.", "on Sunday"),
        (("Police said <<2019-02-04|on Monday>> that all was quiet when rebels attacked the"
          " town."), None),
    ],
)  # fmt: skip
def test_the_time_expression_that_governs_an_event_dates_it(marked, timex):
    _, event, _, timexes = only(marked)
    assert (None if event.timex is None else timexes[event.timex].text) == timex


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("Rebels attacked the town on <<2019-02-03|3>> and <<2019-02-04|4 February>>.", 2),
        ("Rebels attacked the town on <<2019-02-03|3>> and <<2019-02-05|5 February>>.", 1),
        ("Rebels shot on <<2019-02-03|Sunday>> and left on <<2019-02-04|Monday>>.", 1),
    ],
)
def test_days_that_follow_each_other_date_an_event_together(marked, days):
    when = read(marked)[1][0].when
    assert (when.end - when.start).days == days


@pytest.mark.parametrize(
    ("marked", "days"),
    [
        ("Ten men have been killed since <<2019-02-03|3 February>>.", 27),
        ("Ten men had been killed since <<2019-02-03|3 February>>, police said.", 27),
        ("Attacks since <<2019-02-03|3 February>> left the town empty.", 27),
        ("Since the coup on <<2019-02-03|3 February>> the army has burned two villages.", 27),
        ("Ten men have been killed in attacks that began on <<2019-02-03|3 February>>.", 1),
        ("Rebels fled on <<2019-02-03|3 February>>, quiet since <<2019-01-03|January>>.", 1),
    ],
)
def test_what_goes_on_since_a_day_lasts_from_it_to_the_day_of_the_report(marked, days):
    when = read(marked)[1][-1].when
    assert (when.end - when.start).days == days


def test_what_began_it_is_of_its_own_day():
    text = "Since the coup on <<2019-02-03|3 February>> the army has burned two villages."
    coup = read(text)[1][0].when
    assert (coup.end - coup.start).days == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rebels attacked the town in <<2014-01-01|2014>>.", 2014),
        # Only what is told in the past itself moves the story on.
        ("Police said rebels had attacked the town in <<2014-01-01|2014>>.", 2014),
        (
            (
                "Rebels attacked the town in <<2018-01-01|2018>>. They had attacked the village in"
                " <<2014-01-01|2014>>."
            ),
            2018,
        ),
        (
            (
                "Rebels attacked the town in <<2018-01-01|2018>>, when soldiers who fled the"
                " village in <<2014-01-01|2014>> came back."
            ),
            2018,
        ),
        ("Ten men have been killed since <<2014-01-01|2014>>.", None),
        ("Rebels plan to attack the town in <<2024-01-01|2024>>.", None),
        ("All is quiet since rebels attacked the town in <<2014-01-01|2014>>.", None),
        ("A man who attacked the town in <<2014-01-01|2014>> lives there.", None),
        ("It fired shells in revenge for the killing of a boy in <<2014-01-01|2014>>.", None),
    ],
)
def test_a_later_sentence_takes_up_the_date_of_the_story_and_not_of_its_background(first, second):
    _, events, _, _ = read(f"{first} Soldiers seized the bridge.")
    assert (events[-1].when.start.year == second) is (second is not None)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (("A bomb exploded in [[Mosul]] <<2019-02-03|on Sunday>>.\n"
         "The explosion in [[Mosul]] broke windows."), "2019-02-03"),
        (("A bomb exploded in [[Mosul]] <<2019-02-03|on Sunday>>.\n"
         "The explosion in [[Homs]] broke windows."), "2019-03-01"),
        (("A bomb exploded in [[Mosul]] <<2019-02-03|on Sunday>>.\n"
         "Two bombs exploded in [[Mosul]] <<2019-02-04|on Monday>>.\n"
         "The explosion in [[Mosul]] broke windows."), "2019-03-01"),
        # That it is the same act tells more than where the story stands.
        (("A bomb exploded in [[Mosul]] <<2019-02-26|on Tuesday>>. Rebels attacked [[Homs]]"
          " <<2019-02-27|on Wednesday>>. The explosion in [[Mosul]] broke windows."), "2019-02-26"),
        ("Rebels shelled [[Syria]] <<2019-02-03|on Sunday>>.\nRebels shelled [[Syria]] again.",
         "2019-03-01"),
    ],
)  # fmt: skip
def test_an_act_told_again_has_the_one_date_that_the_report_gives_it(marked, expected):
    _, events, _, _ = read(marked)
    assert events[-1].when.start.date().isoformat() == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A paragraph goes on from a day of the news that the one before told, not from old days.
        (["Rebels attacked the town <<2019-02-27|on Wednesday>>.", "They shelled a school."],
         "2019-02-27"),
        (["Rebels attacked the town <<2019-02-03|on Sunday>>.", "They shelled a school."],
         "2019-03-01"),
        (["Rebels attacked the town <<2019-02-27|on Wednesday>>.", "All is quiet.", "It is cold.",
          "They shelled a school."], "2019-03-01"),
        (["Rebels attacked the town <<2019-02-27|on Wednesday>>.", "Shells fell, killing ten men."],
         "2019-02-27"),
        # One that begins by looking back tells on from there, and the next returns to the story.
        (["Rebels attacked the town <<2019-02-27|on Wednesday>>.",
          "They had attacked the port <<2019-02-23|on Saturday>>. They shelled a school."],
         "2019-02-23"),
        (["Rebels attacked the town <<2019-02-27|on Wednesday>>.",
          "They had attacked the port <<2019-02-23|on Saturday>>.", "They shelled a school."],
         "2019-02-27"),
    ],
)  # fmt: skip
def test_the_story_stands_at_its_day_from_paragraph_to_paragraph(marked, expected):
    when = read("\n".join(marked))[1][-1].when
    assert when.start.date().isoformat() == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rebels attacked the town <<2019-02-27|on Wednesday>>. He condemned it.", "2019-03-01"),
        ("Rebels attacked the town <<2014-02-27|in 2014>>. He condemned it.", "2014-02-27"),
        ("Rebels attacked the town <<2019-02-27|on Wednesday>>. They fled.", "2019-02-27"),
        ("Leaders met <<2019-02-27|on Wednesday>>. He condemned it.", "2019-02-27"),
    ],
)
def test_words_about_a_new_deed_are_of_the_day_of_the_report(marked, expected):
    assert read(marked)[1][-1].when.start.date().isoformat() == expected


@pytest.mark.parametrize(
    ("joint", "first", "days"),
    [
        ("<<P2D|two days>> after", "2019-02-01", 1),
        ("<<P2D|two days>> before", "2019-02-05", 1),
        ("<<P2W|two weeks>> after", "2019-01-17", 7),
        ("<<PT2H|two hours>> after", "2019-02-03", 1),
    ],
)
def test_a_deed_told_by_its_distance_from_another_is_dated_by_it(joint, first, days):
    _, events, _, _ = read(
        f"Rebels entered the town <<2019-02-03|on Sunday>>, {joint} gunmen attacked a school."
    )
    begin, end = events[-1].when.start, events[-1].when.end
    assert (begin.date().isoformat(), (end - begin).days) == (first, days)


def test_days_that_nobody_counts_leave_a_deed_undated():
    _, events, _, _ = read(
        "Rebels entered the town <<2019-02-03|on Sunday>>, days after gunmen attacked a school."
    )
    assert not events[-1].when.is_dated


def test_what_the_text_does_not_date_has_the_date_of_the_document():
    _, event, _, _ = only("Rebels attacked the town.")
    assert event.when == day(PUBLISHED, "document")


def test_without_any_date_an_event_is_undated():
    document = Document(id="d", title="", text="Rebels attacked the town.", source="test")
    (event,) = read_events(document, None, (), ())
    assert not event.when.is_dated
    assert event.timex is None


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rebels attacked the army post.", ["Rebels"], ["army post"]),
        ("The army post was attacked by rebels.", ["rebels"], ["army post"]),
        ("The rebels staged an attack on the army.", ["rebels"], ["army"]),
        ("Cells living in caves carried out kidnappings.", ["Cells"], []),
        ("He attacked it.", [], []),
        ("At least 20 soldiers were killed.", [], ["20 soldiers"]),
        ("Heavy fire killed two monks at the gate.", [], ["two monks"]),
        ("The lightning advance displaced 300 families.", [], ["300 families"]),
        ("The army shelled the bridge.", ["army"], ["bridge"]),
        ("Officials rejected the plan.", ["Officials"], []),
        ("Hamid's Iron Sword offensive began.", ["Hamid"], []),
        ("Hamid's men bombed the port.", ["Hamid's men"], ["port"]),
        ("Gunmen injured a lawyer.", ["Gunmen"], ["lawyer"]),
        ("A car bomb exploded.", [], []),
        (
            "Fighters of the 444 Brigade entered the town.",
            ["Fighters of the 444 Brigade"],
            [],
        ),
        ("Rebels fired rockets.", ["Rebels"], []),
        ("Hundreds of people demonstrated in support of the leader.", ["Hundreds of people"], []),
        ("Rebels and allied gangs entered the town.", ["Rebels", "allied gangs"], []),
        ("Kurdish and Arab forces entered the town.", ["Kurdish and Arab forces"], []),
        ("Hamid, Karim and the army attacked the town.", ["Hamid", "Karim", "army"], ["town"]),
        ("The mayor, Omar Karim, and his aides attacked the town.", ["mayor", "aides"], ["town"]),
        ("Fatah and Hamas fought the army and the police.", ["Fatah", "Hamas"], ["army", "police"]),
        (
            "The Freedom and Justice Party attacked the town.",
            ["Freedom and Justice Party"],
            ["town"],
        ),
        ("Rebels fired dozens of rockets at a police station.", ["Rebels"], ["police station"]),
        (
            "Rebels killed at least 30 men in an assault on the town.",
            ["Rebels"],
            ["30 men", "town"],
        ),
        ("A school was hit by shelling.", [], ["school"]),
        ("A landmine killed four children.", [], ["four children"]),
        ("Gunmen opened fire on worshippers.", ["Gunmen"], ["worshippers"]),
        ("The army said it had shelled the town.", ["army"], ["town"]),
        ("Witnesses said they were shot by soldiers.", ["soldiers"], ["Witnesses"]),
        ("The army said they shelled the town.", [], ["town"]),
        ("On <<2019-02-17|17 February>> gunmen shot two monks.", ["gunmen"], ["two monks"]),
        ("On the same day the army shot two monks.", ["army"], ["two monks"]),
        ("At dawn on <<2019-02-18|Monday>> rebels shot two monks.", ["rebels"], ["two monks"]),
        ("At least 70 rebels stormed the port.", ["70 rebels"], ["port"]),
        ("Hundreds of rebels stormed the port.", ["Hundreds of rebels"], ["port"]),
        ("Up to 30 soldiers stormed the port.", ["30 soldiers"], ["port"]),
        ("More than 600 people fled their homes.", [], ["600 people"]),
        ("The army hit targets in the north.", ["army"], ["targets"]),
        ("The army answered with air strikes on the port.", ["army"], ["port"]),
        ("Officials said that ten men, two of them monks, had been shot.", [], ["ten men"]),
        ("The army said its men had come and shot two monks.", ["men"], ["two monks"]),
        (
            "Three monks and two nuns were killed in fighting at the port.",
            [],
            ["Three monks", "two nuns"],
        ),
        ("Clashes between the army and the rebels began.", ["army", "rebels"], []),
        ("Gunmen shot an estimated 40 men.", ["Gunmen"], ["40 men"]),
        ("Shells fired from the hills wounded two monks.", [], ["two monks"]),
        ("A rebel aged between 12 and 14 shot two monks.", ["rebel"], ["two monks"]),
        ("A mayor died of gunshot wounds.", [], ["mayor"]),
        ("Turkish guns shelled the port.", ["Turkish guns"], ["port"]),
        ("A bomb exploded at the port, killing two monks.", [], ["two monks"]),
        ("Rebels, who had taken the hills, shot two monks.", ["Rebels"], ["two monks"]),
        ("Aid worker killed in army raid", [], ["Aid worker"]),
        ("Troops kill gang boss in shootout", ["Troops"], ["gang boss"]),
        ("There is a need for Turkey to shell the port.", ["Turkey"], ["port"]),
        ("The operations of the army went on.", ["army"], []),
        ("Chaos reigned, with rebels shelling the port.", ["rebels"], ["port"]),
        ("The massacre of 15 monks by rebels was denied.", ["rebels"], ["15 monks"]),
        ("Three other army men were shot.", [], ["Three other army men"]),
        ("Rebels looted and burned the embassy.", ["Rebels"], ["embassy"]),
        ("At the market, the biggest in town, four men were shot.", [], ["four men"]),
        ("All the men killed were monks.", [], ["men"]),
        ("The group launched a series of attacks on the army.", ["group"], ["army"]),
        ("The mayor – shot by rebels – had a son.", ["rebels"], ["mayor"]),
        ("Police arrested 40 ravers.", ["Police"], ["40 ravers"]),
        ("There were eight monks and four nuns killed.", [], ["four nuns"]),
        ("The chapel in the old town, built by monks, was bombed.", [], ["chapel"]),
        ("Militants smiled as they shot two monks.", ["Militants"], ["two monks"]),
        ("The mayor was held after he shot two monks.", ["mayor"], ["two monks"]),
        ("The [[Mosul]] shooting killed two monks.", [], ["two monks"]),
        ("In [[Mosul]] militants shot two monks.", ["militants"], ["two monks"]),
        ("In [[Mosul]] two gunmen shot two monks.", ["two gunmen"], ["two monks"]),
        ("After a raid <<2019-02-03|on Sunday>> rebels shot two monks.", ["rebels"], ["two monks"]),
        ("A gunman killed two monks before shooting himself.", ["gunman"], ["two monks"]),
        ("Rebels shot seven monks dead.", ["Rebels"], ["seven monks"]),
        ("Rebels shelled [[Mosul]] on Monday in May.", ["Rebels"], []),
        ("Ten men died in a raid by the army.", ["army"], ["Ten men"]),
        ("Gunmen dressed as herders shot a priest.", ["Gunmen"], ["priest"]),
        ("Police said two monks, one of them old, were shot.", [], ["two monks"]),
        ('The army had "killed" two monks.', ["army"], ["two monks"]),
        ("The army fired ten missiles at two bases.", ["army"], ["two bases"]),
        ("[[Mosul]] had fallen to rebels before dawn.", ["rebels"], []),
        ("Men armed with machetes and sticks stormed a bank.", ["Men"], ["bank"]),
        ("A school where people slept was bombed by the army.", ["army"], ["school"]),
    ],
)
def test_actors_and_recipients_change_sides_in_the_passive(text, actors, recipients):
    _, event, _, _ = only(text)
    assert [a.text for a in event.actors if a.role == "actor"] == actors
    assert [a.text for a in event.actors if a.role == "recipient"] == recipients


@pytest.mark.parametrize(
    ("text", "doer", "stance"),
    [
        ("The army accused the rebels of shelling the town.", "rebels", "claimed"),
        ("The army denied it and accused the rebels of shelling the town.", "rebels", "claimed"),
        ("Police charged three men with shelling the town.", "three men", "asserted"),
        ("The rebels were accused of shelling the town.", "rebels", "claimed"),
    ],
)
def test_who_is_accused_of_a_deed_is_its_doer(text, doer, stance):
    event = read(text)[1][-1]
    assert [actor.text for actor in event.actors if actor.role == "actor"] == [doer]
    assert event.factuality == stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 9,000 fighters are detained.", ("About 9,000 fighters", 8100, 9900, "fighters")),
        ("More than 20,000 troops were deployed.",
         ("More than 20,000 troops", 20000, None, "troops")),
        ("Hundreds of thousands of people fled.",
         ("Hundreds of thousands of people", 200000, 999000, "people")),
        ("Police arrested at least twenty-one men.", None),
        ("Police arrested up to three hundred men.",
         ("up to three hundred men", 0, 300, "men")),
        ("Police arrested 10-12 men.", ("10-12 men", 10, 12, "men")),
        ("The bomb exploded 30 km away.", None),
        ("The 7th Brigade deployed.", None),
        ("The drone struck a depot some 1,500km away.", None),
        ("The bomb killed Jane Doe, 34, a nurse.", None),
    ],
)  # fmt: skip
def test_numbers_are_kept_with_what_they_count(text, expected):
    _, event, _, _ = only(text)
    found = [(q.text, q.low, q.high, q.unit) for q in event.quantities]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rebels shelled [[Mosul]]. Three men were killed.", "Mosul"),
        ("Rebels shelled [[Mosul]].\nThree men were killed.", "Mosul"),
        ("Rebels shelled [[Mosul]].\nAll was quiet.\nThree men were killed.", "Mosul"),
        ("[[Iraq]] has suffered. Three men were killed in a raid.", "Iraq"),
        ("[[Mosul]] lies on the Tigris. Police arrested three [[d:Iraqi]] men.", "Mosul"),
        ("Rebels shelled [[Mosul]]. [[d:Turkish]] soldiers were killed.", "Mosul"),
        ("[[d:Turkish]] soldiers came. [[d:Turkish]] troops attacked a post.", None),
        ("Rebels shelled [[Mosul]]. Leaders met for talks.", None),
        ("Rebels shelled [[Mosul]]. They plan to kill three men.", None),
        ("Rebels shelled [[Mosul]] <<2016-01-01|in 2016>>. <<2019-01-01|Later>> men were killed.",
         "Mosul"),
        ("[[Mosul]] (AP) -- Rebels shelled a village. Police in [[Homs]] mourned.", "Homs"),
        ("[[d:Turkish]] soldiers came. [[g:Turkey]] sent help. [[d:Turkish]] men were killed.",
         "Turkish"),
        # What sums up many days is of the whole country.
        (("[[g:Iraq]] and [[d:Iraqi]] men mourn. Rebels shelled [[Mosul]]. Ten men have been killed"
          " since <<2019-02-03|3 February>>."), "Iraq"),
        # The story is not where something was that only tells when another thing was.
        (("Rebels entered [[Mosul]] <<2019-02-03|on Sunday>>, <<2019-02-03|days>> after raids in"
          " [[Homs]]. Ten men were killed."), "Mosul"),
        # The story does not go on where people fled to.
        ("Rebels entered [[Mosul]], and families fled to [[Turkey]]. Ten were killed.", "Mosul"),
        ("[[Mosul]] (AP) -- [[g:Turkey]] left. [[d:Iraqi]] men saw [[Mosul]]. Men were shot.",
         "Mosul"),
    ],
)  # fmt: skip
def test_an_act_without_a_place_has_that_of_the_story(marked, expected):
    _, events, toponyms, _ = read(marked)
    found = [toponyms[p.toponym].text for p in events[-1].places]
    assert found == ([] if expected is None else [expected])


def test_an_act_at_a_spot_that_nobody_knows_is_put_on_the_map_by_its_story():
    _, events, toponyms, _ = read("Rebels shelled [[Mosul]]. A bomb exploded on [[u:Elm Street]].")
    assert [toponyms[p.toponym].text for p in events[-1].places] == ["Elm Street", "Mosul"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[d:Turkish]] jets came from [[Mosul]]. A bomb hit a camp near [[u:Zob]].", ["Zob"]),
        ("[[g:Iraq]] waits. Rebels shelled [[Mosul]]. A bomb hit a camp near [[u:Zob]].",
         ["Zob", "Iraq"]),
        ("A bomb hit a market in [[u:Zob]] village, [[Mosul]], on Monday.", ["Zob", "Mosul"]),
        ("Rebels seized the village of [[u:Zob]]. Police in [[Mosul]] waited.", ["Zob"]),
    ],
)  # fmt: skip
def test_an_act_at_a_spot_that_nobody_knows_is_not_put_into_another_town(marked, expected):
    _, events, toponyms, _ = read(marked)
    acts = [event for event in events if event.type == "ASSAULT"]
    assert [toponyms[p.toponym].text for p in acts[-1].places] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[[Mosul]], <<2019-02-03|3 Feb 2019>> (AP) -- Rebels shelled a village.",
        "[[Mosul]] — Rebels shelled a village.",
    ],
)
def test_the_line_that_says_where_it_was_written_places_no_event(marked):
    assert read(marked)[1][0].places == ()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rebels attacked a post near [[Mosul]].", "near"),
        ("Rebels attacked a post 20 km from [[Mosul]].", "near"),
        ("Rebels attacked a village east of [[Mosul]].", "near"),
        ("Rebels attacked a post in [[Mosul]].", "location"),
        ("The army launched an attack against [[Mosul]].", "target"),
        ("The army launched an attack on [[Syria]].", "target"),
        ("The minister discussed the situation in [[Syria]].", "topic"),
    ],
)
def test_an_event_is_at_a_place_or_near_it_or_against_it_or_about_it(marked, expected):
    _, events, _, _ = read(marked)
    assert [place.role for event in events for place in event.places] == [expected]


def test_a_topic_is_no_place_of_a_record():
    text, events, toponyms, _ = read("The minister discussed the situation in [[Syria]].")
    document = Document(id="d", title="", text=text, source="test")
    reading = Reading(
        document=document, published=None, toponyms=tuple(toponyms), timexes=(), events=events
    )
    (record,) = records(reading)
    assert record.places == ()
