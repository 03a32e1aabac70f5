"""Who bears a name: the tiers of look-up, from letter by letter to sound by sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer.english import is_english
from gazetteer.folding import fold, squash_key
from gazetteer.generics import peel
from gazetteer.place import Kind, Place
from gazetteer.queries import Queries
from gazetteer.ranking import Bearer, Spelling
from gazetteer.schema import FOLDED, PEELED, SQUASHED
from gazetteer.spelling.gates import LEAST, Expectation, gate
from gazetteer.spelling.similarity import similarity
from gazetteer.spelling.skeletons import skeletons, vowel_class
from gazetteer.spelling.sounds import UNVOWELLED, sounds, spelled

_MOST: Final = 60
"""Places that a name is heard in at most, the likest."""
_HINT: Final = 0.12
"""Similarity that a name is worth less if it sounds alike without the word for its kind only."""
_VAGUE: Final = 0.08
"""Similarity that a Latin name loses to one in Arabic script, in which many words could be read."""

_NOTHING: Final = Expectation()
"""Where nothing is known."""


def written(queries: Queries, name: str, country: str | None = None) -> Iterator[Bearer]:
    """Places whose name is written so: marks, articles, blanks and words for the kind aside.

    Args:
        queries: The store.
        name: As it was asked for.
        country: Only places of this country; none takes all.
    """
    key = fold(name)
    if not key:
        return
    peeled = peel(key)
    asked: frozenset[Kind] = frozenset() if peeled is None else peeled.kinds
    for tier, place in _under(queries, key, country):
        # Its whole name, so that the word for a kind in it speaks for it, never against.
        fits = asked & {place.kind}
        yield Bearer(place=place, spelling=_spelling(tier, name, place), asked=fits)
    if peeled is None:
        return
    for tier, place in _under(queries, peeled.core, country):
        if tier == SQUASHED:
            yield Bearer(place=place, spelling="squashed", asked=asked)
        elif tier == FOLDED or place.kind in asked:
            yield Bearer(place=place, spelling="rephrased", asked=asked)


def heard(queries: Queries, name: str, expected: Expectation = _NOTHING) -> Iterator[Bearer]:
    """Places whose name sounds so, however it is written.

    Args:
        queries: The store.
        name: In Latin or Arabic script; in others nothing is heard, nor in a common word of
            English where no country was asked for.
        expected: What is known of where it lies: places there need less likeness.
    """
    key = spelled(name)
    if expected.asked is None and is_english(key):
        return
    peeled = peel(key)
    for found in _listen(queries, key, expected, is_core=False):
        place = found.place
        asked = frozenset[Kind]() if peeled is None else peeled.kinds & {place.kind}
        yield _bearer(found, asked)
    if peeled is not None:
        for found in _listen(queries, peeled.core, expected, is_core=True):
            yield _bearer(found, peeled.kinds)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heard:
    """A place in one of whose names another is heard."""

    place: Place
    echo: "_Echo"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Echo:
    """A name that sounds like another."""

    sound: str
    """How it sounds itself."""
    skeleton: str
    """The consonants that both have."""
    similarity: float
    """0 to 1."""
    spelling: Spelling

    @property
    def worth(self) -> float:
        """What chooses among the names of one place."""
        return self.similarity - (_HINT if self.spelling == "hinted" else 0.0)


def _listen(
    queries: Queries, key: str, expected: Expectation, *, is_core: bool
) -> Iterator[_Heard]:
    best: dict[int, _Echo] = {}
    for number, echo in _echoes(queries, key, is_core=is_core):
        known = best.get(number)
        if known is None or echo.worth > known.worth:
            best[number] = echo
    likest = sorted(best.items(), key=lambda item: (-item[1].worth, item[0]))
    for number, echo in likest[:_MOST]:
        place = queries.numbered(number)
        if echo.similarity >= gate(echo.skeleton, expected.standing(place)):
            yield _Heard(place=place, echo=echo)


def _echoes(queries: Queries, key: str, *, is_core: bool) -> Iterator[tuple[int, _Echo]]:
    for sound in sounds(key):
        likeness = _Likeness(sound)
        for skeleton in skeletons(sound):
            for other, tier, number in queries.sounding(skeleton):
                alike, spelling = likeness[other]
                if alike < LEAST:
                    continue
                if tier == PEELED and not is_core:
                    spelling = "hinted"
                echo = _Echo(sound=other, skeleton=skeleton, similarity=alike, spelling=spelling)
                yield number, echo


class _Likeness(dict[str, tuple[float, Spelling]]):
    """How alike others are to one sound, each worked out once: many places share a sound."""

    def __init__(self, sound: str) -> None:
        """To which the others are compared."""
        super().__init__()
        self._sound = sound
        self._vowels = vowel_class(sound)

    def __missing__(self, other: str) -> tuple[float, Spelling]:
        alike = similarity(self._sound, other)
        if other[:1] == UNVOWELLED != self._sound[:1]:
            alike -= _VAGUE
        is_near = alike >= LEAST and vowel_class(other) == self._vowels
        spelling: Spelling = "vowelled" if is_near else "sounded"
        self[other] = (alike, spelling)
        return alike, spelling


def _bearer(found: _Heard, asked: frozenset[Kind]) -> Bearer:
    return Bearer(
        place=found.place,
        spelling=found.echo.spelling,
        asked=asked,
        similarity=found.echo.similarity,
        matched=name_of(found.place, found.echo.sound),
    )


def name_of(place: Place, sound: str) -> str:
    """The first spelling of a place that sounds so, its main name before the others."""
    for name in (place.name, *place.names):
        key = spelled(name)
        peeled = peel(key)
        if sound in sounds(key) or (peeled is not None and sound in sounds(peeled.core)):
            return name
    return place.name


def _under(queries: Queries, key: str, country: str | None) -> Iterator[tuple[int, Place]]:
    """Places under a key and under its wider form, with the tier by which they fit it."""
    wide = squash_key(key)
    for tier, place in queries.spelled(wide, country):
        yield (SQUASHED if tier == FOLDED and wide != key else tier), place
    if wide != key:
        yield from ((FOLDED, place) for place in queries.folded(key, country))


def _spelling(tier: int, name: str, place: Place) -> Spelling:
    if tier != FOLDED:
        return "squashed" if tier == SQUASHED else "peeled"
    return "exact" if name == place.name or name in place.names else "folded"
