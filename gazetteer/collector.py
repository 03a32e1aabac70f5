"""Work that makes many values and hardly a cycle, spared the search for cycles."""

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
            _age()
            gc.enable()


def _age() -> None:
    """Let all that was made count as old, which else the next look for cycles would walk at once.

    Thawed values come to the oldest ones. What somebody else froze stays frozen.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look for cycles seldom meanwhile: for commands and workers alone.

    Understanding reports makes many values that stay, and next to no cycles; looking through all
    of them again and again takes an eighth of the time. Commands, and the workers that read the
    parts of a corpus, have a process of their own; how any other is collected is for whoever runs
    it to say.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
