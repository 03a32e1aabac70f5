"""Measure the reading of time expressions against corpora with TIMEX3 annotations.

    python benchmarks/timex.py FOLDER

The folder holds JSON lines files, one document a line: `{"id", "dct", "text", "timexes":
[{"start", "end", "type", "value"}]}`, `dct` being the day of publication, offsets in code points.

The measures are those of TempEval-3 (UzZaman et al., SemEval-2013 task 1): strict F1 wants the
very span; relaxed F1 an overlap, one to one; value F1 an overlap and the right value. Halves are of
every second document. Speed is characters by processor time, one process, start-up not counted.
Peers that are installed (dateparser, timexy, Recognizers-Text) read the same text in the same run.
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.timex_peers import Mark, Reader, peers  # noqa: E402 - the check-out comes first
from geo.dates import read_timexes  # noqa: E402 - the check-out comes first
from geo.timespan import TimeSpan  # noqa: E402 - as above


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """One document with both sides."""

    gold: tuple[Mark, ...]
    found: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Counts over documents."""

    gold: int
    found: int
    strict: int
    relaxed: int
    value: int

    def f1(self, hits: int) -> float:
        """F1 in percent."""
        return 200 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def main(arguments: Sequence[str]) -> int:
    """Measure every corpus of a folder and print a table."""
    if len(arguments) != 1:
        print("usage: python benchmarks/timex.py FOLDER_OF_CORPORA")
        return 2
    folder = Path(arguments[0])
    corpora = sorted(folder.glob("*.jsonl"))
    if not corpora:
        print(f"{folder}: no corpora here (*.jsonl); name the folder that holds them")
        return 1
    read_timexes("on Friday", None)
    print(
        f"{'corpus':14} {'reader':16} {'docs':>5} {'gold':>5} {'value F1':>8} {'halves':>11} "
        f"{'strict':>6} {'relaxed':>7} {'kchar/s':>8}"
    )
    readers: dict[str, Reader] = {"Dateline": _dateline, **peers()}
    for corpus in corpora:
        rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines() if line.strip()]
        for name, reader in readers.items():
            print(_row(corpus.stem, name, reader, rows), flush=True)
    return 0


def _row(corpus: str, name: str, reader: Reader, rows: Sequence[dict[str, Any]]) -> str:
    begun = time.process_time()
    scored = [_read(row, reader) for row in rows]
    seconds = max(time.process_time() - begun, 1e-9)
    whole = _tally(scored)
    halves = [_tally(scored[first::2]) for first in (0, 1)]
    speed = sum(len(row["text"]) for row in rows) / 1000 / seconds
    return (
        f"{corpus:14} {name:16} {len(rows):5} {whole.gold:5} {whole.f1(whole.value):8.1f} "
        f"{'/'.join(f'{half.f1(half.value):.1f}' for half in halves):>11} "
        f"{whole.f1(whole.strict):6.1f} {whole.f1(whole.relaxed):7.1f} {speed:8,.0f}"
    )


def _dateline(text: str, told: datetime | None) -> Iterator[Mark]:
    day = None
    if told is not None:
        day = TimeSpan(start=told, end=told + timedelta(days=1), precision="day", basis="explicit")
    for each in read_timexes(text, day):
        yield Mark(start=each.span.start, end=each.span.end, value=each.value)


def _read(row: dict[str, Any], reader: Reader) -> Scored:
    found = reader(row["text"], datetime.fromisoformat(row["dct"][:10]) if row["dct"] else None)
    return Scored(
        gold=tuple(
            Mark(start=each["start"], end=each["end"], value=_plain(each["value"]))
            for each in row["timexes"]
            if not each.get("nested")
        ),
        found=tuple(replace(mark, value=_plain(mark.value)) for mark in found),
    )


def _plain(value: str | None) -> str:
    """One spelling for values that mean the same."""
    plain = (value or "?").strip().upper().replace(" ", "T")
    plain = re.sub(r"T00:00(:00)?$", "", plain)
    return re.sub(r"(T\d\d:\d\d):00$", r"\1", plain).rstrip("Z")


def _tally(scored: Sequence[Scored]) -> Tally:
    pairs = [pair for each in scored for pair in _matches(each)]
    return Tally(
        gold=sum(len(each.gold) for each in scored),
        found=sum(len(each.found) for each in scored),
        strict=sum((one.start, one.end) == (two.start, two.end) for one, two in pairs),
        relaxed=len(pairs),
        value=sum(one.value == two.value for one, two in pairs),
    )


def _matches(scored: Scored) -> Iterator[tuple[Mark, Mark]]:
    """Pair what overlaps, one to one: the same spans first, then the longest overlaps."""
    pairs = [
        (
            (one.start, one.end) != (two.start, two.end),
            max(one.start, two.start) - min(one.end, two.end),
            one.start,
            two.start,
            one,
            two,
        )
        for one in scored.gold
        for two in scored.found
        if one.start < two.end and two.start < one.end
    ]
    used: set[tuple[str, int]] = set()
    for *_, one, two in sorted(pairs, key=lambda pair: pair[:4]):
        if used.isdisjoint({("gold", one.start), ("found", two.start)}):
            used |= {("gold", one.start), ("found", two.start)}
            yield one, two


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
