"""The room's own tables: tab-separated text in `data/`, `#` for remarks, one line an entry."""

from collections.abc import Iterator
from importlib import resources


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The entries of one table, in the order of the file.

    Args:
        name: File name in `data/`.
        columns: Cells a row has; short rows are filled up with empty cells.

    Yields:
        The stripped cells of a row.
    """
    text = (resources.files("geo.events") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield tuple(cells + [""] * (columns - len(cells)))
