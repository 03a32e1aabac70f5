"""Lines of a text file that may lie in an archive: streamed, numbered, within limits."""

import contextlib
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from gazetteer.errors import SourceError
from gazetteer.sources.complaints import Complaints

LARGEST: Final = 8 << 30
"""Bytes that a member of an archive may unpack to: five times GeoNames' largest file."""
_RATIO: Final = 200
"""Times that a member may be larger unpacked; text packs ten times smaller, a bomb a thousand."""
_SMALL: Final = 1 << 24
"""Bytes up to which the ratio does not matter."""
_LONGEST: Final = 1 << 20
"""Bytes of a line; GeoNames' longest has some 15,000."""

_BROKEN: Final = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


def members(path: Path) -> tuple[str, ...]:
    """The names of the files in a zip archive, in its order; folders are left out.

    Raises:
        SourceError: It is no archive, or a broken one.
    """
    with _guard(path), zipfile.ZipFile(path) as archive:
        return tuple(info.filename for info in archive.infolist() if not info.is_dir())


def read_text_lines(
    path: Path, complaints: Complaints, *, member: str | None = None
) -> Iterator[tuple[int, str]]:
    """Number and text of each line, without its end; lines that are no text are complained of.

    Args:
        path: A text file in UTF-8; packed by gzip if its name ends in `.gz`; or a zip archive.
        complaints: Takes lines that are no UTF-8 or longer than a megabyte.
        member: The file in the archive; none where `path` is the file itself.

    Raises:
        SourceError: The file cannot be opened, breaks off, or unpacks to more than it should.
    """
    with _guard(path), _opened(path, member) as file:
        where = label(path, member)
        number = 0
        while line := file.readline(_LONGEST):
            number += 1
            if not line.endswith(b"\n") and len(line) == _LONGEST:
                _skip_rest(file)
                complaints.add(where, number, "is longer than a megabyte")
                continue
            text = _decoded(line, number)
            if text is None:
                complaints.add(where, number, "is no UTF-8")
            else:
                yield number, text


def label(path: Path, member: str | None) -> str:
    """What complaints call a file."""
    return path.name if member is None else f"{path.name}/{member}"


def _decoded(line: bytes, number: int) -> str | None:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        return None
    return text.removesuffix("\n").removesuffix("\r")


def _skip_rest(file: IO[bytes]) -> None:
    while (piece := file.readline(_LONGEST)) and not piece.endswith(b"\n"):
        pass


@contextlib.contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    if member is not None:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(member)
            if (reason := bloat(info)) is not None:
                raise SourceError(f"{path}: {reason}. Fetch the file anew from its publisher.")
            with archive.open(info) as file:
                yield file
    elif path.suffix.lower() == ".gz":
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as unpacked:
            yield io.BufferedReader(_Limited(unpacked))
    else:
        with path.open("rb") as file:
            yield file


def bloat(info: zipfile.ZipInfo) -> str | None:
    """Why a member of an archive is not to be unpacked; none where nothing speaks against it.

    zipfile itself never gives more bytes than the archive promises here.
    """
    is_bomb = info.file_size > _SMALL and info.file_size > _RATIO * max(1, info.compress_size)
    if not is_bomb and info.file_size <= LARGEST:
        return None
    return f"{info.filename} would unpack to {info.file_size:,} bytes, as no table of places does"


class _Limited(io.RawIOBase):
    """A stream that refuses to give more than `LARGEST` bytes."""

    def __init__(self, inner: gzip.GzipFile) -> None:
        super().__init__()
        self._inner = inner
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as io calls it
        piece = self._inner.read(len(buffer))
        self._given += len(piece)
        if self._given > LARGEST:
            raise OSError(f"it unpacks to more than {LARGEST:,} bytes")
        buffer[: len(piece)] = piece
        return len(piece)


@contextlib.contextmanager
def _guard(path: Path) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(
            f"{path}: cannot be read ({reason}). Fetch the file anew, or name another."
        ) from error
    except (KeyError, RuntimeError) as error:
        # A member that is not there, or one behind a password.
        raise SourceError(f"{path}: cannot be unpacked ({error}). Unpack it yourself.") from error
