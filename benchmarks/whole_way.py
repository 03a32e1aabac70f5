"""Measure the whole way from text to merged events: documents a second on one core.

    python -P benchmarks/whole_way.py FOLDER [--store FOLDER] [--profile]

FOLDER holds `toponyms/*.jsonl` and `timex/*.jsonl`, one document a line with `text`, and its `url`
or `domain` where it has one. What is printed is processor time, for documents of 330 words. The
first pass is that of a fresh process: caches are cold, and tables are loaded on the way; the warm
one is the best of the passes that follow. The parts of reading are measured warm, one after the
other.
"""

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first; this folder holds a file that would stand for the package.
sys.path[0] = str(ROOT)

from gazetteer import Gazetteer  # noqa: E402 - as above
from gazetteer.collector import seldom_collected  # noqa: E402 - as above
from geo.actors import Actors  # noqa: E402 - as above
from geo.dates import date_document, read_timexes  # noqa: E402 - as above
from geo.events import read_events  # noqa: E402 - as above
from geo.mention import mentions  # noqa: E402 - as above
from geo.merging import merge  # noqa: E402 - as above
from geo.pipeline import geoparse  # noqa: E402 - as above
from geo.reading import Document  # noqa: E402 - as above
from geo.record import Record, records  # noqa: E402 - as above
from geo.toponyms import find_toponyms  # noqa: E402 - as above

FOLDERS: Final = ("toponyms", "timex")
WORDS: Final = 330
"""Words of a document, for comparing corpora whose documents differ in length."""
PASSES: Final = 3
"""Warm passes of which the best counts: the machine may be shared."""
SHOWN: Final = 40
"""Functions of the profile."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pass:
    """Seconds of processor time for all documents."""

    reading: float
    recording: float
    merging: float
    events: int

    @property
    def whole(self) -> float:
        """From text to merged events."""
        return self.reading + self.recording + self.merging


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    documents = list(_documents(options.folder))
    if not documents:
        print(f"No corpora in {options.folder} ({', '.join(FOLDERS)}): nothing was measured.")
        return 1
    loading = time.process_time()
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer, seldom_collected():
        print(f"modules and corpora: {loading:.2f} s")
        first, *warm = (_pass(documents, gazetteer) for _ in range(1 + PASSES))
        size = sum(len(document.text.split()) for document in documents) / WORDS
        print(f"{len(documents)} documents, {size:.0f} of {WORDS} words, {first.events} events")
        _report(first, min(warm, key=lambda each: each.whole), size)
        for name, seconds in _parts(documents, gazetteer):
            print(f"{name:<28}{'':>12}{1000 * seconds / size:12.2f}")
        if options.profile:
            _profile(documents, gazetteer)
    return 0


def _documents(folder: Path) -> Iterator[Document]:
    for path in (path for name in FOLDERS for path in sorted((folder / name).glob("*.jsonl"))):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                address = f"https://{record['domain']}" if record.get("domain") else ""
                yield Document(
                    id=f"{path.stem}/{record['id']}",
                    title="",
                    text=record["text"],
                    source=str(record.get("url") or address),
                )


def _pass(documents: Sequence[Document], gazetteer: Gazetteer) -> Pass:
    start = time.process_time()
    recording = 0.0
    actors = Actors(gazetteer)
    found: list[Record] = []
    for reading in geoparse(documents, gazetteer, actors):
        read = time.process_time()
        found += records(reading)
        found += mentions(reading)
        recording += time.process_time() - read
    recorded = time.process_time()
    events = merge(found, gazetteer, actors)
    end = time.process_time()
    told = sum(1 for event in events if event.trigger.start < event.trigger.end)
    return Pass(
        reading=recorded - start - recording,
        recording=recording,
        merging=end - recorded,
        events=told,
    )


def _report(first: Pass, warm: Pass, size: float) -> None:
    print(f"{'milliseconds a document':<28}{'first pass':>12}{'warm':>12}")
    for name, one, two in (
        ("reading", first.reading, warm.reading),
        ("records", first.recording, warm.recording),
        ("merging", first.merging, warm.merging),
        ("whole", first.whole, warm.whole),
    ):
        print(f"{name:<28}{1000 * one / size:12.2f}{1000 * two / size:12.2f}")
    print(f"{'documents a second':<28}{size / first.whole:12.0f}{size / warm.whole:12.0f}")


def _parts(documents: Sequence[Document], gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """Seconds of each part of reading, over all documents."""
    dated = [date_document(document) for document in documents]
    told = [None if date is None else date.span for date in dated]
    named = [find_toponyms(d.text, gazetteer, source=d.source) for d in documents]
    timed = [read_timexes(d.text, date) for d, date in zip(documents, told, strict=True)]
    parts: dict[str, Callable[[int], object]] = {
        "date of the document": lambda n: date_document(documents[n]),
        "names": lambda n: find_toponyms(documents[n].text, gazetteer, source=documents[n].source),
        "time expressions": lambda n: read_timexes(documents[n].text, told[n]),
        "events": lambda n: read_events(documents[n], told[n], named[n], timed[n]),
    }
    for name, part in parts.items():
        spent = []
        for _ in range(PASSES):
            start = time.process_time()
            for n in range(len(documents)):
                part(n)
            spent.append(time.process_time() - start)
        yield f"  {name}", min(spent)


def _profile(documents: Sequence[Document], gazetteer: Gazetteer) -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    _pass(documents, gazetteer)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    sys.exit(main())
