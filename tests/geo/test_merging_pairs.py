"""Pairs of tellings, as a careful coder would judge them: one event, related events, or neither."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from geo import Record, RecordPlace, Span, TimeSpan
from geo.actors import Actors
from geo.merging import merge
from geo.record import Amount
from geo.timespan import UNDATED


@pytest.fixture(scope="module")
def actors(default_gazetteer):
    """The built-in table of actors."""
    return Actors(default_gazetteer)


@pytest.fixture(scope="module")
def tell(default_gazetteer, actors):
    """Make a record of a sentence whose trigger stands in brackets."""

    def make(quote, label, *, report="a", **told):
        start, end = quote.index("["), quote.index("]") - 1
        text = quote.replace("[", "").replace("]", "")
        doers, others = told.get("by", ()), told.get("to", ())
        counts = told.get("counts", ())
        return Record(
            id=f"{report}#{told.get('at', start)}",
            type=told.get("type", "ASSAULT"),
            label=label,
            factuality=told.get("stance", "asserted"),
            quote=text,
            trigger=Span(start=start, end=end),
            places=tuple(_place(default_gazetteer, name) for name in told.get("places", ())),
            when=_when(told.get("when", "")),
            date_text="",
            actors=doers,
            recipients=others,
            quantities=counts,
            attribution=told.get("said", ""),
            document=report,
            title=f"Report {report}",
            source=f"{report}.txt",
            published=None,
            amounts=tuple(_amount(count) for count in counts),
            actor_ids=tuple(_id(actors, name) for name in doers),
            recipient_ids=tuple(_id(actors, name) for name in others),
        )

    return make


def _id(actors, name):
    found = actors.normalise(name)
    return "" if found is None else found.id


def _place(gazetteer, name):
    name, _, role = name.partition(":")
    place = gazetteer.named(name)[0]
    return RecordPlace(
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lon=place.lon,
        lat=place.lat,
        role=role or "location",
        text=name,
        mark=None,
        score=1,
    )


def _when(text):
    """A day, a month (`2019-10`), a year, or the report's own day (`~2019-10-15`)."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not numbers:
        return UNDATED
    start = datetime(*[*numbers, 1, 1][:3])
    days = {1: 365, 2: 28, 3: 1}[len(numbers)]
    return TimeSpan(
        start=start,
        end=start + timedelta(days=days),
        precision={1: "year", 2: "month", 3: "day"}[len(numbers)],
        basis="document" if text.startswith("~") else "explicit",
    )


def _amount(text):
    words, number, unit = re.fullmatch(r"(\D*)([\d,]+) (.*)", text).groups()
    value = float(number.replace(",", ""))
    wide = 0.1 * value if words.startswith("about") else 0
    high = None if words.startswith(("at least", "more than")) else value + wide
    return Amount(low=value - wide, best=value, high=high, unit=unit)


TALKS = {
    "type": "CONSULT", "places": ("Damascus",), "when": "2024-12-26", "by": ("Iraqi delegation",),
}  # fmt: skip
RAID = {"places": ("Rawah",), "when": "2019-10-15", "by": ("Daesh fighters",)}
CALL = {"type": "CONSULT", "when": "2019-10-14"}
HELD = {"type": "COERCE", "places": ("Hasakah Governorate",)}

