"""The questions that are put to a store's tables: SQL in, places out."""

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from gazetteer.distance import Box
from gazetteer.errors import StoreError
from gazetteer.place import Place
from gazetteer.schema import FOLDED, SCALE, SEPARATOR, geonames_id, geonames_number

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SPELLED: Final = "SELECT place.*, tier FROM spelling JOIN place USING (number) WHERE key = ?"
_FOLDED: Final = "SELECT place.* FROM spelling JOIN place USING (number) WHERE key = ? AND tier = ?"
_SOUNDING: Final = "SELECT sound, tier, number FROM sounding WHERE key = ?"
_PLAIN: Final = "SELECT * FROM place WHERE number = ?"
_SHELF: Final = (
    "SELECT kind, feature_class, feature_code, country, admin1, source, curated FROM shelf"
    " WHERE id = ?"
)
_WITHIN: Final = (
    "SELECT place.* FROM spot JOIN place USING (number)"
    " WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?"
)
_NUMBERED: Final = (
    "SELECT place.*, wkb FROM place LEFT JOIN outline USING (number) WHERE number = ?"
)
_OWN: Final = "SELECT number FROM own_id WHERE id = ?"
_NATION: Final = "SELECT place.* FROM nation JOIN place USING (number) WHERE code = ?"
_COUNTS: Final = (
    "SELECT kind, count(*) FROM place JOIN shelf ON shelf.id = place.shelf GROUP BY kind"
    " ORDER BY count(*) DESC, kind"
)
_OUTLINED: Final = "SELECT place.*, wkb FROM outline JOIN place USING (number) ORDER BY number"
_ALL: Final = "SELECT place.*, wkb FROM place LEFT JOIN outline USING (number) ORDER BY number"
_OF_COUNTRY: Final = (
    "SELECT place.* FROM place JOIN shelf ON shelf.id = place.shelf WHERE country = ?"
)
_DIVISIONS: Final = f"{_OF_COUNTRY} AND kind IN ('country', 'admin1') ORDER BY number"
_NOTE: Final = "SELECT value FROM meta WHERE key = ?"
_EAST: Final = 180 * SCALE
_CREDITS: Final = "SELECT value FROM meta WHERE key = 'credits'"


