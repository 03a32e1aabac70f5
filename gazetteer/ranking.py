"""Which place a bare name means: every candidate is scored by named reasons.

Context-free: what the name alone, the size and the kind of its bearers tell. A document's context
is the resolver's business.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from gazetteer.distance import distance_km
from gazetteer.folding import fold, squash
from gazetteer.generics import peel, unnoted
from gazetteer.minor import is_minor
from gazetteer.place import Candidate, Kind, Place, Reason

Spelling = Literal[
    "exact", "folded", "rephrased", "squashed", "peeled", "vowelled", "sounded", "hinted",
    "associated", "misspelt",
]  # fmt: skip
"""How a place came to be a candidate: letter by letter; marks, case and signs aside; with another
word for its kind; articles and blanks aside too; only without the word for its kind; by its sounds,
with vowels of the same classes, by its consonants, or so without the word for its kind; because it
lies by the town of the name; with one consonant off."""

SPELLINGS: Final = MappingProxyType(
    {
        "exact": 0.38, "folded": 0.35, "rephrased": 0.34, "squashed": 0.33, "peeled": 0.23,
        "vowelled": 0.32, "sounded": 0.29, "hinted": 0.23, "associated": 0.19, "misspelt": 0.15,
    }
)  # fmt: skip
"""What each way of spelling adds."""

_SPELLING_DETAILS: Final = MappingProxyType(
    {
        "exact": "written exactly so",
        "folded": "same letters, marks and case aside",
        "rephrased": "same name, the word for its kind put otherwise",
        "squashed": "same letters, articles and blanks aside",
        "peeled": "its name without the word for its kind",
        "vowelled": "same sounds, vowels by their classes",
        "sounded": "same consonants, other vowels",
        "associated": "of the kind that was asked for, by a town of the name",
        "misspelt": "one consonant off",
        "hinted": "sounds like it, without the word for its kind",
    }
)

KINDS: Final[MappingProxyType[Kind, float]] = MappingProxyType(
    {
        "country": 1.0, "capital": 0.95, "admin1": 0.75, "city": 0.65, "region": 0.6, "desert": 0.5,
        "mountain": 0.45, "water": 0.45, "town": 0.45, "camp": 0.4, "crossing": 0.4, "base": 0.35,
        "prison": 0.35, "airport": 0.35, "dam": 0.35, "field": 0.35, "admin2": 0.35, "site": 0.25,
        "village": 0.2, "neighbourhood": 0.15,
    }
)  # fmt: skip
"""How likely news means a place of this kind by a bare name, against the others."""

UNLIKE: Final = 1.05
"""Taken away for each step of similarity that is missing."""
COUNTRY: Final = 0.15
"""Added to places in a country of the context."""
NEIGHBOUR: Final = 0.05
"""Added to places in a country beside one of the context."""
OWN_NAME: Final = 0.04
"""Added where the name is the place's own rather than a variant."""
KIND: Final = 0.13
"""The most that the kind adds."""
POPULATION: Final = 0.22
"""The most that the number of inhabitants adds, on a logarithmic scale."""
POPULATION_FULL: Final = 10_000_000
"""Inhabitants at which `POPULATION` is reached."""
PROMINENCE: Final = (0.35, 0.35, 0.30)
"""Shares of the kind, the inhabitants and the choice by hand in what a place weighs without a name:
in texts, where names are written in full, the choice counts for less than in a look-up."""
USUAL: Final[MappingProxyType[Kind, int]] = MappingProxyType(
    {
        "admin1": 500_000, "admin2": 50_000, "region": 500_000, "desert": 20_000,
        "mountain": 20_000, "water": 100_000, "capital": 500_000, "city": 50_000, "town": 5_000,
    }
)  # fmt: skip
"""Inhabitants of the town that a place weighs as much as, where its own are not known: a
division's are about the median of GeoNames', a town's the least that make it one
(`gazetteer.sources.geonames`), those of what nobody lives in by what news names."""
CURATED: Final = 0.19
"""The most that is added to places chosen by hand; less to large ones, whose size speaks for them
already. Below `POPULATION`, so that of two of them the larger one never weighs less."""
ASKED_KIND: Final = 0.04
"""Added where the name says of what kind the place is, and it is."""
OTHER_KIND: Final = -0.35
"""Added where the name says of what kind the place is, and it is not."""
NAMESAKE: Final = -0.13
"""Added to a division of which a town of weight bears the name, or to a district that has a town of
the name: then it takes the word for it."""
OF_WEIGHT: Final = 0.05
"""Share of a division's inhabitants from which a town has weight."""
SEAT_KM: Final = 60.0
"""How far the town lies at most from the point that stands for the district."""

