"""Places as lines of JSON: how an addition lies on the disk.

One object a line, packed by gzip: a line can be read without the others, and a file of villages
stays small.
"""

import contextlib
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from msgspec import DecodeError, Struct
from msgspec.json import Decoder, Encoder

from gazetteer.errors import SourceError
from gazetteer.place import Kind, Place
from gazetteer.sources.vetting import vet


class _Row(Struct, kw_only=True, omit_defaults=True, gc=False):
    """What a line holds: the fields of a place, and what is not one of them."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: Kind
    feature_class: str
    feature_code: str
    country: str | None
    admin1: str | None
    population: int
    lon: float
    lat: float
    source: str
    curated: bool
    extent: str | None = None
    same: str | None = None


_ENCODE: Final = Encoder().encode
_DECODE: Final = Decoder(_Row).decode
_DECODE_ALL: Final = Decoder(list[_Row]).decode
_HEAD: Final = b'{"id":"'
_SAME: Final = b',"same":"'
_PACKING: Final = 5
"""Of gzip, 1 to 9: the last tenth of bytes would take as long as all the others."""
_BUFFER: Final = 1 << 16
"""Bytes packed and unpacked at once."""
_REMEDY: Final = "Remove the addition with `dateline gazetteer remove`, and add it anew."


def place_line(place: Place, same: str | None) -> bytes:
    """A place as one line of JSON, with a newline at its end.

    Args:
        place: Its extent becomes well-known text.
        same: The id of the known place that it is, or none.
    """
    row = _Row(
        id=place.id,
        name=place.name,
        names=place.names,
        kind=place.kind,
        feature_class=place.feature_class,
        feature_code=place.feature_code,
        country=place.country,
        admin1=place.admin1,
        population=place.population,
        lon=place.lon,
        lat=place.lat,
        source=place.source,
        curated=place.curated,
        extent=None if place.geometry is None else place.geometry.wkt,
        same=same,
    )
    return _ENCODE(row) + b"\n"


def parse_line(line: bytes) -> tuple[Place, str | None]:
    """A place, and the id of the known place that it is.

    Raises:
        ValueError: The line is not one that `place_line` wrote.
    """
    try:
        row = _DECODE(line)
    except DecodeError as error:
        raise ValueError(f"is no place ({error})") from error
    return _place(row), row.same


def identities(line: bytes) -> tuple[str, ...]:
    """The ids that a line names: its place's, and that of the known place that it is.

    Raises:
        ValueError: The line is not one that `place_line` wrote.
    """
    told = line[len(_HEAD) : line.find(b'"', len(_HEAD))]
    # Of most lines the first words tell it; in a text within JSON no quote stands so.
    if line.startswith(_HEAD) and told.isascii() and b"\\" not in told and _SAME not in line:
        return (told.decode(),)
    place, same = parse_line(line)
    return (place.id,) if same is None else (place.id, same)


def lines_text(places: Sequence[Place]) -> str:
    """A list of places, as `parse_lines` takes it."""
    return f"[{','.join(place_line(place, None).decode().rstrip() for place in places)}]"


def parse_lines(text: str) -> tuple[Place, ...]:
    """The places in a list of such objects.

    Raises:
        ValueError: It is none.
    """
    try:
        rows = _DECODE_ALL(text)
    except DecodeError as error:
        raise ValueError(f"is no list of places ({error})") from error
    return tuple(_place(row) for row in rows)


def _place(row: _Row) -> Place:
    place = vet(
        Place(
            id=row.id,
            name=row.name,
            names=row.names,
            kind=row.kind,
            feature_class=row.feature_class,
            feature_code=row.feature_code,
            country=row.country,
            admin1=row.admin1,
            population=row.population,
            lon=row.lon,
            lat=row.lat,
            source=row.source,
            curated=row.curated,
        )
    )
    return place if row.extent is None else replace(place, geometry=_shape(row.extent))


@contextlib.contextmanager
def open_new(path: Path) -> Iterator[IO[bytes]]:
    """A packed file to write lines to; the same lines give the same bytes."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(
            filename="", fileobj=file, mode="wb", compresslevel=_PACKING, mtime=0
        ) as packed,
        io.BufferedWriter(packed, _BUFFER) as buffered,
    ):
        yield buffered


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of a packed file.

    Raises:
        SourceError: It is missing, broken, or breaks off.
    """
    try:
        # GzipFile's own lines take three times as long.
        with gzip.open(path) as packed, io.BufferedReader(packed, _BUFFER) as file:
            yield from file
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{path}: cannot be read ({error}). {_REMEDY}") from error


def read_places(
    path: Path, wanted: Callable[[bytes], bool] | None = None
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


def _shape(text: str) -> Any:  # noqa: ANN401 (shapely ships no types)
    import shapely  # noqa: PLC0415 (few additions have extents)

    try:
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError as error:
        raise ValueError(f"the extent is no well-known text ({error})") from error
