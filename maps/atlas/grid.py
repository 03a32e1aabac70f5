"""The cells of an atlas: squares of Web Mercator, numbered so that a coarser cell is a stretch.

A cell's number is the Morton code of its column and line (Morton 1966): the cells that lie in a
coarser one follow each other, and dropping two bits gives its number. Events in that order make
every cell of every zoom one stretch of rows, which one request can fetch.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

CLOSEST: Final = 10
"""The zoom of the closest tiles."""
ACROSS: Final = 5
"""Cells across a tile, as a power of two: 32, of 16 pixels where a tile is drawn 512 wide."""
LEVEL: Final = CLOSEST + ACROSS
"""Halvings of the world that give the smallest cells: 1.2 km at the equator."""
NOWHERE: Final = (1 << (2 * LEVEL + 1)) - 1
"""Instead of a cell: events without a place."""

_NORTHERNMOST: Final = 85.0511287798
_LETTERS: Final = 26

Cells = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.float64]


def positions(lon: Positions, lat: Positions) -> Positions:
    """Positions in the unit square of Web Mercator, x east and y south; shape (2, n)."""
    radians = np.radians(np.clip(lat, -_NORTHERNMOST, _NORTHERNMOST))
    world = np.stack([(lon + 180) / 360, 0.5 - np.arcsinh(np.tan(radians)) / (2 * np.pi)])
    return np.clip(world, 0.0, np.nextafter(1.0, 0.0))


def degrees(world: Positions) -> Positions:
    """Longitudes and latitudes of positions in the unit square; shape (2, n) both."""
    return np.stack(
        [world[0] * 360 - 180, np.degrees(np.arctan(np.sinh((0.5 - world[1]) * 2 * np.pi)))]
    )


def cells_at(world: Positions) -> Cells:
    """The smallest cells in which positions lie."""
    column, line = (world * (1 << LEVEL)).astype(np.uint64)
    return _spread(column) | (_spread(line) << np.uint64(1))


def country_cell(code: str) -> int:
    """The number that stands for a country instead of a cell, beyond all cells.

    Args:
        code: ISO 3166-1 alpha-2; any other text stands for a country without one.
    """
    letters = [ord(letter) - ord("A") for letter in code.upper()]
    is_code = len(letters) == 2 and all(0 <= letter < _LETTERS for letter in letters)  # noqa: PLR2004 - alpha-2
    number = letters[0] * _LETTERS + letters[1] if is_code else _LETTERS * _LETTERS
    return (1 << (2 * LEVEL)) + number


def _spread(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Put a zero before each bit (Bit Twiddling Hacks, "Interleave bits by Binary Magic Numbers").

    Numbers stay below 2**16.
    """
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        numbers = (numbers | (numbers << np.uint64(shift))) & np.uint64(mask)
    return numbers
