"""Measure what is understood of events: types, whole reports, false events, speed.

    python benchmarks/events.py FOLDER [--store FOLDER] [--errors N]

FOLDER holds some of `plover_synth.jsonl` (stories with a headline and a PLOVER type),
`cameo_quad.jsonl` (sentences with a quad class), `rams_dev.jsonl` and `wikievents_dev.jsonl`
(triggers with a type of KAIROS), `muc4_dev.jsonl` (whole reports with their events); what is not
there is left out. The figures:

- type: share of headlines, of first sentences and of quad-class sentences whose first event has
  the right type, whose events hold it, and that tell none. The stories were written by a machine
  to order and often tell something else: their figure is a floor.
- triggers: of the triggers marked whose type PLOVER has, how many ours overlap, and how many of
  those have its type; whether the sentence tells an event of the type at all.
- whole reports: an event of the key is found where one of ours, of a type that fits and not told
  as not having happened, stands in a sentence that names one of its targets or instruments; each
  of ours answers for one. The date is right on the very day, inside the range, or not later than
  "on or before"; the place is right where it is the narrowest that the key names ("exact"), where
  the key names but a country that it lies in ("inside"), where the country is right ("country").
- false events: acts of violence told as facts, a report, where the key has none.
- speed: reports a second of processor time on one core, from text to events, by 330 words.
"""

import argparse
import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer import Gazetteer  # noqa: E402 - the check-out comes first
from geo.pipeline import read  # noqa: E402 - as above
from geo.reading import Document, Event, Reading  # noqa: E402 - as above

Row = dict[str, Any]

