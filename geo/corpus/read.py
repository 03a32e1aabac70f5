"""From a corpus to a dataset: the one place where the steps of a run are put in order.

Everything that is done lies in the output folder, whole or not at all: a run that was killed goes
on where it was. `parts/` holds what came of each part, so that a corpus that grows is not read
anew; `work/` what is being sorted, and goes in the end.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import make_folder, write_text
from gazetteer.lock import exclusive
from geo.corpus.alone import read_alone
from geo.corpus.blocks import blocks_of
from geo.corpus.crew import Crew, Hands
from geo.corpus.dataset import Stretch, Written, write_metadata, write_stretch
from geo.corpus.fuse import MOST, Block, merge_block
from geo.corpus.lines import EVENTS, PLACES, TELLINGS
from geo.corpus.manifest import Manifest, dataset_digest, read_manifest, write_manifest
from geo.corpus.parts import Part, cut
from geo.corpus.register import Register
from geo.corpus.runs import read_header
from geo.corpus.settings import Settings
from geo.corpus.sources import find_sources
from geo.corpus.spread import Range, bundles, cut_bundle, ranges_of
from geo.corpus.stage import Job, read_part
from geo.documents import Problem
from geo.errors import CorpusError
from geo.extras import require
from geo.jsontext import json_line

_RANGE_ROWS: Final = 50_000
"""Rows that are sorted and written as one."""
_LOCK: Final = ".lock"
_ASIDE: Final = "set-aside.jsonl"

Progress = Callable[[int, int], object]
"""Is told how many parts are read, and of how many."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """What to read, where to write, and who does it."""

    names: tuple[str, ...]
    """Files, folders, patterns and URLs."""
    output: Path
    """The folder of the dataset."""
    settings: Settings
    hands: Hands
    part_bytes: int = 1_000_000
    """How large a part is, in bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a run."""

    totals: dict[str, int]
    """Reports, events, undated, places, and aside: how many were set aside."""
    aside: tuple[Problem, ...]
    """The first of what was set aside; all stand in `set-aside.jsonl`."""
    parts: int
    read: int
    """How many of the parts were read now; the others were there."""


def read_corpus(corpus: Corpus, progress: Progress | None = None) -> Outcome:
    """Read a corpus into a dataset, or go on with it.

    The same corpus and settings give the same dataset, byte for byte: on any number of workers, in
    parts of any size, in any order of files, and however often it was interrupted.

    Raises:
        DocumentError: Nothing can be read.
        CorpusError: The run cannot go on; what is done stays.
        MissingExtraError: Dask or pyarrow is not installed.
        WriteError: The folder cannot be written.
    """
    require("distributed", "runs into a folder")
    require("pyarrow", "datasets")
    make_folder(corpus.output, "the dataset")
    with exclusive(corpus.output / _LOCK):
        before = read_manifest(corpus.output)
        parts, problems = _cut(corpus)
        digest = dataset_digest(parts)
        if before is not None and before.dataset == digest:
            return _finished(corpus.output, before, len(parts))
        run = _Run(corpus, parts, problems, digest)
        with Crew(corpus.hands, run.scratch) as crew:
            return run.complete(crew, progress or _quiet)


def _quiet(done: int, of: int) -> None:
    """Say nothing."""


def _cut(corpus: Corpus) -> tuple[dict[str, Part], list[Problem]]:
    sources, missing = find_sources(corpus.names)
    problems = list(missing)
    parts: dict[str, Part] = {}
    settings = corpus.settings.digest
    for found in cut(sources, corpus.part_bytes, corpus.settings.limits):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            parts[found.key(settings)] = found
    return parts, problems


class _Run:
    """The steps of one run."""

    def __init__(
        self, corpus: Corpus, parts: dict[str, Part], problems: list[Problem], digest: str
    ) -> None:
        self._corpus = corpus
        self._parts = parts
        self._problems = problems
        self._digest = digest
        self._work = corpus.output / "work" / digest
        self.scratch = self._work / "dask"
        for folder in (self._work, self.scratch, self._built):
            make_folder(folder, "the run")

    @property
    def _built(self) -> Path:
        return self._work / "dataset"

    def complete(self, crew: Crew, progress: Progress) -> Outcome:
        """Do what is not done yet."""
        read = self._read(crew, progress)
        with Register(self._work / "reports.sqlite") as register:
            counts, places, aside = self._gather(register)
            renames = register.renames()
            reports = register.count()
        runs = [self._path(key) for key in sorted(self._parts)]
        if self._corpus.settings.merge:
            blocks = blocks_of(_of(counts, TELLINGS), MOST)
            self._spread(crew, "tellings", bundles(runs, blocks, self._work / "tellings", renames))
            merged, more = self._merge(crew, len(blocks))
            runs += merged
            for key, count in more.items():
                counts[key] = counts.get(key, 0) + count
        ranges = ranges_of(counts, (EVENTS, PLACES), _RANGE_ROWS)
        self._spread(crew, "rows", bundles(runs, ranges, self._work / "rows", renames))
        written = self._write(crew, ranges)
        totals = {
            "reports": reports,
            "events": sum(each.events for each in written),
            "undated": sum(each.undated for each in written),
            "places": places,
            "aside": len(aside),
        }
        self._publish(totals, aside)
        return Outcome(totals=totals, aside=_shown(aside), parts=len(self._parts), read=read)

    def _path(self, key: str) -> Path:
        return self._corpus.output / "parts" / key[:2] / key

    def _read(self, crew: Crew, progress: Progress) -> int:
        missing = [key for key in self._parts if not self._path(key).exists()]
        for folder in {self._path(key).parent for key in missing}:
            make_folder(folder, "the parts")
        jobs = (
            Job(part=self._parts[key], settings=self._corpus.settings, target=self._path(key))
            for key in missing
        )
        done = len(self._parts) - len(missing)
        progress(done, len(self._parts))
        for job, _ in crew.each(read_part, jobs, alone=read_alone):
            if not job.target.exists():
                raise CorpusError(
                    f"{job.target.parent}: workers do not see this folder; name one that all"
                    " machines share"
                )
            done += 1
            progress(done, len(self._parts))
        return len(missing)

    def _gather(self, register: Register) -> tuple[dict[str, int], int, list[dict[str, Any]]]:
        counts: dict[str, int] = {}
        places: set[str] = set()
        aside: list[dict[str, Any]] = [
            {"path": found.path, "line": found.line, "reason": found.reason}
            for found in self._problems
        ]
        for key in self._parts:
            header = read_header(self._path(key))
            register.enter(map(tuple, header["documents"]))
            places.update(header["places"])
            aside.extend(header["aside"])
            for name, count in header["counts"].items():
                counts[name] = counts.get(name, 0) + count
        for id_, times in register.repeated():
            reason = f"the very same report stands {times} times; it was counted once"
            aside.append({"path": id_, "line": None, "id": id_, "reason": reason})
        aside.sort(key=json_line)
        return counts, len(places), aside

    def _spread(self, crew: Crew, name: str, jobs: Iterable[Any]) -> None:
        make_folder(self._work / name, "what is sorted")
        for _ in crew.each(cut_bundle, jobs):
            pass

    def _merge(self, crew: Crew, blocks: int) -> tuple[list[Path], dict[str, int]]:
        make_folder(self._work / "merged", "merged events")
        jobs = (
            Block(
                spread=self._work / "tellings",
                number=number,
                settings=self._corpus.settings,
                target=self._work / "merged" / f"{number:06}",
            )
            for number in range(blocks)
        )
        counts: dict[str, int] = {}
        targets: list[Path] = []
        for block, found in crew.each(merge_block, jobs):
            targets.append(block.target)
            for key, count in found.items():
                counts[key] = counts.get(key, 0) + count
        return sorted(targets), counts

    def _write(self, crew: Crew, ranges: tuple[Range, ...]) -> list[Written]:
        jobs = (
            Stretch(spread=self._work / "rows", number=number, folder=self._built)
            for number in range(len(ranges))
        )
        written = [found for _, found in crew.each(write_stretch, jobs)]
        for kind in (EVENTS, PLACES):
            files = [name for each in written for of, name in each.files if of == kind]
            write_metadata(self._built / kind, kind, files)
        return written

    def _publish(self, totals: dict[str, int], aside: list[dict[str, Any]]) -> None:
        """Put the dataset where it belongs, then say that it is there."""
        output = self._corpus.output
        for kind in (EVENTS, PLACES):
            old = self._work / f"old-{kind}"
            shutil.rmtree(old, ignore_errors=True)
            if (output / kind).exists():
                (output / kind).rename(old)
            (self._built / kind).rename(output / kind)
        write_text(output / _ASIDE, "".join(f"{json_line(each)}\n" for each in aside))
        write_manifest(
            output,
            Manifest(dataset=self._digest, totals=totals),
            self._corpus.settings,
            sorted(self._parts.items()),
        )
        self._clear()

    def _clear(self) -> None:
        """Remove what is no longer needed, and parts of what was there before."""
        shutil.rmtree(self._corpus.output / "work", ignore_errors=True)
        for run in (self._corpus.output / "parts").glob("*/*"):
            if run.name not in self._parts:
                run.unlink()


def _of(counts: dict[str, int], kind: str) -> dict[str, int]:
    return {key: n for key, n in counts.items() if key.partition("\t")[0] == kind}


def _finished(folder: Path, manifest: Manifest, parts: int) -> Outcome:
    aside = [_loads(line) for line in (folder / _ASIDE).open(encoding="utf-8")]
    return Outcome(totals=manifest.totals, aside=_shown(aside), parts=parts, read=0)


def _loads(line: str) -> dict[str, Any]:
    return dict(json.loads(line))


def _shown(aside: Iterable[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(path=each["path"], line=each["line"], reason=each["reason"]) for each in aside
    )
