"""What can go wrong, in one tree.

    DatelineError                the one root of the house
    ├── GazetteerError           this package
    │   ├── StoreError           a store that cannot be used (ValueError)
    │   ├── SourceError          a source of places that cannot be read (ValueError)
    │   ├── QueryError           a question that no gazetteer can answer (ValueError)
    │   └── DownloadError        a file that could not be fetched (ConnectionError)
    └── WriteError               a file that could not be written (OSError)

A message says what was wrong, where (file, line, document) and what to do next.
"""


class DatelineError(Exception):
    """The root of everything Dateline raises on purpose."""


class GazetteerError(DatelineError):
    """The root of what goes wrong with places."""


class StoreError(GazetteerError, ValueError):
    """A store of places is missing, broken, foreign or of another version."""


class SourceError(GazetteerError, ValueError):
    """A source of places has a line that cannot be understood."""


class QueryError(GazetteerError, ValueError):
    """A question makes no sense: a point off the globe, a country that is no code."""


class DownloadError(GazetteerError, ConnectionError):
    """A file of places could not be fetched; nothing was left half done."""


class WriteError(DatelineError, OSError):
    """A file could not be written; nothing was left half done."""
