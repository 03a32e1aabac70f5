"""Counts of a cell by time and kind, as a short text that vector tiles can carry.

Counts come in runs: so many events of one kind with the same first and last bin. An event that is
known to a year alone is thus counted once, whichever of its months are looked at. For each run in
the order of first bins the text has: how much later it begins than the run before, from bin 0;
twice its kind, and one more where it ends later than it begins; then by how many bins; how many
events. A number is written in digits of five bits, lowest first, as in source maps (ECMA-426, base
64 VLQ, without the sign): `DIGITS` by its value, and 32 more where another digit follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

_ALPHABET: Final = np.frombuffer(DIGITS.encode(), np.uint8)
_BITS: Final = 5
_MOST_DIGITS: Final = 7
_KIND: Final = 8
_BIN: Final = 12
_CELL: Final = 2 * _BIN + _KIND
"""How many bits a kind and a bin take in a key, and how many lie below its cell; a cell has 31."""
_PIECE: Final = 200_000
"""Runs that are looked at together."""

Keys = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Runs:
    """Runs of any number of cells, sorted by cell, first bin, last bin and kind."""

    keys: Keys
    """Cell, first bin, last bin and kind in one number."""
    counts: Counts
    """Events of each."""

    @property
    def cells(self) -> Keys:
        """The cell of each run."""
        return self.keys >> np.uint64(_CELL)

    @property
    def firsts(self) -> Counts:
        """The first bin of each run."""
        return _bins(self.keys, _BIN + _KIND)

    @property
    def lasts(self) -> Counts:
        """The last bin of each run."""
        return _bins(self.keys, _KIND)

    @property
    def kinds(self) -> Counts:
        """The kind of each run."""
        return (self.keys & np.uint64((1 << _KIND) - 1)).astype(np.int64)

    def coarser(self) -> "Runs":
        """The runs of cells four times as large."""
        low = np.uint64((1 << _CELL) - 1)
        keys = ((self.keys >> np.uint64(_CELL + 2)) << np.uint64(_CELL)) | (self.keys & low)
        return added(keys, self.counts)

    def within(self, first: int, last: int) -> "Runs":
        """Those of the cells from one to another, the last one included."""
        ends = np.array([first << _CELL, (last + 1) << _CELL], np.uint64)
        low, high = np.searchsorted(self.keys, ends)
        return Runs(keys=self.keys[low:high], counts=self.counts[low:high])

    def pieces(self, most: int = _PIECE) -> Iterator["Runs"]:
        """All of them, some at a time: what makes up a cell, or one four times as large, together.

        Args:
            most: As many are together, where one cell does not have more.
        """
        start = 0
        while start < len(self.keys):
            last = min(start + most, len(self.keys)) - 1
            cell = (int(self.keys[last]) >> (_CELL + 2)) + 1
            end = np.array([cell << (_CELL + 2)], np.uint64)
            stop = int(np.searchsorted(self.keys, end)[0])
            yield Runs(keys=self.keys[start:stop], counts=self.counts[start:stop])
            start = stop


def make_keys(cell: Keys, first: Counts, last: Counts, kind: Counts) -> Keys:
    """Keys of events by where, when and what they are."""
    parts = [np.asarray(part).astype(np.uint64) for part in (cell, first, last, kind)]
    cell_, first_, last_, kind_ = parts
    key = (cell_ << np.uint64(_BIN)) | first_
    return (((key << np.uint64(_BIN)) | last_) << np.uint64(_KIND)) | kind_


def added(keys: Keys, counts: Counts) -> Runs:
    """Runs of keys, those that occur more than once added up."""
    if not len(keys):
        return Runs(keys=keys, counts=counts)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return Runs(keys=keys[begins], counts=np.add.reduceat(counts[order], begins))


def joined(first: Runs, second: Runs) -> Runs:
    """The runs of both, added up."""
    return added(
        np.concatenate([first.keys, second.keys]), np.concatenate([first.counts, second.counts])
    )


def written(runs: Runs) -> list[str]:
    """The runs of each cell as text, in the order of the cells."""
    if not len(runs.keys):
        return []
    cells = runs.cells
    begins = np.flatnonzero(np.concatenate([[True], cells[1:] != cells[:-1]]))
    numbers, per_run = _numbers(runs, begins)
    text, ends = _digits(numbers)
    # From runs to numbers to digits: where the text of each cell ends.
    last_runs = np.concatenate([begins[1:], [len(cells)]])
    last_numbers = np.cumsum(per_run)[last_runs - 1]
    stops = ends[last_numbers - 1].tolist()
    return [text[a:b] for a, b in zip([0, *stops], stops, strict=False)]


def _bins(keys: Keys, shift: int) -> Counts:
    return ((keys >> np.uint64(shift)) & np.uint64((1 << _BIN) - 1)).astype(np.int64)


def _numbers(runs: Runs, begins: npt.NDArray[np.int64]) -> tuple[Counts, Counts]:
    """The numbers of all runs one after the other, and how many each run has."""
    first = runs.firsts
    length = runs.lasts - first
    later = np.diff(first, prepend=0)
    later[begins] = first[begins]
    is_long = length > 0
    rows = np.stack([later, 2 * runs.kinds + is_long, length, runs.counts], axis=1)
    wanted = np.ones(rows.shape, bool)
    wanted[:, 2] = is_long
    return rows[wanted], wanted.sum(axis=1)


def _digits(numbers: Counts) -> tuple[str, Counts]:
    """Numbers as text, and where each ends in it."""
    places = np.arange(_MOST_DIGITS)
    digits = (numbers[:, None] >> (_BITS * places)) & ((1 << _BITS) - 1)
    follows = (numbers[:, None] >> (_BITS * (places + 1))) > 0
    is_used = np.concatenate([np.ones((len(numbers), 1), bool), follows[:, :-1]], axis=1)
    text = _ALPHABET[(digits + (follows << _BITS))[is_used]].tobytes().decode("ascii")
    return text, np.cumsum(is_used.sum(axis=1))
