"""In which partition of a dataset a row stands: by month, and by a coarse cell of the globe."""

from typing import Final

from geo.timespan import TimeSpan

UNDATED: Final = "undated"
"""The month of what has no date."""
UNPLACED: Final = "unplaced"
"""The cell of what has no place."""
_DEGREES: Final = 10
"""The width and height of a cell: about 1,100 km at the equator."""
_EAST: Final = 180
_NORTH: Final = 90


def month_of(when: TimeSpan | None) -> str:
    """The month in which a span begins, or ends where its beginning is open: `2019-10`."""
    moment = None if when is None else when.start or when.end
    return UNDATED if moment is None else f"{moment.year:04}-{moment.month:02}"


def cell_of(lon: float, lat: float) -> str:
    """The cell in which a point lies, by its south-western corner: `e040n30`, `w010s40`.

    Args:
        lon: Degrees east, -180 to 180.
        lat: Degrees north, -90 to 90.
    """
    west = min(int(lon // _DEGREES) * _DEGREES, _EAST - _DEGREES)
    south = min(int(lat // _DEGREES) * _DEGREES, _NORTH - _DEGREES)
    return f"{'w' if west < 0 else 'e'}{abs(west):03}{'s' if south < 0 else 'n'}{abs(south):02}"
