"""What GeoNames' other files tell of the places in a dump: names, divisions, what holds what.

`alternateNamesV2.zip`, `hierarchy.zip`, `admin1CodesASCII.txt` and `admin2Codes.txt`, in the
formats of https://download.geonames.org/export/dump/readme.txt. They hold no points, and so make
no places by themselves. What they tell lies in a scratch database on the disk, heaped as it comes
and sorted when first asked for: of the world's 17 million names few are kept in memory at once.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from gazetteer.numbers import Numbers
from gazetteer.sources.archives import label, members, read_text_lines
from gazetteer.sources.complaints import Complaints

_NO_NAMES: Final = frozenset(
    {"post", "iata", "icao", "faac", "tcid", "unlc", "link", "wkdt", "phon"}
)
"""What stands in the language column of alternate names that are codes, links or sounds."""
_LINKS: Final = frozenset({"link", "wkdt"})
_BATCH: Final = 10_000
_DEEPEST: Final = 12
"""Steps up a hierarchy before it counts as a circle."""

_TABLES: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536;
CREATE TABLE heap (number INTEGER, name TEXT, is_code INTEGER);
CREATE TABLE called (number INTEGER, name TEXT, is_code INTEGER,
 PRIMARY KEY (number, name, is_code)) WITHOUT ROWID;
CREATE TABLE above (child INTEGER, parent INTEGER, PRIMARY KEY (child, parent)) WITHOUT ROWID;
"""
_SORTED: Final = (
    """INSERT OR IGNORE INTO called SELECT number, name, is_code FROM heap
 ORDER BY number, name, is_code""",
    "DELETE FROM heap",
)

Row = tuple[int | str, ...]


class Companions:
    """What is known of places beside the dump they stand in. A context manager."""

    def __init__(self, divisions: Mapping[str, str] | None = None) -> None:
        """Start with what is known of divisions.

        Args:
            divisions: Names of first-level divisions by GeoNames code (`IQ.01`); these are
                believed more than those of files.
        """
        # An empty name is a scratch file of SQLite's own, which goes when it is closed.
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.executescript(_TABLES)
        self._known = dict(divisions or {})
        self._numbers: dict[int, str] = {}
        self._wanted: Numbers | None = None
        self._named, self._coded = Numbers(), Numbers()
        self._is_heaped = self._has_parents = False

    def want(self, numbers: Iterable[int]) -> None:
        """Take names of these places only: to be called before `read`."""
        if self._wanted is None:
            self._wanted = Numbers()
        for number in numbers:
            self._wanted.add(number)

    def read(self, path: Path, complaints: Complaints) -> None:
        """Take in a companion file, known by its name (see `is_companion`).

        Raises:
            SourceError: It cannot be read.
        """
        reader = _reader(path.name)
        if reader is None:
            raise ValueError(f"{path} is no companion")
        for member in _tables(path):
            reader(self, _cells(path, member, complaints), label(path, member), complaints)

    def names(self, number: int) -> tuple[str, ...]:
        """Other names of a place."""
        return self._called(number, is_code=False) if number in self._named else ()

    def codes(self, number: int) -> tuple[str, ...]:
        """What stands for a place without being a name: codes of airports and of the post."""
        return self._called(number, is_code=True) if number in self._coded else ()

    def division(self, country: str | None, code: str, number: int) -> str | None:
        """The name of the first-level division that holds a place.

        Args:
            country: ISO 3166-1 alpha-2, or none.
            code: As in the dump; empty or `00` where it does not tell.
            number: The place's GeoNames id, for the way up the hierarchy.
        """
        name = self._known.get(f"{country}.{code}")
        if name is not None or not self._has_parents:
            return name
        for _ in range(_DEEPEST):
            found = self._scratch.execute(
                "SELECT min(parent) FROM above WHERE child = ?", [number]
            ).fetchone()[0]
            if found is None or found in self._numbers:
                return None if found is None else self._numbers[found]
            number = found
        return None

    def close(self) -> None:
        """Forget everything."""
        self._scratch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self._scratch.close()

    def _called(self, number: int, *, is_code: bool) -> tuple[str, ...]:
        if self._is_heaped:
            for statement in _SORTED:
                self._scratch.execute(statement)
            self._is_heaped = False
        rows = self._scratch.execute(
            "SELECT name FROM called WHERE number = ? AND is_code = ?", [number, is_code]
        )
        return tuple(name for (name,) in rows)

    def _insert(self, statement: str, rows: Iterable[Row]) -> None:
        rest = iter(rows)
        while batch := list(islice(rest, _BATCH)):
            self._scratch.execute("BEGIN")
            self._scratch.executemany(statement, batch)
            self._scratch.execute("COMMIT")

    def _heap(self, rows: Iterable[tuple[int, str, bool]]) -> None:
        def noted() -> Iterator[Row]:
            for row in rows:
                (self._coded if row[2] else self._named).add(row[0])
                yield row

        self._insert("INSERT INTO heap VALUES (?, ?, ?)", noted())
        self._is_heaped = True

    def _take_names(self, lines: "Lines", where: str, complaints: Complaints) -> None:
        wanted = self._wanted

        def rows() -> Iterator[tuple[int, str, bool]]:
            for line, cells in lines:
                try:
                    number, name, language = _alternate(cells)
                except ValueError as error:
                    complaints.add(where, line, error)
                    continue
                if language not in _LINKS and (wanted is None or number in wanted):
                    yield number, name, language in _NO_NAMES

        self._heap(rows())

    def _take_hierarchy(self, lines: "Lines", where: str, complaints: Complaints) -> None:
        self._has_parents = True

        def rows() -> Iterator[Row]:
            for line, cells in lines:
                if len(cells) not in {2, 3} or not (_is_id(cells[0]) and _is_id(cells[1])):
                    complaints.add(where, line, "is not parent, child and kind with tabs between")
                else:
                    yield int(cells[1]), int(cells[0])

        self._insert("INSERT OR IGNORE INTO above VALUES (?, ?)", rows())

    def _take_admin1(self, lines: "Lines", where: str, complaints: Complaints) -> None:
        for line, cells in lines:
            if len(cells) != 4 or not _is_id(cells[3]) or "." not in cells[0]:  # noqa: PLR2004 (columns)
                complaints.add(where, line, "is not code, name, ASCII name and id")
                continue
            name = self._known.setdefault(cells[0], cells[1])
            self._numbers[int(cells[3])] = name

    def _take_admin2(self, lines: "Lines", where: str, complaints: Complaints) -> None:
        def rows() -> Iterator[tuple[int, str, bool]]:
            for line, cells in lines:
                if len(cells) != 4 or not _is_id(cells[3]):  # noqa: PLR2004 (columns)
                    complaints.add(where, line, "is not code, name, ASCII name and id")
                    continue
                yield from ((int(cells[3]), name, False) for name in {cells[1], cells[2]} - {""})

        self._heap(rows())


