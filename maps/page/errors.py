"""What can go wrong when a page is drawn."""

from gazetteer.errors import DatelineError


class OfflineError(DatelineError, ValueError):
    """A layer asks for a file from the network that a page cannot carry."""


class TilesError(DatelineError, ValueError):
    """What was given as the address of tiles is none."""


class OriginError(DatelineError, ValueError):
    """What was given as the origin of an embedding page is none."""
