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
from geo.merging import merge

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


def merge_block(block: Block) -> dict[str, int]:
    """Merge the events of a block, and write their rows as a run.

    Returns:
        How many rows there are of each key.

    Raises:
        CorpusError: A run is broken, or this machine has another gazetteer or code.
        WriteError: The run cannot be written.
    """
    lines = range_lines(block.spread, block.number)
    found: list[bytes] = []
    while some := list(islice(lines, MOST)):
        found.extend(_merged(some, block.settings))
    found.sort()
    counts = dict(Counter(key_of(line) for line in found))
    write_run(block.target, counts, found)
    return counts


def _merged(lines: Iterable[bytes], settings: Settings) -> Iterator[bytes]:
    desk = open_desk(settings)
    features = [split_line(line)[1] for line in lines]
    head = {"type": "FeatureCollection", "dateline": {"format": FORMAT, "version": VERSION}}
    data = f'{json.dumps(head)[:-1]},"features":[{",".join(features)}]}}'
    records = parse_records(data.encode(), "the parts")
    for record in merge(records, desk.gazetteer, desk.actors):
        # Ids are unique by now, so that no digest need tell two reports apart.
        yield from event_lines([record], "")