ROWS = [
    # One event.
    ("the same again", "same",
     ("Daesh fighters [attacked] a checkpoint near Rawah on 15 October.", "attack", RAID),
     ("Daesh fighters [attacked] a checkpoint near Rawah on 15 October.", "attack", RAID)),
    ("by another name of the actor", "same",
     ("Daesh fighters [attacked] a checkpoint near Rawah.", "attack", RAID),
     ("ISIS [raided] an army post at Rawah.", "raid", {**RAID, "by": ("ISIS",)})),
    ("a town and its province", "same",
     ("Daesh [attacked] a checkpoint in Rawah.", "attack", RAID),
     ("IS [attacked] an army post in Anbar.", "attack",
      {**RAID, "places": ("Anbar Governorate",)})),
    ("a day and its month", "same",
     ("Daesh [attacked] a checkpoint in Rawah.", "attack", RAID),
     ("IS [attacked] a checkpoint in Rawah in October.", "attack", {**RAID, "when": "2019-10"})),
    ("a number more exact than the other", "same",
     ("The bombing in Rawah [killed] more than 10 people.", "killing",
      {**RAID, "counts": ("more than 10 people",)}),
     ("12 people were [killed] in Rawah.", "killing", {**RAID, "counts": ("12 people",)})),
    ("tolls of one bombing that differ", "same",
     ("A [car bomb] killed 12 people in Rawah.", "car bombing",
      {**RAID, "counts": ("12 people",)}),
     ("A [car bomb] in Rawah killed 14 people.", "car bombing",
      {**RAID, "counts": ("14 people",)})),
    ("detainees by other words", "same",
     ("He said 9,000 IS members are [detained] in Hasakah.", "detention",
      {**HELD, "to": ("9,000 IS members",), "counts": ("9,000 IS members",)}),
     ("There are 9,000 Daesh fighters [held] in Hasakah.", "detention",
      {**HELD, "to": ("9,000 Daesh fighters",), "counts": ("9,000 Daesh fighters",)})),
    ("a call told by either side", "same",
     ("President Salih received a [phone call] from Secretary Mike Pompeo.", "phone call",
      {**CALL, "by": ("Secretary Mike Pompeo",), "to": ("President Salih",)}),
     ("[Spoke with] Iraqi President Barham Salih, Mike Pompeo wrote.", "conversation",
      {**CALL, "by": ("Mike Pompeo",), "to": ("Iraqi President Barham Salih",)})),
    ("a claim and its assertion", "same",
     ("The army says it [captured] Rawah.", "capture of territory",
      {**RAID, "by": ("Iraqi army",), "stance": "claimed", "said": "the army"}),
     ("Iraqi forces [captured] Rawah.", "capture of territory", {**RAID, "by": ("Iraqi forces",)})),
    ("words that are nearly the same", "same",
     ("Kurdish forces have reportedly [regained] full control of the border town.",
      "capture of territory", {}),
     ("Kurdish forces have [regained] full control of the border town, it is said.",
      "capture of territory", {})),
    ("asserted here and denied there", "same",
     ("Daesh fighters [seized] the Rawah bridge.", "capture of territory", RAID),
     ("The army denied that Daesh fighters [seized] the Rawah bridge.", "capture of territory",
      {**RAID, "stance": "denied", "said": "the army"})),
    ("a visit and the talks of it", "same",
     ("Shatri [led a delegation] to Damascus on 26 December.", "visit",
      TALKS),
     ("An Iraqi delegation held [talks] in Damascus.", "meeting",
      TALKS)),
    ("an undated telling of a dated event", "same",
     ("ISIS [murdered] thousands of Yazidi men in Sinjar.", "mass killing",
      {"places": ("Sinjar",), "when": "2014-08-03", "by": ("ISIS",), "to": ("Yazidi men",)}),
     ("Yazidi men were [massacred] by ISIS in Sinjar.", "mass killing",
      {"places": ("Sinjar",), "by": ("ISIS",), "to": ("Yazidi men",)})),
    ("told on the day and the day after", "same",
     ("Turkish jets [bombed] Ras al-Ain.", "air strike",
      {"places": ("Ras al-Ain",), "when": "~2019-10-15", "by": ("Turkish jets",)}),
     ("Turkish warplanes [bombed] Ras al-Ain.", "air strike",
      {"places": ("Ras al-Ain",), "when": "~2019-10-16", "by": ("Turkish warplanes",)})),
    ("an attack and the shooting that it was", "same",
     ("Gunmen [attacked] a cafe in Kirkuk on 3 May.", "attack",
      {"places": ("Kirkuk",), "when": "2016-05-03", "by": ("Daesh gunmen",)}),
     ("Daesh gunmen [opened fire] in a Kirkuk cafe.", "shooting",
      {"places": ("Kirkuk",), "when": "2016-05-03", "by": ("Daesh gunmen",)})),
    # Related, and not one.
    ("9,000 and about 10,000", "related",
     ("He said 9,000 IS members are [detained] in Hasakah.", "detention",
      {**HELD, "to": ("9,000 IS members",), "counts": ("9,000 IS members",)}),
     ("About 10,000 ISIS fighters are [imprisoned] in Hasakah.", "detention",
      {**HELD, "to": ("ISIS fighters",), "counts": ("about 10,000 ISIS fighters",)})),
    ("feared and then come true", "related",
     ("Officials fear that ISIS prisoners could [escape] in Hasakah.", "prison break",
      {**HELD, "by": ("ISIS prisoners",), "stance": "feared"}),
     ("ISIS prisoners [escaped] in Hasakah.", "prison break", {**HELD, "by": ("ISIS prisoners",)})),
    ("planned and done", "related",
     ("Iraq plans to [send] more troops to Rawah.", "troop deployment",
      {**RAID, "type": "MOBILIZE", "by": ("Iraq",), "stance": "planned"}),
     ("Iraq [sent] more troops to Rawah.", "troop deployment",
      {**RAID, "type": "MOBILIZE", "by": ("Iraqi army",)})),
    ("the next attack on the same town", "related",
     ("Daesh [attacked] a checkpoint in Rawah on 15 October.", "attack", RAID),
     ("Daesh [attacked] a checkpoint in Rawah on 29 October.", "attack",
      {**RAID, "when": "2019-10-29"})),
    ("said to be another one", "related",
     ("Daesh fighters [attacked] a checkpoint in Rawah.", "attack", RAID),
     ("A second [attack] by Daesh fighters hit Rawah.", "attack", RAID)),
    ("tolls too far apart", "related",
     ("A [car bomb] killed 3 people in Rawah.", "car bombing",
      {**RAID, "counts": ("3 people",)}),
     ("A [car bomb] in Rawah killed 60 people.", "car bombing",
      {**RAID, "counts": ("60 people",)})),
    ("another army at the same front", "related",
     ("Iraqi forces [shelled] Al-Qaim.", "shelling",
      {"places": ("Al-Qaim",), "when": "2019-10-15", "by": ("Iraqi forces",)}),
     ("Turkish forces [shelled] Al-Qaim.", "shelling",
      {"places": ("Al-Qaim",), "when": "2019-10-15", "by": ("Turkish forces",)})),
    # Neither.
    ("displaced people and prisoners", "other",
     ("There are about 30,000 [displaced people] in Syrian camps.", "displacement",
      {"type": "COERCE", "places": ("Syria",), "counts": ("about 30,000 displaced people",)}),
     ("At least 30,000 prisoners could be [released].", "release of persons",
      {"type": "RETREAT", "stance": "hypothetical", "counts": ("at least 30,000 prisoners",)})),
    ("calls of one president with two others", "other",
     ("Salih received a [phone call] from Mike Pompeo.", "phone call",
      {"type": "CONSULT", "by": ("US Secretary Mike Pompeo",), "to": ("Salih",)}),
     ("Salih spoke in a [phone call] with Emmanuel Macron.", "phone call",
      {"type": "CONSULT", "by": ("Salih",), "to": ("French counterpart Emmanuel Macron",)})),
    ("prisoners and their families", "other",
     ("9,000 Daesh members are [detained] in Hasakah.", "detention",
      {**HELD, "to": ("9,000 Daesh members",), "counts": ("9,000 Daesh members",)}),
     ("Family members of Daesh are [detained] in Al-Hol camp.", "detention",
      {**HELD, "places": ("Al-Hol camp",), "to": ("Family members of Daesh",)})),
    ("two towns", "other",
     ("An air strike [hit] Idlib.", "air strike", {"places": ("Idlib",), "when": "2019-10-15"}),
     ("An air strike [hit] Rawah.", "air strike", {"places": ("Rawah",), "when": "2019-10-15"})),
    ("two countries", "other",
     ("Protesters [marched] in Baghdad.", "protest",
      {"type": "PROTEST", "places": ("Baghdad",), "when": "2019-10-15"}),
     ("Protesters [marched] in Beirut.", "protest",
      {"type": "PROTEST", "places": ("Beirut",), "when": "2019-10-15"})),
    ("two years", "other",
     ("Daesh [seized] Mosul.", "capture of territory",
      {"places": ("Mosul",), "when": "2014-06-10"}),
     ("The army [seized] Mosul.", "capture of territory",
      {"places": ("Mosul",), "when": "2017-07-10"})),
    ("two kinds of event", "other",
     ("Shatri [visited] Damascus.", "visit",
      {"type": "CONSULT", "places": ("Damascus",), "when": "2024-12-26"}),
     ("A blast [hit] Damascus.", "explosion", {"places": ("Damascus",), "when": "2024-12-26"})),
    ("nothing known but the word", "other",
     ("There was an [attack].", "attack", {}),
     ("They spoke of an [attack].", "attack", {})),
    ("the same country, nothing else", "other",
     ("Clashes [broke out] in Syria.", "clash", {"places": ("Syria",)}),
     ("Militias [fought] in Syria.", "clash", {"places": ("Syria",)})),
    ("who attacks and who is attacked", "other",
     ("Iraqi forces [attacked] Daesh.", "attack",
      {"by": ("Iraqi forces",), "to": ("Daesh",), "places": ("Anbar Governorate",)}),
     ("Daesh [attacked] Iraqi forces.", "attack",
      {"by": ("Daesh",), "to": ("Iraqi forces",), "places": ("Anbar Governorate",)})),
    ("different ministers at one meeting place", "other",
     ("Hakan Fidan [met] Fuad Hussein in Baghdad.", "meeting",
      {"type": "CONSULT", "by": ("Hakan Fidan",), "to": ("Fuad Hussein",)}),
     ("Abbas Araghchi [met] Faisal Shaya in Baghdad.", "meeting",
      {"type": "CONSULT", "by": ("Abbas Araghchi",), "to": ("Faisal Shaya",)})),
    ("soldiers of two armies, counted alike", "other",
     ("500 Turkish soldiers were [deployed] to Manbij.", "troop deployment",
      {"type": "MOBILIZE", "by": ("Turkish army",), "counts": ("500 Turkish soldiers",)}),
     ("500 Russian soldiers were [deployed] to Qamishli.", "troop deployment",
      {"type": "MOBILIZE", "by": ("Russian army",), "counts": ("500 Russian soldiers",)})),
    ("an origin and a destination", "other",
     ("Refugees [returned] from Syria.", "return of people",
      {"type": "RETREAT", "places": ("Syria:origin",)}),
     ("Refugees [returned] to Syria.", "return of people",
      {"type": "RETREAT", "places": ("Syria:destination",)})),
    ("demands of two sides", "other",
     ("Turkey [demanded] a withdrawal.", "demand", {"type": "REQUEST", "by": ("Turkey",)}),
     ("Iran [demanded] a withdrawal.", "demand", {"type": "REQUEST", "by": ("Iran",)})),
    ("presence in two provinces", "other",
     ("IS cells are [active] in Homs.", "armed presence",
      {"type": "MOBILIZE", "places": ("Homs Governorate",), "by": ("IS cells",)}),
     ("IS cells are [active] in Kirkuk.", "armed presence",
      {"type": "MOBILIZE", "places": ("Kirkuk Governorate",), "by": ("IS cells",)})),
    ("a quake and a trial with as many dead", "other",
     ("The quake [killed] four people.", "killing", {"counts": ("4 people",)}),
     ("He [killed] four people in a courthouse.", "killing",
      {"counts": ("4 people",), "places": ("United States",), "when": "2008-12-13"})),
    ("months apart in one province", "other",
     ("A roadside bomb [exploded] in Diyala.", "roadside bombing",
      {"places": ("Diyala Governorate",), "when": "2019-03"}),
     ("A roadside bomb [exploded] in Diyala.", "mine explosion",
      {"places": ("Diyala Governorate",), "when": "2019-11", "by": ("PKK",)})),
    ("killings and kidnappings", "other",
     ("Daesh cells [kidnap] people in Kirkuk.", "kidnapping",
      {"places": ("Kirkuk",), "by": ("Daesh cells",)}),
     ("Daesh cells [murder] people in Kirkuk.", "killing",
      {"places": ("Kirkuk",), "by": ("Daesh cells",)})),
]  # fmt: skip


