"""Which names of a place are found by their sounds, and under which keys."""

import re
from collections.abc import Iterator
from typing import Final

from gazetteer.generics import peel
from gazetteer.place import Kind, Place
from gazetteer.schema import FOLDED, PEELED
from gazetteer.spelling.skeletons import skeletons
from gazetteer.spelling.sounds import sounds, spelled

_NEAR: Final = frozenset("IQ SY TR IR JO LB SA KW IL PS".split())
"""Iraq, Syria and their neighbours, ISO 3166-1 alpha-2: every place, in both scripts."""
_LARGE: Final = 100_000
"""Inhabitants from which a place elsewhere is known well enough to be spelt by ear."""
_EVERYWHERE: Final[frozenset[Kind]] = frozenset({"country", "capital"})
_ARABIC: Final = re.compile(r"[\u0620-\u06D3]")


def entries(place: Place) -> Iterator[tuple[str, str, int]]:
    """Keys of a place: skeleton, sound, and whether a word for its kind was peeled off (tier).

    Elsewhere than around Iraq and Syria only what is large or chosen by hand has any, and only in
    Latin script: there is little to gain, and much to confuse.
    """
    is_near = place.country in _NEAR
    if not (is_near or place.curated or place.kind in _EVERYWHERE or place.population >= _LARGE):
        return
    keys = {
        spelled(name)
        for name in (place.name, *place.names)
        if name.isascii() or is_near or not _ARABIC.search(name)
    }
    found = {(sound, FOLDED) for key in keys for sound in sounds(key)}
    for key in keys:
        peeled = peel(key)
        if peeled is not None and place.kind in peeled.kinds:
            found.update((sound, PEELED) for sound in sounds(peeled.core))
    for sound, tier in found:
        for key in skeletons(sound):
            yield key, sound, tier
