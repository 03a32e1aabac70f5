"""Read the tables of words that lie beside this package: text with `#` lines, tabs in `.tsv`."""

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The lines of a file in `data`, comments left out."""
    text = (files("geo.toponyms") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def rows(name: str) -> Iterator[list[str]]:
    """The cells of a file in `data`, the header line left out."""
    found = lines(name)
    next(found)
    return (line.split("\t") for line in found)
