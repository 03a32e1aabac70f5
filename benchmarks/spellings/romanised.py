"""Romanisations of Iraq and Syria: 3,000 spellings of other hands, the others indexed."""

import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gazetteer import Gazetteer, Kind, Place, fold
from gazetteer.bearers import heard, written
from gazetteer.distance import distance_km
from gazetteer.spelling import skeletons, sounds, vowel_class
from gazetteer.spelling.gates import Expectation
from gazetteer.spelling.sounds import spelled

FILES = ("wof_iq.tsv", "wof_sy.tsv")
COUNTRIES = ("IQ", "SY")
QUERIES = 3_000
FAR_KM = 30.0
MANY_LANGUAGES = 25
LANGUAGES = {"und", "ara", "eng", "kur", "fra", "deu", "tur"}
LATIN = re.compile(r"[\u0000-\u024F\u02B0-\u036F\u1E00-\u1EFF\u2010-\u201F]+")
KINDS: Mapping[str, Kind] = {"region": "admin1", "county": "admin2", "campus": "airport"}
TIERS = (
    ("folded", {"exact", "folded", "rephrased"}),
    ("+ articles, blanks", {"squashed"}),
    ("+ kind word peeled", {"peeled"}),
    ("+ vowel classes", {"vowelled"}),
    ("+ skeleton", {"sounded"}),
    ("+ skeleton, peeled", {"hinted"}),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A spelling that was taken from its place."""

    name: str
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """The places without the spellings that are asked for."""

    places: Sequence[Place]
    queries: Sequence[Query]


Ask = Callable[[str], Collection[str]]


def task(folder: Path) -> Task:
    """Read the two files and take the spellings out, the same each time."""
    places: list[Place] = []
    queries: list[Query] = []
    picked = random.Random(11)  # noqa: S311 (a sample, not a secret)
    rows = [row for file in FILES for row in read(folder / file)]
    picked.shuffle(rows)
    for whole, candidates in rows:
        if len(queries) < QUERIES and candidates:
            name = picked.choice(candidates)
            places.append(without(whole, name))
            queries.append(Query(name=name, place=places[-1]))
        else:
            places.append(whole)
    return Task(places=places, queries=queries)


def read(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """Places, each with the spellings that may be taken from it."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["superseded"] == "0" and row["lon"]:
                yield place_of(row)


def place_of(row: Mapping[str, str]) -> tuple[Place, list[str]]:
    """One row; of hamlets that bear a prophet's names in all languages, those of the region."""
    tagged = [
        (name, tag[:3]) for name, _, tag in (n.rpartition("@") for n in row["names"].split("|"))
    ]
    if len({tag for _, tag in tagged}) > MANY_LANGUAGES and not int(row["population"] or 0):
        tagged = [(name, tag) for name, tag in tagged if tag in {"und", "ara", "eng", "kur"}]
    names = {name for name, _ in tagged if name} - {row["name"]}
    place = Place(
        id=f"wof:{row['wof_id']}", name=row["name"], names=tuple(sorted(names)),
        kind=KINDS.get(row["placetype"], "village"), feature_class="P", feature_code="PPL",
        country=row["country"] if row["country"] in {"IQ", "SY"} else None,
        population=int(row["population"] or 0), lon=float(row["lon"]), lat=float(row["lat"]),
        source="wof",
    )  # fmt: skip
    latin = {fold(name) for name in (place.name, *names) if LATIN.fullmatch(name)}
    own = [n for n, tag in tagged if tag in LANGUAGES and LATIN.fullmatch(n) and fold(n)]
    return place, own if len(latin) > 1 else []


def without(place: Place, name: str) -> Place:
    """A place without all spellings that fold as `name` does."""
    kept = [n for n in (place.name, *place.names) if fold(n) != fold(name)]
    return Place(
        id=place.id, name=kept[0], names=tuple(sorted(kept[1:])), kind=place.kind,
        feature_class="P", feature_code="PPL", country=place.country,
        population=place.population, lon=place.lon, lat=place.lat, source="wof",
    )  # fmt: skip


def measure(job: Task) -> None:
    """Print recall and false places: of `find`, of the pool by tiers, of the keys before gates."""
    header()
    with Gazetteer.of(job.places) as gazetteer:
        for limit in (1, 3, 10, 1_000):
            score(job, f"find, best {limit:,}", partial(_find, gazetteer, limit))
        spellings: frozenset[str] = frozenset()
        for label, tier in TIERS:
            spellings |= tier
            score(job, f"pool: {label}", partial(_pool, gazetteer, spellings))
        # What the similarity and the gates leave of this is the pool.
        score(job, "ungated: vowel classes", partial(_ungated, gazetteer, vowel_class))
        score(job, "ungated: skeleton", partial(_ungated, gazetteer, None))


def _find(gazetteer: Gazetteer, limit: int, name: str) -> list[str]:
    found = gazetteer.find(name, limit=limit, context=COUNTRIES)
    return [candidate.place.id for candidate in found]


def _pool(gazetteer: Gazetteer, spellings: frozenset[str], name: str) -> set[str]:
    queries = gazetteer._queries  # noqa: SLF001 (the pool itself is what is measured)
    expected = Expectation(countries=frozenset(COUNTRIES))
    bearers = (*written(queries, name), *heard(queries, name, expected))
    return {bearer.place.id for bearer in bearers if bearer.spelling in spellings}


def _ungated(gazetteer: Gazetteer, narrow: Callable[[str], str] | None, name: str) -> set[str]:
    """All that a key of sounds brings, without similarity, gates and ranking."""
    queries = gazetteer._queries  # noqa: SLF001 (the keys themselves are what is measured)
    heard_as = sounds(spelled(name))
    keys = {key for sound in heard_as for key in skeletons(sound)}
    narrowed = set(map(narrow, heard_as)) if narrow else set()
    return {
        queries.numbered(number).id
        for key in keys
        for sound, _, number in queries.sounding(key)
        if narrow is None or narrow(sound) in narrowed
    }


def header() -> None:
    """Print the head of the table."""
    print(
        "design                         queries   recall  false a query  with a false  ms a query"
    )


def score(job: Task, label: str, ask: Ask, queries: Iterable[Query] | None = None) -> None:
    """Print one line: false is another place more than 30 km away."""
    by_id = {place.id: place for place in job.places}
    total: Counter[str] = Counter()
    begin = time.process_time()
    answers = [(query, ask(query.name)) for query in (queries or job.queries)]
    seconds = time.process_time() - begin
    for query, ids in answers:
        false = sum(is_far(query.place, by_id[id_]) for id_ in ids)
        total.update(right=query.place.id in ids, false=false, noisy=false > 0)
    asked = len(answers)
    print(
        f"{label:<30} {asked:7d}  {100 * total['right'] / asked:5.1f} %"
        f"  {total['false'] / asked:13.2f}  {100 * total['noisy'] / asked:10.1f} %"
        f"  {1_000 * seconds / asked:10.2f}"
    )


def is_far(place: Place, other: Place) -> bool:
    """Whether the other is more than 30 km away."""
    return distance_km(place.lon, place.lat, other.lon, other.lat) > FAR_KM
