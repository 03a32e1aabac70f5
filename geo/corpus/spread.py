"""Sort what all parts hold, without holding it: cut keys into ranges, and lines into their ranges.

Two passes. A bundle of parts is merged and cut where ranges begin; later, each range is merged from
all bundles. Where ranges begin follows from what the corpus holds alone, not from its parts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from gazetteer.atomic import make_folder
from geo.corpus.register import Renames, renamed
from geo.corpus.runs import merge_runs, write_run

BUNDLE: Final = 128
"""Parts that are merged at once: as many files are open."""

Range = tuple[str, ...]
"""Neighbouring keys that are worked on as one: kinds with partitions or blocks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """Parts to merge and to cut."""

    number: int
    runs: tuple[Path, ...]
    ranges: tuple[Range, ...]
    folder: Path
    renames: Renames
    """New ids for reports whose ids others have as well."""


def bundles(
    runs: Sequence[Path], ranges: tuple[Range, ...], folder: Path, renames: Renames
) -> Iterator[Bundle]:
    """Put runs into bundles, in their order."""
    for number, start in enumerate(range(0, len(runs), BUNDLE)):
        some = tuple(runs[start : start + BUNDLE])
        yield Bundle(number=number, runs=some, ranges=ranges, folder=folder, renames=renames)


def ranges_of(counts: Mapping[str, int], kinds: Iterable[str], most: int) -> tuple[Range, ...]:
    """Put neighbouring keys together, up to a number of lines; a larger key stands alone.

    Args:
        counts: Lines of each key.
        kinds: Which keys count, by their first field.
        most: Lines of a range.
    """
    wanted = set(kinds)
    found: list[list[str]] = []
    held = 0
    for key in sorted(counts, key=_bytes):
        if key.partition("\t")[0] not in wanted:
            continue
        if not found or held + counts[key] > most:
            found.append([])
            held = 0
        found[-1].append(key)
        held += counts[key]
    return tuple(tuple(keys) for keys in found)


def cut_bundle(bundle: Bundle) -> None:
    """Write the lines of a bundle range by range.

    Raises:
        CorpusError: A run is broken.
        WriteError: A file cannot be written.
    """
    home = {key: n for n, keys in enumerate(bundle.ranges) for key in keys}
    lines = (
        renamed(line, bundle.renames) for line in merge_runs(bundle.runs) if key_of(line) in home
    )
    for n, group in groupby(lines, key=lambda line: home[key_of(line)]):
        folder = bundle.folder / f"{n:06}"
        make_folder(folder, "what is sorted")
        write_run(folder / f"{bundle.number:06}", None, group)


def range_lines(folder: Path, number: int) -> Iterator[bytes]:
    """The lines of a range, in their order, from all bundles.

    Raises:
        CorpusError: A run is broken.
    """
    return merge_runs(sorted((folder / f"{number:06}").iterdir()))


def key_of(line: bytes) -> str:
    """Kind and partition, or block, of a line."""
    kind, first, second, _ = line.split(b"\t", 3)
    return b"\t".join((kind, first, second)).decode()


def _bytes(key: str) -> bytes:
    return key.encode()
