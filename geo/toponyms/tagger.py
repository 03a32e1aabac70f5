"""A linear-chain conditional random field: says of each word whether it is in a place's name.

Lafferty, McCallum, Pereira, "Conditional Random Fields" (ICML 2001); the best path is Viterbi's.
Weights are whole numbers, so that every machine finds the same path.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from geo.toponyms.draft import Option
from geo.toponyms.features import features_of
from geo.toponyms.notes import Note, note_words
from geo.toponyms.policy import Policy
from geo.toponyms.scene import Scene
from geo.toponyms.stretches import find_stretches
from geo.toponyms.tables import rows

TAGS: Final = "OBIES"
"""Outside; first, inner and last word of a name; the only word of one."""
_KEPT: Final = 1 << 17
"""Notes whose weights are kept at hand."""

Row = tuple[int, int, int, int, int]
"""Thousandths of a natural unit for each of the tags."""

_NOTHING: Final[Row] = (0, 0, 0, 0, 0)
_NEVER: Final = -(1 << 40)
_BEFORE: Final = ((0, 3, 4), (0, 3, 4), (1, 2), (1, 2), (0, 3, 4))
"""The tags that each may follow: names are whole, so I and E follow B and I, the others do not."""
_ENDS: Final = (0, 3, 4)
"""The tags that a stretch may end with."""


@functools.cache
def tagger(policy: Policy) -> "Tagger":
    """The tagger for a policy, with the weights in `data/tagger.tsv`."""
    table = {
        (feature, without): [int(number or 0) for number in numbers]
        for feature, without, *numbers in rows("tagger.tsv")
    }
    return Tagger(merge(table, policy))


def merge(table: Mapping[tuple[str, str], Sequence[int]], policy: Policy) -> dict[str, Row]:
    """Weights by feature under a policy.

    Args:
        table: Weights of each feature for all texts (by feature and an empty string), and what is
            added where annotators leave something out (by feature and what they leave out).
        policy: What is left out.
    """
    weights: dict[str, Row] = {}
    for (feature, without), numbers in table.items():
        if not without or without in policy.without:
            known = weights.get(feature, _NOTHING)
            weights[feature] = _row([a + b for a, b in zip(known, numbers, strict=True)])
    return weights


def _row(numbers: Sequence[int]) -> Row:
    o, b, i, e, s = numbers
    return o, b, i, e, s


class Tagger:
    """Finds the likeliest names, given what each feature weighs."""

    def __init__(self, weights: Mapping[str, Row]) -> None:
        """Weigh by these rows; `X>` holds what may follow the tag X, and `any` what all have."""
        self._weights = weights
        self._any = weights.get("any", _NOTHING)
        steps = [weights.get(f"{tag}>", _NOTHING) for tag in TAGS]
        self._into = [
            [(before, steps[before][tag]) for before in befores]
            for tag, befores in enumerate(_BEFORE)
        ]
        self._weigh = functools.lru_cache(_KEPT)(self._sum)

    def names(self, scene: Scene, options: Sequence[Option]) -> Iterator[tuple[int, int]]:
        """First and last word of each name, in the order of the text."""
        notes = note_words(scene, options)
        for first, end in find_stretches(scene, options):
            if end - first == 1 and notes.is_plain(first):
                continue
            path = self._path([self._word(notes.of(index)) for index in range(first, end)])
            yield from ((first + left, first + right) for left, right in _names(path))

    def _word(self, notes: Iterable[Note]) -> Row:
        """What all notes of a word weigh together."""
        o, b, i, e, s = self._any
        for note in notes:
            row = self._weigh(note)
            o += row[0]
            b += row[1]
            i += row[2]
            e += row[3]
            s += row[4]
        return o, b, i, e, s

    def _sum(self, note: Note) -> Row:
        known = [
            self._weights[feature] for feature in features_of(note) if feature in self._weights
        ]
        return _row([sum(column) for column in zip(_NOTHING, *known, strict=True)])

    def _path(self, words: Sequence[Row]) -> list[int]:
        """The best tags of a stretch, by their place in `TAGS`."""
        o, b, _, _, s = words[0]
        scores = [o, b, _NEVER, _NEVER, s]
        pasts: list[list[int]] = []
        for word in words[1:]:
            now, past = [], []
            for tag, steps in enumerate(self._into):
                best = max([(scores[before] + step, before) for before, step in steps])
                now.append(best[0] + word[tag])
                past.append(best[1])
            scores = now
            pasts.append(past)
        path = [max(_ENDS, key=scores.__getitem__)]
        for past in reversed(pasts):
            path.append(past[path[-1]])
        return path[::-1]


def _names(path: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last word of each name of a path."""
    first = 0
    for index, tag in enumerate(path):
        if TAGS[tag] in "BS":
            first = index
        if TAGS[tag] in "ES":
            yield first, index
