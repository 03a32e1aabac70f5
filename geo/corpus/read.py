"""From a corpus to a dataset.

Everything that is done lies in the output folder, whole or not at all: a run that was killed goes
on where it was. `parts/` holds what came of each part, so that a corpus that grows is not read
anew; `work/` what is being sorted, and goes in the end.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer.atomic import make_folder
from gazetteer.lock import exclusive
from geo.corpus.crew import Crew, Hands, Workers
from geo.corpus.manifest import Manifest, dataset_digest, read_manifest
from geo.corpus.parts import Part, cut
from geo.corpus.run import ASIDE, Aside, Plan, Progress, carry_out
from geo.corpus.settings import Settings
from geo.corpus.sources import find_sources
from geo.documents import Problem
from geo.errors import DocumentError
from geo.extras import require

_LOCK: Final = ".lock"


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
    """`reports`, `events`, `undated`, `places`, and `aside`: how many were set aside."""
    aside: tuple[Problem, ...]
    """What was not read, as it stands in `set-aside.jsonl`."""
    leftovers: tuple[str, ...]
    """Corrections that changed nothing, with the reason."""
    parts: int
    read: int
    """How many of the parts were read now; the others were there."""


def read_corpus(
    corpus: Corpus, progress: Progress | None = None, workers: Workers | None = None
) -> Outcome:
    """Read a corpus into a dataset, or go on with it.

    The same corpus and settings give the same dataset, byte for byte: on any number of workers, in
    parts of any size, in any order of files, and however often it was interrupted.

    Args:
        corpus: What to do.
        progress: Is told how many parts are read, and of how many.
        workers: Who does it; none are processes of Dask, as `corpus.hands` says.

    Raises:
        DocumentError: Nothing can be read.
        CorpusError: The run cannot go on; what is done stays.
        MissingExtraError: Dask or pyarrow is not installed.
        WriteError: The folder cannot be written.
    """
    require("pyarrow", "datasets")
    if workers is None:
        require("distributed", "runs into a folder")
    make_folder(corpus.output, "the dataset")
    with exclusive(corpus.output / _LOCK):
        before = read_manifest(corpus.output)
        plan = _plan(corpus)
        if before is not None and before.dataset == plan.digest:
            return _there(plan, before)
        make_folder(plan.work, "the run")
        if workers is not None:
            finished = carry_out(plan, workers, progress or _quiet)
        else:
            with Crew(corpus.hands, plan.work) as crew:
                finished = carry_out(plan, crew, progress or _quiet)
    return Outcome(
        totals=finished.totals,
        aside=_problems(finished.aside),
        leftovers=finished.leftovers,
        parts=len(plan.parts),
        read=finished.read,
    )


def _quiet(done: int, of: int) -> None:
    """Say nothing."""


def _plan(corpus: Corpus) -> Plan:
    sources, problems = find_sources(corpus.names, corpus.output)
    found = list(cut(sources, corpus.part_bytes, corpus.settings.manner))
    parts = tuple(part for part in found if isinstance(part, Part))
    problems += tuple(problem for problem in found if isinstance(problem, Problem))
    if not parts:
        told = "; ".join(map(str, problems[:3])) or "it holds no report"
        raise DocumentError(f"{', '.join(corpus.names)}: nothing could be read: {told}")
    settings = corpus.settings
    return Plan(
        output=corpus.output,
        settings=settings,
        parts=parts,
        aside=tuple({"path": p.path, "line": p.line, "reason": p.reason} for p in problems),
        digest=dataset_digest(part.key(settings.digest) for part in parts),
    )


def _there(plan: Plan, manifest: Manifest) -> Outcome:
    text = (plan.output / ASIDE).read_text(encoding="utf-8")
    # Lines end with newlines and nothing else: texts may hold other ends.
    aside = [json.loads(line) for line in text.split("\n") if line]
    count = len(plan.parts)
    return Outcome(
        totals=manifest.totals,
        aside=_problems(aside),
        leftovers=manifest.leftovers,
        parts=count,
        read=0,
    )


def _problems(aside: Iterable[Aside]) -> tuple[Problem, ...]:
    return tuple(
        Problem(path=each["path"], line=each["line"], reason=each["reason"]) for each in aside
    )
