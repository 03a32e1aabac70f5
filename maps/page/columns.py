"""Columns of whole numbers as bytes: no wider than their values, alike bytes side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

_BYTE: Final = 8
_EXACT: Final = 1 << 53
"""From here on a JavaScript number does not hold every whole number."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """Whole numbers, and how they are written."""

    values: Numbers
    """Shape (n,); below 2**53 in size."""
    rising: bool = False
    """Whether none is less than the one before it: then differences are written."""

    def encoded(self) -> tuple[dict[str, int], bytes]:
        """The column's entry in the directory, and its bytes.

        Returns:
            `rows`; `base`, to be added to each number; `bytes` of a number; `rising`, 1 or 0. The
            bytes are the lowest ones of all numbers, then the next ones, and so on: bytes that are
            alike pack best side by side.

        Raises:
            ValueError: A number is too large, or the column does not rise.
        """
        base = int(self.values.min(initial=_EXACT)) if len(self.values) else 0
        raw = np.diff(self.values, prepend=base) if self.rising else self.values - base
        most = int(raw.max(initial=0))
        if raw.min(initial=0) < 0 or most >= _EXACT or abs(base) >= _EXACT:
            raise ValueError("a column must rise if it says so, and stay below 2**53")
        width = (most.bit_length() + _BYTE - 1) // _BYTE
        planes = raw.astype("<u8").view(np.uint8).reshape(-1, _BYTE)[:, :width]
        entry = {
            "rows": len(self.values), "base": base, "bytes": width, "rising": int(self.rising),
        }  # fmt: skip
        return entry, np.ascontiguousarray(planes.T).tobytes()


def column(values: Sequence[int] | Numbers, *, rising: bool = False) -> Column:
    """A column of these numbers."""
    return Column(values=np.asarray(values, dtype=np.int64), rising=rising)
