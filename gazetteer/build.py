"""Write a store from places."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from gazetteer.atomic import draft
from gazetteer.errors import SourceError, WriteError
from gazetteer.keys import keys
from gazetteer.numbers import Numbers
from gazetteer.place import Place
from gazetteer.points import pack_points
from gazetteer.ranking import prominence
from gazetteer.schema import (
    APPLICATION_ID,
    LAST_TURN,
    OWN_IDS,
    SCALE,
    SEPARATOR,
    STATEMENTS,
    VERSION,
    geonames_number,
)
from gazetteer.spelling.index import entries

_BATCH: Final = 5_000
"""Places written at once: few enough to stay small in memory."""

_CACHE_KB: Final = 8_192
"""Kilobytes of pages, and of rows being sorted, that are kept in memory."""

_HEAPS: Final = (
    "CREATE TEMP TABLE heap (key TEXT, tier INTEGER, turn INTEGER, number INTEGER)",
    "CREATE TEMP TABLE heard (key TEXT, sound TEXT, tier INTEGER, number INTEGER)",
)
_SORTED: Final = (
    """INSERT INTO spelling SELECT DISTINCT key, tier, turn, number FROM heap
 ORDER BY key, tier, turn, number""",
    "DROP TABLE heap",
    """INSERT INTO sounding SELECT DISTINCT key, sound, tier, number FROM heard
 ORDER BY key, sound, tier, number""",
    "DROP TABLE heard",
)
"""Spellings are heaped as they come and sorted at the end: the tree is written in one sweep."""


def build_store(
    places: Iterable[Place],
    target: Path,
    *,
    credit: Iterable[str] = (),
    notes: Iterable[tuple[str, str]] = (),
) -> None:
    """Write a store of `places` to `target`, whole or not at all.

    The same places in the same order give the same bytes.

    Args:
        places: Each id once. Taken one by one, so that they need not fit into memory.
        target: The file to write; its folder must exist, an old file is replaced.
        credit: Lines that name the sources and their licences.
        notes: More for the table `meta`, key and value; taken after the places.

    Raises:
        SourceError: An id comes twice, or a place holds what cannot be stored.
        WriteError: The folder is missing, full or not writable.
    """
    try:
        with (
            draft(target) as path,
            closing(sqlite3.connect(path, isolation_level=None)) as connection,
        ):
            write_store(places, connection, credit=credit, notes=notes)
    except sqlite3.Error as error:
        raise WriteError(
            f"{target}: the store of places cannot be written ({error}). Make room, or choose"
            " another folder."
        ) from error


def write_store(
    places: Iterable[Place],
    connection: sqlite3.Connection,
    *,
    credit: Iterable[str] = (),
    notes: Iterable[tuple[str, str]] = (),
) -> None:
    """Write a store of `places` into an empty database.

    Raises:
        SourceError: As for `build_store`.
    """
    # A draft needs no journal: if the work breaks off, nobody will read it.
    connection.executescript(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        # What is heaped need not be wiped, and of what is sorted as much as may be is in memory.
        f"PRAGMA secure_delete = OFF; PRAGMA cache_size = -{_CACHE_KB}; PRAGMA threads = 1;"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; BEGIN;"
        + ";".join((*STATEMENTS, *_HEAPS))
    )
    writer = _Writer(connection)
    rest = iter(places)
    while batch := list(islice(rest, _BATCH)):
        writer.write(batch)
    for statement in _SORTED:
        connection.execute(statement)
    pack_points(connection)
    connection.execute("INSERT INTO meta VALUES ('credits', ?)", ["\n".join(credit)])
    connection.executemany("INSERT INTO meta VALUES (?, ?)", notes)
    connection.execute("COMMIT")


class _Writer:
    """Puts places into the tables, a batch at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._shelves: dict[tuple[str | bool | None, ...], int] = {}
        self._numbers = Numbers()
        self._own_ids: dict[str, int] = {}

    def write(self, batch: list[Place]) -> None:
        """Write a batch.

        Raises:
            SourceError: As for `build_store`.
        """
        numbered = [(self._number(place), place) for place in batch]
        many = self._connection.executemany
        many(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(number, place) for number, place in numbered],
        )
        many(
            "INSERT INTO own_id VALUES (?, ?)",
            [(place.id, number) for number, place in numbered if number >= OWN_IDS],
        )
        many(
            "INSERT INTO outline VALUES (?, ?)",
            [(n, place.geometry.wkb) for n, place in numbered if place.geometry is not None],
        )
        many(
            "INSERT OR IGNORE INTO nation VALUES (?, ?)",
            [(place.country, n) for n, place in numbered if place.kind == "country"],
        )
        many(
            "INSERT INTO heap VALUES (?, ?, ?, ?)",
            [
                (key, tier, turn, number)
                for number, place in numbered
                for turn in (_turn(place),)
                for key, tier in keys(place)
            ],
        )
        many(
            "INSERT INTO heard VALUES (?, ?, ?, ?)",
            [(*entry, number) for number, place in numbered for entry in entries(place)],
        )

    def _number(self, place: Place) -> int:
        number = geonames_number(place.id)
        if number is None:
            number = OWN_IDS + len(self._own_ids)
            self._own_ids.setdefault(place.id, number)
            is_new = len(self._own_ids) > number - OWN_IDS
        else:
            is_new = self._numbers.add(number)
        if not is_new:
            raise SourceError(f"{place.id}: comes twice. Keep one of the two, or unite them.")
        _check(place)
        return number

    def _row(self, number: int, place: Place) -> tuple[int | str | None, ...]:
        return (
            number,
            place.id if number >= OWN_IDS else None,
            self._shelf(place),
            place.population,
            _step(place.lon),
            _step(place.lat),
            place.name,
            SEPARATOR.join(place.names),
        )

    def _shelf(self, place: Place) -> int:
        shared = (
            place.kind,
            place.feature_class,
            place.feature_code,
            place.country,
            place.admin1,
            place.source,
            place.curated,
        )
        shelf = self._shelves.get(shared)
        if shelf is None:
            shelf = self._shelves[shared] = len(self._shelves)
            self._connection.execute(
                "INSERT INTO shelf VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (shelf, *shared)
            )
        return shelf


def _check(place: Place) -> None:
    """Refuse what the tables could not give back."""
    if not (-180 <= place.lon <= 180 and -90 <= place.lat <= 90):  # noqa: PLR2004 (the globe)
        raise SourceError(
            f"{place.id}: lon {place.lon}, lat {place.lat} is no point on the globe."
            " Correct the row."
        )
    if not 0 <= place.population < OWN_IDS:
        raise SourceError(f"{place.id}: no place has {place.population} inhabitants.")
    text = f"{place.id}{place.name}{''.join(place.names)}"
    if SEPARATOR in text or not _is_unicode(text):
        raise SourceError(
            f"{place.id!r}: a name holds half a character, or a control character. Correct it."
        )


def _is_unicode(text: str) -> bool:
    # Halves of surrogate pairs have no place in UTF-8.
    return text.isascii() or text.encode(errors="replace").decode() == text


def _step(degrees: float) -> int:
    return round(degrees * SCALE)


def _turn(place: Place) -> int:
    return round(LAST_TURN * (1 - prominence(place)))
