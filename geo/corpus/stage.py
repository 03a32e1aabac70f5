"""Read a part: what a worker does most of the time."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from gazetteer.collector import seldom_collected
from geo.corpus.desk import Desk, open_desk
from geo.corpus.evidence import Pool, Shared
from geo.corpus.lines import reading_lines
from geo.corpus.parts import Part
from geo.corpus.reports import document_digest, reports
from geo.corpus.runs import write_run
from geo.corpus.settings import Settings
from geo.corrections import Marks, Mender
from geo.documents import Problem
from geo.pipeline import read
from geo.reading import Document, Reading
from geo.toponyms import Others

_KEY_FIELDS: Final = 3
"""Of a key, those by which lines are counted: the kind and the partition, or the block."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A part to read."""

    part: Part
    settings: Settings
    target: Path
    """The run to write."""
    shared: Shared | None = None
    """What all reports say of places; none where each is read by itself."""


@dataclass(kw_only=True, slots=True)
class Tally:
    """What came of a part; the header of its run."""

    reports: int = 0
    events: int = 0
    """As the reports tell them: one that two of them tell counts twice."""
    undated: int = 0
    """How many of the events have no date."""
    places: list[str] = field(default_factory=list)
    """Ids of the places that are named, sorted."""
    documents: list[tuple[str, str]] = field(default_factory=list)
    """Ids of the reports and their digests."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many lines there are of each kind and partition, or block."""
    aside: list[dict[str, Any]] = field(default_factory=list)
    """What was not read: where, and why."""
    marks: Marks = field(default_factory=Marks)
    """What became of the corrections."""


@seldom_collected()
def read_part(
    job: Job,
    *,
    skipped: Collection[int] = (),
    starts: Callable[[int], object] | None = None,
) -> None:
    """Read the reports of a part and write what came of them, whole or not at all.

    A report at which reading fails is set aside, and does not harm the others.

    Args:
        job: The part.
        skipped: Reports that end the process that reads them, by their number in the part.
        starts: Is told the number of each report before it is read.

    Raises:
        CorpusError: A file has changed, or this machine has another gazetteer or code.
        WriteError: The run cannot be written.
    """
    desk = open_desk(job.settings)
    others = None if job.shared is None else Pool(job.shared)
    tally = Tally()
    mender = Mender(job.settings.corrections)
    found: list[bytes] = []
    for number, item in enumerate(reports(job.part, job.settings.manner)):
        if isinstance(item, Problem):
            tally.aside.append(asdict(item))
        elif number in skipped:
            tally.aside.append(_refusal(item, "the process that read it was ended by the system"))
        else:
            if starts is not None:
                starts(number)
            said = None if others is None else Others(reports=others, report=number)
            found.extend(_read(item, desk, job.settings, mender, tally, said))
    found.sort()
    tally.counts = dict(Counter(_counted(line) for line in found))
    tally.places = sorted(set(tally.places))
    tally.marks = mender.marks()
    write_run(job.target, asdict(tally), found)


def _read(
    document: Document,
    desk: Desk,
    settings: Settings,
    mender: Mender,
    tally: Tally,
    others: Others | None,
) -> Iterator[bytes]:
    digest = document_digest(document)
    try:
        found = read(document, desk.gazetteer, desk.actors, finder=settings.finder, others=others)
        reading = mender.mend(found)
        lines = list(reading_lines(reading, digest, merge=settings.merge))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other reports count
        tally.aside.append(_refusal(document, f"{type(error).__name__}: {error}"))
        return
    _count(reading, tally)
    tally.documents.append((document.id, digest))
    yield from lines


def _count(reading: Reading, tally: Tally) -> None:
    tally.reports += 1
    tally.events += len(reading.events)
    tally.undated += sum(not event.when.is_dated for event in reading.events)
    tally.places.extend(t.place.id for t in reading.toponyms if t.place is not None)


def _counted(line: bytes) -> str:
    return "\t".join(line.decode().split("\t", _KEY_FIELDS)[:_KEY_FIELDS])


def _refusal(document: Document, reason: str) -> dict[str, Any]:
    said = f"could not be understood ({reason}); it was set aside"
    return {"path": document.source, "line": None, "id": document.id, "reason": said}
