"""A linear-chain conditional random field: says of each word whether it is in a place's name.

Lafferty, McCallum, Pereira, "Conditional Random Fields" (ICML 2001); the best path is Viterbi's.
Weights are whole numbers, so that every machine finds the same path.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from geo.toponyms.draft import Option
from geo.toponyms.features import features_of
from geo.toponyms.notes import Note, note_words
from geo.toponyms.policy import Policy
from geo.toponyms.rows import Rows, pack, unpack
from geo.toponyms.scene import Scene
from geo.toponyms.stretches import find_stretches
from geo.toponyms.tables import lines

TAGS: Final = "OBIES"
"""Outside; first, inner and last word of a name; the only word of one."""
_KEPT: Final = 1 << 17
"""Notes whose weights are kept at hand."""
_NEVER: Final = -(1 << 40)
_O, _B, _I, _E, _S = range(len(TAGS))


@functools.cache
def tagger(policy: Policy) -> "Tagger":
    """The tagger for a policy, with the weights in `data/tagger.tsv`."""
    written: dict[str, str] = {}
    found, left_out = lines("tagger.tsv"), policy.without
    next(found)
    for line in found:
        feature, without, numbers = line.split("\t", 2)
        if not without or without in left_out:
            known = written.get(feature)
            written[feature] = numbers if known is None else f"{known}\n{numbers}"
    return Tagger(Rows(written))


def merge(table: Mapping[tuple[str, str], Sequence[int]], policy: Policy) -> Rows:
    """Weights by feature under a policy.

    Args:
        table: Weights of each feature for all texts (by feature and an empty string), and what is
            added where annotators leave something out (by feature and what they leave out).
        policy: What is left out.
    """
    rows = Rows({})
    for (feature, without), numbers in table.items():
        if not without or without in policy.without:
            rows[feature] = rows.get(feature, 0) + pack(numbers)
    return rows


class Tagger:
    """Finds the likeliest names, given what each feature weighs."""

    def __init__(self, rows: Rows) -> None:
        """Weigh by these rows; `X>` holds what may follow the tag X, and `any` what all have."""
        self._any = rows["any"]
        self._steps = [unpack(rows[f"{tag}>"]) for tag in TAGS]
        self._weights = _Weights(rows)

    def names(self, scene: Scene, options: Sequence[Option]) -> Iterator[tuple[int, int]]:
        """First and last word of each name, in the order of the text."""
        notes = note_words(scene, options)
        weights, every = self._weights, self._any
        for first, end in find_stretches(scene, options):
            if end - first == 1 and notes.is_plain(first):
                continue
            words = [
                unpack(sum([weights[note] for note in notes.of(index)], every))
                for index in range(first, end)
            ]
            yield from ((first + left, first + right) for left, right in _names(self._path(words)))

    def _path(self, words: Sequence[Sequence[int]]) -> list[int]:
        """The best tags of a stretch, by their place in `TAGS`.

        Names are whole, so I and E follow B and I, and the others O, E and S. Of equals, the last.
        """
        o, b, i, e, s = words[0][_O], words[0][_B], _NEVER, _NEVER, words[0][_S]
        out, begun, inner, ended, single = self._steps
        pasts: list[list[int]] = []
        for word in words[1:]:
            now, past = [], []
            for tag in range(len(TAGS)):
                if tag in (_I, _E):
                    best, before = b + begun[tag], _B
                    if i + inner[tag] >= best:
                        best, before = i + inner[tag], _I
                else:
                    best, before = o + out[tag], _O
                    if e + ended[tag] >= best:
                        best, before = e + ended[tag], _E
                    if s + single[tag] >= best:
                        best, before = s + single[tag], _S
                now.append(best + word[tag])
                past.append(before)
            o, b, i, e, s = now
            pasts.append(past)
        path = [_O if o >= max(e, s) else _E if e >= s else _S]
        for past in reversed(pasts):
            path.append(past[path[-1]])
        return path[::-1]


class _Weights(dict[Note, int]):
    """What each note weighs, summed up when first met; as many as are kept at hand."""

    def __init__(self, rows: Rows) -> None:
        """By these weights of features."""
        super().__init__()
        self._rows = rows

    def __missing__(self, note: Note) -> int:
        if len(self) >= _KEPT:
            self.clear()
        rows = self._rows
        self[note] = weight = sum([rows[feature] for feature in features_of(note)])
        return weight


def _names(path: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last word of each name of a path."""
    first = 0
    for index, tag in enumerate(path):
        if TAGS[tag] in "BS":
            first = index
        if TAGS[tag] in "ES":
            yield first, index
