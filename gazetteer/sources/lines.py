"""Lines of our own data files, and how a bad one is refused."""

from importlib.resources.abc import Traversable

from gazetteer.errors import SourceError


def read_bytes(table: Traversable) -> bytes:
    """The bytes of a data file.

    Raises:
        SourceError: The file is missing or cannot be read.
    """
    try:
        return table.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{table}: cannot be read ({error.strerror or error}). Install Dateline anew."
        ) from error


def read_lines(table: Traversable) -> list[str]:
    """The lines of a data file, without their ends, the header first.

    Raises:
        SourceError: The file is missing, cannot be read, or is no UTF-8.
    """
    content = read_bytes(table)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{table}: is no UTF-8 (byte {error.start}). Save it as UTF-8."
        ) from error
    # Not splitlines: it would also break at U+2028 and its like inside a name.
    return text.removesuffix("\n").split("\n")


def refusal(table: Traversable, number: int, reason: object) -> SourceError:
    """The error for line `number` (from 1) of `table`."""
    return SourceError(
        f"{table}, line {number}: {reason}. Correct the line, or install Dateline anew."
    )
