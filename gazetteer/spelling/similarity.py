"""How alike two names of one skeleton sound.

Their consonants stand in the same order, so that they are compared one by one, and what stands
between them as vowels: linear in the length of the names. Vowels are cheap, consonants that
romanisations exchange cost part of their price.
"""

import functools
from collections.abc import Callable
from math import fsum
from types import MappingProxyType
from typing import Final

from gazetteer.spelling.letters import VOWELS
from gazetteer.spelling.sounds import UNVOWELLED

_SLOT: Final = 0.4
"""What the vowels between two consonants weigh, against 1 for a consonant."""
_UNWRITTEN: Final = 0.1
"""Price of a vowel that Arabic script may have left out."""
_UNLIKE: Final = 0.7
"""Price of two vowels of which nothing else is said."""
_LIKE: Final = 0.77
"""Price of two consonants that are different but may be one sound."""

_VOWEL_PRICES: Final = MappingProxyType(
    {
        frozenset(pair): price
        for price, pairs in {
            0.05: "Ei", 0.12: "ou Ee", 0.13: "ae", 0.16: "ei", 0.17: "Oo", 0.24: "Ou Ea",
            0.32: "au", 0.4: "Oa", 0.5: "eu", 0.6: "iu eo", 0.8: "ao ai",
        }.items()
        for pair in pairs.split()
    }
)  # fmt: skip
"""Price of one vowel for another, by pairs."""
_DROPPED: Final = MappingProxyType(
    {"a": 0.4, "e": 0.3, "i": 0.52, "u": 0.4, "o": 0.5, "E": 0.75, "O": 0.6, "@": 0.5}
)
"""Price of a vowel that only one name has."""
_SWAPS: Final = MappingProxyType(
    {
        frozenset(pair): price
        for price, pairs in {
            0.08: "Ww", 0.1: "ck", 0.16: "Jg", 0.2: "Jj Tt Zj Sж vw", 0.23: "kq", 0.24: "CS",
            0.27: "sж", 0.3: "Gg Dd Dz DT Cj", 0.4: "bp cj", 0.5: "gq", 0.56: "Zs",
        }.items()
        for pair in pairs.split()
    }
)  # fmt: skip
"""Price of one consonant for another that romanisations exchange, by pairs."""
_OPTIONAL: Final = str.maketrans({"W": "u", "P": "", "г": ""})
_SOFT: Final = _OPTIONAL | str.maketrans({"w": "u", "v": "u", "Y": "i"})
"""What consonants become that may be no more than the end of a vowel."""

_Split = tuple[str, tuple[str, ...]]


def similarity(sound: str, other: str) -> float:
    """How alike two sounds are: 1 for the same, 0 where their consonants do not pair off.

    Symmetric. Meant for names of which `gazetteer.spelling.skeletons` has a key in common; of
    others it tells nothing.
    """
    if sound == other:
        return 1.0
    if sound[:1] == UNVOWELLED and other[:1] != UNVOWELLED:
        sound, other = other, sound
    between = _left_out if other[:1] == UNVOWELLED != sound[:1] else _between
    return max(
        (
            _alike(one, two, between)
            for one in _splits(sound)
            for two in _splits(other)
            if len(one[0]) == len(two[0])
        ),
        default=0.0,
    )


@functools.lru_cache(1 << 15)
def _splits(sound: str) -> tuple[_Split, ...]:
    """A sound as consonants and the vowels around them, with and without those it may lack."""
    sound = sound.removeprefix(UNVOWELLED)
    ways = dict.fromkeys((sound, sound.translate(_OPTIONAL), sound.translate(_SOFT)))
    return tuple(_split(way) for way in ways)


def _split(sound: str) -> _Split:
    consonants, slots, slot = [], [], ""
    for letter in sound:
        if letter in VOWELS:
            slot += letter
        else:
            consonants.append(letter)
            slots.append(_joined(slot))
            slot = ""
    return "".join(consonants), (*slots, _joined(slot))


def _joined(vowels: str) -> str:
    """Two letters of Arabic script as the one sound that they are."""
    return vowels.replace("ai", "E").replace("au", "O")


def _alike(one: _Split, two: _Split, between: Callable[[str, str], float]) -> float:
    price = 0.0
    for a, b in zip(one[0], two[0], strict=True):
        if a != b:
            price += swap(a, b)
    weight = float(len(one[0]))
    for a, b in zip(one[1], two[1], strict=True):
        if a or b:
            weight += _SLOT
            if a != b:
                price += between(a, b)
    return max(0.0, 1.0 - price / weight) if weight else 0.0


@functools.lru_cache(1 << 14)
def _between(one: str, other: str) -> float:
    """The price of the vowels in one slot for those in another: an edit distance."""
    if not one or not other:
        return fsum(_DROPPED[vowel] for vowel in one or other)
    return min(
        _between(one[1:], other[1:]) + vowels(one[0], other[0]),
        _between(one[1:], other) + _DROPPED[one[0]],
        _between(one, other[1:]) + _DROPPED[other[0]],
    )


@functools.lru_cache(1 << 14)
def _left_out(latin: str, arabic: str) -> float:
    """As `_between`, where Arabic script has long vowels only."""
    if not latin or not arabic:
        return _UNWRITTEN * len(latin) + fsum(_DROPPED[vowel] for vowel in arabic)
    return min(
        _left_out(latin[1:], arabic[1:]) + vowels(latin[0], arabic[0]),
        _left_out(latin[1:], arabic) + _UNWRITTEN,
        _left_out(latin, arabic[1:]) + _DROPPED[arabic[0]],
    )


def vowels(one: str, other: str) -> float:
    """The price of one vowel for another, 0 to 1."""
    if "@" in {one, other}:
        return _UNWRITTEN
    return 0.0 if one == other else _VOWEL_PRICES.get(frozenset((one, other)), _UNLIKE)


def swap(one: str, other: str) -> float:
    """The price of one consonant for another, 0 to 1."""
    return 0.0 if one == other else _SWAPS.get(frozenset((one, other)), _LIKE)
