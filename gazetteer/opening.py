"""Open the file of a store, or say why it cannot be used."""

import sqlite3
from pathlib import Path
from typing import Final

from gazetteer.errors import StoreError
from gazetteer.place import KINDS
from gazetteer.schema import APPLICATION_ID, NAMES, STATEMENTS, VERSION

_REMEDY: Final = "Remove the file, and build the store anew."

_FOREIGN_SHELVES: Final = """SELECT 1 FROM shelf WHERE typeof(feature_class) != 'text'
 OR typeof(feature_code) != 'text' OR typeof(country) NOT IN ('text', 'null')
 OR typeof(admin1) NOT IN ('text', 'null') OR typeof(source) != 'text' LIMIT 1"""
"""Columns take any value: what is no text is none of ours."""


def open_store(path: Path) -> sqlite3.Connection:
    """Connect to the store in a file, read-only, and check that it is one.

    Args:
        path: A file that `gazetteer.build` wrote. It must not change while it is open.

    Raises:
        StoreError: The file is missing, truncated, foreign, or of another version of Dateline.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file. Build a store, or name another file.")
    # Immutable: no lock, no journal, and no look-up asks whether the file has changed.
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise _broken(path, error) from error
    try:
        _check(connection, path)
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        # SQLite's message may quote a broken schema, in bytes that are no text.
        connection.close()
        raise _broken(path, error) from error
    except StoreError:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    # A hostile file could hide functions and triggers in its schema.
    connection.execute("PRAGMA trusted_schema = OFF")
    if _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path}: is an SQLite file, but no store of places. Name another file.")
    version = _number(connection, "user_version")
    if version > VERSION:
        raise StoreError(
            f"{path}: was written by a newer Dateline (format {version}, this one reads {VERSION})."
            " Update Dateline, or name another file."
        )
    if version < VERSION:
        raise StoreError(
            f"{path}: was written by an older Dateline (format {version}, this one reads"
            f" {VERSION}). {_REMEDY}"
        )
    _check_size(connection, path)
    _check_tables(connection, path)
    _check_kinds(connection, path)


def _check_size(connection: sqlite3.Connection, path: Path) -> None:
    promised = _number(connection, "page_count") * _number(connection, "page_size")
    found = path.stat().st_size
    if promised != found:
        raise _broken(path, f"it should have {promised:,} bytes and has {found:,}")
    connection.execute(f"PRAGMA mmap_size = {promised}")


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    found = list(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    as_ours = (
        {kind for kind, _, _ in found} <= {"table"}
        and {name for _, name, _ in found} == NAMES
        and {sql for _, _, sql in found} >= set(STATEMENTS)
    )
    if not as_ours:
        raise _broken(path, "its tables are not those of a store")


def _check_kinds(connection: sqlite3.Connection, path: Path) -> None:
    unknown = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM shelf")} - KINDS
    if unknown:
        raise _broken(path, f"it has places of unknown kinds: {unknown}")
    if connection.execute(_FOREIGN_SHELVES).fetchone() is not None:
        raise _broken(path, "it has values of other types")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _broken(path: Path, why: object) -> StoreError:
    return StoreError(f"{path}: is no store of places, or a broken one ({why}). {_REMEDY}")
