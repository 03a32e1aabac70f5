"""Sorted runs on disk, as external sorting makes and merges them (Knuth, TAOCP 3, 5.4).

A run is a gzip file of lines. The first one is a header in JSON; each other is a key and a value in
JSON, and they stand in the order of their bytes. The fields of a key are JSON texts without their
quotes, with tabs between: no field can hold a tab or a newline, and the order is that of UTF-8.
"""

import gzip
import heapq
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import draft
from geo.errors import CorpusError
from geo.jsontext import json_line

_FAST: Final = 1
"""Level of compression: lines are much alike, and more takes longer than it saves."""


def make_line(key: Iterable[str], value: object) -> bytes:
    """One line of a run, with its newline."""
    fields = "\t".join(json_line(field)[1:-1] for field in key)
    return f"{fields}\t{json_line(value)}\n".encode()


def split_line(line: bytes) -> tuple[list[str], Any]:
    """The fields of a line's key, still escaped, and its value."""
    *key, value = line.decode().split("\t")
    return key, json.loads(value)


def write_run(path: Path, header: object, lines: Iterable[bytes]) -> None:
    """Write a run, whole or not at all; the same lines give the same bytes.

    Args:
        path: Where it shall stand; the folder must exist.
        header: What to say of it, for JSON.
        lines: In the order of their bytes.

    Raises:
        WriteError: It cannot be written.
    """
    with (
        draft(path) as unfinished,
        unfinished.open("wb") as file,
        # Neither name nor moment stand in the file.
        gzip.GzipFile("", "wb", _FAST, file, mtime=0) as packed,
    ):
        packed.write(f"{json_line(header)}\n".encode())
        packed.writelines(lines)


def read_header(path: Path) -> Any:  # noqa: ANN401 - as it was given
    """The header of a run.

    Raises:
        CorpusError: The file is broken.
    """
    with gzip.open(path, "rb") as file:
        return json.loads(next(_lines(file, path)))


def merge_runs(paths: Iterable[Path]) -> Iterator[bytes]:
    """The lines of several runs in one order; a line that several have comes once.

    Raises:
        CorpusError: One of the files is broken.
    """
    with ExitStack() as stack:
        files = [(stack.enter_context(gzip.open(path, "rb")), path) for path in paths]
        bodies = [_body(file, path) for file, path in files]
        last = b""
        for line in heapq.merge(*bodies):
            if line != last:
                yield line
            last = line


def _body(file: Iterable[bytes], path: Path) -> Iterator[bytes]:
    lines = _lines(file, path)
    next(lines)
    return lines


def _lines(file: Iterable[bytes], path: Path) -> Iterator[bytes]:
    try:
        yield from file
    except (OSError, EOFError, zlib.error) as error:
        raise CorpusError(
            f"{path}: is broken ({error}). Remove it, and run the same command again."
        ) from error
