"""Places: built once into one store, looked up many times. Knows nothing of text."""

from gazetteer.errors import (
    DatelineError,
    DownloadError,
    GazetteerError,
    QueryError,
    SourceError,
    StoreError,
    WriteError,
)
from gazetteer.folding import fold
from gazetteer.place import Candidate, Kind, Place, Reason
from gazetteer.store import Gazetteer

__all__ = [
    "Candidate",
    "DatelineError",
    "DownloadError",
    "Gazetteer",
    "GazetteerError",
    "Kind",
    "Place",
    "QueryError",
    "Reason",
    "SourceError",
    "StoreError",
    "WriteError",
    "fold",
]
