"""Who bears a name: the tiers of look-up, from letter by letter to sound by sound."""

from collections.abc import Iterator
from typing import Final

from gazetteer.folding import fold, squash_key
from gazetteer.generics import Peeled, peel
from gazetteer.place import Kind, Place
from gazetteer.queries import Queries
from gazetteer.ranking import Bearer, Spelling
from gazetteer.schema import FOLDED, PEELED, SQUASHED
from gazetteer.spelling.similarity import similarity
from gazetteer.spelling.skeletons import skeletons, vowel_class
from gazetteer.spelling.sounds import sounds, spelled

_MOST: Final = 60
"""Places that a name is heard in at most, the likest."""


def written(queries: Queries, name: str) -> Iterator[Bearer]:
    """Places whose name is written so: marks, articles, blanks and words for the kind aside."""
    key = fold(name)
    if not key:
        return
    peeled = peel(key)
    asked: frozenset[Kind] = frozenset() if peeled is None else peeled.kinds
    for tier, place in _under(queries, key):
        # Its whole name, so that the word for a kind in it speaks for it, never against.
        fits = asked & {place.kind}
        yield Bearer(place=place, spelling=_spelling(tier, name, place), asked=fits)
    if peeled is None:
        return
    for tier, place in _under(queries, peeled.core):
        if tier == SQUASHED:
            yield Bearer(place=place, spelling="squashed", asked=asked)
        elif tier == FOLDED or place.kind in asked:
            yield Bearer(place=place, spelling="rephrased", asked=asked)


def heard(queries: Queries, name: str) -> Iterator[Bearer]:
    """Places whose name sounds so, though it is written otherwise."""
    key = spelled(name)
    peeled = peel(key)
    best: dict[int, tuple[float, str, str, bool, float]] = {}
    _listen(queries, key, best, core=False)
    if peeled is not None:
        _listen(queries, peeled.core, best, core=True)
    likest = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:_MOST]
    for number, (_, sound, spelling, core, alike) in likest:
        place = queries.numbered(number)
        asked = _asked(peeled, place, core=core)
        yield Bearer(place=place, spelling=spelling, asked=asked, similarity=alike, matched=_matched(place, sound))


def _matched(place: Place, sound: str) -> str:
    """The first spelling of a place that sounds so, its main name before the others."""
    for name in (place.name, *place.names):
        key = spelled(name)
        peeled = peel(key)
        if sound in sounds(key) or (peeled is not None and sound in sounds(peeled.core)):
            return name
    return place.name


def _asked(peeled: Peeled | None, place: Place, *, core: bool) -> frozenset[Kind]:
    if peeled is None:
        return frozenset()
    return peeled.kinds if core else peeled.kinds & {place.kind}


def _listen(queries, key, best, *, core):
    for sound in sounds(key):
        vowels = vowel_class(sound)
        for skeleton in skeletons(sound):
            least = gate(skeleton)
            for other, tier, number in queries.sounding(skeleton):
                alike = similarity(sound, other)
                if alike < least:
                    continue
                spelling = "vowelled" if vowel_class(other) == vowels else "sounded"
                if tier == PEELED and not core:
                    spelling = "hinted"
                worth = alike - 0.12 * (spelling == "hinted")
                known = best.get(number)
                if known is None or known[0] < worth:
                    best[number] = (worth, other, spelling, core, alike)


def gate(skeleton: str) -> float:
    return 0.9 if len(skeleton) <= 2 else 0.8


def _under(queries: Queries, key: str) -> Iterator[tuple[int, Place]]:
    """Places under a key and under its wider form, with the tier by which they fit it."""
    wide = squash_key(key)
    for tier, place in queries.spelled(wide):
        yield (SQUASHED if tier == FOLDED and wide != key else tier), place
    if wide != key:
        yield from ((FOLDED, place) for place in queries.folded(key))


def _spelling(tier: int, name: str, place: Place) -> Spelling:
    if tier != FOLDED:
        return "squashed" if tier == SQUASHED else "peeled"
    return "exact" if name == place.name or name in place.names else "folded"
