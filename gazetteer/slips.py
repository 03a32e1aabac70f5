"""Names with a slip of the pen: one consonant too many, one too few, or another.

Asked only where a country is known and nothing in it is called so or sounds so: elsewhere such
likeness would bring any word to some village.
"""

from collections.abc import Iterator
from typing import Final

from gazetteer.bearers import name_of
from gazetteer.generics import peel
from gazetteer.place import Kind
from gazetteer.queries import Queries
from gazetteer.ranking import Bearer
from gazetteer.spelling.misspelling import likeness, one_off
from gazetteer.spelling.skeletons import ROUGH, skeletons
from gazetteer.spelling.sounds import sounds, spelled

_SHORTEST: Final = 4
"""Signs of a skeleton from which one may be wrong."""
_LEAST: Final = 0.7
"""Likeness at which a name may be meant."""


def misspelt(queries: Queries, name: str, country: str) -> Iterator[Bearer]:
    """Places of a country one of whose names is a consonant off.

    Args:
        queries: The store.
        name: In Latin or Arabic script.
        country: ISO 3166-1 alpha-2.
    """
    key = spelled(name)
    peeled = peel(key)
    asked: frozenset[Kind] = frozenset() if peeled is None else peeled.kinds
    for sound in sounds(key if peeled is None else peeled.core):
        known: dict[str, float] = {}
        for other, number in _near(queries, sound):
            alike = known.get(other)
            if alike is None:
                alike = known[other] = likeness(sound, other)
            if alike < _LEAST:
                continue
            place = queries.numbered(number)
            if place.country == country:
                yield Bearer(
                    place=place,
                    spelling="misspelt",
                    asked=asked,
                    similarity=alike,
                    matched=name_of(place, other),
                )


def _near(queries: Queries, sound: str) -> Iterator[tuple[str, int]]:
    """Names whose skeleton is one consonant off, how they sound and whose they are."""
    for skeleton in skeletons(sound):
        if len(skeleton) >= _SHORTEST and not skeleton.startswith(ROUGH):
            for key in one_off(skeleton):
                for other, _, number in queries.sounding(key):
                    yield other, number
