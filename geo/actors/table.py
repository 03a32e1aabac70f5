"""Tables of actors: tab-separated text, one actor a line, as in `data/actors.tsv`."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Final

from geo.actors.actor import ActorName
from geo.errors import FormatError
from geo.whole import read_whole

COLUMNS: Final = ("id", "name", "kind", "country", "names", "parents", "note")
"""The columns of a table, in this order; the head of `data/actors.tsv` explains them."""

_NEEDED: Final = 3
_REMEDY: Final = "Write it as the lines of geo/actors/data/actors.tsv are."


def read_actors(path: Path) -> tuple[ActorName, ...]:
    """Read a table of one's own.

    Lines that begin with `#` and a line of the columns' names are passed over.

    Raises:
        FormatError: A line lacks an id, a name or a kind, has too many cells, or an id that came
            before. File and line are named.
        OSError: The file cannot be opened, or is larger than 200 MB.
    """
    try:
        text = read_whole(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: is not UTF-8 ({error}). {_REMEDY}") from error
    return tuple(_actors(text, str(path)))


def own_actors() -> tuple[ActorName, ...]:
    """The table that comes with Dateline."""
    text = (resources.files("geo.actors") / "data" / "actors.tsv").read_text(encoding="utf-8")
    return tuple(_actors(text, "actors.tsv"))


def sectors() -> tuple[tuple[str, frozenset[str]], ...]:
    """The parts of a state with the words that tell them, the most telling first."""
    text = (resources.files("geo.actors") / "data" / "heads.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        (sector, frozenset(word.replace("_", " ") for word in words.split()))
        for sector, words in pairs
    )


def _actors(text: str, name: str) -> Iterator[ActorName]:
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if tuple(cells) == COLUMNS:
            continue
        _check(cells, seen, f"{name}:{number}")
        seen.add(cells[0])
        id_, title, kind, country, names, parents, _ = [*cells, *[""] * len(COLUMNS)][:7]
        yield ActorName(
            id=id_,
            name=title,
            kind=kind,
            country=country or None,
            names=_several(names),
            parents=_several(parents),
        )


def _check(cells: list[str], seen: set[str], place: str) -> None:
    if len(cells) > len(COLUMNS):
        raise FormatError(f"{place}: has {len(cells)} cells, more than columns. {_REMEDY}")
    if len(cells) < _NEEDED or not all(cells[:_NEEDED]):
        raise FormatError(f"{place}: lacks an id, a name or a kind. {_REMEDY}")
    if cells[0] in seen:
        raise FormatError(f"{place}: the id {cells[0]!r} came before. Keep one of the lines.")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, cell.split("|")) if part)
