"""Tell what a user named – reports, readings or events written before – and take it in."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from gazetteer.collector import uncollected
from geo.corpus import dataset_root, load_dataset, read_manifest
from geo.documents import Intake, Manner, Problem, Stream, read_documents
from geo.errors import DocumentError
from geo.geojson import load_records, parse_records
from geo.incidents import Incidents, Wishes, is_table, read_incidents
from geo.reading import Document, Reading
from geo.readings import load_readings, parse_readings
from geo.record import Record
from maps.progress import watched

Source = Path | Stream
Kind = Literal["reports", "readings", "events", "dataset"]
"""What a source may hold; a dataset is a folder of events."""

_HEAD: Final = 1 << 20
_READINGS: Final = re.compile(rb'"format"\s*:\s*"dateline-readings"')
_EVENTS: Final = re.compile(rb'"type"\s*:\s*"FeatureCollection"')
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, kw_only=True, slots=True)
class Inputs:
    """What was named, sorted by kind, each kind in the order given."""

    documents: tuple[Document, ...]
    """Reports yet to be understood."""
    readings: tuple[Reading, ...]
    """What `dateline read` wrote."""
    records: tuple[Record, ...]
    """What `dateline export` wrote."""
    incidents: tuple[Incidents, ...] = ()
    """Tables of incidents, yet to be placed."""
    problems: tuple[Problem, ...]
    """What could not be read."""
    separate: bool = False
    """Whether some of the records were written before anything was merged."""


def take_in(sources: Sequence[Source], manner: Manner) -> Inputs:
    """Read what is named; what Dateline wrote is known by its content, whatever it is called.

    Raises:
        DocumentError: Nothing could be read.
        FormatError: A file of readings or events is broken, foreign or of a newer version.
    """
    tables, others = _tables(sources, manner)
    kinds = [(source, recognise(source)) for source in others]
    written = [source for source, kind in kinds if kind != "reports"]
    reports = [source for source, kind in kinds if kind == "reports"]
    intake = _intake(reports, manner, beside=bool(written or tables))
    return Inputs(
        documents=intake.documents,
        readings=tuple(
            r for source, kind in kinds if kind == "readings" for r in _readings(source)
        ),
        records=tuple(
            r
            for source, kind in kinds
            if kind in ("events", "dataset")
            for r in (_dataset(source) if kind == "dataset" else _records(source))
        ),
        incidents=tuple(tables),
        problems=intake.problems,
        separate=any(kind == "dataset" and not _is_merged(source) for source, kind in kinds),
    )


def _tables(sources: Sequence[Source], manner: Manner) -> tuple[list[Incidents], list[Source]]:
    """Tables with a column of places, and all else; a table without one holds reports."""
    wishes = Wishes(columns=manner.fields, limits=manner.limits)
    tables: list[Incidents] = []
    others: list[Source] = []
    for source in sources:
        is_one = isinstance(source, Path) and is_table(source) and source.is_file()
        found = read_incidents(source, wishes) if is_one and isinstance(source, Path) else None
        if found is None:
            others.append(source)
        else:
            tables.append(found)
    return tables, others


def recognise(source: Source) -> Kind:
    """Say what a source holds, from its first megabyte.

    A file that is called `.geojson` counts as events even where it is broken, so that the message
    is about events.
    """
    if isinstance(source, Path):
        if dataset_root(source) is not None:
            return "dataset"
        if source.exists() and not source.is_file():
            # A pipe without a writer would never be opened; the reader of reports refuses it.
            return "reports"
    head = _head(source)
    is_object = head.removeprefix(_BOM).lstrip().startswith(b"{")
    if is_object and _READINGS.search(head):
        return "readings"
    is_named_so = isinstance(source, Path) and source.suffix.lower() == ".geojson"
    if is_named_so or (is_object and _EVENTS.search(head)):
        return "events"
    return "reports"


def _head(source: Source) -> bytes:
    if isinstance(source, Stream):
        return source.data[:_HEAD]
    try:
        with source.open("rb") as handle:
            start = handle.read(1024)
            # Plain text shows itself at once; only what may be ours is read further.
            return start + handle.read(_HEAD) if b"{" in start else start
    except OSError:
        # A folder, or a file that the reader of reports will name with its reason.
        return b""


def _intake(sources: list[Source], manner: Manner, *, beside: bool) -> Intake:
    """Reports; that there are none is an error only where nothing stands beside them."""
    if beside and not sources:
        return Intake(documents=(), problems=())
    try:
        return read_documents(
            sources,
            limits=manner.limits,
            fields=manner.fields,
            watch=lambda files: watched(files, "files"),
        )
    except DocumentError as error:
        if not beside:
            raise
        names = ", ".join(s.name if isinstance(s, Stream) else str(s) for s in sources)
        return Intake(documents=(), problems=(Problem(path=names, reason=str(error)),))


def _readings(source: Source) -> Iterable[Reading]:
    if isinstance(source, Stream):
        return parse_readings(io.BytesIO(source.data), source.name)
    return load_readings(source)


def _dataset(source: Source) -> Iterable[Record]:
    with uncollected():
        return load_dataset(Path(str(source)))


def _is_merged(source: Source) -> bool:
    root = dataset_root(Path(str(source)))
    manifest = None if root is None else read_manifest(root)
    return manifest is not None and manifest.merge


def _records(source: Source) -> Iterable[Record]:
    with uncollected():
        if isinstance(source, Stream):
            return parse_records(source.data, source.name)
        return load_records(source)
