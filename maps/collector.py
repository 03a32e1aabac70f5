"""Work that makes many values and no cycles, spared the search for cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold Python's cyclic garbage collector back meanwhile.

    100,000 events are millions of texts, lists and tuples; walking them again and again while more
    are made would take longer than all else. Stands over a block, or, called, over a function.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
