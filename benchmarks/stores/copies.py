"""A world many times as large: copies of each place with their letters permuted."""

import random
from collections.abc import Iterator
from dataclasses import replace

from gazetteer import Gazetteer, Place
from gazetteer.schema import geonames_number

LETTERS = (
    "aeiou",
    "bcdfghjklmnpqrstvwxyz",
    "بتثجحخدذرزسشصضطظعغفقكلمنه",
)
"""Those of a group change places, so that names stay as easy to say and as long as they are."""
ROOM = 1 << 24
"""More than GeoNames' highest number: each copy has its own range."""
STEP = 0.37
"""Degrees by which each copy lies further east."""


def copies(gazetteer: Gazetteer, times: int) -> Iterator[Place]:
    """Places of a gazetteer, then each again with other letters, one by one; no outlines."""
    every = gazetteer._queries.everything  # noqa: SLF001 (one by one; nothing public does so)
    for turn in range(times):
        letters = permutation(turn)
        for place in every():
            yield copied(place, turn, letters) if turn else place


def permutation(turn: int) -> dict[int, str]:
    """A table for `str.translate`."""
    picked = random.Random(turn)  # noqa: S311 (a copy, not a secret)
    table: dict[str, str] = {}
    for group in LETTERS:
        other = "".join(picked.sample(group, len(group)))
        table |= dict(zip(group + group.upper(), other + other.upper(), strict=True))
    return str.maketrans(table)


def copied(place: Place, turn: int, letters: dict[int, str]) -> Place:
    """One place under another id, with other letters, somewhat further east."""
    number = geonames_number(place.id)
    name = place.name.translate(letters)
    return replace(
        place,
        id=f"{place.id}~{turn}" if number is None else f"geonames:{number + turn * ROOM}",
        name=name,
        names=tuple(sorted({other.translate(letters) for other in place.names} - {name})),
        lon=(place.lon + STEP * turn + 180) % 360 - 180,
        geometry=None,
    )
