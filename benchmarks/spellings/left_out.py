"""Leave one spelling out: take it from its place, look it up, see whether the place comes first."""

import hashlib
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer, Place, fold
from gazetteer.keys import keys
from gazetteer.queries import Queries
from gazetteer.schema import SEPARATOR, geonames_number
from gazetteer.sources.rows import Row, read_rows
from gazetteer.spelling.index import entries

ROOT = Path(__file__).resolve().parent.parent.parent
THEATRE = ROOT / "gazetteer" / "data" / "theatre.tsv"
LATIN = re.compile(r"[^\u0590-\u07FF]+")
HALF = 128


def measure(store: Path, copy: Path) -> None:
    """Print, for each half and script, how often the right place comes first and is there."""
    shutil.copy(store, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA journal_mode = MEMORY")
    counts: Counter[tuple[str, ...]] = Counter()
    with Gazetteer(Queries(connection, str(copy))) as gazetteer:
        for row in read_rows(THEATRE):
            half = "tuned on" if hashlib.sha256(row.id.encode()).digest()[0] < HALF else "held out"
            for name in (row.name, *row.names):
                script = "Latin" if LATIN.fullmatch(name) else "Arabic"
                with Without(connection, gazetteer, row.id, name) as is_left:
                    if is_left:
                        count(counts, (half, script), ask(gazetteer, row, name), row.id)
    show(counts)


def ask(gazetteer: Gazetteer, row: Row, name: str) -> Iterator[tuple[str, list[str]]]:
    """The ids of the ten likeliest places: country known, met in the document, not known."""
    asked: list[tuple[str, dict[str, Any]]] = [
        ("country", {"country": row.country}),
        ("context", {"context": [row.country] if row.country else []}),
        ("nothing", {}),
    ]
    for known, how in asked:
        yield known, [candidate.place.id for candidate in gazetteer.find(name, **how)]


def count(
    counts: Counter[tuple[str, ...]],
    group: tuple[str, str],
    answers: Iterator[tuple[str, list[str]]],
    right: str,
) -> None:
    """Add up the answers to one query."""
    for known, ids in answers:
        counts[*group, known, "asked"] += 1
        counts[*group, known, "first"] += ids[:1] == [right]
        counts[*group, known, "found"] += right in ids
        counts[*group, known, "others"] += len(ids) - (right in ids)


def show(counts: Counter[tuple[str, ...]]) -> None:
    """Print the table."""
    print("half      script  known    spellings  right first  among ten  others a query")
    for half in ("tuned on", "held out"):
        for script in ("Latin", "Arabic"):
            for known in ("country", "context", "nothing"):
                first, found, others, asked = (
                    counts[half, script, known, what]
                    for what in ("first", "found", "others", "asked")
                )
                total = max(1, asked)
                print(
                    f"{half:<9} {script:<7} {known:<8} {asked:9d}  {100 * first / total:9.1f} %"
                    f"  {100 * found / total:7.1f} %  {others / total:14.2f}"
                )


class Without:
    """A store in which a place lacks a spelling, for as long as it is entered.

    All spellings that fold to the same key go with it: the place could be found by them as easily.
    """

    def __init__(
        self, connection: sqlite3.Connection, gazetteer: Gazetteer, place_id: str, name: str
    ) -> None:
        """Of a place, by its id, and one of its names."""
        self._connection = connection
        self._place = gazetteer.get(place_id)
        self._key = fold(name)

    def __enter__(self) -> bool:
        """Whether another spelling is left."""
        self._connection.execute("BEGIN")
        if self._place is None:
            return False
        whole = replace(self._place, geometry=None)
        kept = [n for n in (whole.name, *whole.names) if fold(n) != self._key]
        if not kept:
            return False
        less = replace(whole, name=kept[0], names=tuple(kept[1:]))
        self._refile(whole, less)
        return True

    def __exit__(self, *_: object) -> None:
        self._connection.execute("ROLLBACK")

    def _refile(self, whole: Place, less: Place) -> None:
        number = self._number(whole.id)
        before, after = {*keys(whole)}, {*keys(less)}
        self._many("DELETE FROM spelling WHERE (key, tier, number) = (?, ?, ?)", before, number)
        self._many("INSERT INTO spelling VALUES (?, ?, ?)", after, number)
        heard, left = {*entries(whole)}, {*entries(less)}
        self._many(
            "DELETE FROM sounding WHERE (key, sound, tier, number) = (?, ?, ?, ?)", heard, number
        )
        self._many("INSERT INTO sounding VALUES (?, ?, ?, ?)", left, number)
        self._connection.execute(
            "UPDATE place SET name = ?, names = ? WHERE number = ?",
            (less.name, SEPARATOR.join(less.names), number),
        )

    def _many(self, statement: str, rows: set[Any], number: int) -> None:
        self._connection.executemany(statement, [(*row, number) for row in rows])

    def _number(self, place_id: str) -> int:
        number = geonames_number(place_id)
        if number is not None:
            return number
        found = self._connection.execute("SELECT number FROM own_id WHERE id = ?", (place_id,))
        return int(found.fetchone()[0])