def verdict(one, other, gazetteer):
    merged = merge([one, other], gazetteer)
    if len(merged) == 1:
        return "same"
    return "related" if merged[0].related else "other"


@pytest.mark.parametrize(
    ("expected", "one", "other"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_two_reports_are_judged_as_a_coder_would(tell, default_gazetteer, expected, one, other):
    first = tell(*one[:2], report="a", **one[2])
    second = tell(*other[:2], report="b", **other[2])
    found = verdict(first, second, default_gazetteer)
    # A link more or less is no harm; a merge more or less is.
    assert found == expected or {found, expected} == {"related", "other"}
    assert verdict(second, first, default_gazetteer) == found


def test_what_a_coder_would_link_is_linked(tell, default_gazetteer):
    linked = [row for row in ROWS if row[1] == "related"]
    found = [
        verdict(
            tell(*one[:2], report="a", **one[2]),
            tell(*other[:2], report="b", **other[2]),
            default_gazetteer,
        )
        for _, _, one, other in linked
    ]
    assert found.count("related") >= len(linked) - 1


def test_in_one_report_less_evidence_is_enough(tell, default_gazetteer):
    head = tell("Turkish [offensive] goes on", "offensive", by=("Turkish",), places=("Syria",))
    body = tell("The Turkish [incursion] into Syria", "incursion", by=("Turkish",),
                places=("Syria",), at=500)  # fmt: skip
    assert verdict(head, body, default_gazetteer) == "same"
    assert verdict(head, replace(body, document="b"), default_gazetteer) != "same"


def test_what_one_report_fears_again_is_one_fear(tell, default_gazetteer):
    one = tell("IS may [infiltrate] Iraq.", "infiltration", stance="feared", places=["Iraq"],
               by=("IS",))  # fmt: skip
    other = replace(one, id="a#90", quote="They fear that many could infiltrate the country soon.",
                    trigger=Span(start=26, end=36))  # fmt: skip
    assert verdict(one, other, default_gazetteer) == "same"
    nowhere = replace(other, places=())
    assert verdict(one, nowhere, default_gazetteer) == "same"
    assert verdict(one, replace(nowhere, document="b"), default_gazetteer) != "same"


def test_a_border_lies_in_both_of_its_countries(tell, default_gazetteer):
    one = tell(
        "Iraq [deployed] troops along its border with Syria.",
        "troop deployment",
        type="MOBILIZE",
        by=("Iraq",),
        places=["Iraq–Syria border"],
        when="2024-12-01",
    )
    for country in ("Iraq", "Syria"):
        other = tell(
            f"Iraq [deployed] troops to the frontier, in {country}.",
            "troop deployment",
            type="MOBILIZE",
            by=("Iraq",),
            places=[country],
            when="2024-12-01",
            at=99,
        )
        assert verdict(one, other, default_gazetteer) == "same"


def test_acts_that_one_sentence_lists_stay_apart(tell, default_gazetteer):
    quote = "Cells carry out kidnappings and hostage-takings in Kirkuk."
    one = tell(quote.replace("kidnappings", "[kidnappings]"), "kidnapping", places=("Kirkuk",))
    other = tell(quote.replace("hostage-takings", "[hostage-takings]"), "hostage-taking",
                 places=("Kirkuk",))  # fmt: skip
    assert verdict(one, other, default_gazetteer) != "same"
