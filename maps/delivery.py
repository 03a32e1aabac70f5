"""Put text, or bytes, where the user wants it: in a file, or on standard output."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from gazetteer.atomic import draft, sweep

STDOUT: Final = Path("-")


def deliver(pieces: Iterable[str], target: Path) -> None:
    """Write pieces of text one after the other, as UTF-8 with plain newlines.

    Args:
        pieces: Made while they are written, so that not all must be held at once.
        target: A file, which is written whole or not at all; or `STDOUT`.

    Raises:
        WriteError: The file cannot be written.
        BrokenPipeError: Whoever reads standard output has gone.
    """
    if target == STDOUT:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        return
    with draft(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
    sweep(target)


def deliver_bytes(data: bytes, target: Path) -> None:
    """Write a file that is made as a whole, as `deliver` does.

    Raises:
        WriteError: The file cannot be written.
        BrokenPipeError: Whoever reads standard output has gone.
    """
    if target == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with draft(target) as path:
        path.write_bytes(data)
    sweep(target)
