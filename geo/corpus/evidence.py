"""What all reports of a corpus say of each other's places, kept on disk.

As `geo.toponyms.reports` has it in memory, with the same numbers: each part says what its reports
are sure of, in whole numbers, whose sum does not depend on the parts. Blocks are the names: a
report asks only for those that it has.
"""

import functools
import hashlib
import json
import sqlite3
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from gazetteer.atomic import draft
from geo.corpus.desk import open_desk
from geo.corpus.parts import Part
from geo.corpus.reports import reports
from geo.corpus.runs import make_line, merge_runs, read_header, split_line, write_run
from geo.corpus.settings import Settings
from geo.documents import Problem
from geo.jsontext import json_line
from geo.reading import Document
from geo.toponyms.find import choices
from geo.toponyms.reports import Topic, part, said

_REMEMBERED: Final = 1 << 16
"""Answers of the store that are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """A part whose reports are asked what they are sure of."""

    part: Part
    settings: Settings
    target: Path
    """The run to write."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """Where it lies what all reports say, and what those of one part do."""

    store: Path
    own: Path


def hear_part(
    job: Hearing,
    *,
    skipped: Collection[int] = (),
    starts: Callable[[int], object] | None = None,
) -> None:
    """Write what the reports of a part are sure of: of each in the header, the sums as lines.

    Args:
        job: The part.
        skipped: Reports that end the process that reads them, by their number in the part.
        starts: Is told the number of each report before it is read.

    Raises:
        CorpusError: A file has changed, or this machine has another gazetteer or code.
        WriteError: The run cannot be written.
    """
    own: list[list[tuple[str, str, int]]] = []
    for number, item in enumerate(reports(job.part, job.settings.manner)):
        if isinstance(item, Problem) or number in skipped:
            own.append([])
            continue
        if starts is not None:
            starts(number)
        own.append(_own(item, job.settings))
    sums: Counter[tuple[str, str]] = Counter()
    for each in own:
        for topic, answer, count in each:
            sums[topic, answer] += count
    lines = (make_line((*key, job.target.name), count) for key, count in sums.items())
    write_run(job.target, own, sorted(lines))


def _own(document: Document, settings: Settings) -> list[tuple[str, str, int]]:
    desk = open_desk(settings)
    try:
        sure = choices(
            document.text, desk.gazetteer, source=document.source, finder=settings.finder
        )
    except Exception:  # noqa: BLE001 - the report is set aside, with the reason, when it is read
        return []
    return [(json_line(topic), json_line(answer), n) for (topic, answer), n in said(sure).items()]


def pool_evidence(runs: Iterable[Path], target: Path) -> str:
    """Add up what all parts say, in a store that workers ask.

    Args:
        runs: Of all parts, or sums of several (`add_up`).
        target: The store, written whole or not at all.

    Returns:
        A digest of all of it.

    Raises:
        CorpusError: A run is broken.
        WriteError: The store cannot be written.
    """
    found = hashlib.sha256()
    with draft(target) as path:
        connection = sqlite3.connect(path)
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE said (topic TEXT, answer TEXT, total INTEGER,"
            " PRIMARY KEY (topic, answer)) WITHOUT ROWID"
        )
        for topic, answers in groupby(_sums(merge_runs(runs)), key=lambda each: each[0]):
            rows = list(answers)
            # The sum of all answers stands under none of them.
            rows.append((topic, "", sum(count for _, _, count in rows)))
            found.update(json_line(rows).encode())
            connection.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)
        connection.commit()
        connection.close()
    return found.hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """Runs to add up."""

    runs: tuple[Path, ...]
    target: Path


def add_up(job: Sum) -> None:
    """Make one run of the sums of several.

    Raises:
        CorpusError: A run is broken.
        WriteError: The run cannot be written.
    """
    sums = _sums(merge_runs(job.runs))
    lines = (make_line((topic, answer, job.target.name), count) for topic, answer, count in sums)
    write_run(job.target, None, lines)


def _sums(lines: Iterable[bytes]) -> Iterator[tuple[str, str, int]]:
    told = (split_line(line) for line in lines)
    for (topic, answer), group in groupby(told, key=lambda each: each[0][:2]):
        yield _plain(topic), _plain(answer), sum(count for _, count in group)


def _plain(field: str) -> str:
    return str(json.loads(f'"{field}"'))


class Pool:
    """What all reports but one say, asked from a store; reports are numbered within their part."""

    def __init__(self, shared: Shared) -> None:
        """Ask for the reports of one part."""
        self._ask = _open(shared.store)
        self._own: Sequence[Sequence[tuple[str, str, int]]] = read_header(shared.own)

    def share(self, report: int, topic: Topic, answer: object) -> float:
        """Which part of what the other reports say of a topic is this answer, 0 to below 1."""
        name, meant = json_line(topic), json_line(answer)
        mine = [(told, count) for of, told, count in self._own[report] if of == name]
        own = sum(count for told, count in mine if told == meant)
        total = sum(count for _, count in mine)
        return part(self._ask(name, meant) - own, topic, self._ask(name, "") - total)


@functools.lru_cache(maxsize=1)
def _open(store: Path) -> Callable[[str, str], int]:
    connection = sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    @functools.lru_cache(_REMEMBERED)
    def ask(topic: str, answer: str) -> int:
        query = "SELECT total FROM said WHERE topic = ? AND answer = ?"
        row = connection.execute(query, (topic, answer)).fetchone()
        return 0 if row is None else int(row[0])

    # Python 3.13 warns of a connection that nobody closed.
    weakref.finalize(ask, connection.close)
    return ask
