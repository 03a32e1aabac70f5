"""The questions that are put to a store's tables: SQL in, places out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from gazetteer.distance import Box
from gazetteer.errors import StoreError
from gazetteer.place import Place
from gazetteer.schema import FOLDED, SCALE, SEPARATOR, geonames_id, geonames_number

_COLUMNS: Final = (
    "place.number, place.id, place.name, place.names, shelf.kind, shelf.feature_class,"
    " shelf.feature_code, shelf.country, shelf.admin1, place.population, place.lon, place.lat,"
    " shelf.source"
)
_SHELVED: Final = "JOIN shelf ON shelf.id = place.shelf"
_SPELLED: Final = (
    f"SELECT spelling.tier, {_COLUMNS} FROM spelling"
    f" JOIN place ON place.number = spelling.place {_SHELVED} WHERE spelling.key = ?"
)
_FOLDED: Final = f"{_SPELLED} AND spelling.tier = {FOLDED}"
_WITHIN: Final = (
    f"SELECT {_COLUMNS} FROM spot JOIN place ON place.number = spot.place {_SHELVED}"
    " WHERE spot.west >= ? AND spot.east <= ? AND spot.south >= ? AND spot.north <= ?"
)
_NUMBERED: Final = (
    f"SELECT {_COLUMNS}, outline.wkb FROM place {_SHELVED}"
    " LEFT JOIN outline ON outline.place = place.number WHERE place.number = ?"
)
_NATION: Final = (
    f"SELECT {_COLUMNS} FROM nation JOIN place ON place.number = nation.place {_SHELVED}"
    " WHERE nation.country = ?"
)


class Queries:
    """A connection to a store, and what can be asked of it."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        """Take over a connection.

        Args:
            connection: To a store.
            origin: What messages call the store: its path.
        """
        self._connection = connection
        self._origin = origin
        self._open = True

    def close(self) -> None:
        """Give the file free; to close twice does no harm."""
        self._open = False
        self._connection.close()

    def folded(self, key: str) -> list[Place]:
        """Places with a spelling whose `fold` is the key."""
        with self._guard():
            return [_place(row[1:]) for row in self._connection.execute(_FOLDED, (key,))]

    def spelled(self, key: str) -> list[tuple[int, Place]]:
        """Places with a spelling under the key, each with the tier of that spelling."""
        with self._guard():
            return [
                (row[0], _place(row[1:])) for row in self._connection.execute(_SPELLED, (key,))
            ]

    def within(self, box: Box) -> list[Place]:
        """Places whose point lies in a box, its edges included."""
        edges = (
            int(box.west * SCALE) - 1,
            int(box.east * SCALE) + 1,
            int(box.south * SCALE) - 1,
            int(box.north * SCALE) + 1,
        )
        with self._guard():
            return [_place(row) for row in self._connection.execute(_WITHIN, edges)]

    def place(self, id: str) -> Place | None:
        """The place with an id, with its extent."""
        with self._guard():
            number = geonames_number(id)
            if number is None:
                row = self._connection.execute("SELECT place FROM own_id WHERE id = ?", (id,))
                number = next(iter(row.fetchone() or ()), None)
            row = self._connection.execute(_NUMBERED, (number,)).fetchone()
            return None if row is None else _place(row[:-1], row[-1])

    def nation(self, country: str) -> Place | None:
        """The place that stands for a country code."""
        with self._guard():
            row = self._connection.execute(_NATION, (country,)).fetchone()
            return None if row is None else _place(row)

    def credits(self) -> tuple[str, ...]:
        """The lines that name the sources."""
        with self._guard():
            row = self._connection.execute("SELECT value FROM meta WHERE key = 'credits'")
            return tuple(line for (text,) in row for line in str(text).splitlines())

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turn what a broken or closed store does into an error that says what to do."""
        if not self._open:
            raise StoreError(f"{self._origin}: is closed. Open it again, or ask before closing.")
        try:
            yield
        except UnicodeEncodeError:
            raise
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise StoreError(
                f"{self._origin}: is broken ({error}). Remove the file, and build the store anew."
            ) from error


def _place(row: tuple[Any, ...], wkb: bytes | None = None) -> Place:
    number, id_, name, names, kind, feature_class, feature_code, country, admin1, *rest = row
    population, lon, lat, source = rest
    return Place(
        id=geonames_id(number) if id_ is None else id_,
        name=name,
        names=tuple(names.split(SEPARATOR)) if names else (),
        kind=kind,
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        admin1=admin1,
        population=population,
        lon=lon / SCALE,
        lat=lat / SCALE,
        geometry=None if wkb is None else _shape(wkb),
        source=source,
    )


def _shape(wkb: bytes) -> Any:  # noqa: ANN401 (shapely ships no types)
    from shapely import from_wkb  # noqa: PLC0415 (0.2 s, for the few places that cover ground)

    return from_wkb(wkb)
