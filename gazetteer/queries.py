"""The questions that are put to a store's tables: SQL in, places out."""

import sqlite3
from collections.abc import Iterator, Sequence
from operator import index
from types import TracebackType
from typing import Final

from gazetteer.distance import Box
from gazetteer.errors import StoreError
from gazetteer.place import Place
from gazetteer.schema import FOLDED, SCALE, geonames_number
from gazetteer.unpack import Shelves

MOST: Final = 400
"""Bearers of one name that are considered, the weightiest; the small store has 165 at most, all of
GeoNames fifteen hundred, nearly all of them hamlets that nothing tells apart."""

_BEARERS: Final = "FROM spelling CROSS JOIN place USING (number)"
_OF_NATION: Final = "CROSS JOIN shelf ON shelf.id = place.shelf WHERE country = ? AND key = ?"
_FIRST: Final = f"ORDER BY tier, turn, number LIMIT {MOST}"
_SPELLED: Final = f"SELECT place.*, tier {_BEARERS} WHERE key = ? {_FIRST}"
_SPELLED_IN: Final = f"SELECT place.*, tier {_BEARERS} {_OF_NATION} {_FIRST}"
_FOLDED: Final = f"SELECT place.* {_BEARERS} WHERE key = ? AND tier = {FOLDED} {_FIRST}"
_FOLDED_IN: Final = f"SELECT place.* {_BEARERS} {_OF_NATION} AND tier = {FOLDED} {_FIRST}"
_FROM: Final = "SELECT key FROM spelling WHERE key >= ? ORDER BY key LIMIT 1"
_SOUNDING: Final = "SELECT sound, tier, number FROM sounding WHERE key = ?"
_PLAIN: Final = "SELECT * FROM place WHERE number = ?"
_WITHIN: Final = (
    "SELECT place.* FROM spot JOIN place USING (number)"
    " WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?"
)
_TOWNS: Final = (
    "SELECT place.* FROM spot JOIN place USING (number) JOIN shelf ON shelf.id = place.shelf"
    " WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?"
    " AND kind IN ('capital', 'city', 'town') AND feature_code <> 'PPLX'"
    " ORDER BY population DESC, number LIMIT ?"
)
_NUMBERED: Final = (
    "SELECT place.*, wkb FROM place LEFT JOIN outline USING (number) WHERE number = ?"
)
_HELD: Final = "SELECT 1 FROM place WHERE number = ?"
_ASKED: Final = 500
"""Numbers asked for at once: half of what any SQLite takes."""
_MARKS: Final = ",".join("?" * _ASKED)
_HOLDING: Final = f"SELECT number FROM place WHERE number IN ({_MARKS})"  # noqa: S608 (marks only)
_STRANGERS: Final = "SELECT place.* FROM own_id JOIN place USING (number)"
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
_DIVISIONS: Final = (
    "SELECT * FROM place WHERE shelf IN"
    " (SELECT id FROM shelf WHERE kind IN ('country', 'admin1') AND country IS NOT NULL)"
    " ORDER BY number"
)
_NOTE: Final = "SELECT value FROM meta WHERE key = ?"
_CREDITS: Final = "SELECT value FROM meta WHERE key = 'credits'"

_BROKEN: Final = (sqlite3.Error, AttributeError, TypeError, ValueError)
"""What a store that is closed, damaged or hostile makes its readers raise."""


