"""Where an act happened whose own clause does not say: the setting that the report gives it.

An act of violence, a protest or an arrest without a place, or with none that the gazetteer knows,
gets the likeliest of those that `geo.events.story` proposes. Words, plans, fears and what did not
happen stay nowhere. The weights in `data/setting_weights.tsv` are those of a conditional logit
(McFadden 1974), learned from the training reports of MUC-4 (benchmarks/event_settings.py --train).
"""

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import exp, fsum
from types import MappingProxyType
from typing import Final, NamedTuple

from geo.events.story import Act, Around, Name, Proposal, Story
from geo.events.tables import rows
from geo.reading import Event, EventPlace, Toponym

_ACTS: Final = frozenset({"ASSAULT", "PROTEST"})
_MODES: Final = frozenset({"arrest", "crowd-control", "curfew"})
"""What else happens at a spot, and mostly at that of the acts around it."""
_HAPPENED: Final = frozenset({"asserted", "claimed", "disputed", "denied"})

_AT_HOME: Final = 0.55
"""Chance of the country of a place, below which an act is put nowhere."""
_LONG: Final = timedelta(days=3)
"""From this length on what happened is summed up over the whole story."""
_SURE: Final = 0.25
"""Chance from which a spot is chosen; below it an act is only put in its country."""


@functools.cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return MappingProxyType({name: float(cell) for name, cell in rows("setting_weights.tsv", 2)})


class Told(NamedTuple):
    """What a document tells, each act with no places but those that its own sentence gives it."""

    events: Sequence[Event]
    paragraphs: Sequence[int]
    """For each event the number of its paragraph."""
    heads: Sequence[int]
    """The toponyms of the line that says where it was written."""
    ground: Sequence[int]
    """Those that name ground: no governments, armies, peoples."""
    scenes: Sequence[int]
    """Those of them that a preposition of place governs: "in X"."""
    asides: Collection[int] = ()
    """Those of another time than the story: "hours after the fall of X"."""


def settled(told: Told, toponyms: Sequence[Toponym]) -> tuple[Event, ...]:
    """Give acts that the text puts nowhere the likeliest place of its story.

    Args:
        told: The events of one document, in order.
        toponyms: All of the document.
    """
    found = list(told.events)
    for n, proposals in proposed(told, toponyms):
        for name in _likeliest(_fit(found[n], proposals)):
            link = EventPlace(toponym=name.toponym, role="location")
            found[n] = replace(found[n], places=(*found[n].places, link))
    return tuple(found)


def proposed(told: Told, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, list[Proposal]]]:
    """For each act that the text puts nowhere its index, and the places that it may be at."""
    pairs = zip(told.events, told.paragraphs, strict=True)
    acts = {n: act for n, act in enumerate(map(Act._make, pairs)) if _is_act(act.event)}
    placed = [n for n, act in acts.items() if _is_placed(act.event, toponyms)]
    sited = frozenset(placed)
    told_of = [n for n in placed if not _is_aside(acts[n].event, told.asides)]
    story = Story(toponyms, told.heads, told.ground, told.scenes, [acts[n] for n in told_of])
    following = 0
    for n, act in acts.items():
        following += following < len(told_of) and told_of[following] < n
        if n in sited:
            continue
        around = Around(
            first=acts[told_of[0]] if told_of else None,
            last=acts[told_of[following - 1]] if following else None,
            next=acts[told_of[following]] if following < len(told_of) else None,
        )
        yield n, list(story.proposals(act, around))


def _is_total(event: Event) -> bool:
    """Whether an act sums up many days: "39 people have died since 18 June"."""
    begin, end = event.when.start, event.when.end
    if not event.quantities or begin is None or end is None or event.when.precision != "range":
        return False
    return end - begin >= _LONG


def _fit(event: Event, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals that can hold an act, which may have a spot of its own that nobody knows.

    A camp "near Zobbari" lies in the country, and hardly in the story's town; a village where the
    story has been, not where it goes next; "Elm Street" is a street of that town.
    """
    wide = [each for each in proposals if each.name.place.kind == "country"]
    if any(link.role == "near" for link in event.places):
        return wide
    if event.places:
        end = event.sentence.end
        return [
            each for each in proposals if each.name.start < end or each.name.place.kind == "country"
        ]
    return (wide or proposals) if _is_total(event) else proposals


def _likeliest(proposals: Sequence[Proposal]) -> Iterator[Name]:
    """The place to choose, if any: a country where no spot in it is likely enough."""
    table = weights()
    odds = [exp(fsum(table.get(f, 0.0) for f in proposal.features)) for proposal in proposals]
    best = max(range(len(odds)), key=odds.__getitem__, default=-1)
    if best < 0:
        return
    if odds[best] < _SURE * fsum(odds):
        lands = [n for n, each in enumerate(proposals) if each.name.place.kind == "country"]
        best = max(lands, key=odds.__getitem__, default=best)
    country = proposals[best].name.place.country
    inside = fsum(
        odd
        for odd, other in zip(odds, proposals, strict=True)
        if other.name.place.country == country
    )
    if inside >= _AT_HOME * fsum(odds):
        yield proposals[best].name


def _is_act(event: Event) -> bool:
    happens = event.type in _ACTS or event.mode in _MODES
    return happens and event.factuality in _HAPPENED


def _is_aside(event: Event, asides: Collection[int]) -> bool:
    """Whether an act is told only to say when another one was."""
    return bool(asides) and all(link.toponym in asides for link in event.places)


def _is_placed(event: Event, toponyms: Sequence[Toponym]) -> bool:
    """Whether an act has a place that can be shown."""
    return any(toponyms[link.toponym].place is not None for link in event.places)
