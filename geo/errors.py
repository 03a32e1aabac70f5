"""What can go wrong between a document and its events.

DatelineError
├── DocumentError            a report, or a folder of them, that cannot be read (ValueError)
├── CorpusError              a run over many reports that cannot go on (ValueError)
├── FormatError              a file of readings or events that is not what it should be (ValueError)
└── MissingExtraError        a library that only some formats need, not installed (ImportError)
"""

from gazetteer.errors import DatelineError


class DocumentError(DatelineError, ValueError):
    """A report cannot be read, or a folder holds none."""


class FormatError(DatelineError, ValueError):
    """A file of readings or events is broken, foreign or of a newer version."""


class CorpusError(DatelineError, ValueError):
    """A run over many reports cannot go on; what is done stays, and the next run begins there."""


class MissingExtraError(DatelineError, ImportError):
    """What was asked for needs a library that is not installed."""