class Queries:
    """A connection to a store, and what can be asked of it."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        """Take over a connection.

        Args:
            connection: To a store.
            origin: What messages call the store: its path.
        """
        self._connection = connection
        self._unpack = Shelves(connection).place
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

    def folded(self, key: str, country: str | None = None) -> list[Place]:
        """Places with a spelling whose `fold` is the key: the weightiest `MOST`.

        Args:
            key: Of a name.
            country: Only places of this country; none takes all.
        """
        question = (_FOLDED, (key,)) if country is None else (_FOLDED_IN, (country, key))
        # Asked for every stretch of every text: entering the guard would take a twentieth of it.
        try:
            return [self._unpack(row) for row in self._connection.execute(*question)]
        except _BROKEN as error:
            raise self._guard.failure(error) from error

    def is_opening(self, start: str) -> bool:
        """Whether any key begins so."""
        # As above.
        try:
            found = self._connection.execute(_FROM, (start,)).fetchone()
            return found is not None and found[0].startswith(start)
        except _BROKEN as error:
            raise self._guard.failure(error) from error

    def spelled(self, key: str, country: str | None = None) -> list[tuple[int, Place]]:
        """Places with a spelling under the key, each after the tier of that spelling.

        Args:
            key: Of a name.
            country: Only places of this country; none takes all.
        """
        question = (_SPELLED, (key,)) if country is None else (_SPELLED_IN, (country, key))
        with self._guard:
            return [
                (index(row[-1]), self._unpack(row[:-1]))
                for row in self._connection.execute(*question)
            ]

    def sounding(self, key: str) -> list[tuple[str, int, int]]:
        """Names of one skeleton: how each sounds, its tier, and the number of the place."""
        with self._guard:
            found = self._connection.execute(_SOUNDING, (key,)).fetchall()
            # Callers compare and sort them: what is of another type is told here.
            return [(sound + "", index(tier), index(number)) for sound, tier, number in found]

    def numbered(self, number: int) -> Place:
        """The place with a number that a look-up gave."""
        with self._guard:
            return self._unpack(self._connection.execute(_PLAIN, (number,)).fetchone())

    def within(self, box: Box) -> list[Place]:
        """Places whose point lies in a box or on its edge."""
        edges = (
            round(box.west * SCALE),
            round(box.east * SCALE),
            round(box.south * SCALE),
            round(box.north * SCALE),
        )
        with self._guard:
            return [self._unpack(row) for row in self._connection.execute(_WITHIN, edges)]

    def towns(self, box: Box, most: int) -> list[Place]:
        """The most populous towns in a box or on its edge, without parts of towns."""
        edges = (
            round(box.west * SCALE),
            round(box.east * SCALE),
            round(box.south * SCALE),
            round(box.north * SCALE),
        )
        with self._guard:
            rows = self._connection.execute(_TOWNS, (*edges, most))
            return [self._unpack(row) for row in rows]

    def place(self, place_id: str) -> Place | None:
        """The place with an id, with its extent."""
        number = geonames_number(place_id)
        if not _is_text(place_id):
            return None
        with self._guard:
            if number is None:
                found = self._connection.execute(_OWN, (place_id,)).fetchone()
                if found is None:
                    return None
                number = found[0]
            row = self._connection.execute(_NUMBERED, (number,)).fetchone()
            return None if row is None else self._unpack(row[:-1], row[-1])

    def holds(self, place_id: str) -> bool:
        """Whether there is a place with an id."""
        number = geonames_number(place_id)
        if number is None and not _is_text(place_id):
            return False
        question = (_OWN, (place_id,)) if number is None else (_HELD, (number,))
        with self._guard:
            return self._connection.execute(*question).fetchone() is not None

    def holding(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of some ids of which there is a place."""
        numbers = {geonames_number(id_): id_ for id_ in ids}
        found = {id_ for id_ in ids if geonames_number(id_) is None and self.holds(id_)}
        wanted = [number for number in numbers if number is not None]
        with self._guard:
            for start in range(0, len(wanted), _ASKED):
                asked = wanted[start : start + _ASKED]
                rest = [None] * (_ASKED - len(asked))
                rows = self._connection.execute(_HOLDING, [*asked, *rest])
                found.update(numbers[number] for (number,) in rows)
        return frozenset(found)

    def strangers(self) -> list[Place]:
        """The places without a GeoNames id."""
        with self._guard:
            return [self._unpack(row) for row in self._connection.execute(_STRANGERS)]

    def nation(self, code: str) -> Place | None:
        """The place that stands for a country code."""
        with self._guard:
            row = self._connection.execute(_NATION, (code,)).fetchone()
            return None if row is None else self._unpack(row)

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
            return [self._unpack(row[:-1], row[-1]) for row in self._connection.execute(_OUTLINED)]

    def everything(self) -> Iterator[Place]:
        """All places with their extents, one by one."""
        with self._guard:
            for row in self._connection.execute(_ALL):
                yield self._unpack(row[:-1], row[-1])

    def of_country(self, code: str) -> list[Place]:
        """The places of a country; it takes a moment."""
        with self._guard:
            return [self._unpack(row) for row in self._connection.execute(_OF_COUNTRY, (code,))]

    def divisions(self) -> list[Place]:
        """All countries and their first-level divisions; it takes a moment."""
        with self._guard:
            return [self._unpack(row) for row in self._connection.execute(_DIVISIONS)]

    def note(self, key: str) -> str | None:
        """What the store notes under a key, or none."""
        if not _is_text(key):
            return None
        with self._guard:
            row = self._connection.execute(_NOTE, (key,)).fetchone()
            return None if row is None else str.strip(row[0])


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
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, _BROKEN):
            raise self.failure(error) from error

    def failure(self, error: BaseException) -> StoreError:
        """What to tell the user of an error."""
        if not self.is_open:
            return StoreError(f"{self.origin}: is closed. Open it again, or ask before closing.")
        return StoreError(
            f"{self.origin}: is broken ({error}). Remove the file, and build the store anew."
        )


def _is_text(place_id: str) -> bool:
    """Whether SQLite can be asked for it: halves of surrogate pairs are no text."""
    return not any("\ud800" <= character <= "\udfff" for character in place_id)
