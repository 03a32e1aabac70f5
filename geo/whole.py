"""Read a small file as a whole, where what is named may be a pipe or a device that never ends."""

import errno
import os
from pathlib import Path
from typing import Final

MOST: Final = 200_000_000
"""Bytes of a file that a person filled in."""


def read_whole(path: Path) -> bytes:
    """All bytes of a file; of a pipe, what comes through it.

    Raises:
        OSError: It cannot be read, or holds more than `MOST`.
    """
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise OSError(
            errno.EFBIG, f"{os.strerror(errno.EFBIG)}: over {MOST // 10**6} MB", str(path)
        )
    return data
