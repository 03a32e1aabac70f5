"""Read and write our own tables as plain cells, in the layout of `gazetteer.sources.rows`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from gazetteer.atomic import write_text
from gazetteer.folding import fold
from gazetteer.sources.rows import COLUMNS

DATA: Final = Path(__file__).parents[2] / "data"
"""Where the committed tables lie."""

Cells = dict[str, str]
"""One line: cell by column."""


def read_table(path: Path) -> list[Cells]:
    """The lines of a table."""
    header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def write_table(path: Path, rows: Iterable[Mapping[str, str]], *more: str) -> None:
    """Write a table with the common columns and `more`; cells that are not given are empty."""
    columns = (*COLUMNS, *more)
    lines = ["\t".join(columns)]
    lines += ["\t".join(row.get(column, "") for column in columns) for row in rows]
    write_text(path, "\n".join(lines) + "\n")


def several(name: str, names: Iterable[str]) -> str:
    """Other names for a cell: sorted, each spelling once, without what folds to `name`."""
    kept: dict[str, str] = {}
    for other in sorted({each.strip() for each in names}):
        kept.setdefault(fold(other), other)
    for key in (fold(name), ""):
        kept.pop(key, None)
    return "|".join(sorted(kept.values()))


def degrees(value: float, decimals: int = 3) -> str:
    """A number for a cell, without zeros that say nothing."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def slug(name: str) -> str:
    """The key of an id of our own: the folded name, with hyphens."""
    return fold(name).replace(" ", "-")
