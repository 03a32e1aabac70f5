"""Where an act happened whose own clause does not say: the setting that the report gives it.

An act of violence, a protest or an arrest without a place, or with none that the gazetteer knows,
gets the likeliest of those that `geo.events.story` proposes. Words, plans, fears and what did not
happen stay nowhere. The weights in `data/setting_weights.tsv` are those of a conditional logit
(McFadden 1974), learned from the training reports of MUC-4 (benchmarks/event_settings.py --train).
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp
from types import MappingProxyType
from typing import Final

from geo.events.story import Act, Around, Name, Proposal, Story
from geo.events.tables import rows
from geo.reading import Event, EventPlace, Toponym

_ACTS: Final = frozenset({"ASSAULT", "PROTEST"})
_MODES: Final = frozenset({"arrest", "crowd-control", "curfew"})
"""What else happens at a spot, and mostly at that of the acts around it."""
_HAPPENED: Final = frozenset({"asserted", "claimed", "disputed", "denied"})

_SURE: Final = 0.25
"""Chance from which a spot is chosen; below it an act is only put in its country."""


@functools.cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return MappingProxyType({name: float(cell) for name, cell in rows("setting_weights.tsv", 2)})


def settled(
    events: Sequence[Event],
    paragraphs: Sequence[int],
    toponyms: Sequence[Toponym],
    heads: Sequence[int] = (),
) -> tuple[Event, ...]:
    """Give acts that the text puts nowhere the likeliest place of its story.

    Args:
        events: Of one document, in order.
        paragraphs: For each the number of its paragraph.
        toponyms: All of the document.
        heads: Which of them stand in the line that says where it was written.
    """
    found = list(events)
    for n, proposals in proposed(events, paragraphs, toponyms, heads):
        for name in _likeliest(proposals):
            link = EventPlace(toponym=name.toponym, role="location")
            found[n] = replace(events[n], places=(*events[n].places, link))
    return tuple(found)


def proposed(
    events: Sequence[Event],
    paragraphs: Sequence[int],
    toponyms: Sequence[Toponym],
    heads: Sequence[int],
) -> Iterator[tuple[int, list[Proposal]]]:
    """For each act that the text puts nowhere its index, and the places that it may be at."""
    acts = {
        n: Act(event, paragraph)
        for n, (event, paragraph) in enumerate(zip(events, paragraphs, strict=True))
        if _is_act(event)
    }
    placed = [n for n, act in acts.items() if _is_placed(act.event, toponyms)]
    story = Story(toponyms, heads, [acts[n] for n in placed])
    following = 0
    for n, act in acts.items():
        if following < len(placed) and placed[following] == n:
            following += 1
            continue
        around = Around(
            first=acts[placed[0]] if placed else None,
            last=acts[placed[following - 1]] if following else None,
            next=acts[placed[following]] if following < len(placed) else None,
        )
        yield n, list(story.proposals(act, around))


def _likeliest(proposals: Sequence[Proposal]) -> Iterator[Name]:
    """The place to choose, if any: a country where no spot in it is likely enough."""
    table = weights()
    odds = [exp(sum(table.get(f, 0.0) for f in proposal.features)) for proposal in proposals]
    best = max(range(len(odds)), key=odds.__getitem__, default=-1)
    if best < 0:
        return
    if odds[best] < _SURE * sum(odds):
        lands = [n for n, each in enumerate(proposals) if each.name.place.kind == "country"]
        best = max(lands, key=odds.__getitem__, default=best)
    yield proposals[best].name


def _is_act(event: Event) -> bool:
    happens = event.type in _ACTS or event.mode in _MODES
    return happens and event.factuality in _HAPPENED


def _is_placed(event: Event, toponyms: Sequence[Toponym]) -> bool:
    """Whether an act has a place that can be shown."""
    return any(toponyms[link.toponym].place is not None for link in event.places)
