"""One place out of all that sources tell of it, the built-in ones among them.

Who is believed: a user's own additions, the latest first; then what is built in; then the other
additions in their order. Names are kept from all; a gap is filled by the first who knows.
"""

import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from gazetteer.additions.lines import (
    identities,
    lines_text,
    parse_line,
    place_line,
    read_places,
)
from gazetteer.additions.register import Addition
from gazetteer.additions.shared import Ids
from gazetteer.place import Place
from gazetteer.sources.features import usual_feature
from gazetteer.sources.world import unite

TOLD: Final = "told:"
"""Before an id, in a store's `meta`: what each source told of that place."""
SAME: Final = "same:"
"""Before an id, in a store's `meta`: the id under which the store has that place."""

_TABLES: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE told (identity TEXT, rank INTEGER, turn INTEGER, line BLOB,
 PRIMARY KEY (identity, rank, turn)) WITHOUT ROWID;
CREATE TABLE alias (own TEXT PRIMARY KEY, identity TEXT) WITHOUT ROWID;
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_BUILT_IN: Final = 0
"""The rank of what is built in; what is below it wins."""

Row = tuple[str, int, int, bytes]


class BuiltIn(Protocol):
    """Places of which one can ask whether they are there, before they are given out."""

    def __contains__(self, place_id: str) -> bool:
        """Whether a place with the id is still to come."""

    def __iter__(self) -> Iterator[Place]:
        """Each once."""


class Merged:
    """The built-in places and the additions, each place once. One pass only.

    What one source alone tells of, as of nearly all places of a whole country, streams through;
    what several tell of is kept on the disk, so that additions of any size need no memory.
    """

    def __init__(self, built_in: BuiltIn, additions: Iterable[Addition], folder: Path) -> None:
        """Read the additions.

        Raises:
            SourceError: The file of one is missing or broken.
        """
        self._built_in = built_in
        self._files = [
            (-turn if addition.wins else turn, folder / addition.file)
            for turn, addition in enumerate(additions, start=1)
        ]
        self._shared = Ids()
        # An empty name is a scratch file of SQLite's own, which goes when it is closed.
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.executescript(_TABLES + "BEGIN;")
        if self._put_aside_met():
            # Of some the first telling was met before it was known that another would come.
            self._scratch.execute("DELETE FROM told")
            self._scratch.execute("DELETE FROM alias")
            for rank, path in self._files:
                self._put_aside(path, rank, lambda line: not self._is_alone(line))
        # What another addition knew first may itself have turned out to be built in.
        self._scratch.execute(
            "UPDATE OR IGNORE told SET identity = (SELECT identity FROM alias WHERE own ="
            " told.identity) WHERE identity IN (SELECT own FROM alias)"
        )

    def __iter__(self) -> Iterator[Place]:
        seen: set[str] = set()
        for place in self._built_in:
            rows = self._told(place.id) if place.id in self._shared else []
            if not rows:
                yield place
                continue
            seen.add(place.id)
            yield self._united(place.id, sorted([*rows, (_BUILT_IN, place)], key=_rank))
        query = "SELECT identity, rank, line FROM told ORDER BY identity, rank, turn"
        for identity, group in itertools.groupby(self._scratch.execute(query), lambda r: r[0]):
            if identity not in seen:
                told = [(rank, parse_line(line)[0]) for _, rank, line in group]
                yield self._united(identity, told)
        for rank, path in self._files:
            for place, _ in read_places(path, self._is_alone):
                # Nearly all are whole, and need no uniting.
                yield place if place.feature_class else self._united(place.id, [(rank, place)])

    def notes(self) -> Iterator[tuple[str, str]]:
        """What `meta` shall hold of places with several sources: to be asked after the places."""
        yield from self._scratch.execute("SELECT key, value FROM note ORDER BY key")

    def close(self) -> None:
        """Give the scratch file free."""
        self._scratch.close()

    def __del__(self) -> None:
        self._scratch.close()

    def _put_aside_met(self) -> bool:
        """Put aside what is known already when it is met; whether that left any first telling."""
        met, is_early = Ids(), False

        def is_shared(line: bytes) -> bool:
            nonlocal is_early
            told = identities(line)
            is_known = len(told) > 1
            for identity in told:
                is_again, is_built_in = not met.add(identity), identity in self._built_in
                if is_again or is_built_in:
                    self._shared.add(identity)
                    is_known = True
                is_early |= is_again and not is_built_in
            return is_known

        for rank, path in self._files:
            self._put_aside(path, rank, is_shared)
        return is_early

    def _is_alone(self, line: bytes) -> bool:
        told = identities(line)
        return len(told) == 1 and told[0] not in self._shared

    def _put_aside(self, path: Path, rank: int, wanted: Callable[[bytes], bool]) -> None:
        def rows() -> Iterator[Row]:
            for turn, (place, same) in enumerate(read_places(path, wanted)):
                if same is not None:
                    self._scratch.execute(
                        "INSERT OR IGNORE INTO alias VALUES (?, ?)", (place.id, same)
                    )
                yield same or place.id, rank, turn, place_line(place, None)

        self._scratch.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", rows())

    def _told(self, identity: str) -> list[tuple[int, Place]]:
        query = "SELECT rank, line FROM told WHERE identity = ? ORDER BY rank, turn"
        rows = self._scratch.execute(query, [identity]).fetchall()
        return [(rank, parse_line(line)[0]) for rank, line in rows]

    def _united(self, identity: str, told: list[tuple[int, Place]]) -> Place:
        places = [place for _, place in told]
        if len(places) == 1 and places[0].id == identity and places[0].feature_class:
            return places[0]
        self._note(identity, places)
        whole = places[0]
        for other in places[1:]:
            whole = _unite(whole, other)
        if not whole.feature_class:
            feature_class, feature_code = usual_feature(whole.kind)
            whole = replace(whole, feature_class=feature_class, feature_code=feature_code)
        sources = dict.fromkeys(place.source for place in places)
        return replace(whole, id=identity, source="; ".join(sources))

    def _note(self, identity: str, places: list[Place]) -> None:
        if len(places) > 1:
            self._keep(TOLD + identity, lines_text(places))
        for place in places:
            if place.id != identity:
                self._keep(SAME + place.id, identity)

    def _keep(self, key: str, value: str) -> None:
        self._scratch.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))


def _rank(row: tuple[int, Place]) -> int:
    return row[0]


def _unite(first: Place, other: Place) -> Place:
    """Two tellings of one place: the first is believed, the other fills its gaps."""
    whole = unite(first, other)
    if not first.feature_class:
        # The first does not say of what kind the place is.
        whole = replace(
            whole,
            kind=other.kind,
            feature_class=other.feature_class,
            feature_code=other.feature_code,
        )
    return replace(
        whole,
        country=first.country or other.country,
        geometry=other.geometry if first.geometry is None else first.geometry,
        curated=first.curated or other.curated,
    )
