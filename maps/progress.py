"""Show how far a long work is."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def watched(items: Sequence[Item], unit: str) -> Iterator[Item]:
    """Give the items one by one, with a bar on standard error where that is a terminal.

    Args:
        items: What is worked on.
        unit: What one of them is called.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm  # noqa: PLC0415 - not needed in a pipe

    yield from tqdm(items, unit=f" {unit}", leave=False)
