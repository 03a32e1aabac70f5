"""What beside a name tells whether its government is meant: what `roles.py` weighs."""

import functools
from collections.abc import Iterator, Mapping
from typing import Final

from gazetteer import Place
from geo.toponyms.candidates import Match
from geo.toponyms.lists import ListName, words_in
from geo.toponyms.scene import Scene

_LISTS: Final[tuple[ListName, ...]] = (
    "speaks", "feels", "hears", "ties", "ground", "helps", "office", "heads", "behests",
    "prepositions", "locatives", "grounds", "people", "speech", "weak",
)  # fmt: skip
"""Lists of words that are told apart."""
_ENDINGS: Final = ("ed", "s", "ing")
"""Ends of verbs."""
_WORDS: Final = 2
"""Words on either side that count as they are; the third counts by its lists only."""
_BESIDE: Final = (-3, -2, -1, 1, 2, 3)


def role_signs(scene: Scene, match: Match, place: Place) -> Iterator[str]:
    """Signs of a name; each counts once."""
    yield f"kind={place.kind}"
    yield f"gap-={scene.tokens.gaps[match.first]}"
    yield f"gap+={scene.tokens.gaps[match.last + 1]}"
    if scene.layout.style[match.first] != "plain":
        yield "headline"
    for step in _BESIDE:
        index = (match.first if step < 0 else match.last) + step
        word = scene.word(index)
        side = f"{step:+d}"
        if abs(step) <= _WORDS:
            yield f"{side}={word}"
        yield from (f"{side} in {name}" for name in _lists().get(word, ()))
        yield from (f"{side} on {end}" for end in _ENDINGS if word.endswith(end))
        if scene.is_capital(index):
            yield f"{side} capital"


@functools.cache
def _lists() -> Mapping[str, tuple[ListName, ...]]:
    """The lists that have a word."""
    every = sorted(frozenset().union(*map(words_in, _LISTS)))
    return {word: tuple(name for name in _LISTS if word in words_in(name)) for word in every}
