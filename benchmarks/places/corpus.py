"""Documents with marked place names, as the benchmarks read them."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.reading import Span

FORMAT = """\
FOLDER holds `*.jsonl`, one document a line: `id`, `text`, `toponyms` with `start`, `end` (code
points, end exclusive) and, where known, `lon`, `lat`, `geonameid`, `kind`, `fcode`; the document's
`url` or `domain`, and a `fold` for cross-validation, where it has them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A place name that somebody marked."""

    span: Span
    point: tuple[float, float] | None
    """Longitude and latitude, where it was given one."""
    id: str
    """GeoNames id with its prefix, empty where unknown."""
    kind: str
    """What the corpus calls it, empty where it says nothing."""
    code: str
    """GeoNames feature code, empty where unknown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A document of a corpus."""

    corpus: str
    id: str
    text: str
    source: str
    """Its web address or host, empty where unknown."""
    fold: int
    """Which part of a cross-validation it is tested in; 0 where the corpus has no folds."""
    toponyms: tuple[Marked, ...]


def corpora(folder: Path, names: Sequence[str] = ()) -> dict[str, list[Text]]:
    """The corpora of a folder by name.

    Raises:
        SystemExit: There are none; the message says so.
    """
    paths = sorted(folder.glob("*.jsonl"))
    found = {p.stem: list(_read(p)) for p in paths if not names or p.stem in names}
    if not found:
        print(f"No corpora (*.jsonl) in {folder}: nothing was measured.", file=sys.stderr)
        raise SystemExit(1)
    return found


def _read(path: Path) -> Iterator[Text]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                yield Text(
                    corpus=path.stem,
                    id=str(record["id"]),
                    text=record.get("text", ""),
                    source=_address(record),
                    fold=int(record.get("fold") or 0),
                    toponyms=tuple(_marked(toponym) for toponym in record["toponyms"]),
                )


def _address(record: dict[str, Any]) -> str:
    if record.get("url"):
        return str(record["url"])
    return f"https://{record['domain']}" if record.get("domain") else ""


def _marked(toponym: dict[str, Any]) -> Marked:
    lon, lat, id_ = toponym.get("lon"), toponym.get("lat"), toponym.get("geonameid")
    return Marked(
        span=Span(start=toponym["start"], end=toponym["end"]),
        point=None if lon is None or lat is None else (float(lon), float(lat)),
        id=f"geonames:{id_}" if id_ else "",
        kind=toponym.get("kind") or "",
        code=toponym.get("fcode") or "",
    )