QUADS = {
    "verbal conflict": {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"},
    "verbal cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "material cooperation": {"COOPERATE", "AID", "RETREAT", "CONCEDE"},
    "material conflict": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
"""CONCEDE and SANCTION stand in two classes: CAMEO, which these follow, divides them otherwise."""
KAIROS = {
    "conflict.attack": "ASSAULT", "life.die": "ASSAULT", "life.injure": "ASSAULT",
    "artifactexistence.damagedestroy": "ASSAULT", "conflict.demonstrate": "PROTEST",
    "conflict.yield": "RETREAT", "contact.discussion": "CONSULT", "contact.negotiate": "CONSULT",
    "contact.contact": "CONSULT", "contact.collaborate": "COOPERATE",
    "contact.commandorder": "REQUEST", "contact.request": "REQUEST",
    "contact.threatencoerce": "THREATEN", "government.agreements": "SUPPORT",
    "government.legislate": "AGREE", "justice.arrestjaildetain": "COERCE",
    "justice.judicialconsequences": "SANCTION", "justice.convict": "SANCTION",
    "justice.sentence": "SANCTION", "justice.trialhearing": "SANCTION",
    "justice.investigate": "ACCUSE", "justice.chargeindict": "ACCUSE",
    "justice.releaseparole": "RETREAT",
}  # fmt: skip
FITTING = {
    "ATTACK": {"ASSAULT", "THREATEN"}, "BOMBING": {"ASSAULT"}, "KIDNAPPING": {"ASSAULT"},
    "ARSON": {"ASSAULT", "PROTEST"}, "ROBBERY": {"ASSAULT", "COERCE"},
    "FORCED WORK STOPPAGE": {"PROTEST", "COERCE"},
}  # fmt: skip
NAMES = {"country_1": "Kenya", "country_2": "Jordan", "country_3": "Peru", "city": "Basra"}
WORDS = 330
"""Of an average report."""


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--errors", type=int, default=0, help="wrong places and dates to show")
    options = parser.parse_args()
    parts: dict[str, Callable[[list[Row], Gazetteer], None]] = {
        "plover_synth": stories, "cameo_quad": quads, "rams_dev": marked,
        "wikievents_dev": marked, "muc4_dev": lambda rows, g: reports(rows, g, options.errors),
    }  # fmt: skip
    there = [name for name in parts if (options.folder / f"{name}.jsonl").is_file()]
    if not there:
        print(f"{options.folder} holds none of {', '.join(parts)} (.jsonl): give their folder")
        return 2
    with Gazetteer.default(folder=options.store) as gazetteer:
        for name in there:
            print(f"\n{name}")
            lines = (options.folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            parts[name]([json.loads(line) for line in lines], gazetteer)
    return 0


def understood(text: str, gazetteer: Gazetteer, published: str | None = None) -> Reading:
    """The reading of a bare text."""
    document = Document(id="x", title="", text=text, source="", published=published)
    return read(document, gazetteer)


def stories(rows: list[Row], gazetteer: Gazetteer) -> None:
    """Types of headlines, and of first sentences."""
    titles = {row["title"]: row["event"] for row in rows}
    _types("headlines", [(f"{_filled(t)}.", {kind}) for t, kind in titles.items()], gazetteer)
    firsts = [re.split(r"(?<=[.!?])\s", row["text"].strip())[0] for row in rows[::3]]
    kinds = [{row["event"]} for row in rows[::3]]
    _types("first sentences", list(zip(firsts, kinds, strict=True)), gazetteer)


def _filled(title: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: NAMES.get(match[1], "Kenya"), title.replace('"', ""))


def quads(rows: list[Row], gazetteer: Gazetteer) -> None:
    """Quad classes of sentences, and how many neutral ones tell an event."""
    for split in ("train", "test"):
        chosen = [row for row in rows if row["split"] == split]
        items = [(r["text"], QUADS[r["quad_name"]]) for r in chosen if r["quad_name"] in QUADS]
        _types(f"quad classes, {split}", items, gazetteer)
    neutral = [row["text"] for row in rows if row["quad_name"] not in QUADS]
    telling = sum(bool(understood(text, gazetteer).events) for text in neutral)
    print(f"neutral sentences that tell an event: {100 * telling / len(neutral):.1f} %")


def _types(name: str, items: Sequence[tuple[str, set[str]]], gazetteer: Gazetteer) -> None:
    first = held = none = 0
    for text, right in items:
        types = [event.type for event in understood(text, gazetteer).events]
        first += bool(types) and types[0] in right
        held += not right.isdisjoint(types)
        none += not types
    n = len(items) / 100
    print(
        f"{name} ({len(items)}): first event {first / n:.1f} %, any {held / n:.1f} %, "
        f"none told {none / n:.1f} %"
    )


def marked(rows: list[Row], gazetteer: Gazetteer) -> None:
    """Triggers that people marked."""
    wanted = found = right = beside = 0
    for row in rows:
        keys = [(e["trigger"], kind) for e in row["events"] if (kind := _kairos(e["type"]))]
        events = understood(row["text"], gazetteer).events if keys else ()
        for trigger, kind in keys:
            start, end = trigger["start"], trigger["end"]
            over = [e.type for e in events if e.trigger.start < end and start < e.trigger.end]
            near = [e.type for e in events if e.sentence.start <= start < e.sentence.end]
            wanted += 1
            found += bool(over)
            right += over[:1] == [kind]
            beside += kind in near
    print(
        f"{wanted} triggers: found {100 * found / wanted:.1f} %, of those the type right "
        f"{100 * right / max(1, found):.1f} %; told in the sentence {100 * beside / wanted:.1f} %"
    )


def _kairos(kind: str) -> str | None:
    return next((ours for name, ours in KAIROS.items() if kind.lower().startswith(name)), None)


class Match(NamedTuple):
    """An event of the key and one of ours that answers for it."""

    worth: float
    key: int
    ours: int
    dated: bool | None
    placed: str | None
    """exact, inside, country or nothing; none where the key has no place."""


def reports(rows: list[Row], gazetteer: Gazetteer, errors: int) -> None:
    """Whole reports: recall, dates, places, false events, speed."""
    begin = time.process_time()
    pairs = [(row, understood(row["text_tc"], gazetteer, row["dct"])) for row in rows]
    spent = time.process_time() - begin
    keys, matches = 0, list[Match]()
    for row, reading in pairs:
        wanted = [event for event in row["events"] if not event["optional"]]
        chosen = _aligned(wanted, reading, gazetteer)
        keys += len(wanted)
        matches += chosen
        for match in chosen:
            if errors > 0 and not (match.dated and match.placed == "exact"):
                errors -= 1
                _show(wanted[match.key], reading, match)
    dated = [match.dated for match in matches if match.dated is not None]
    placed = [match.placed for match in matches if match.placed is not None]
    print(f"{keys} events, found {100 * len(matches) / keys:.1f} %; of those:")
    print(f"date right {100 * sum(dated) / len(dated):.1f} %")
    for n, names in enumerate((["exact"], ["exact", "inside"], ["exact", "inside", "country"])):
        share = 100 * sum(name in names for name in placed) / len(placed)
        print(f"place {('exact', 'or inside it', 'or in the country')[n]} {share:.1f} %")
    _false(pairs)
    words = sum(len(row["text_tc"].split()) for row in rows)
    print(f"{words / WORDS / spent:.0f} reports of {WORDS} words a second")


def _false(pairs: Sequence[tuple[Row, Reading]]) -> None:
    for name, keyed in (("with", True), ("without", False)):
        acts = [
            sum(e.type == "ASSAULT" and e.factuality in ("asserted", "claimed") for e in r.events)
            for row, r in pairs
            if bool(row["events"]) is keyed
        ]
        print(
            f"{len(acts)} reports {name} events in the key: {sum(acts) / len(acts):.2f} acts of "
            f"violence each, none in {100 * sum(not n for n in acts) / len(acts):.0f} %"
        )


def _aligned(wanted: Sequence[Row], reading: Reading, gazetteer: Gazetteer) -> list[Match]:
    """One of ours for each event of the key, the best pairs first."""
    candidates = [
        _match((n, key), (m, event), reading, gazetteer)
        for n, key in enumerate(wanted)
        for m, event in enumerate(reading.events)
        if fits(key, event)
    ]
    chosen: list[Match] = []
    for match in sorted(candidates, key=lambda match: (-match.worth, match.ours)):
        if not any(match.key == other.key or match.ours == other.ours for other in chosen):
            chosen.append(match)
    return chosen


def fits(key: Row, event: Event) -> bool:
    """Whether one of ours may answer for an event of the key: type and sentence fit."""
    types = set[str]().union(*(FITTING.get(kind, set()) for kind in key["type_alts"]))
    if event.type not in types or event.factuality in ("negated", "hypothetical"):
        return False
    spans = list(_named(key, ("HUM TGT", "PHYS TGT", "INCIDENT"))) or list(_named(key, ("",)))
    return any(event.sentence.start <= start < event.sentence.end for start in spans)


def _named(key: Row, prefixes: tuple[str, ...]) -> Iterator[int]:
    for name, fills in key["fills"].items():
        if name.startswith(prefixes):
            for fill in fills:
                yield from (span["start"] for span in fill["spans"])


def _match(
    key: tuple[int, Row], ours: tuple[int, Event], reading: Reading, gazetteer: Gazetteer
) -> Match:
    dated = _dated(key[1]["date"], ours[1])
    placed = where_placed(key[1]["location"], ours[1], reading, gazetteer)
    kidnapped = (key[1]["type"] == "KIDNAPPING") == (ours[1].mode == "abduct")
    worth = 2 * kidnapped + bool(dated) + (placed == "exact")
    return Match(worth, key[0], ours[0], dated, placed)


def _dated(key: Row | None, event: Event) -> bool | None:
    if not key or not key.get("precision"):
        return None
    when = event.when
    if when.end is None:
        return False
    last = (when.end - timedelta(seconds=1)).date().isoformat()
    if key["precision"] == "on-or-before":
        return last <= key["end"]
    if when.start is None:
        return False
    first = when.start.date().isoformat()
    if key["precision"] == "range":
        return bool(key["start"] <= first and last <= key["end"])
    return (date.fromisoformat(key["start"]).isoformat(), key["end"]) == (first, last)


def where_placed(
    key: Row | None, event: Event, reading: Reading, gazetteer: Gazetteer
) -> str | None:
    """How right the places of an event are: exact, inside, country, or nothing."""
    if not key:
        return None
    toponyms = [reading.toponyms[place.toponym] for place in event.places]
    ours = {_plain(t.text) for t in toponyms} | {_plain(t.place.name) for t in toponyms if t.place}
    countries = {t.place.country for t in toponyms if t.place}
    best = ""
    for path in _paths(key["raw"]):
        if any(_alike(one, other) for one in path[-1] for other in ours):
            return "exact"
        if not countries.isdisjoint(_codes(path[0], gazetteer)):
            best = "inside" if len(path) == 1 else best or "country"
    return best


def _paths(raw: str) -> Iterator[list[set[str]]]:
    """The alternatives of "(PERU: LIMA (CITY)) / (PERU)", each from country to neighbourhood."""
    for part in re.split(r"\)\s*/\s*\(", raw) if raw.startswith("(") else [raw]:
        bare = re.sub(r"\([A-Z /?]+\)", "", part).strip("() ")
        yield [{_plain(name) for name in re.split(r" / | - ", step)} for step in bare.split(":")]


def _alike(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    return one == other or (shortest > len("city") and (one in other or other in one))


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9 ]", "", bare.lower()).strip()


def _codes(names: set[str], gazetteer: Gazetteer) -> set[str | None]:
    return {p.country for name in names for p in gazetteer.named(name) if p.kind == "country"}


def _show(key: Row, reading: Reading, match: Match) -> None:
    event = reading.events[match.ours]
    quote = reading.document.text[event.sentence.start : event.sentence.end]
    places = [reading.toponyms[place.toponym].text for place in event.places]
    raw = key["location"] and key["location"]["raw"]
    print(f"  {key['date'] and key['date']['raw']} | {raw}")
    print(f"    {event.when.start} {event.when.end} | {places} | {' '.join(quote.split())[:200]}")


if __name__ == "__main__":
    sys.exit(main())
