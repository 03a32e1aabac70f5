"""News with marked place names, as the finder learns from it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer
from geo.toponyms.lexicon import lexicon
from geo.toponyms.perceive import perceive
from geo.toponyms.register import Register
from geo.toponyms.scene import Scene

FORMAT = """FOLDER holds `*.jsonl`, one document a line: `id`, `text`, `fold` (0 to 4; those of one
outlet share it) and `toponyms` with `start` and `end` (code points, end exclusive)."""

WITHOUT = {"lgl": ("facilities",), "tud": ("organisations", "demonyms")}
"""What annotators left out, by the name of the corpus's file; see `geo/toponyms/policy.py`."""

FOLDS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A document with its marked names, looked at."""

    corpus: str
    id: str
    """The document's own, as its corpus has it."""
    fold: int
    scene: Scene
    gold: frozenset[tuple[int, int]]
    """First and last code point (outside) of each marked name."""

    @property
    def without(self) -> tuple[str, ...]:
        """What its annotators left out."""
        return WITHOUT.get(self.corpus, ())


def read_samples(folder: Path, gazetteer: Gazetteer) -> list[Sample]:
    """The documents of all corpora of a folder, in the order of their files and lines."""
    register = Register(gazetteer=gazetteer, lexicon=lexicon())
    return [
        Sample(
            corpus=path.stem,
            id=str(document["id"]),
            fold=document["fold"],
            scene=perceive(document["text"], register),
            gold=frozenset((mark["start"], mark["end"]) for mark in document["toponyms"]),
        )
        for path in sorted(folder.glob("*.jsonl"))
        for document in _documents(path)
    ]


def _documents(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def tags(sample: Sample) -> Sequence[str]:
    """The right tag of each word; marked names whose edges are no words' edges are left out."""
    tokens = sample.scene.tokens
    firsts = {start: index for index, start in enumerate(tokens.starts)}
    lasts = {end: index for index, end in enumerate(tokens.ends)}
    found = ["O"] * len(tokens)
    for start, end in sorted(sample.gold):
        first = firsts.get(start)
        # The dot of an abbreviation belongs to the name, but not to the word.
        last = lasts.get(end, lasts.get(end - 1) if tokens.text[end - 1] == "." else None)
        if first is None or last is None or last < first:
            continue
        found[first : last + 1] = ["I"] * (last + 1 - first)
        found[first], found[last] = ("S", "S") if first == last else ("B", "E")
    return found
