"""Write a store from places."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from gazetteer.atomic import draft
from gazetteer.errors import SourceError
from gazetteer.folding import fold, squash
from gazetteer.generics import peel
from gazetteer.place import Place
from gazetteer.schema import (
    APPLICATION_ID,
    FOLDED,
    OWN_IDS,
    PEELED,
    SCALE,
    SEPARATOR,
    SQUASHED,
    TABLES,
    VERSION,
    geonames_number,
)

_BATCH: Final = 5_000
"""Places written at once: few enough to stay small in memory."""

_HEAP: Final = "CREATE TEMP TABLE heap (key TEXT, tier INTEGER, place INTEGER)"
_SORTED: Final = (
    "INSERT INTO spelling SELECT DISTINCT key, tier, place FROM heap ORDER BY key, tier, place"
)
"""Spellings are heaped as they come and sorted at the end: the tree is written in one sweep."""


def build_store(places: Iterable[Place], target: Path, *, credits: Iterable[str] = ()) -> None:
    """Write a store of `places` to `target`, whole or not at all.

    Args:
        places: Each id once. Read one by one, so that they need not fit into memory.
        target: The file to write; its folder must exist, an old file is replaced.
        credits: Lines that name the sources and their licences.

    Raises:
        SourceError: An id comes twice, or a place holds what cannot be stored.
        WriteError: The folder is missing, full or not writable.
    """
    with draft(target) as path, closing(sqlite3.connect(path, isolation_level=None)) as connection:
        write_store(places, connection, credits=credits)


def write_store(
    places: Iterable[Place], connection: sqlite3.Connection, *, credits: Iterable[str] = ()
) -> None:
    """Write a store of `places` into an empty database.

    Raises:
        SourceError: As for `build_store`.
    """
    # A draft needs no journal: if the work breaks off, nobody will read it.
    connection.executescript(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; BEGIN;"
        + ";".join((*TABLES, _HEAP))
    )
    writer = _Writer(connection)
    rest = iter(places)
    while batch := list(islice(rest, _BATCH)):
        writer.write(batch)
    connection.execute(_SORTED)
    connection.execute("DROP TABLE heap")
    connection.execute("INSERT INTO meta VALUES ('credits', ?)", ["\n".join(credits)])
    connection.execute("COMMIT")


class _Writer:
    """Puts places into the tables, a batch at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._shelves: dict[tuple[str | None, ...], int] = {}
        self._own = OWN_IDS

    def write(self, batch: list[Place]) -> None:
        """Write a batch.

        Raises:
            SourceError: As for `build_store`.
        """
        try:
            self._write([(self._number(place), place) for place in batch])
        except sqlite3.IntegrityError as error:
            raise SourceError(f"an id comes twice, or a field is empty: {error}") from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise SourceError(f"a place holds what cannot be stored: {error}") from error

    def _write(self, batch: list[tuple[int, Place]]) -> None:
        many = self._connection.executemany
        many(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(number, place) for number, place in batch],
        )
        many(
            "INSERT INTO own_id VALUES (?, ?)",
            [(place.id, number) for number, place in batch if number >= OWN_IDS],
        )
        many(
            "INSERT INTO spot VALUES (?, ?, ?, ?, ?)",
            [(number, *_step(place.lon) * 2, *_step(place.lat) * 2) for number, place in batch],
        )
        many(
            "INSERT INTO outline VALUES (?, ?)",
            [(n, place.geometry.wkb) for n, place in batch if place.geometry is not None],
        )
        many(
            "INSERT OR IGNORE INTO nation VALUES (?, ?)",
            [(p.country, n) for n, p in batch if p.kind == "country" and p.country is not None],
        )
        many(
            "INSERT INTO heap VALUES (?, ?, ?)",
            ((key, tier, number) for number, place in batch for key, tier in _keys(place)),
        )

    def _number(self, place: Place) -> int:
        number = geonames_number(place.id)
        if number is None:
            number = self._own
            self._own += 1
        return number

    def _row(self, number: int, place: Place) -> tuple[int | str | None, ...]:
        return (
            number,
            place.id if number >= OWN_IDS else None,
            self._shelf(place),
            place.population,
            *_step(place.lon),
            *_step(place.lat),
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
        )
        shelf = self._shelves.get(shared)
        if shelf is None:
            shelf = self._shelves[shared] = len(self._shelves)
            self._connection.execute(
                "INSERT INTO shelf VALUES (?, ?, ?, ?, ?, ?, ?)", (shelf, *shared)
            )
        return shelf


def _step(degrees: float) -> tuple[int]:
    return (round(degrees * SCALE),)


def _keys(place: Place) -> Iterator[tuple[str, int]]:
    for key in {fold(name) for name in (place.name, *place.names)} - {""}:
        yield key, FOLDED
        if " " in key or not key.isascii():
            if (squashed := squash(key)) != key:
                yield squashed, SQUASHED
            if (peeled := peel(key)) is not None and place.kind in peeled.kinds:
                yield squash(peeled.core), PEELED
