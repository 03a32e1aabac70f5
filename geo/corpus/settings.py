"""What a run is told, as far as it decides what comes of a report."""

import functools
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from gazetteer import Gazetteer
from geo.actors import ActorName
from geo.corrections import Correction
from geo.documents import Limits, Manner
from geo.extras import require
from geo.toponyms import Finder

_FORMAT: Final = 1
"""Of what is kept between two runs; raised when older parts can no longer be used."""
_PROCESS: Final = 1_000_000_000
"""Bytes that a process may take for all but a long report."""
_EACH_BYTE: Final = 100
"""Bytes of memory that it takes to understand a report, for each of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """All that decides what comes of a report, beside the report."""

    store: str
    """The name of the gazetteer's file, which is named by a digest of what it holds."""
    code: str
    """Digest of the code and the tables that read."""
    limits: Limits
    """How much is taken in."""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What JSON and tables call their fields, as `geo.documents.Manner` has it, sorted."""
    actors: tuple[ActorName, ...] = ()
    """Actors of the user's own."""
    corrections: tuple[Correction, ...] = ()
    """What people decided; of two decisions the later holds."""
    together: bool = False
    """Whether reports tell of each other's places."""
    merge: bool = False
    """Whether events that are one become one."""
    cache: Path | None = None
    """The folder of the gazetteer's store; none is the cache folder of whoever runs a worker."""
    finder: Finder | None = None
    """Decides which spans are place names; none is our own recogniser."""

    @property
    def manner(self) -> Manner:
        """How files are read."""
        return Manner(limits=self.limits, fields=dict(self.fields))

    @property
    def digest(self) -> str:
        """Hexadecimal; another one means that nothing of an earlier run can be used."""
        finder = "" if self.finder is None else _name(type(self.finder))
        told = repr((self.limits, self.fields, self.actors, self.corrections))
        parts = [_FORMAT, self.store, self.code, told, finder]
        return hashlib.sha256(json.dumps([*parts, self.together, self.merge]).encode()).hexdigest()


def make_settings(gazetteer: Gazetteer, **told: object) -> Settings:
    """Settings for the code that runs and a gazetteer that is open.

    Args:
        gazetteer: The default store, as every worker will open it.
        told: Other fields of `Settings`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    require("pyarrow", "datasets")
    return Settings(store=Path(gazetteer.origin).name, code=code_digest(), **told)  # type: ignore[arg-type]


def memory_for(limits: Limits) -> int:
    """Bytes that a process may take that reads: a gigabyte, and what the longest report needs."""
    return _PROCESS + _EACH_BYTE * limits.report_bytes


@functools.cache
def code_digest() -> str:
    """Digest of all files of this package and of the versions of what writes its results."""
    found = hashlib.sha256(version("pyarrow").encode())
    for package in ("gazetteer", "geo"):
        for name, data in _files(resources.files(package), package):
            found.update(f"{name} {len(data)}\n".encode())
            found.update(data)
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{name}/{entry.name}")
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry.read_bytes()


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