_SEATS: Final = frozenset({"capital", "city", "town"})
_DIVISIONS: Final = frozenset({"admin1", "admin2"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Bearer:
    """A place that carries a name in some spelling."""

    place: Place
    spelling: Spelling
    asked: frozenset[Kind] = frozenset()
    """The kinds that the name names; empty where it names none."""
    similarity: float = 1.0
    """How alike they sound, 0 to 1."""
    matched: str = ""
    """The spelling that sounds alike; empty where the name is written the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """Countries that are known to matter."""

    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2; empty where nothing is known."""
    neighbours: frozenset[str] = frozenset()
    """Those beside them."""


NOWHERE: Final = Context()
"""No context at all."""


def rank(name: str, bearers: Iterable[Bearer], context: Context = NOWHERE) -> tuple[Candidate, ...]:
    """Candidates for a name, best first; ties by population, then by id.

    Args:
        name: As it was asked for.
        bearers: Places that carry it. One may come several times: its best spelling counts.
        context: What speaks for one country rather than another.
    """
    best: dict[str, Bearer] = {}
    for bearer in bearers:
        known = best.get(bearer.place.id)
        if known is None or _worth(bearer) > _worth(known):
            best[bearer.place.id] = bearer
    pool = list(best.values())
    key = fold(name)
    return tuple(sorted((_candidate(key, bearer, pool, context) for bearer in pool), key=_order))


def prominence(place: Place) -> float:
    """How likely news means a place, whatever its name: 0 to 1, comparable everywhere."""
    size = _size(place)
    chosen = 1 - size**2 if place.curated else 0.0
    kind, inhabitants, curated = PROMINENCE
    return kind * KINDS[place.kind] + inhabitants * size + curated * chosen


def _order(candidate: Candidate) -> tuple[float, int, str]:
    return (-candidate.score, -candidate.place.population, candidate.place.id)


def _worth(bearer: Bearer) -> float:
    return _spelled(bearer) + (_asked(bearer).weight if bearer.asked else 0.0)


def _spelled(bearer: Bearer) -> float:
    return SPELLINGS[bearer.spelling] - UNLIKE * (1 - bearer.similarity)


def _candidate(key: str, bearer: Bearer, pool: Sequence[Bearer], context: Context) -> Candidate:
    reasons = sorted(
        [*_reasons(key, bearer, pool), *_near(bearer.place, context)],
        key=lambda reason: -abs(reason.weight),
    )
    score = math.fsum(reason.weight for reason in reasons)
    return Candidate(
        place=bearer.place, score=round(min(1.0, max(0.0, score)), 4), reasons=tuple(reasons)
    )


def _reasons(key: str, bearer: Bearer, pool: Sequence[Bearer]) -> list[Reason]:
    place = bearer.place
    reasons = [
        _spelling(bearer),
        Reason(name="kind", weight=round(KIND * KINDS[place.kind], 4), detail=place.kind),
    ]
    if _size(place):
        reasons.append(_population(place))
    if key == fold(unnoted(place.name)):
        reasons.append(Reason(name="own name", weight=OWN_NAME, detail="its main name"))
    if place.curated:
        weight = round(_curated(place), 4)
        reasons.append(Reason(name="source", weight=weight, detail="chosen by hand"))
    if bearer.asked:
        reasons.append(_asked(bearer))
    elif _is_namesake(bearer, pool):
        reasons.append(
            Reason(name="namesake", weight=NAMESAKE, detail="a town in it bears the same name")
        )
    return reasons


def _spelling(bearer: Bearer) -> Reason:
    matched = f": {bearer.matched}" if bearer.matched else ""
    if bearer.similarity < 1:
        matched += f", {bearer.similarity:.2f} alike"
    return Reason(
        name="spelling",
        weight=round(_spelled(bearer), 4),
        detail=_SPELLING_DETAILS[bearer.spelling] + matched,
    )


def _near(place: Place, context: Context) -> list[Reason]:
    if place.country in context.countries:
        return [Reason(name="country", weight=COUNTRY, detail="in a country of the context")]
    if place.country in context.neighbours:
        return [Reason(name="country", weight=NEIGHBOUR, detail="beside a country of the context")]
    return []


def _population(place: Place) -> Reason:
    known = f"{place.population:,} inhabitants"
    usual = f"unknown; weighs as {_usual(place):,} do, as usual for its kind"
    return Reason(
        name="population",
        weight=round(POPULATION * _size(place), 4),
        detail=known if place.population else usual,
    )


def _usual(place: Place) -> int:
    """`USUAL`, but nothing for a whole dump's streams, hills and parishes: nobody picked them."""
    return 0 if is_minor(place) else USUAL.get(place.kind, 0)


def _size(place: Place) -> float:
    inhabitants = place.population or _usual(place)
    return min(1.0, math.log1p(inhabitants) / math.log1p(POPULATION_FULL))


def _curated(place: Place) -> float:
    return CURATED * (1 - _size(place)) if place.curated else 0.0


def _asked(bearer: Bearer) -> Reason:
    if bearer.place.kind in bearer.asked:
        return Reason(name="kind word", weight=ASKED_KIND, detail="the name says so")
    return Reason(
        name="kind word",
        weight=OTHER_KIND,
        detail=f"the name says {' or '.join(sorted(bearer.asked))}",
    )


def _is_namesake(bearer: Bearer, pool: Sequence[Bearer]) -> bool:
    """Whether a division shares the name with a town of weight in it, or with the capital."""
    place = bearer.place
    if place.kind not in _DIVISIONS:
        return False
    core = core_key(place.name)
    return any(
        other.place.kind in _SEATS
        and other.place.country == place.country
        and other.spelling != "peeled"
        and (_is_seat(other.place, place, core) or _is_in_district(other.place, place))
        for other in pool
    )


def _is_seat(town: Place, division: Place, core: str) -> bool:
    return town.population >= OF_WEIGHT * division.population and (
        town.kind == "capital" or core_key(town.admin1 or "") == core
    )


def _is_in_district(town: Place, district: Place) -> bool:
    return (
        district.kind == "admin2"
        and distance_km(town.lon, town.lat, district.lon, district.lat) <= SEAT_KM
    )


def core_key(name: str) -> str:
    """The widest key of a name: squashed, without the word for its kind."""
    key = fold(name)
    peeled = peel(key)
    return squash(key if peeled is None else peeled.core)
