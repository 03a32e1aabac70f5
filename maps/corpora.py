"""Reports in any number, from what a user typed to a dataset in a folder (docs/scale.md)."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer
from geo.actors import read_actors
from geo.corpus import Corpus, Hands, Outcome, make_settings, read_corpus
from geo.documents import Limits
from geo.extras import require
from maps.corrected import Decisions
from maps.own_places import store_folder


@dataclass(frozen=True, kw_only=True, slots=True)
class Undertaking:
    """What `dateline read` is told where it writes a folder."""

    names: tuple[str, ...]
    """Files, folders, patterns and URLs."""
    output: Path
    limits: Limits
    hands: Hands
    part_bytes: int
    cache: Path | None = None
    """The folder of the gazetteer's store; none is the user's cache folder."""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What JSON and tables call their fields."""
    actors: Path | None = None
    """A table of actors of the user's own."""
    places: tuple[Path, ...] = ()
    """Files of places of the user's own."""
    corrections: tuple[Path, ...] = ()
    """Files of what people decided; of two decisions the later holds."""
    together: bool = False
    merge: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset:
    """What came of it."""

    outcome: Outcome
    corrections: int
    """How many decisions of people were given."""
    leftovers: tuple[str, ...]
    """Decisions that changed nothing, or could not be read, with the reason."""


def read_into_folder(asked: Undertaking) -> Dataset:
    """Read a corpus into a dataset, with a bar on standard error where that is a terminal."""
    require("distributed", "runs into a folder")
    decisions = Decisions(asked.corrections)
    # Opened here first, so that it is built once, and workers only open it.
    folder = store_folder(asked.cache, asked.places)
    with Gazetteer.default(folder=folder, progress=True) as gazetteer:
        decisions.locate(gazetteer)
        settings = make_settings(
            gazetteer,
            limits=asked.limits,
            fields=asked.fields,
            actors=() if asked.actors is None else read_actors(asked.actors),
            corrections=decisions.corrections,
            together=asked.together,
            merge=asked.merge,
            cache=folder,
        )
    corpus = Corpus(
        names=asked.names,
        output=asked.output,
        settings=settings,
        hands=asked.hands,
        part_bytes=asked.part_bytes,
    )
    with _bar() as progress:
        outcome = read_corpus(corpus, progress)
    return Dataset(
        outcome=outcome,
        corrections=len(decisions.corrections),
        leftovers=(*decisions.problems, *outcome.leftovers),
    )


@contextmanager
def _bar() -> Iterator[Callable[[int, int], object] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm  # noqa: PLC0415 - not needed in a pipe

    with tqdm(unit=" parts", leave=False) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield show
