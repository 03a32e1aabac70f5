"""Keep a store in a folder: built on first use, opened ever after.

Its file is named by a digest of what it is made of, so that new sources build a new one.
"""

import contextlib
import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gazetteer.atomic import make_folder
from gazetteer.errors import StoreError
from gazetteer.lock import exclusive
from gazetteer.opening import open_store

_LOG: Final = logging.getLogger(__name__)

_LOCK: Final = "places.lock"
_DIGITS: Final = 16
"""Of the digest, in a file's name."""
_OURS: Final = re.compile(rf"\.?places-[0-9a-f]{{{_DIGITS}}}\.sqlite(?:\..*)?")
"""Stores of this and other versions, and drafts of them that a killed process left."""


def open_cached(
    folder: Path, digest: str, build: Callable[[Path], None]
) -> tuple[Path, sqlite3.Connection]:
    """Open the store with a digest; build it where it is missing or broken.

    Several processes may ask at once: one builds, the others wait for it. When it is built, the
    stores of other digests are removed from the folder.

    Args:
        folder: Where stores lie; it is made if need be.
        digest: Hexadecimal, at least 16 digits.
        build: Writes the store to the path that it is given, whole or not at all.

    Returns:
        The store's path, and a connection to it.

    Raises:
        WriteError: The folder cannot be made or written to.
    """
    path = folder / f"places-{digest[:_DIGITS]}.sqlite"
    connection = _opened(path)
    if connection is not None:
        return path, connection
    make_folder(folder, "the gazetteer")
    with exclusive(folder / _LOCK):
        # Another process may have built it while this one waited.
        connection = _opened(path)
        if connection is None:
            build(path)
            connection = open_store(path)
            _remove_others(path)
    return path, connection


def _opened(path: Path) -> sqlite3.Connection | None:
    if not path.exists():
        return None
    try:
        return open_store(path)
    except StoreError as error:
        _LOG.warning("%s It is being built anew.", error)
        return None


def _remove_others(path: Path) -> None:
    for other in path.parent.iterdir():
        if other != path and _OURS.fullmatch(other.name):
            # On Windows a store that another process reads cannot go yet.
            with contextlib.suppress(OSError):
                other.unlink()
