"""Skeletons that differ by one consonant, and how alike two such names sound."""

from typing import Final

from gazetteer.spelling.letters import VOWELS
from gazetteer.spelling.similarity import swap, vowels
from gazetteer.spelling.sounds import UNVOWELLED

_CONSONANTS: Final = "bdfghjklmnrstwxyzSC"
"""What skeletons are made of (`gazetteer.spelling.skeletons`)."""
_VOWEL: Final = 0.3
"""What a vowel weighs, against 1 for a consonant."""
_UNWRITTEN: Final = 0.1
"""The same where one of the names is in Arabic script."""


def one_off(skeleton: str) -> tuple[str, ...]:
    """All skeletons with one consonant more, less or other, sorted."""
    found: set[str] = set()
    for at in range(len(skeleton) + 1):
        head, tail = skeleton[:at], skeleton[at:]
        found.update(head + consonant + tail for consonant in _CONSONANTS)
        if tail:
            found.update(head + consonant + tail[1:] for consonant in ("", *_CONSONANTS))
    return tuple(sorted(found - {skeleton}))


def likeness(sound: str, other: str) -> float:
    """How alike two sounds are whose consonants need not pair off: 1 for the same, 0 for nothing.

    A weighted edit distance (Levenshtein) against the length: a consonant costs 1, a vowel little.
    """
    is_open = (sound[:1] == UNVOWELLED) != (other[:1] == UNVOWELLED)
    vowel = _UNWRITTEN if is_open else _VOWEL
    sound, other = sound.removeprefix(UNVOWELLED), other.removeprefix(UNVOWELLED)
    ones, others = _weights(sound, vowel), _weights(other, vowel)
    row = [sum(others[:at]) for at in range(len(others) + 1)]
    for one, weight in zip(sound, ones, strict=True):
        last, row = row, [row[0] + weight]
        for at, two in enumerate(other):
            row.append(
                min(
                    last[at] + _instead(one, two, vowel),
                    last[at + 1] + weight,
                    row[at] + others[at],
                )
            )
    whole = sum(ones) + sum(others)
    return 1.0 - 2 * row[-1] / whole if whole else 0.0


def _weights(sound: str, vowel: float) -> list[float]:
    return [vowel if letter in VOWELS else 1.0 for letter in sound]


def _instead(one: str, two: str, vowel: float) -> float:
    if one == two:
        return 0.0
    if (one in VOWELS) != (two in VOWELS):
        return vowel + 1.0
    return vowel * vowels(one, two) if one in VOWELS else swap(one, two)
