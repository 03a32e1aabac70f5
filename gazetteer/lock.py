"""Let one process at a time do a piece of work."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from gazetteer.errors import WriteError

_PAUSE: Final = 0.1
"""Seconds between two tries, where the system cannot wait by itself."""


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock while the block runs; wait as long as another process holds it.

    The system frees the lock of a process that dies. On file systems without locks the block
    runs at once: what it writes should be whole or not at all in any case.

    Args:
        path: The lock's file; it is made, and stays.

    Raises:
        WriteError: The file cannot be made.
    """
    try:
        file = path.open("ab")
    except OSError as error:
        raise WriteError(
            f"{path}: cannot be written ({error.strerror or error}). Make the folder writable,"
            " or choose another."
        ) from error
    with file:
        # Closing the file frees the lock.
        with contextlib.suppress(OSError):
            _wait(file)
        yield


if sys.platform == "win32":
    import msvcrt

    def _wait(file: IO[bytes]) -> None:
        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except PermissionError:
                time.sleep(_PAUSE)
            else:
                return

else:
    import fcntl

    def _wait(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
