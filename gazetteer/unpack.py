"""Rows of a store's tables, turned back into places.

A look-up asks this of every place that it finds, so it is made to be fast: what many places share
is read once, and a place is filled slot by slot, since the constructor of a frozen dataclass takes
two to three times as long.
"""

import functools
import sqlite3
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from gazetteer.place import Place
from gazetteer.schema import SCALE, SEPARATOR, geonames_id

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SHELF: Final = (
    "SELECT kind, feature_class, feature_code, country, admin1, source, curated FROM shelf"
    " WHERE id = ?"
)
_EAST: Final = 180 * SCALE
_NORTH: Final = 90 * SCALE

(
    _set_id, _set_name, _set_names, _set_kind, _set_class, _set_code, _set_country, _set_admin1,
    _set_population, _set_lon, _set_lat, _set_geometry, _set_source, _set_curated,
) = (vars(Place)[field.name].__set__ for field in fields(Place))  # fmt: skip


class Shelves(dict[int, tuple[Any, ...]]):
    """What places share, read when first met: a join for each place would take twice as long."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Of a store."""
        super().__init__()
        self._connection = connection

    def __missing__(self, shelf: int) -> tuple[Any, ...]:
        found = self._connection.execute(_SHELF, (shelf,)).fetchone()
        if found is None:
            raise ValueError(f"there is no shelf {shelf}")
        *shared, curated = found
        self[shelf] = (*shared, bool(curated))
        return self[shelf]

    def place(self, row: tuple[Any, ...], wkb: bytes | None = None) -> Place:
        """The place that a row of the table `place` tells of.

        Args:
            row: All its columns.
            wkb: The extent, as the table `outline` has it.

        Raises:
            ValueError, TypeError: The row holds what no store writes.
        """
        number, own_id, shelf, population, lon, lat, name, names = row
        # SQLite takes any value in any column: what a hostile file holds must not travel on.
        if not (type(name) is str and type(population) is int and population >= 0):
            raise ValueError(f"place {number} has values of other types")
        if not (-_EAST <= lon <= _EAST and -_NORTH <= lat <= _NORTH):
            raise ValueError(f"place {number} does not lie on the globe")
        kind, feature_class, feature_code, country, admin1, source, curated = self[shelf]
        place: Place = object.__new__(Place)
        _set_id(place, geonames_id(number) if own_id is None else own_id)
        _set_name(place, name)
        _set_names(place, tuple(names.split(SEPARATOR)) if names else ())
        _set_kind(place, kind)
        _set_class(place, feature_class)
        _set_code(place, feature_code)
        _set_country(place, country)
        _set_admin1(place, admin1)
        _set_population(place, population)
        _set_lon(place, lon / SCALE)
        _set_lat(place, lat / SCALE)
        _set_geometry(place, None if wkb is None else _shape(wkb))
        _set_source(place, source)
        _set_curated(place, curated)
        return place


def _shape(wkb: bytes) -> "BaseGeometry":
    from_wkb, broken = _reader()
    try:
        return from_wkb(wkb)
    except broken as error:
        raise ValueError(f"an extent cannot be read: {error}") from error


@functools.cache
def _reader() -> "tuple[Callable[[bytes], BaseGeometry], type[Exception]]":
    """What reads an extent, and what it raises; asked anew, each would be imported anew."""
    # Takes 0.2 s to load, and few places cover ground.
    from shapely import from_wkb  # noqa: PLC0415 (as said above)
    from shapely.errors import ShapelyError  # noqa: PLC0415 (as said above)

    return from_wkb, ShapelyError
