"""A set of GeoNames' numbers that holds all of the world in a few megabytes."""

from collections.abc import Iterable
from typing import Final

_DENSE: Final = 1 << 28
"""Numbers below this one cost a bit each, up to the largest; GeoNames has reached 13 million."""


class Numbers:
    """A set of whole numbers from 0 on, as bits; Python's own takes 70 bytes for each."""

    __slots__ = ("_beyond", "_bits")

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        """Start with some."""
        self._bits = bytearray()
        self._beyond: set[int] = set()
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> bool:
        """Take a number in; whether it is new."""
        if number >= _DENSE:
            is_new = number not in self._beyond
            self._beyond.add(number)
            return is_new
        at, bit = number >> 3, 1 << (number & 7)
        bits = self._bits
        if at >= len(bits):
            bits.extend(bytes(at + 1 - len(bits) + len(bits) // 8))
        is_new = not bits[at] & bit
        bits[at] |= bit
        return is_new

    def __contains__(self, number: int) -> bool:
        if number >= _DENSE:
            return number in self._beyond
        at = number >> 3
        return at < len(self._bits) and bool(self._bits[at] & 1 << (number & 7))
