"""Write a store from places."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
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
)

_GEONAMES: Final = "geonames:"
_BATCH: Final = 5_000
"""Places written at once: few enough to stay small in memory."""

_HEAP: Final = "CREATE TEMP TABLE heap (key TEXT, tier INTEGER, place INTEGER)"
"""Spellings as they come; sorted once at the end, so that the tree is written in one sweep."""


def build_store(places: Iterable[Place], target: Path, *, credits: Iterable[str] = ()) -> None:
    """Write a store of `places` to `target`, whole or not at all.

    Args:
        places: Each id once. Read one by one, so that they need not fit into memory.
        target: The file to write; its folder must exist.
        credits: Lines that name the sources and their licences.

    Raises:
        SourceError: An id comes twice, or a place has text that cannot be written.
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
    # The file is a draft until it is whole: a journal would only guard what nobody will read.
    connection.executescript(
        f"PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    )
    connection.execute("BEGIN")
    for table in (*TABLES, _HEAP):
        connection.execute(table)
    _Writer(connection).write(places)
    connection.execute(
        "INSERT INTO spelling SELECT DISTINCT key, tier, place FROM heap ORDER BY key, tier, place"
    )
    connection.execute("DROP TABLE heap")
    connection.execute("INSERT INTO meta VALUES ('credits', ?)", ["\n".join(credits)])
    connection.execute("COMMIT")
