"""Merge events across all reports, block by block."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from geo.corpus.desk import open_desk
from geo.corpus.lines import event_lines
from geo.corpus.runs import split_line, write_run
from geo.corpus.settings import Settings
from geo.corpus.spread import key_of, range_lines
from geo.geojson import parse_records
from geo.geojson.version import FORMAT, VERSION
from geo.merging import Ties, merge
from geo.record import Record

MOST: Final = 8_000
"""Events that are compared at once; a block with more is cut, in the order of days and spots."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Events to merge."""

    spread: Path
    """The folder in which their lines lie."""
    number: int
    settings: Settings
    target: Path
    """The run to write."""
    ties: Ties
    """What people said of pairs of events."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """What came of a block."""

    counts: dict[str, int]
    """How many rows there are of each key."""
    met: tuple[tuple[str, str], ...]
    """Of the pairs of which people spoke, those that were compared."""


def merge_block(block: Block) -> Merged:
    """Merge the events of a block, and write their rows as a run.

    Raises:
        CorpusError: A run is broken, or this machine has another gazetteer or code.
        WriteError: The run cannot be written.
    """
    lines = range_lines(block.spread, block.number)
    found: list[bytes] = []
    met: list[tuple[str, str]] = []
    while some := list(islice(lines, MOST)):
        told = _told(some)
        ids = {record.id for record in told}
        met += (pair for pair in block.ties if ids.issuperset(pair))
        found.extend(_merged(told, block))
    found.sort()
    counts = dict(Counter(key_of(line) for line in found))
    write_run(block.target, counts, found)
    return Merged(counts=counts, met=tuple(met))


def _told(lines: Iterable[bytes]) -> tuple[Record, ...]:
    features = [split_line(line)[1] for line in lines]
    head = {"type": "FeatureCollection", "dateline": {"format": FORMAT, "version": VERSION}}
    data = f'{json.dumps(head)[:-1]},"features":[{",".join(features)}]}}'
    return parse_records(data.encode(), "the parts")


def _merged(told: Iterable[Record], block: Block) -> Iterator[bytes]:
    desk = open_desk(block.settings)
    for record in merge(told, desk.gazetteer, desk.actors, ties=block.ties):
        # Ids are unique by now, so that no digest need tell two reports apart.
        yield from event_lines([record], "")
