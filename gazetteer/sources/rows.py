"""Rows of our own tables: one line, one place, checked at the door.

A table is UTF-8 text with a header line, tabs between columns, a bar between the names of one
column and a plain newline at the end of each line. `gazetteer/data/README.md` tells what each
column holds.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final, cast

from gazetteer.place import KINDS, Kind, Place
from gazetteer.sources.lines import read_lines, refusal

if TYPE_CHECKING:
    # Only named: shapely takes 0.2 s to load, and a store that is built needs no extents.
    from shapely.geometry.base import BaseGeometry

COLUMNS: Final = (
    "id", "name", "names", "demonyms", "abbreviations", "kind", "feature", "country", "admin1",
    "population", "lon", "lat", "code", "source",
)  # fmt: skip
"""The columns every table has, in this order; a table may have more after them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a table."""

    id: str
    """Stable, `source:key`."""
    name: str
    """The name to show, in Latin script."""
    names: tuple[str, ...]
    """Other spellings in any script, without `name` and `demonyms`. Abbreviations are among them
    only where they are safe to look up whatever their case."""
    demonyms: tuple[str, ...]
    """What its people and things are called: `Iraqi`, `Iraqis`."""
    abbreviations: tuple[str, ...]
    """Short forms that mean it only when written exactly so: `US`, `Tex.`."""
    kind: Kind
    feature_class: str
    """GeoNames feature class."""
    feature_code: str
    """GeoNames feature code."""
    country: str | None
    """ISO 3166-1 alpha-2, or none."""
    admin1: str | None
    """The name of the first-level division that holds it, or none."""
    population: int
    """0 where unknown."""
    lon: float
    """Degrees east."""
    lat: float
    """Degrees north."""
    code: str
    """In the register of its kind: GeoNames division code, ISO 3166-1 alpha-3, FIPS, or empty."""
    source: str
    """Where the facts come from, as the README beside the tables names it."""
    more: tuple[str, ...]
    """The columns after the common ones, as they stand."""

    def place(self, geometry: "BaseGeometry | None") -> Place:
        """The place this row tells of, with its extent where one is known."""
        return Place(
            id=self.id,
            name=self.name,
            names=tuple(sorted({*self.names, *self.demonyms} - {self.name})),
            kind=self.kind,
            feature_class=self.feature_class,
            feature_code=self.feature_code,
            country=self.country,
            admin1=self.admin1,
            population=self.population,
            lon=self.lon,
            lat=self.lat,
            geometry=geometry,
            source=self.source,
        )


def read_rows(table: Traversable) -> Iterator[Row]:
    """The rows of a table, in the order of the file.

    Raises:
        SourceError: The table is missing, no UTF-8, or has a line that cannot be understood; the
            message names the file and the line.
    """
    header, *lines = read_lines(table)
    width = _width(header.split("\t"), table)
    for number, line in enumerate(lines, start=2):
        try:
            yield _row(line.split("\t"), width)
        except ValueError as error:
            raise refusal(table, number, error) from error


def _width(header: list[str], table: Traversable) -> int:
    if tuple(header[: len(COLUMNS)]) != COLUMNS:
        raise refusal(
            table, 1, f"the columns must start with {' '.join(COLUMNS)}, not {' '.join(header)}"
        )
    return len(header)


def _row(cells: list[str], width: int) -> Row:
    if len(cells) != width:
        raise ValueError(f"has {len(cells)} columns, the header has {width}")
    cell = dict(zip(COLUMNS, cells[: len(COLUMNS)], strict=True))
    feature_class, _, feature_code = cell["feature"].partition(".")
    if not feature_class or not feature_code:
        raise ValueError(f"feature {cell['feature']!r} is not written like P.PPL")
    return Row(
        id=_id(cell["id"]),
        name=_filled(cell["name"], "name"),
        names=_several(cell["names"]),
        demonyms=_several(cell["demonyms"]),
        abbreviations=_several(cell["abbreviations"]),
        kind=_kind(cell["kind"]),
        feature_class=feature_class,
        feature_code=feature_code,
        country=_country(cell["country"]),
        admin1=cell["admin1"] or None,
        population=_population(cell["population"]),
        lon=_degrees(cell["lon"], "lon", 180),
        lat=_degrees(cell["lat"], "lat", 90),
        code=cell["code"],
        source=_filled(cell["source"], "source"),
        more=tuple(cells[len(COLUMNS) :]),
    )


def _filled(cell: str, column: str) -> str:
    if not cell or cell != cell.strip():
        raise ValueError(f"{column} {cell!r} is empty or has spaces at its ends")
    return cell


def _id(cell: str) -> str:
    source, colon, key = cell.partition(":")
    if not (source and colon and key) or cell.split() != [cell]:
        raise ValueError(f"id {cell!r} is not written like source:key")
    return cell


def _several(cell: str) -> tuple[str, ...]:
    return tuple(_filled(name, "a name in") for name in cell.split("|")) if cell else ()


def _kind(cell: str) -> Kind:
    if cell not in KINDS:
        raise ValueError(f"kind {cell!r} is none of {', '.join(sorted(KINDS))}")
    return cast("Kind", cell)


def _country(cell: str) -> str | None:
    if not cell:
        return None
    if not (len(cell) == 2 and cell.isascii() and cell.isupper()):  # noqa: PLR2004 (alpha-2)
        raise ValueError(f"country {cell!r} is no ISO 3166-1 alpha-2 code")
    return cell


def _population(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()):
        raise ValueError(f"population {cell!r} is no whole number from 0 on")
    return int(cell)


def _degrees(cell: str, column: str, limit: int) -> float:
    try:
        degrees = float(cell)
    except ValueError:
        degrees = math.nan
    if not -limit <= degrees <= limit:
        raise ValueError(f"{column} {cell!r} is no number of degrees from -{limit} to {limit}")
    return degrees
