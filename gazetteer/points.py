"""Fill an R*Tree of points at once, its nodes packed full.

Put in one by one, a point takes ever longer as the tree grows, and its nodes stay two thirds full.
Here points are sorted into slices by longitude, and within each by latitude (sort-tile-recursive;
Leutenegger, Lopez, Edgington: STR, ICDE 1997), and the nodes are written as SQLite lays them out
(https://www.sqlite.org/rtree.html, section 5; `rtree.c`, "node blob format").
"""

import math
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

_CELLS: Final = 51
"""Of a node, as `RTREE_MAXCELLS` of SQLite says, on pages of two kilobytes and more."""
_HEAD: Final = struct.Struct(">HH")
"""Depth of the tree, in its root only; cells of the node."""
_CELL: Final = struct.Struct(">qiiii")
"""Number of the row, or of the node below; west, east, south, north."""
_ROOT: Final = 1
_POINTS: Final = "SELECT number, lon, lat FROM place ORDER BY lon, number"

Cell = tuple[int, int, int, int, int]


def pack_points(connection: sqlite3.Connection) -> None:
    """Fill the empty tree `spot` with the points of the table `place`."""
    count = connection.execute("SELECT count(*) FROM place").fetchone()[0]
    connection.execute("CREATE TEMP TABLE leaf (number INTEGER, node INTEGER)")
    _Tree(connection).fill(_tiled(connection, count), count)
    connection.execute("INSERT INTO spot_rowid SELECT number, node FROM leaf ORDER BY number")
    connection.execute("DROP TABLE leaf")


def _tiled(connection: sqlite3.Connection, count: int) -> Iterator[Cell]:
    """Points in an order in which those of one node lie close together."""
    nodes = math.ceil(count / _CELLS)
    slice_size = _CELLS * math.ceil(math.sqrt(nodes))
    rows = iter(connection.execute(_POINTS))
    while piece := list(islice(rows, slice_size)):
        piece.sort(key=lambda row: row[2])
        yield from ((number, lon, lon, lat, lat) for number, lon, lat in piece)


class _Tree:
    """Writes nodes level by level, the leaves first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next = _ROOT + 1

    def fill(self, cells: Iterable[Cell], count: int) -> None:
        """Write the cells, as many as `count`, and all nodes above them."""
        depth = 0
        while count > _CELLS:
            cells = list(self._level(cells, is_leaf=depth == 0))
            count = len(cells)
            depth += 1
        self._write(_ROOT, list(cells), depth=depth, is_leaf=depth == 0)

    def _level(self, cells: Iterable[Cell], *, is_leaf: bool) -> Iterator[Cell]:
        rest = iter(cells)
        while piece := list(islice(rest, _CELLS)):
            node, self._next = self._next, self._next + 1
            self._write(node, piece, depth=0, is_leaf=is_leaf)
            yield (
                node,
                min(cell[1] for cell in piece),
                max(cell[2] for cell in piece),
                min(cell[3] for cell in piece),
                max(cell[4] for cell in piece),
            )

    def _write(self, node: int, cells: Sequence[Cell], *, depth: int, is_leaf: bool) -> None:
        blob = _HEAD.pack(depth, len(cells)) + b"".join(_CELL.pack(*cell) for cell in cells)
        many = self._connection.executemany
        self._connection.execute(
            "INSERT OR REPLACE INTO spot_node VALUES (?, ?)",
            (node, blob.ljust(_HEAD.size + _CELLS * _CELL.size, b"\0")),
        )
        below = ((cell[0], node) for cell in cells)
        if is_leaf:
            many("INSERT INTO leaf VALUES (?, ?)", below)
        else:
            many("INSERT INTO spot_parent VALUES (?, ?)", below)
