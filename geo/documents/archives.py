"""Archives: what lies in a zip or tar file, and what gzip and its like have packed.

Nothing is ever written to disk, so that no name in an archive can lead anywhere; names that try
are refused all the same, with links and whatever else is no file.
"""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Final, Protocol

from geo.documents.intake import Manner, Problem
from geo.documents.parcel import INSIDE, Parcel, oversized, suffix_of
from geo.errors import DocumentError, MissingExtraError
from geo.extras import require

_LEFT_OUT: Final = "__MACOSX"
"""What macOS puts beside the files, about them."""
_BROKEN: Final = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile,
    tarfile.TarError, zlib.error, lzma.LZMAError,
)  # fmt: skip
_WINDOW: Final = 1 << 27
"""Bytes that a Zstandard file may want held in memory: `zstd --ultra` wants no more."""
_CHUNK: Final = 1 << 20
_SHORT: Final = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


class _Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes: ...


def unzip(parcel: Parcel, manner: Manner) -> Iterator[Parcel | Problem]:
    """Give the files in a `.zip` archive, in its order.

    Raises:
        DocumentError: It is no archive, or a broken one. The message has no file name.
    """
    limit = manner.limits.file_bytes
    try:
        with zipfile.ZipFile(parcel.handle) as archive:
            for info in archive.infolist():
                mode = info.external_attr >> 16
                if info.is_dir() or _is_hidden(info.filename):
                    continue
                if info.flag_bits & 1:
                    yield _problem(parcel, info.filename, "is encrypted; unpack it first")
                elif stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
                    yield _problem(parcel, info.filename, "is a link or device; it is not followed")
                elif info.file_size > limit:
                    yield _problem(parcel, info.filename, oversized(limit))
                else:
                    yield from _member(parcel, info.filename, archive.open(info), limit)
    except _BROKEN as error:
        raise DocumentError(f"is no zip archive that can be read ({error})") from error


def untar(parcel: Parcel, manner: Manner) -> Iterator[Parcel | Problem]:
    """Give the files in a `.tar` archive, in its order.

    Raises:
        DocumentError: It is no archive, or a broken one. The message has no file name.
    """
    limit = manner.limits.file_bytes
    try:
        with tarfile.open(fileobj=parcel.handle, mode="r:") as archive:
            for info in archive:
                if info.isdir() or _is_hidden(info.name):
                    continue
                if not info.isfile():
                    yield _problem(parcel, info.name, "is a link or device; it is not followed")
                elif info.size > limit:
                    yield _problem(parcel, info.name, oversized(limit))
                else:
                    yield from _member(parcel, info.name, archive.extractfile(info), limit)
    except _BROKEN as error:
        raise DocumentError(f"is no tar archive that can be read ({error})") from error


def unpack(parcel: Parcel, manner: Manner) -> Iterator[Parcel]:
    """Give what a `.gz`, `.bz2`, `.xz` or `.zst` file holds.

    Raises:
        DocumentError: It is broken, or holds too much. The message has no file name.
        MissingExtraError: zstandard is not installed.
    """
    where = PurePosixPath(parcel.path)
    inner = _SHORT.get(parcel.suffix) or suffix_of(where.stem)
    try:
        unpacked = _bounded(_opened(parcel), manner.limits.file_bytes)
    except (DocumentError, MissingExtraError):
        raise
    except Exception as error:
        # Each library has an error of its own for what is damaged.
        raise DocumentError(f"is damaged, or no {parcel.suffix} file ({error})") from error
    name = parcel.name.removesuffix(inner) if inner else parcel.name
    yield replace(parcel, handle=io.BytesIO(unpacked), suffix=inner, name=name)


def _opened(parcel: Parcel) -> _Readable:
    kind = parcel.suffix
    if kind in {".zst", ".tzst"}:
        require("zstandard", "Zstandard files")
        from zstandard import ZstdDecompressor  # noqa: PLC0415 - an extra brings it

        packed = ZstdDecompressor(max_window_size=_WINDOW)
        return packed.stream_reader(parcel.handle, read_across_frames=True)
    if kind in {".bz2", ".tbz2"}:
        return bz2.BZ2File(parcel.handle)
    if kind in {".xz", ".txz"}:
        return lzma.LZMAFile(parcel.handle)
    return gzip.GzipFile(fileobj=parcel.handle)


def _bounded(file: _Readable, limit: int) -> bytes:
    """All bytes; never many more than the limit are unpacked."""
    pieces = []
    size = 0
    while piece := file.read(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise DocumentError(f"unpacked, it {oversized(limit)}")
    return b"".join(pieces)


def _member(
    parcel: Parcel, name: str, file: IO[bytes] | None, limit: int
) -> Iterator[Parcel | Problem]:
    plain = name.replace("\\", "/").removeprefix("./")
    if plain.startswith("/") or ".." in plain.split("/") or file is None:
        yield _problem(parcel, name, "has a name that leads out of the archive")
        return
    try:
        with file:
            data = _bounded(file, limit)
    except (DocumentError, *_BROKEN) as error:
        yield _problem(parcel, plain, f"cannot be unpacked ({error})")
        return
    yield parcel.inside(plain, data)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part not in {".", ".."} for part in parts) or (
        _LEFT_OUT in parts
    )


def _problem(parcel: Parcel, name: str, reason: str) -> Problem:
    return Problem(path=f"{parcel.path}{INSIDE}{name}", reason=reason)
