"""A file on its way in, wherever it lay: in a folder, an archive, a message, a pipe."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from geo.documents.intake import Draft, Manner, Problem
from geo.errors import DocumentError

INSIDE = "!"
"""Stands between a container and what lies in it: `week.zip!rawah.pdf`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """Bytes with what is known of them before they are read."""

    handle: BinaryIO
    """At its beginning; can go back there."""
    path: str
    """What to call it in messages, and as a source: as the user gave it, or within a container."""
    name: str
    """The id of the report in it, or the beginning of the ids where there are several."""
    suffix: str
    """In small letters, with its dot: which reader reads it."""
    source: str = ""
    """Its web address where its container knows one."""
    is_optional: bool = False
    """Whether it came along with something else, so that it need not be a report."""

    @property
    def size(self) -> int:
        """Bytes in all."""
        size = self.handle.seek(0, io.SEEK_END)
        self.handle.seek(0)
        return size

    def data(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            DocumentError: There are more than `limit`, which the message calls `file-mb`.
        """
        if self.size > limit:
            raise DocumentError(oversized(limit))
        return self.handle.read()

    def inside(self, member: str, data: bytes, *, source: str = "") -> "Parcel":
        """Something that lies in this.

        Args:
            member: Its name there, with `/` between the parts.
            data: Its bytes.
            source: Its web address where known.
        """
        where = PurePosixPath(member)
        return Parcel(
            handle=io.BytesIO(data),
            path=f"{self.path}{INSIDE}{member}",
            name=f"{self.name}/{where.with_suffix('').as_posix()}",
            suffix=suffix_of(member),
            source=source,
        )


Read = Callable[[Parcel, Manner], Iterator[Draft | Problem | Parcel]]
"""What a reader is: it gives reports, what could not be read, and parcels to be read in turn."""


def suffix_of(name: str) -> str:
    """The last suffix of a file's name in small letters, with its dot; empty where it has none."""
    return PurePosixPath(name).suffix.lower()


def oversized(limit: int) -> str:
    """Say that a file is larger than allowed, and what can be done."""
    return (
        f"is larger than {limit / 1e6:g} MB; split it into several files, "
        "or raise the limit (--limit file-mb=…)"
    )
