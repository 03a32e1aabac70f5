"""What came in: the reports that could be read, and what could not, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.errors import DocumentError
from geo.reading import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much is taken in; what is larger is refused with a line that names the limit."""

    report_bytes: int = 5_000_000
    """The largest text of a single report, in bytes of UTF-8; of a text file, or a line of a
    `.jsonl` file, as stored. Five million bytes are some 2,000 pages; to understand them takes half
    a minute and half a gigabyte of memory, which both grow with the length."""
    file_bytes: int = 200_000_000
    """The largest other file, in bytes, also once it is unpacked: each is held in memory."""
    unpacked_bytes: int = 2_000_000_000
    """How much all that lies in one archive may hold, in bytes."""
    members: int = 100_000
    """How many files one archive may hold, with all archives in it."""
    depth: int = 4
    """How many containers may lie in one another: a `.tar.gz` in a `.zip` is three."""

    def refusal(self) -> str:
        """Say that a report is larger than allowed, and what can be done."""
        return (
            f"is larger than {self.report_bytes / 1e6:g} MB, the most that one report may hold; "
            "split it, or raise the limit (--max-mb)"
        )

    def check(self, text: str) -> None:
        """Refuse a text that is larger than a report may be.

        Raises:
            DocumentError: It is. The message has no file name.
        """
        if len(text.encode("utf-8", "replace")) > self.report_bytes:
            raise DocumentError(self.refusal())


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How files are read."""

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which fields of JSON, or columns of a table, hold `id`, `title`, `text`, `published`, `url`,
    `outlet` and `author`, in the order in which they are asked; `a.b` is the field `b` within `a`.
    For what is not named here the usual names are tried (`geo.documents.mapping`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """Reports that lie in no file: what came through a pipe, or out of a program."""

    data: bytes
    """A file of any kind that is read; which, its first bytes tell. Else plain text."""
    name: str = "-"
    """What to call it in ids, sources and messages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A file, or a line of one, that could not be read, or not wholly."""

    path: str
    """As the user gave it, or below the folder that the user gave; `-` for standard input."""
    line: int | None = None
    """Counted from 1; none where the whole file is meant."""
    reason: str
    """What is wrong and, where something helps, what to do."""

    def __str__(self) -> str:
        """The place and the reason, as compilers write them: `news.jsonl:3: has no text`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A report on its way in: what its file says of it."""

    path: str
    name: str
    """What to call it where it has no id of its own: from the path, stable."""
    text: str
    id: str | None = None
    title: str = ""
    """From the metadata; empty where they have none."""
    source: str = ""
    """A web address or the outlet's name; empty where the metadata have none."""
    published: str | None = None
    outlet: str = ""
    """Who published it; empty where the metadata do not say."""
    author: str = ""
    """Who wrote it; empty where the metadata do not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """Reports that were read, and what could not be."""

    documents: tuple[Document, ...]
    """In the order of the paths given, folders sorted by name; ids are unique."""
    problems: tuple[Problem, ...]
    """In the same order. A problem may leave its report whole enough to be among `documents`."""
