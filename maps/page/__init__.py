"""From records to one self-contained page: a map, a time strip, a list, and the quotes."""

from maps.page.errors import OfflineError, TilesError
from maps.page.options import PageOptions
from maps.page.page import EventMap, draw

__all__ = ["EventMap", "OfflineError", "PageOptions", "TilesError", "draw"]
