"""Extents of the places in our own tables: made to be drawn and asked, not to be surveyed."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING

from gazetteer.sources.lines import read_lines, refusal

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def read_areas(table: Traversable) -> Mapping[str, "BaseGeometry"]:
    """Extents by place id: polygons and lines in WGS 84 degrees, lon before lat.

    Args:
        table: A file of lines `id`, tab, well-known text (OGC 06-103r4), tab, source; the first
            line is a header.

    Raises:
        SourceError: A line is malformed, its text is no valid geometry, or an id comes twice.
    """
    areas: dict[str, BaseGeometry] = {}
    for number, line in enumerate(read_lines(table)[1:], start=2):
        try:
            place_id, area = _area(line)
        except ValueError as error:
            raise refusal(table, number, error) from error
        if place_id in areas:
            raise refusal(table, number, f"{place_id} has an extent already")
        areas[place_id] = area
    return MappingProxyType(areas)


def _area(line: str) -> "tuple[str, BaseGeometry]":
    # Takes 0.2 s to load, and who asks only whether the tables have changed reads no extent.
    import shapely  # noqa: PLC0415 (as said above)

    cells = line.split("\t")
    if len(cells) != 3 or not all(cells):  # noqa: PLR2004 (the three columns of the header)
        raise ValueError("is not id, well-known text and source with tabs between")
    try:
        area = shapely.from_wkt(cells[1])
    except shapely.errors.GEOSException as error:
        raise ValueError(f"is no well-known text ({error})") from error
    if not area.is_valid or area.is_empty:
        raise ValueError(f"the extent is not valid ({shapely.is_valid_reason(area)})")
    return cells[0], area
