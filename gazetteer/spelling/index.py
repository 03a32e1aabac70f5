"""Which names of a place are found by their sounds, and under which keys."""

import re
from collections.abc import Iterator
from typing import Final

from gazetteer.generics import peel, unnoted
from gazetteer.place import Place
from gazetteer.schema import FOLDED, PEELED
from gazetteer.spelling.skeletons import skeletons
from gazetteer.spelling.sounds import sounds, spelled

_NEAR: Final = frozenset({"IQ", "SY", "TR", "IR", "JO", "LB", "SA", "KW", "IL", "PS"})
"""Iraq, Syria and their neighbours, ISO 3166-1 alpha-2: every place, in both scripts."""
_KIN: Final = frozenset(
    {"EG", "LY", "TN", "DZ", "MA", "YE", "OM", "AE", "QA", "BH", "SD", "AF", "AZ"}
)
"""Countries further off of which names come out of the same scripts and languages."""
_LARGE: Final = 50_000
"""Inhabitants from which a place there is known well enough to be spelt by ear."""
_ARABIC: Final = re.compile(r"[\u0620-\u06D3]")


def entries(place: Place) -> Iterator[tuple[str, str, int]]:
    """Keys of a place: skeleton, sound, and whether a word for its kind was peeled off (tier).

    Around Iraq and Syria every place has them, in both scripts; elsewhere what was chosen by hand,
    countries, and what is large where Arabic or a language like it is spoken, in Latin script:
    beyond that there is little to gain and much to confuse.
    """
    is_near = place.country in _NEAR
    is_known = place.country in _KIN and (place.population >= _LARGE or place.kind == "admin1")
    if not (is_near or is_known or place.curated or place.kind == "country"):
        return
    keys = {
        spelled(form)
        for name in (place.name, *place.names)
        for form in {name, unnoted(name)}
        if name.isascii() or is_near or not _ARABIC.search(name)
    }
    found = {(sound, FOLDED) for key in keys for sound in sounds(key)}
    for key in keys:
        peeled = peel(key)
        if peeled is not None and place.kind in peeled.kinds:
            found.update((sound, PEELED) for sound in sounds(peeled.core))
    for sound, tier in sorted(found):
        for key in skeletons(sound):
            yield key, sound, tier
