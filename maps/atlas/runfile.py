"""Runs in files: those of many events need not lie in memory."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np

from maps.atlas.runs import Runs, joined

_KEYS: Final = np.dtype("<u8")
_COUNTS: Final = np.dtype("<i8")


class RunFile:
    """Runs that come in the order of their cells, written down as they come.

    Use it as a context; `runs` tells what was written, once it was left.
    """

    def __init__(self, path: Path) -> None:
        """Begin with none.

        Args:
            path: Begins the names of two files; their folder exists.
        """
        self._paths = (path.with_suffix(".keys"), path.with_suffix(".counts"))
        self._ahead = Runs(keys=np.zeros(0, _KEYS), counts=np.zeros(0, _COUNTS))
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._keys, self._counts = (
            self._stack.enter_context(path.open("wb")) for path in self._paths
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._write(self._ahead)
        self._stack.close()

    def add(self, runs: Runs) -> None:
        """Write runs, none of whose cells is before one that was there.

        The last cell may go on in what comes next.
        """
        both = joined(self._ahead, runs)
        if not len(both.keys):
            return
        last = int(both.cells[-1])
        self._write(both.within(0, last - 1))
        self._ahead = both.within(last, last)

    def runs(self) -> Runs:
        """All that was written, which is read from the files as it is looked at."""
        keys, counts = self._paths
        if not keys.stat().st_size:
            return self._ahead
        return Runs(
            keys=np.memmap(keys, _KEYS, mode="r"), counts=np.memmap(counts, _COUNTS, mode="r")
        )

    def _write(self, runs: Runs) -> None:
        self._keys.write(runs.keys.astype(_KEYS).tobytes())
        self._counts.write(runs.counts.astype(_COUNTS).tobytes())


def coarser(runs: Runs, path: Path) -> Runs:
    """The runs of cells four times as large, in files of their own."""
    with RunFile(path) as file:
        for piece in runs.pieces():
            file.add(piece.coarser())
    return file.runs()
