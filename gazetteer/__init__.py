"""Places: built once into one store, looked up many times. Knows nothing of text."""

from gazetteer.errors import DatelineError, GazetteerError, SourceError, StoreError, WriteError
from gazetteer.place import Candidate, Kind, Place, Reason

__all__ = [
    "Candidate",
    "DatelineError",
    "GazetteerError",
    "Kind",
    "Place",
    "Reason",
    "SourceError",
    "StoreError",
    "WriteError",
]