class Queries:
    """A connection to a store, and what can be asked of it."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        """Take over a connection.

        Args:
            connection: To a store.
            origin: What messages call the store: its path.
        """
        self._connection = connection
        self._shelves = _Shelves(connection)
        self._guard = _Guard(origin)

    @property
    def origin(self) -> str:
        """What messages call the store: its path."""
        return self._guard.origin

    def close(self) -> None:
        """Give the file free; to close twice does no harm."""
        self._guard.is_open = False
        self._connection.close()

    def __del__(self) -> None:
        # Python 3.13 warns of a connection that nobody closed.
        self._connection.close()

    def folded(self, key: str) -> list[Place]:
        """Places with a spelling whose `fold` is the key."""
        with self._guard:
            return [self._place(row) for row in self._connection.execute(_FOLDED, (key, FOLDED))]

    def spelled(self, key: str) -> list[tuple[int, Place]]:
        """Places with a spelling under the key, each after the tier of that spelling."""
        with self._guard:
            return [
                (row[-1], self._place(row[:-1]))
                for row in self._connection.execute(_SPELLED, (key,))
            ]

    def sounding(self, key: str) -> list[tuple[str, int, int]]:
        """Names of one skeleton: how each sounds, its tier, and the number of the place."""
        with self._guard:
            return self._connection.execute(_SOUNDING, (key,)).fetchall()

    def numbered(self, number: int) -> Place:
        """The place with a number that a look-up gave."""
        with self._guard:
            return self._place(self._connection.execute(_PLAIN, (number,)).fetchone())

    def within(self, box: Box) -> list[Place]:
        """Places whose point lies in a box or on its edge."""
        edges = (
            round(box.west * SCALE),
            round(box.east * SCALE),
            round(box.south * SCALE),
            round(box.north * SCALE),
        )
        with self._guard:
            return [self._place(row) for row in self._connection.execute(_WITHIN, edges)]

    def place(self, place_id: str) -> Place | None:
        """The place with an id, with its extent."""
        number = geonames_number(place_id)
        if not _is_text(place_id):
            return None
        with self._guard:
            if number is None:
                found = self._connection.execute(_OWN, (place_id,)).fetchone()
                number = None if found is None else found[0]
            row = self._connection.execute(_NUMBERED, (number,)).fetchone()
            return None if row is None else self._place(row[:-1], row[-1])

    def nation(self, code: str) -> Place | None:
        """The place that stands for a country code."""
        with self._guard:
            row = self._connection.execute(_NATION, (code,)).fetchone()
            return None if row is None else self._place(row)

    def counts(self) -> dict[str, int]:
        """How many places there are of each kind, the most frequent first."""
        with self._guard:
            return dict(self._connection.execute(_COUNTS))

    def credits(self) -> tuple[str, ...]:
        """The lines that name the sources."""
        with self._guard:
            return tuple(str.splitlines(self._connection.execute(_CREDITS).fetchone()[0]))

    def outlined(self) -> list[Place]:
        """The places with an extent, each with it."""
        with self._guard:
            return [self._place(row[:-1], row[-1]) for row in self._connection.execute(_OUTLINED)]

    def everything(self) -> Iterator[Place]:
        """All places with their extents, one by one."""
        with self._guard:
            for row in self._connection.execute(_ALL):
                yield self._place(row[:-1], row[-1])

    def of_country(self, code: str) -> list[Place]:
        """The places of a country; it takes a moment."""
        with self._guard:
            return [self._place(row) for row in self._connection.execute(_OF_COUNTRY, (code,))]

    def divisions(self, code: str) -> list[Place]:
        """A country and its first-level divisions; it takes a moment."""
        with self._guard:
            return [self._place(row) for row in self._connection.execute(_DIVISIONS, (code,))]

    def note(self, key: str) -> str | None:
        """What the store notes under a key, or none."""
        if not _is_text(key):
            return None
        with self._guard:
            row = self._connection.execute(_NOTE, (key,)).fetchone()
            return None if row is None else str.strip(row[0])

    def _place(self, row: tuple[Any, ...], wkb: bytes | None = None) -> Place:
        number, own_id, shelf, population, lon, lat, name, names = row
        # SQLite takes any value in any column: what a hostile file holds must not travel on.
        if not (type(name) is str and type(population) is int and -_EAST <= lon <= _EAST):
            raise ValueError(f"place {number} has values of other types")
        kind, feature_class, feature_code, country, admin1, source, curated = self._shelves[shelf]
        return Place(
            id=geonames_id(number) if own_id is None else own_id,
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
            curated=curated,
        )


class _Shelves(dict[int, tuple[Any, ...]]):
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


class _Guard:
    """Turns what a broken or closed store does into an error that says what to do.

    A class, entered again for every question: `contextlib.contextmanager` would take a tenth of
    the time of a look-up.
    """

    __slots__ = ("is_open", "origin")

    def __init__(self, origin: str) -> None:
        """Of an open store; `origin` is what messages call it."""
        self.origin = origin
        self.is_open = True

    def __enter__(self) -> None:
        if not self.is_open:
            raise StoreError(f"{self.origin}: is closed. Open it again, or ask before closing.")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error | AttributeError | TypeError | ValueError):
            raise StoreError(
                f"{self.origin}: is broken ({error}). Remove the file, and build the store anew."
            ) from error


def _is_text(place_id: str) -> bool:
    """Whether SQLite can be asked for it: halves of surrogate pairs are no text."""
    return not any("\ud800" <= character <= "\udfff" for character in place_id)


def _shape(wkb: bytes) -> "BaseGeometry":
    # Takes 0.2 s to load, and few places cover ground.
    from shapely import from_wkb  # noqa: PLC0415 (as said above)
    from shapely.errors import ShapelyError  # noqa: PLC0415 (as said above)

    try:
        return from_wkb(wkb)
    except ShapelyError as error:
        raise ValueError(f"an extent cannot be read: {error}") from error
