"""From events to pages, figures and files; the command line lives here.

Names are brought when first asked for, so that `dateline --help` need not wait for the page.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.page import EventMap, PageOptions, draw

__all__ = ["EventMap", "PageOptions", "draw"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("maps.page"), name)
