"""Make an atlas of a dataset: a page, and beside it an archive that it asks for what it shows."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from gazetteer.atomic import drafts, sweep
from gazetteer.errors import DatelineError, WriteError
from geo.errors import FormatError
from maps.atlas.archive import Archive
from maps.atlas.cells import described, zooms
from maps.atlas.events import blocks
from maps.atlas.grid import LEVEL
from maps.atlas.names import name_blocks
from maps.atlas.page import atlas_page
from maps.atlas.payload import FORMAT, VERSION, Found, Layout, bounds_of, head
from maps.atlas.places import Count, Gathered, gather
from maps.atlas.runfile import RunFile
from maps.atlas.runs import Runs, added, joined, make_keys
from maps.atlas.sorting import sorted_tables
from maps.atlas.survey import Survey, survey
from maps.basemap import Bounds
from maps.page.options import PageOptions
from maps.page.outlines import Places, home

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX: Final = ".pmtiles"
_EVENTS: Final = "events"
_LAST_CELL: Final = (1 << (2 * LEVEL)) - 1
_MEGABYTE: Final = 1_000_000
_HOME: Final = 100_000
"""Events at places that decide where the page opens."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What an atlas holds."""

    events: int
    undated: int
    places: int
    archive: Path
    size: int
    """Bytes of the archive."""

    def summary(self) -> str:
        """What it holds, in words."""
        undated = f" ({self.undated:,} undated)" if self.undated else ""
        return (
            f"{self.events:,} events{undated} at {self.places:,} places;"
            f" {self.size / _MEGABYTE:,.1f} MB of them in {self.archive.name} beside the page"
        )


def make_atlas(folder: Path, target: Path, gazetteer: Places, options: PageOptions) -> Made:
    """Write the page of a dataset, and its archive beside it.

    Args:
        folder: What `dateline read -o FOLDER` wrote, or a folder below its `events`.
        target: The page; the archive gets its name with the suffix `.pmtiles`.
        gazetteer: Gives towns, names in Arabic, and whom to credit.
        options: Title and language.

    Raises:
        FormatError: It is no dataset, or none of its events lies anywhere but in a country.
        MissingExtraError: A library that the archive needs is not installed.
        WriteError: A file cannot be written; what was there before is as it was.
    """
    beside = target.with_suffix(SUFFIX)
    with drafts(beside, target) as (archive, page), _work(target, beside) as work:
        found, layout, bounds = _write_archive(folder, archive, beside.name, work, gazetteer)
        data = head(found, layout, bounds, gazetteer, options)
        page.write_text(atlas_page(data), encoding="utf-8", newline="\n")
    for written in (beside, target):
        sweep(written)
    return Made(
        events=data["events"],
        undated=data["undated"],
        places=len(found.places.spots),
        archive=beside,
        size=layout.size,
    )


@contextmanager
def _work(target: Path, beside: Path) -> Iterator[Path]:
    """A folder for what is sorted, gone at the end; it takes as much as the dataset unpacked."""
    try:
        with tempfile.TemporaryDirectory(".draft", f".{target.name}.", target.parent) as name:
            yield Path(name)
    except DatelineError:
        raise
    except OSError as error:
        raise WriteError(
            f"{beside}: cannot be written ({error.strerror or error}). Choose another place with"
            " -o, or make room: what is sorted takes as much as the dataset unpacked."
        ) from error


def _write_archive(
    folder: Path, target: Path, name: str, work: Path, gazetteer: Places
) -> tuple[Found, Layout, Bounds]:
    found, ends = _count(folder, work, gazetteer)
    drawn = found.places.in_cells()
    if not drawn.spots:
        raise FormatError(
            f"{folder}: none of its events lies at a place, or all are known to countries alone."
        )
    bounds = bounds_of((spot.lon, spot.lat) for spot in drawn.spots)
    with closing(Archive(work)) as archive:
        archive.add_zooms(zooms(found.rows.within(0, _LAST_CELL), drawn, work))
        names = [(key, archive.add_block(d), len(d)) for key, d in name_blocks(found.places)]
        directory = archive.add_block(np.array(ends, "<u8").tobytes())
        events = archive.add_file(work / _EVENTS)
        first = archive.finish(target, bounds, _about(archive.digest))
        layout = Layout(
            name=name,
            digest=archive.digest,
            size=target.stat().st_size,
            directory=first + directory,
            events=first + events,
            names=tuple((key, first + start, length) for key, start, length in names),
        )
    return found, layout, home(_sampled(drawn)) or bounds


def _about(digest: str) -> dict[str, Any]:
    """The metadata of an archive."""
    return {
        "name": "Dateline",
        "vector_layers": [described()],
        FORMAT: {"version": VERSION, "digest": digest},
    }


def _count(folder: Path, work: Path, gazetteer: Places) -> tuple[Found, list[int]]:
    """Count all events, and write their blocks: where each begins, and where the last one ends.

    Tiles come first in an archive, and are known last: so blocks go into a file of their own.
    """
    surveyed = survey(folder)
    tally = _Tally(surveyed, RunFile(work / "runs"))
    rows = work / "rows"
    rows.mkdir()
    ends = [0]
    with (work / _EVENTS).open("wb") as file:
        for block in blocks(tally.counting(sorted_tables(folder, surveyed, rows))):
            file.write(block)
            ends.append(ends[-1] + len(block))
    return tally.found(gazetteer), ends


@dataclass(slots=True)
class _Tally:
    """Counts while sorted tables pass."""

    survey: Survey
    rows: RunFile
    """Which may be as many as events."""
    events: Runs = field(default_factory=lambda: _counted([np.zeros(0, np.int64)] * 4))
    places: Count = field(default_factory=Count)
    labels: set[str] = field(default_factory=set)

    def counting(self, tables: Iterable["pa.Table"]) -> Iterator["pa.Table"]:
        """Let tables pass, and count what they hold."""
        with self.rows:
            for table in tables:
                columns = [table[name].to_numpy() for name in ("cell", "first", "last", "kind")]
                self.rows.add(_counted(columns))
                # Each event once, wherever it happened.
                is_first = table["place_number"].to_numpy() <= 1
                nowhere = np.zeros_like(columns[0])
                events = _counted([column[is_first] for column in [nowhere, *columns[1:]]])
                self.events = joined(self.events, events)
                self.places.add(table)
                self.labels.update(table["label"].unique().to_pylist())
                yield table

    def found(self, gazetteer: Places) -> Found:
        """What was counted."""
        return Found(
            bins=self.survey.bins,
            rows=self.rows.runs(),
            events=self.events,
            places=gather(self.places, gazetteer),
            labels=frozenset(self.labels),
        )


def _counted(columns: list[npt.NDArray[np.int64]]) -> Runs:
    keys = make_keys(columns[0].astype(np.uint64), *columns[1:])
    return added(keys, np.ones(len(keys), np.int64))


def _sampled(places: Gathered) -> npt.NDArray[np.float64]:
    """A longitude and a latitude for each event, or for some where they are very many."""
    where = np.array([(spot.lon, spot.lat) for spot in places.spots])
    step = 1 + int(places.counts.sum()) // _HOME
    ends = np.cumsum(places.counts)
    return where[np.searchsorted(ends, np.arange(0, ends[-1], step), side="right")]
