"""A first choice among the known names of a text, by cues: what the tagger goes by and amends."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.company import Company, company_cues, gather_company
from geo.toponyms.memory import memory_cues
from geo.toponyms.scene import Scene
from geo.toponyms.shape import shape_cues
from geo.toponyms.strangers import find_strangers
from geo.toponyms.surroundings import left_cues, right_cues

SURE: Final = 2.0
"""From this score on, a mention speaks for the other mentions of its name."""
DOUBTFUL: Final = -2.0
"""Below this score, it speaks against them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """A name that may be meant as the name of a place."""

    match: Match
    score: float
    """The sum of its cues' weights: above 0, it is rather a place than not."""
    chosen: bool
    """Whether it is the longest of those that begin with its word and pass, from left to right."""


def draft(scene: Scene, weights: Mapping[str, float]) -> tuple[Option, ...]:
    """Score all names that may be places, known or unknown, and choose among them.

    Each name is scored by the cues in it and around it; then again in the light of the other
    mentions of the same name. From left to right, the longest name that passes is chosen.

    Args:
        scene: The document.
        weights: How much each cue counts.

    Returns:
        Options by their first word, longest first; those chosen never overlap.
    """
    found = gather_matches(scene)
    own = [math.fsum(weights.get(cue, 0.0) for cue in match_cues(scene, match)) for match in found]
    options: list[Option] = []
    free = 0
    for match, score, cues in zip(found, own, later_cues(scene, found, own), strict=True):
        total = score + math.fsum(weights.get(cue, 0.0) for cue in cues)
        chosen = total > 0 and match.first >= free
        if chosen:
            free = match.last + 1
        options.append(Option(match=match, score=total, chosen=chosen))
    return tuple(options)


def gather_matches(scene: Scene) -> tuple[Match, ...]:
    """All that may be a mention, known or unknown, by first word, longest first."""
    found = {first: list(matches) for first, matches in scene.matches.items()}
    for stranger in find_strangers(scene):
        found.setdefault(stranger.first, []).insert(0, stranger)
    return tuple(match for first in sorted(found) for match in found[first])


def match_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of all cues for and against a match, the rest of its name's mentions aside."""
    yield "any name"
    yield from shape_cues(scene, match)
    yield from left_cues(scene, match)
    yield from right_cues(scene, match)
    yield from memory_cues(scene, match)


def later_cues(
    scene: Scene, found: Sequence[Match], scores: Sequence[float]
) -> Iterator[tuple[str, ...]]:
    """Names of the cues that the scores of all matches give for each."""
    names = [" ".join(scene.keys[match.first : match.last + 1]) for match in found]
    echoes: dict[str, list[float]] = defaultdict(list)
    for name, score in zip(names, scores, strict=True):
        echoes[name].append(score)
    best = {name: _best_two(all_scores) for name, all_scores in echoes.items()}
    company = _company(names, found, scores)
    for name, match, score in zip(names, found, scores, strict=True):
        echo = _echo_cue(score, best[name])
        cues = company_cues(company, name, match)
        yield tuple(cues) if echo is None else (echo, *cues)


def _company(names: Sequence[str], found: Sequence[Match], scores: Sequence[float]) -> Company:
    return gather_company(
        (name, match)
        for name, match, score in zip(names, found, scores, strict=True)
        if score >= SURE
    )


def _echo_cue(own: float, best: tuple[float, float]) -> str | None:
    """What the other mentions of a name say of one.

    Args:
        own: The score of the mention itself.
        best: The two best scores among all mentions of the name, its own included; the second is
            minus infinity where there is but one.
    """
    first, second = best
    if second == -math.inf:
        return None
    if first >= SURE and (own < first or second == first):
        return "sure elsewhere"
    return "doubtful elsewhere" if first < DOUBTFUL else None


def _best_two(scores: Iterable[float]) -> tuple[float, float]:
    """The best and the second best score; minus infinity for what is missing."""
    first = second = -math.inf
    for score in scores:
        if score > first:
            first, second = score, first
        elif score > second:
            second = score
    return first, second
