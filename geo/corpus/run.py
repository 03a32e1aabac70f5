"""The steps of a run, each of which leaves what the next one needs in the output folder."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from gazetteer.atomic import make_folder, write_text
from geo.corpus.alone import do_alone
from geo.corpus.blocks import blocks_of
from geo.corpus.crew import Workers
from geo.corpus.dataset import Stretch, Written, write_metadata, write_stretch
from geo.corpus.evidence import Hearing, Shared, Sum, add_up, hear_part, pool_evidence
from geo.corpus.fuse import MOST, Block, merge_block
from geo.corpus.lines import EVENTS, PLACES, TELLINGS
from geo.corpus.manifest import Manifest, remove_manifest, write_manifest
from geo.corpus.parts import Part
from geo.corpus.register import Register, Renames
from geo.corpus.runs import read_header
from geo.corpus.settings import Settings
from geo.corpus.spread import BUNDLE, Range, bundles, cut_bundle, ranges_of
from geo.corpus.stage import Job, read_part
from geo.corrections import Marks, Mender
from geo.errors import CorpusError
from geo.jsontext import json_line

ASIDE: Final = "set-aside.jsonl"
"""The file that lists what was not read."""
_UNMERGED: Final = (
    "nothing is merged in this dataset; give --merge, or the corrections to what draws it"
)
_FAR: Final = "its events differ so much in kind, place or time that so many are not compared"
_RANGE_ROWS: Final = 50_000
"""Rows that are sorted and written as one."""

Progress = Callable[[int, int], object]
"""Is told how many parts are read, and of how many."""
Aside = dict[str, Any]
"""What was not read: `path`, `line`, `reason`, and `id` where it has one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a run shall do."""

    output: Path
    """The folder of the dataset."""
    settings: Settings
    parts: tuple[Part, ...]
    aside: tuple[Aside, ...]
    """What of the input cannot be read at all."""
    digest: str
    """Of the dataset that is to be made."""

    @property
    def work(self) -> Path:
        """The folder of what is needed only until the dataset is made."""
        return self.output / "work" / self.digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What all parts hold."""

    counts: Counter[str]
    """Lines of each kind and partition, or block."""
    renames: Renames
    reports: int
    places: int
    aside: list[Aside]
    mender: Mender
    """Knows what became of the corrections."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """What came of it."""

    totals: dict[str, int]
    aside: list[Aside]
    leftovers: tuple[str, ...]
    """Corrections that changed nothing, with the reason."""
    read: int
    """How many parts were read now."""


def carry_out(plan: Plan, crew: Workers, progress: Progress) -> Finished:
    """Do what is not done yet, and put the dataset where it belongs."""
    jobs = _together(plan, crew) if plan.settings.together else _jobs(plan)
    read = _read(jobs, crew, progress)
    gathered = _gather(plan, jobs)
    runs = [job.target for job in jobs]
    counts = gathered.counts
    if plan.settings.merge:
        merged = _merge(plan, crew, runs, gathered)
        runs = [*runs, *sorted(merged)]
        counts = sum(merged.values(), start=counts)
    else:
        gathered.mender.heed_merging((), _UNMERGED)
    leftovers = tuple(map(str, gathered.mender.leftovers()))
    written = _write(plan, crew, runs, replace(gathered, counts=counts))
    totals = {
        "reports": gathered.reports,
        "events": sum(each.events for each in written),
        "undated": sum(each.undated for each in written),
        "places": gathered.places,
        "aside": len(gathered.aside),
    }
    manifest = Manifest(
        dataset=plan.digest, totals=totals, merge=plan.settings.merge, leftovers=leftovers
    )
    _publish(plan, manifest, jobs, gathered.aside)
    return Finished(totals=totals, aside=gathered.aside, leftovers=leftovers, read=read)


def _jobs(plan: Plan, evidence: str = "") -> list[Job]:
    """What is to be read, in the order of the names of what comes of it."""
    digest = plan.settings.digest + evidence
    keyed = sorted((part.key(digest), part) for part in plan.parts)
    parts = plan.output / "parts"
    return [
        Job(part=part, settings=plan.settings, target=parts / key[:2] / key) for key, part in keyed
    ]


def _together(plan: Plan, crew: Workers) -> list[Job]:
    """Hear what all reports are sure of; only then can the first be read."""
    folder = plan.work / "evidence"
    make_folder(folder, "what reports share")
    plain = _jobs(plan)
    heard = [
        Hearing(part=job.part, settings=job.settings, target=folder / job.target.name)
        for job in plain
    ]
    missing = [job for job in heard if not job.target.exists()]
    for job, _ in crew.each(hear_part, missing, alone=partial(do_alone, hear_part)):
        _see(job.target)
    store = plan.work / "evidence.sqlite"
    digest = pool_evidence(_sums(plan, crew, [job.target for job in heard]), store)
    own = {job.part: job.target for job in heard}
    return [
        replace(job, shared=Shared(store=store, own=own[job.part])) for job in _jobs(plan, digest)
    ]


def _sums(plan: Plan, crew: Workers, runs: list[Path]) -> list[Path]:
    """Add up until what is left can be open at once."""
    level = 0
    while len(runs) > BUNDLE:
        folder = plan.work / f"sums-{level}"
        make_folder(folder, "what reports share")
        jobs = [
            Sum(runs=tuple(runs[start : start + BUNDLE]), target=folder / f"{start:08}")
            for start in range(0, len(runs), BUNDLE)
        ]
        runs = sorted(job.target for job, _ in crew.each(add_up, jobs))
        level += 1
    return runs


def _read(jobs: list[Job], crew: Workers, progress: Progress) -> int:
    missing = [job for job in jobs if not job.target.exists()]
    for folder in {job.target.parent for job in missing}:
        make_folder(folder, "the parts")
    done = len(jobs) - len(missing)
    progress(done, len(jobs))
    for job, _ in crew.each(read_part, missing, alone=partial(do_alone, read_part)):
        _see(job.target)
        done += 1
        progress(done, len(jobs))
    return len(missing)


def _see(path: Path) -> None:
    """Make sure that what a worker wrote is here."""
    if not path.exists():
        raise CorpusError(
            f"{path.parent}: workers write elsewhere; name a folder that all machines share"
        )


def _gather(plan: Plan, jobs: list[Job]) -> Gathered:
    counts: Counter[str] = Counter()
    places: set[str] = set()
    aside = list(plan.aside)
    mender = Mender(plan.settings.corrections)
    with Register(plan.work / "reports.sqlite") as register:
        for job in jobs:
            header = read_header(job.target)
            register.enter(map(tuple, header["documents"]))
            places.update(header["places"])
            aside.extend(header["aside"])
            counts.update(header["counts"])
            mender.heed(Marks(**header["marks"]))
        aside.extend(_repeated(id_, times) for id_, times in register.repeated())
        return Gathered(
            counts=counts,
            renames=register.renames(),
            reports=register.count(),
            places=len(places),
            aside=sorted(aside, key=json_line),
            mender=mender,
        )


def _repeated(id_: str, times: int) -> Aside:
    reason = f"the very same report stands {times} times; it was counted once"
    return {"path": id_, "line": None, "id": id_, "reason": reason}


def _merge(
    plan: Plan, crew: Workers, runs: list[Path], gathered: Gathered
) -> dict[Path, Counter[str]]:
    """Merge all blocks; the runs that came of it, with how many rows they have of each key."""
    blocks = blocks_of(_of(gathered.counts, TELLINGS), MOST)
    spread, folder = plan.work / "tellings", plan.work / "merged"
    for each in (spread, folder):
        make_folder(each, "merged events")
    _finish(crew.each(cut_bundle, bundles(runs, blocks, spread, gathered.renames)))
    ties = gathered.mender.ties()
    jobs = (
        Block(spread=spread, number=n, settings=plan.settings, target=folder / f"{n:06}", ties=ties)
        for n in range(len(blocks))
    )
    merged = {block.target: found for block, found in crew.each(merge_block, jobs)}
    gathered.mender.heed_merging([pair for found in merged.values() for pair in found.met], _FAR)
    return {target: Counter(found.counts) for target, found in merged.items()}


def _write(plan: Plan, crew: Workers, runs: list[Path], gathered: Gathered) -> list[Written]:
    ranges: tuple[Range, ...] = ranges_of(gathered.counts, (EVENTS, PLACES), _RANGE_ROWS)
    spread, built = plan.work / "rows", plan.work / "dataset"
    for folder in (spread, built):
        make_folder(folder, "the dataset")
    _finish(crew.each(cut_bundle, bundles(runs, ranges, spread, gathered.renames)))
    jobs = (Stretch(spread=spread, number=n, folder=built) for n in range(len(ranges)))
    written = [found for _, found in crew.each(write_stretch, jobs)]
    for kind in (EVENTS, PLACES):
        files = [name for each in written for of, name in each.files if of == kind]
        write_metadata(built / kind, kind, files)
    return written


def _finish(work: Iterable[object]) -> None:
    for _ in work:
        pass


def _of(counts: Counter[str], kind: str) -> dict[str, int]:
    return {key: n for key, n in counts.items() if key.partition("\t")[0] == kind}


def _publish(plan: Plan, manifest: Manifest, jobs: list[Job], aside: list[Aside]) -> None:
    """Put the dataset where it belongs, and say that it is there."""
    remove_manifest(plan.output)
    if hasattr(os, "sync"):
        # The manifest must not reach the disk before what it tells of.
        os.sync()
    for kind in (EVENTS, PLACES):
        old = plan.work / f"old-{kind}"
        shutil.rmtree(old, ignore_errors=True)
        if (plan.output / kind).exists():
            (plan.output / kind).rename(old)
        (plan.work / "dataset" / kind).rename(plan.output / kind)
    write_text(plan.output / ASIDE, "".join(f"{json_line(each)}\n" for each in aside))
    write_manifest(
        plan.output, manifest, plan.settings, ((job.target.name, job.part) for job in jobs)
    )
    shutil.rmtree(plan.output / "work", ignore_errors=True)
    kept = {job.target.name for job in jobs}
    for run in (plan.output / "parts").glob("*/*"):
        if run.name not in kept:
            run.unlink()
