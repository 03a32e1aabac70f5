"""Why a place fits a name: signs with a strength each, whose weights are learned.

A sign is a reason's name, or `reason=case` where a reason has several cases with a weight each.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer import Place, fold
from geo.toponyms.company import FAR_MORE
from geo.toponyms.evidence import PEOPLED, Evidence
from geo.toponyms.lists import words_in
from geo.toponyms.names import Name
from geo.toponyms.outlet import Outlet
from geo.toponyms.reports import Others

Sign = tuple[str, float]
"""A sign's key and how far it holds, mostly 0 to 1."""

NOWHERE: Final = "nowhere"
"""The sign of "none of these places"."""
_LARGEST: Final = math.log1p(10_000_000)
"""Inhabitants at which population counts in full, on a logarithmic scale."""
_USUAL: Final = MappingProxyType(
    {"capital": 500_000, "city": 60_000, "town": 10_000, "village": 1_000, "neighbourhood": 5_000}
)
"""Inhabitants of a place of which they are not known."""
_DIVISIONS: Final = frozenset({"admin1", "admin2"})
_NAMED_FOR: Final = frozenset({"water", "region"})
"""Kinds that are no divisions, but are called by short forms of their names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Which place a name means, with what its places share worked out."""

    name: Name
    index: int
    """Of the name among the document's names."""
    outlet: Outlet
    others: Others | None
    """What other reports say."""
    key: str
    """The name, folded."""
    most: float
    """Size of the largest town of the name."""
    towns: float
    """Logarithm of how many towns have the name; 0 for one or none."""
    has_own: bool
    """Whether the name is some place's own, rather than only a variant of its."""
    names: Mapping[str, str]
    """The places' own names, folded, by id."""


def ask(name: Name, index: int, outlet: Outlet, others: Others | None = None) -> Question:
    """The question after a name."""
    towns = [_size(place) for place in name.places if place.kind in PEOPLED]
    names = {place.id: fold(place.name) for place in name.places}
    key = _key(name.text, names)
    return Question(
        name=name,
        index=index,
        outlet=outlet,
        others=others,
        key=key,
        most=max(towns, default=0.0),
        towns=math.log(max(1, len(towns))),
        has_own=key in names.values(),
        names=names,
    )


def _key(text: str, names: Mapping[str, str]) -> str:
    """The name, folded; without its article where only so it is a place's own: `al-Dhubab`."""
    key = fold(text)
    article, _, rest = key.partition(" ")
    if rest and article in words_in("articles") and key not in names.values():
        return rest if rest in names.values() else key
    return key


def settled_signs(place: Place, question: Question) -> Iterator[Sign]:
    """Signs in the name, its sentences and its outlet: other names do not change them."""
    yield f"spelling={_spelling(place, question)}", 1.0
    yield f"kind={place.kind}", 1.0
    if place.kind in PEOPLED:
        size = _size(place)
        yield "population", size
        yield "rivals", size - question.most
        yield "choice=towns", question.towns
    if len(question.name.places) == 1:
        yield "choice=one", 1.0
    if place.curated:
        yield "source", 1.0
    yield from _text_signs(place, question.name)
    yield from _outlet_signs(place, question)
    if question.others is not None:
        yield from _report_signs(place, question.key, question.others)


def nowhere_signs(question: Question, evidence: Evidence) -> Iterator[Sign]:
    """Signs that it is none of the places: the more company, the more a place out of it says so."""
    yield NOWHERE, 1.0
    yield f"{NOWHERE}=company", evidence.company(question.index)


def _spelling(place: Place, question: Question) -> str:
    """The way in which the name is one of the place's names."""
    key, own, form = question.key, question.names[place.id], question.name.form
    if form in {"demonym", "abbreviation"} and own != key:
        return form
    # The spellings of a curated place were chosen, not gathered: each is as good as its own.
    chosen = place.curated and form == "name" and place.kind not in _DIVISIONS
    if own == key or chosen or _is_told(place, question):
        return "own"
    if place.kind in _DIVISIONS and key in own:
        if place.kind in question.name.kinds or _dwarfs(place, question):
            return "own"
        return "short, another's own" if question.has_own else "short"
    if form == "unknown":
        return "part" if f" {own} " in f" {key} " else "sound"
    way = "variant" if question.name.text in place.names else "near variant"
    return f"{way}, another's own" if question.has_own else way


def _is_told(place: Place, question: Question) -> bool:
    """Whether it goes by the first words of its name, and the text tells its kind."""
    told = place.kind in _NAMED_FOR and place.kind in question.name.kinds
    return told and question.names[place.id].startswith(f"{question.key} ")


def _dwarfs(division: Place, question: Question) -> bool:
    """Whether it is a division far bigger than every town of its name."""
    least = math.exp(question.most * _LARGEST) * FAR_MORE
    return question.has_own and division.kind == "admin1" and division.population >= least


def _size(place: Place) -> float:
    """Inhabitants on a logarithmic scale, 1 for the largest towns."""
    return math.log1p(place.population or _USUAL.get(place.kind, 0)) / _LARGEST


def _text_signs(place: Place, name: Name) -> Iterator[Sign]:
    if name.kinds:
        yield ("kind word=fits" if place.kind in name.kinds else "kind word=not"), 1.0
    if name.inside:
        yield ("written region=in" if place.id in name.inside else "written region=not"), 1.0
    if name.holding:
        yield ("content=holds" if place.id in name.holding else "content=not"), 1.0
    if name.same:
        yield ("second name=both" if place.id in name.same else "second name=one"), 1.0


def _outlet_signs(place: Place, question: Question) -> Iterator[Sign]:
    outlet = question.outlet
    if outlet.country is not None and place.country is not None and place.kind != "country":
        yield ("outlet=home" if place.country == outlet.country else "outlet=abroad"), 1.0
    if outlet.bears(question.key):
        yield ("outlet=town" if place.kind in PEOPLED else "outlet=no town"), 1.0
    near = outlet.nearness(place)
    if near:
        yield "outlet=near", near


def _report_signs(place: Place, key: str, others: Others) -> Iterator[Sign]:
    for sign, share in (
        ("reports=name", others.name_share(key, place)),
        ("reports=country", others.country_share(place)),
        ("reports=division", others.division_share(place)),
    ):
        if share:
            yield sign, share
