"""What a worker needs to read: opened once in a process, however many parts it reads."""

import functools
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer
from geo.actors import Actors
from geo.corpus.settings import Settings, code_digest
from geo.errors import CorpusError


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A gazetteer, whose file is read-only and shared by all processes of a machine, and actors."""

    gazetteer: Gazetteer
    actors: Actors


@functools.lru_cache(maxsize=1)
def open_desk(settings: Settings) -> Desk:
    """Open the gazetteer, and load the tables.

    Raises:
        CorpusError: They are not those with which the run was begun.
    """
    gazetteer = Gazetteer.default(folder=settings.cache)
    if Path(gazetteer.origin).name != settings.store or code_digest() != settings.code:
        gazetteer.close()
        raise CorpusError(
            "a worker has another version of Dateline, or other places added to its gazetteer; "
            "install the same on all machines"
        )
    return Desk(gazetteer=gazetteer, actors=Actors(gazetteer, settings.actors))
