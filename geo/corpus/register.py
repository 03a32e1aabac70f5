"""Which ids of reports are taken twice in a corpus: kept on disk, since there may be millions."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from geo.corpus.lines import TELLINGS
from geo.jsontext import json_line

Renames = Mapping[tuple[str, str], str]
"""By id and digest of a report, the id that it shall have."""

_REPEATED: Final = "SELECT id, digest, COUNT(*) FROM report GROUP BY id, digest HAVING COUNT(*) > 1"
_SHARED: Final = """SELECT DISTINCT id, digest FROM report WHERE id IN
 (SELECT id FROM report GROUP BY id HAVING COUNT(DISTINCT digest) > 1) ORDER BY id, digest"""
_DISTINCT: Final = "SELECT COUNT(*) FROM (SELECT DISTINCT id, digest FROM report)"


class Register:
    """The ids of all reports with their digests; a context manager."""

    def __init__(self, path: Path) -> None:
        """Begin anew in a file."""
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path)
        # What is lost when the machine stops is written anew from the parts.
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE report (id TEXT, digest TEXT)"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def enter(self, reports: Iterable[tuple[str, str]]) -> None:
        """Take in ids and digests."""
        self._connection.executemany("INSERT INTO report VALUES (?, ?)", reports)

    def count(self) -> int:
        """How many reports there are; one that stands twice counts once."""
        with closing(self._connection.execute(_DISTINCT)) as rows:
            return int(rows.fetchone()[0])

    def repeated(self) -> Iterator[tuple[str, int]]:
        """Ids of reports that stand several times, the very same, with how often."""
        for id_, _, times in self._connection.execute(f"{_REPEATED} ORDER BY id, digest"):
            yield id_, times

    def renames(self) -> Renames:
        """New ids where different reports share one: all but the first, by their digests."""
        found: dict[tuple[str, str], str] = {}
        last = None
        for id_, digest in self._connection.execute(_SHARED):
            if id_ == last:
                found[id_, digest] = f"{id_}~{digest}"
            last = id_
        return found


def renamed(line: bytes, renames: Renames) -> bytes:
    """A line of a run in which its report has the id that it shall have."""
    if not renames:
        return line
    key, _, value = line.decode().rpartition("\t")
    fields = key.split("\t")
    at = 4 if fields[0] == TELLINGS else 3
    old = json.loads(f'"{fields[at]}"')
    new = renames.get((old, fields[at + 1]))
    if new is None:
        return line
    told = json.loads(value)
    if isinstance(told, str):
        features = json.loads(f"[{told}]")
        for feature in features:
            feature["id"] = new + feature["id"].removeprefix(old)
            _rename(feature["properties"], old, new)
        told = ",".join(json_line(feature) for feature in features)
    else:
        _rename(told, old, new)
    return f"{key}\t{json_line(told)}\n".encode()


def _rename(row: dict[str, str], old: str, new: str) -> None:
    row["document_id"] = new
    if "event_id" in row:
        row["event_id"] = new + row["event_id"].removeprefix(old)
