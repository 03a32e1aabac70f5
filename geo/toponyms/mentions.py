"""Which of the known names in a text are meant as names of places: what `resolve` works on."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import Kind, Place
from geo.toponyms.candidates import Match
from geo.toponyms.company import Company, company_cues, gather_company
from geo.toponyms.memory import memory_cues
from geo.toponyms.register import Register
from geo.toponyms.scene import Scene
from geo.toponyms.shape import shape_cues
from geo.toponyms.strangers import find_strangers
from geo.toponyms.surroundings import left_cues, right_cues
from geo.toponyms.weights import CUES

SURE: Final = 2.0
"""From this score on, a mention speaks for the other mentions of its name."""
DOUBTFUL: Final = -2.0
"""Below this score, it speaks against them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A name that is meant as the name of a place."""

    match: Match
    kinds: frozenset[Kind]
    """What the words around it say it is; empty where they say nothing."""
    places: tuple[Place, ...]
    """What it may mean; empty where the gazetteer has none."""


def find_mentions(scene: Scene, register: Register) -> tuple[Mention, ...]:
    """Choose from all known names those that are meant as places.

    Each name is scored by the cues in it and around it; then again in the light of the other
    mentions of the same name. From left to right, the longest name that passes wins.

    Returns:
        Mentions in the order of the text, never overlapping.
    """
    options = gather_options(scene)
    scores = {id(match): score_match(scene, match) for found in options.values() for match in found}
    chosen = _choose(scene, options, scores)
    return tuple(_mention(scene, register, match) for match in chosen)


def gather_options(scene: Scene) -> dict[int, list[Match]]:
    """All that may be a mention, known or unknown, by its first word, longest first."""
    options = {first: list(found) for first, found in scene.matches.items()}
    for stranger in find_strangers(scene):
        options.setdefault(stranger.first, []).insert(0, stranger)
    return options


def match_cues(scene: Scene, match: Match) -> Iterator[str]:
    """Names of all cues for and against a match, the rest of its name's mentions aside."""
    yield "any name"
    yield from shape_cues(scene, match)
    yield from left_cues(scene, match)
    yield from right_cues(scene, match)
    yield from memory_cues(scene, match)


def score_match(scene: Scene, match: Match) -> float:
    """The sum of the cues' weights: above 0, the match is rather a place than not."""
    return sum(CUES.get(cue, 0.0) for cue in match_cues(scene, match))


def name_key(scene: Scene, match: Match) -> str:
    """What mentions of the same name share."""
    return " ".join(scene.keys[match.first : match.last + 1])


def echo_cue(own: float, best: tuple[float, float]) -> str | None:
    """What the other mentions of a name say of one: the cue's name, or none.

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


def best_two(scores: Iterable[float]) -> tuple[float, float]:
    """The best and the second best score; minus infinity for what is missing."""
    first = second = -math.inf
    for score in scores:
        if score > first:
            first, second = score, first
        elif score > second:
            second = score
    return first, second


def _echoes(
    scene: Scene, options: Mapping[int, Sequence[Match]], scores: Mapping[int, float]
) -> dict[str, tuple[float, float]]:
    echoes: dict[str, list[float]] = defaultdict(list)
    for found in options.values():
        for match in found:
            echoes[name_key(scene, match)].append(scores[id(match)])
    return {name: best_two(found) for name, found in echoes.items()}


def _company(
    scene: Scene, options: Mapping[int, Sequence[Match]], scores: Mapping[int, float]
) -> Company:
    return gather_company(
        (name_key(scene, match), match)
        for found in options.values()
        for match in found
        if scores[id(match)] >= SURE
    )


def _choose(
    scene: Scene, options: Mapping[int, Sequence[Match]], scores: Mapping[int, float]
) -> Iterator[Match]:
    echoes = _echoes(scene, options, scores)
    company = _company(scene, options, scores)
    free = 0
    for first in sorted(options):
        if first < free:
            continue
        for match in options[first]:
            name, own = name_key(scene, match), scores[id(match)]
            cues = second_cues(match, own, echoes[name], company, name)
            if own + sum(CUES.get(cue, 0.0) for cue in cues) > 0:
                yield match
                free = match.last + 1
                break


def second_cues(
    match: Match, own: float, best: tuple[float, float], company: Company, name: str
) -> Iterator[str]:
    """Names of the cues that the first scores of all mentions give for one.

    Args:
        match: The mention.
        own: Its first score.
        best: The two best first scores of its name.
        company: Where the sure names lie.
        name: What `name_key` makes of it.
    """
    echo = echo_cue(own, best)
    if echo is not None:
        yield echo
    yield from company_cues(company, name, match)


def _mention(scene: Scene, register: Register, match: Match) -> Mention:
    before = _kinds_before(scene, match)
    word, after = _kinds_after(scene, match)
    places = match.places
    if word:
        longer = register.bearers(f"{scene.tokens.slice(match.first, match.last)} {word}")
        known = {place.id for place in places}
        places = (*places, *(place for place in longer if place.id not in known))
    return Mention(match=match, kinds=after or before, places=places)


def _kinds_before(scene: Scene, match: Match) -> frozenset[Kind]:
    """`the city of Mosul`, `border town Sari Kani`, `Camp Bucca`."""
    if scene.tokens.gaps[match.first] != "blank":
        return frozenset()
    index = match.first - 1
    if scene.word(index) == "of":
        index -= 1
    return scene.lexicon.kinds_before.get(scene.word(index), frozenset())


def _kinds_after(scene: Scene, match: Match) -> tuple[str, frozenset[Kind]]:
    """`Homs province`, `al-Hol refugee camp`, `Eastland and Callahan counties`."""
    index = match.last + 1
    if scene.tokens.gaps[index] != "blank":
        return "", frozenset()
    index = scene.past_qualifiers(index)
    word = scene.word(index)
    kinds = scene.lexicon.kinds_after.get(word, frozenset())
    if kinds:
        return _SINGULAR.get(word, word), kinds
    after = scene.covering.get(index + 1)
    if word in {"and", "or"} and after is not None and scene.word(after.last + 1) in _SINGULAR:
        plural = scene.word(after.last + 1)
        return _SINGULAR[plural], scene.lexicon.kinds_after.get(plural, frozenset())
    return "", frozenset()


_SINGULAR: Final = {
    "counties": "county", "provinces": "province", "governorates": "governorate",
    "districts": "district", "camps": "camp", "states": "state",
}  # fmt: skip