Lines = Iterator[tuple[int, list[str]]]
_Reader = Callable[[Companions, Lines, str, Complaints], None]

_READERS: Final[tuple[tuple[str, _Reader], ...]] = (
    ("alternatenames", Companions._take_names),  # noqa: SLF001 (the class's own table)
    ("hierarchy", Companions._take_hierarchy),  # noqa: SLF001 (as above)
    ("admin1codes", Companions._take_admin1),  # noqa: SLF001 (as above)
    ("admin2codes", Companions._take_admin2),  # noqa: SLF001 (as above)
)
"""Starts of file names, in lower case, and what reads such a file."""


def is_companion(path: Path) -> bool:
    """Whether a file is one of GeoNames' that hold no points, by its name."""
    return _reader(path.name) is not None and path.suffix.lower() in {".txt", ".zip", ".gz"}


def _reader(name: str) -> _Reader | None:
    plain = name.lower()
    return next((reader for start, reader in _READERS if plain.startswith(start)), None)


def _tables(path: Path) -> tuple[str | None, ...]:
    if path.suffix.lower() != ".zip":
        return (None,)
    # alternateNamesV2.zip also holds a list of languages, and a read-me.
    return tuple(name for name in members(path) if _reader(Path(name).name) is not None)


def _cells(path: Path, member: str | None, complaints: Complaints) -> Lines:
    for number, line in read_text_lines(path, complaints, member=member):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _alternate(cells: list[str]) -> tuple[int, str, str]:
    # Id of the name, id of the place, language, name; flags and years may follow.
    if len(cells) < 4 or not _is_id(cells[1]) or not cells[3]:  # noqa: PLR2004 (columns)
        raise ValueError("is not id, place, language and name with tabs between")
    return int(cells[1]), cells[3], cells[2]


def _is_id(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and 0 < len(cell) < 12  # noqa: PLR2004 (as ids are)
