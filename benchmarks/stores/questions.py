"""What is asked of every store: names that are there, names that are not, points."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gazetteer import fold
from gazetteer.schema import OWN_IDS, SEPARATOR

MANY = 2_000
ROUNDS = 7
"""How often names are asked."""
FEW = 20
"""For what compares with every name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Questions:
    """The same for all stores of one size."""

    hits: list[tuple[str]]
    misses: list[tuple[str]]
    points: list[tuple[float, float]]
    """Degrees, lon and lat, of places."""


def draw(store: Path) -> Questions:
    """Draw places from a store, the same each time, and one name of each."""
    picked = random.Random(5)  # noqa: S311 (a sample, not a secret)
    drawn: dict[str, tuple[float, float]] = {}
    with closing(sqlite3.connect(store)) as connection:
        last = connection.execute(
            "SELECT max(number) FROM place WHERE number < ?", [OWN_IDS]
        ).fetchone()[0]
        while len(drawn) < MANY:
            name, names, lon, lat = connection.execute(
                "SELECT name, names, lon / 1e7, lat / 1e7 FROM place WHERE number >= ? LIMIT 1",
                [picked.randrange(last)],
            ).fetchone()
            asked = picked.choice([name, *filter(None, names.split(SEPARATOR))])
            if fold(asked):
                drawn[asked] = (lon, lat)
    return Questions(
        hits=[(name,) for name in drawn],
        misses=[(f"{name[::-1]}xq",) for name in drawn],
        points=[*drawn.values()],
    )


def everything(store: Path) -> Iterator[tuple[int, float, float, list[str]]]:
    """All places of a store: number, lon, lat, all names."""
    with closing(sqlite3.connect(store)) as connection:
        for number, lon, lat, name, names in connection.execute(
            "SELECT number, lon / 1e7, lat / 1e7, name, names FROM place"
        ):
            yield number, lon, lat, [name, *filter(None, names.split(SEPARATOR))]
