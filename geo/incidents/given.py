"""Coordinates that a table has already: they stand, and the gazetteer only tells whose they are."""

import re
from dataclasses import replace
from typing import Final

from gazetteer import Place
from gazetteer.distance import distance_km
from geo.incidents.geocoding import Geocoded

_ANGLE: Final = re.compile(
    r"(?P<degrees>[-+]?\d{1,3}(?:[.,]\d{1,15})?)\s?°?\s?"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d{1,9})?)\s?['′’]\s?)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d{1,9})?)\s?(?:[\"″”]|''|’’)\s?)?(?P<side>[NSEW])?",
    re.IGNORECASE,
)
"""Degrees, with minutes and seconds or as a decimal number: `34.48`, `34°28'48"N`."""
_BETWEEN: Final = re.compile(r" ?[,;] ?|(?<=[NSns]) (?=\d)|(?<=\d) (?=[-+\d])")
_MINUS: Final = frozenset("SW")
_SIXTY: Final = 60.0
_SAME_KM: Final = 25.0
_EAST: Final = 180.0
_NORTH: Final = 90.0


def at_given(found: Geocoded, lon: str, lat: str, name: str) -> Geocoded:
    """Put a row at its own coordinates where it has some.

    Args:
        found: What the gazetteer says of the row; kept where the row has no coordinates.
        lon: The cell with degrees east, WGS 84.
        lat: The cell with degrees north.
        name: The cell with the place.
    """
    x, y = _degrees(lon, _EAST), _degrees(lat, _NORTH)
    # A point at zero and zero is what programs write that had none.
    if x is None or y is None or x == y == 0:
        return found
    place = found.place
    if place is None or distance_km(x, y, place.lon, place.lat) > _SAME_KM:
        country = None if place is None else place.country
        place = Place(
            id=f"table:{x:g},{y:g}",
            name=name or f"{y:g}, {x:g}",
            kind="site",
            feature_class="S",
            feature_code="",
            country=country,
            lon=x,
            lat=y,
            source="table",
        )
    return Geocoded(place=replace(place, lon=x, lat=y), level="given", confidence=1.0)


def in_one(cell: str) -> tuple[str, str]:
    """Longitude and latitude of a cell that has both, the latitude first as people write it."""
    parts = _BETWEEN.split(" ".join(cell.split()))
    return (parts[1], parts[0]) if len(parts) == len(("lat", "lon")) else ("", "")


def _degrees(cell: str, most: float) -> float | None:
    match = _ANGLE.fullmatch(cell)
    if match is None:
        return None
    degrees, minutes, seconds = (
        float((match[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    value = abs(degrees) + minutes / _SIXTY + seconds / _SIXTY**2
    is_minus = match["degrees"].startswith("-") or (match["side"] or "").upper() in _MINUS
    return None if value > most else -value if is_minus else value
