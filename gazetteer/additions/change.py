"""Add places to the built-in ones, and take them back."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from gazetteer.additions.lines import open_new, place_line
from gazetteer.additions.matching import Matching
from gazetteer.additions.placing import Placing
from gazetteer.additions.register import (
    SUFFIX,
    Addition,
    additions_folder,
    check_name,
    read_register,
    write_register,
)
from gazetteer.atomic import draft, make_folder
from gazetteer.errors import QueryError, SourceError
from gazetteer.lock import exclusive
from gazetteer.place import Place
from gazetteer.sources.complaints import Complaints
from gazetteer.store import Gazetteer

_LOCK: Final = "additions.lock"
_BATCH: Final = 500
"""Places that are looked for at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intent:
    """What is to be added, before it is read."""

    name: str
    """What the addition shall be called; one of that name is replaced."""
    origin: str
    """Where it comes from, in words."""
    credit: str = ""
    """The line that names the source and its licence."""
    wins: bool = False
    """Whether it is believed more than what is built in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of adding."""

    addition: Addition
    """As the register has it."""
    complaints: Complaints
    """What could not be read."""


def add(
    intent: Intent,
    places: Iterable[Place],
    complaints: Complaints,
    *,
    known: Gazetteer,
    folder: Path | None = None,
) -> Outcome:
    """Write places down as an addition; the store that has them is built when next opened.

    Args:
        intent: What they are called and where they come from.
        places: Read one by one, and written as they come.
        complaints: Filled while the places are read.
        known: What is known so far: places that are in it already are marked as the same.
        folder: The folder of the store, if the user chose one.

    Raises:
        SourceError: None of the places could be read.
        QueryError: The name is none for an addition.
        WriteError: The folder cannot be written to.
    """
    home = additions_folder(folder)
    check_name(intent.name)
    make_folder(home, "additions")
    with exclusive(home / _LOCK):
        with draft(home / f"{intent.name}{SUFFIX}") as path:
            counted, united = _write(path, _matched(places, known))
            if not counted:
                raise SourceError(_nothing(intent, complaints))
            digest = _digest(path)
        addition = Addition(
            name=intent.name,
            origin=intent.origin,
            credit=intent.credit,
            wins=intent.wins,
            places=counted,
            united=united,
            complaints=len(complaints),
            digest=digest,
        )
        others = (other for other in read_register(home) if other.name != intent.name)
        write_register(home, [*others, addition])
    return Outcome(addition=addition, complaints=complaints)


def remove(name: str, *, folder: Path | None = None) -> Addition:
    """Take an addition back.

    Raises:
        QueryError: There is none of that name; those that there are, are named.
        SourceError: The register is broken.
        WriteError: The folder cannot be written to.
    """
    home = additions_folder(folder)
    known = {addition.name: addition for addition in read_register(home)}
    if name not in known:
        there = ", ".join(known) or "none"
        raise QueryError(f"no addition is called {name!r}. There are: {there}.")
    with exclusive(home / _LOCK):
        write_register(home, [a for a in read_register(home) if a.name != name])
        with contextlib.suppress(OSError):
            (home / known[name].file).unlink()
    return known[name]


def _matched(places: Iterable[Place], known: Gazetteer) -> Iterator[tuple[Place, str | None]]:
    taken: set[str] = set()
    placing, matching = Placing(known), Matching(known)
    placed = map(placing.placed, places)
    while batch := list(islice(placed, _BATCH)):
        for place, same in zip(batch, matching.known_as(batch), strict=True):
            if same is None or same == place.id:
                yield place, same
            else:
                # One known place is not two of one source: the second stands for itself.
                yield place, None if same in taken else same
                taken.add(same)


def _write(path: Path, matched: Iterable[tuple[Place, str | None]]) -> tuple[int, int]:
    counted = united = 0
    with open_new(path) as file:
        for place, same in matched:
            file.write(place_line(place, None if same == place.id else same))
            counted += 1
            united += same is not None
    return counted, united


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _nothing(intent: Intent, complaints: Complaints) -> str:
    first = next(iter(complaints), None)
    if first is None:
        return f"{intent.origin}: holds no place. Name another file."
    return f"{intent.origin}: holds no place that can be read ({first}). Correct it."
