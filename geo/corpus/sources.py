"""What a user names – files, folders, patterns, addresses – as a list of files to read."""

import glob
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, cast

from geo.documents.intake import Problem
from geo.documents.paths import Found, find_files

Shape = Literal["lines", "packed", "table", "whole"]
"""One report a line; the same, compressed; one a row; something else, which is read at once."""

_LINES: Final = (".jsonl", ".ndjson")
_SHAPES: Final[dict[str, Shape]] = {
    **dict.fromkeys(_LINES, "lines"),
    **{f"{suffix}.gz": "packed" for suffix in _LINES},
    ".parquet": "table",
}
_BESIDE: Final = frozenset({"_SUCCESS", "_metadata", "_common_metadata"})
_MAGIC: Final = frozenset("*?[")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Source:
    """A file of reports."""

    address: str
    """A path as given, or below the folder that was given; or a URL that fsspec knows."""
    name: str
    """What to call it in ids: the path below what was given, without suffix."""
    size: int
    """Bytes."""

    @property
    def shape(self) -> Shape:
        """How its reports stand in it, by its suffix."""
        lower = self.address.lower()
        return next((s for suffix, s in _SHAPES.items() if lower.endswith(suffix)), "whole")

    def open(self) -> BinaryIO:
        """Open it for reading; of a compressed file, what is packed in it.

        Raises:
            OSError: It cannot be opened.
        """
        file = self._open()
        return cast("BinaryIO", gzip.open(file)) if self.shape == "packed" else file

    def _open(self) -> BinaryIO:
        if not is_url(self.address):
            return Path(self.address).open("rb")
        import fsspec  # noqa: PLC0415 - slow to import, and only addresses need it

        return cast("BinaryIO", fsspec.open(self.address, "rb").open())

    def read(self) -> bytes:
        """All of it.

        Raises:
            OSError: It cannot be read.
        """
        with self.open() as file:
            return file.read()


def is_url(name: str) -> bool:
    """Whether a name is an address that fsspec shall open: `s3://bucket/news/*.jsonl`."""
    return "://" in name


def find_sources(
    names: Iterable[str], output: Path
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """List the files that are meant, in the order of their addresses, each once.

    Args:
        names: Files, folders, patterns with `*`, `?` or `[`, and URLs of all these.
        output: A folder of which no file is meant: what is written there is not to be read.

    Returns:
        The files, and what was named and is none.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    home = output.resolve()
    for name in names:
        for found in _far(name) if is_url(name) else _near(name):
            if isinstance(found, Problem):
                problems.append(found)
            elif not _is_beside(found) and home not in Path(_whereabouts(found)).parents:
                sources.setdefault(_whereabouts(found), found)
    problems.sort(key=lambda problem: problem.path)
    return tuple(sorted(sources.values())), tuple(problems)


def _is_beside(source: Source) -> bool:
    """Whether a file only describes those beside it, as in partitioned datasets."""
    return source.address.rpartition("/")[2] in _BESIDE


def _whereabouts(source: Source) -> str:
    return source.address if is_url(source.address) else str(Path(source.address).resolve())


def _near(name: str) -> Iterator[Source | Problem]:
    paths = [Path(name)]
    if not paths[0].exists() and _MAGIC.intersection(name):
        paths = [Path(found) for found in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - a pattern may be absolute
        if not paths:
            yield Problem(path=name, reason="no file has a name like this")
    for path in paths:
        for found in find_files(path):
            yield _taken(found) if isinstance(found, Found) else found


def _taken(found: Found) -> Source:
    size = found.path.stat().st_size
    return Source(address=str(found.path), name=found.name, size=size)


def _far(name: str) -> Iterator[Source | Problem]:
    import fsspec  # noqa: PLC0415 - slow to import, and only addresses need it

    try:
        system, path = fsspec.core.url_to_fs(name)
        root = path.split("*")[0].rpartition("/")[0] if _MAGIC.intersection(path) else path
        paths = system.glob(path) if _MAGIC.intersection(path) else system.find(path)
        sizes = {found: system.size(found) for found in sorted(paths) if system.isfile(found)}
    except (OSError, ValueError, ImportError) as error:
        yield Problem(path=name, reason=f"cannot be listed ({error})")
        return
    if not sizes:
        yield Problem(path=name, reason="no file has a name like this")
    for found, size in sizes.items():
        below = found.removeprefix(root).lstrip("/") or found.rpartition("/")[2]
        stem = str(Path(below).with_suffix(""))
        yield Source(address=system.unstrip_protocol(found), name=stem, size=size or 0)
