"""Find the place names of a text and decide what they mean: the steps in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from gazetteer import Gazetteer
from geo.reading import Span, Toponym
from geo.toponyms.learned import Learned, learned
from geo.toponyms.lexicon import lexicon
from geo.toponyms.mentions import Mention, find_mentions
from geo.toponyms.names import gather_names, spread
from geo.toponyms.neighbours import list_partners
from geo.toponyms.outlet import read_outlet
from geo.toponyms.perceive import perceive
from geo.toponyms.policy import MAPS, Policy
from geo.toponyms.register import Register
from geo.toponyms.reports import Choice, Others, Reports
from geo.toponyms.resolve import NOTHING, Resolution, Task, resolve_names, sure_choices
from geo.toponyms.roles import role_of
from geo.toponyms.scene import Scene
from geo.toponyms.sited import sited_elsewhere
from geo.toponyms.spans import mentions_at
from geo.toponyms.widening import widen


class Finder(Protocol):
    """What decides which stretches of a text are place names, in place of our own recogniser."""

    def find(self, text: str) -> Iterable[Span]:
        """The spans of the place names of a text, in any order; where two overlap, one counts."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """The place names of a document before it is decided what they mean."""

    scene: Scene
    mentions: Sequence[Mention]
    task: Task


def find_toponyms(
    text: str,
    gazetteer: Gazetteer,
    *,
    source: str = "",
    finder: Finder | None = None,
    others: Others | None = None,
    policy: Policy = MAPS,
) -> tuple[Toponym, ...]:
    """Find the place names of a text, with the place that each means and what it does there.

    Args:
        text: Any.
        gazetteer: The places that a name may mean.
        source: The report's web address, if it has one: local papers speak of their surroundings.
        finder: Decides which spans are place names; none is our own recogniser.
        others: What other reports say, as `gather_reports` gathers it.
        policy: Which names our own recogniser counts.
    """
    findings = notice(text, gazetteer, source=source, finder=finder, policy=policy)
    known = replace(findings, task=replace(findings.task, others=others))
    return decide(known, learned())


def notice(
    text: str,
    gazetteer: Gazetteer,
    *,
    source: str = "",
    finder: Finder | None = None,
    policy: Policy = MAPS,
) -> Findings:
    """Find the place names of a text, and what it tells of them; arguments as `find_toponyms`."""
    register = Register(gazetteer=gazetteer, lexicon=lexicon())
    scene = perceive(text, register)
    if finder is None:
        found = find_mentions(scene, register, policy)
    else:
        found = mentions_at(scene, register, finder.find(text))
    mentions = widen(scene, register, found)
    names = gather_names(scene, mentions)
    task = Task(
        names=names,
        outlet=read_outlet(source, register),
        partners=list_partners(scene, mentions, names),
    )
    return Findings(scene=scene, mentions=mentions, task=task)


def decide(findings: Findings, model: Learned) -> tuple[Toponym, ...]:
    """Decide what the place names of a document mean, and what they do in their sentences."""
    scene, mentions = findings.scene, findings.mentions
    resolutions = resolve_names(findings.task, model)
    meant = [resolutions[name] for _, name in sorted(spread(findings.task.names))]
    for mention in sited_elsewhere(scene, mentions, meant):
        meant[mention] = NOTHING
    return tuple(_toponym(scene, *pair) for pair in zip(mentions, meant, strict=True))


def gather_reports(
    reports: Iterable[tuple[str, str]], gazetteer: Gazetteer, *, finder: Finder | None = None
) -> Reports:
    """What each of many reports is sure of by itself, for the others to know.

    Args:
        reports: Their texts and web addresses.
        gazetteer: The places that a name may mean.
        finder: As for `find_toponyms`.
    """
    return Reports(
        choices(text, gazetteer, source=source, finder=finder) for text, source in reports
    )


def choices(
    text: str, gazetteer: Gazetteer, *, source: str = "", finder: Finder | None = None
) -> tuple[Choice, ...]:
    """What a report is sure of by itself; arguments as for `find_toponyms`."""
    return sure_choices(notice(text, gazetteer, source=source, finder=finder).task, learned())


def _toponym(scene: Scene, mention: Mention, resolution: Resolution) -> Toponym:
    match = mention.match
    return Toponym(
        span=Span(start=match.start, end=match.end),
        text=scene.tokens.text[match.start : match.end],
        role=role_of(scene, match, resolution.place),
        place=resolution.place,
        score=resolution.score,
        reasons=resolution.reasons,
        alternatives=resolution.alternatives,
    )
