"""Places as lines of JSON: how an addition lies on the disk.

One object a line, packed by gzip: a line can be read without the others, and a file of villages
stays small.
"""

import contextlib
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from gazetteer.errors import SourceError
from gazetteer.place import KINDS, Place
from gazetteer.sources.vetting import vet

_FIELDS: Final = (
    "id", "name", "names", "kind", "feature_class", "feature_code", "country", "admin1",
    "population", "lon", "lat", "source", "curated",
)  # fmt: skip
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_HEAD: Final = '{"id":"'
_SAME: Final = ',"same":"'
_PACKING: Final = 5
"""Of gzip, 1 to 9: the last tenth of bytes would take as long as all the others."""
_REMEDY: Final = "Remove the addition with `dateline gazetteer remove`, and add it anew."


def place_line(place: Place, same: str | None) -> str:
    """A place as one line of JSON, with a newline at its end.

    Args:
        place: Its extent becomes well-known text.
        same: The id of the known place that it is, or none.
    """
    row: dict[str, Any] = {field: getattr(place, field) for field in _FIELDS}
    if place.geometry is not None:
        row["extent"] = place.geometry.wkt
    if same is not None:
        row["same"] = same
    return _ENCODE(row) + "\n"


def parse_line(line: str) -> tuple[Place, str | None]:
    """A place, and the id of the known place that it is.

    Raises:
        ValueError: The line is not one that `place_line` wrote.
    """
    row = json.loads(line)
    return _parsed(row)


def identities(line: str) -> tuple[str, ...]:
    """The ids that a line names: its place's, and that of the known place that it is.

    Raises:
        ValueError: The line is not one that `place_line` wrote.
    """
    end = line.find('"', len(_HEAD))
    # Of most lines the first words tell it; in a text within JSON no quote stands so.
    if line.startswith(_HEAD) and "\\" not in line[:end] and _SAME not in line:
        return (line[len(_HEAD) : end],)
    place, same = parse_line(line)
    return (place.id,) if same is None else (place.id, same)


def parse_lines(text: str) -> tuple[Place, ...]:
    """The places in a list of such objects.

    Raises:
        ValueError: It is none.
    """
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("is no list of places")  # noqa: TRY004 (what a file holds is no type)
    return tuple(_parsed(row)[0] for row in rows)


def _parsed(row: Any) -> tuple[Place, str | None]:  # noqa: ANN401 (JSON)
    try:
        fields = {field: row[field] for field in _FIELDS}
        fields["names"] = tuple(fields["names"])
        extent, same = row.get("extent"), row.get("same")
        place = vet(Place(**fields))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"is no place ({error})") from error
    if place.kind not in KINDS or not isinstance(same, str | None):
        raise ValueError("is no place")
    return (place if extent is None else replace(place, geometry=_shape(extent))), same


@contextlib.contextmanager
def open_new(path: Path) -> Iterator[IO[str]]:
    """A packed file to write lines to; the same lines give the same bytes."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(
            filename="", fileobj=file, mode="wb", compresslevel=_PACKING, mtime=0
        ) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as text,
    ):
        yield text


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a packed file.

    Raises:
        SourceError: It is missing, broken, or breaks off.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            yield from file
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read ({error}). {_REMEDY}") from error


def read_identities(path: Path) -> Iterator[str]:
    """All ids that an addition names, those of known places among them.

    Raises:
        SourceError: The file is missing or broken; the line is named.
    """
    for number, line in enumerate(read_lines(path), start=1):
        try:
            yield from identities(line)
        except ValueError as error:
            raise SourceError(f"{path}, line {number}: {error}. {_REMEDY}") from error


def read_places(
    path: Path, wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[Place, str | None]]:
    """The places of an addition, each with the id of the known place that it is.

    Args:
        path: Its file.
        wanted: Of a line, whether its place is asked for; none asks for all.

    Raises:
        SourceError: The file is missing or broken; the line is named.
    """
    for number, line in enumerate(read_lines(path), start=1):
        try:
            if wanted is None or wanted(line):
                yield parse_line(line)
        except ValueError as error:
            raise SourceError(f"{path}, line {number}: {error}. {_REMEDY}") from error


def _shape(text: object) -> Any:  # noqa: ANN401 (shapely ships no types)
    import shapely  # noqa: PLC0415 (few additions have extents)

    if not isinstance(text, str):
        raise ValueError("the extent is no text")  # noqa: TRY004 (what a file holds is no type)
    try:
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError as error:
        raise ValueError(f"the extent is no well-known text ({error})") from error
