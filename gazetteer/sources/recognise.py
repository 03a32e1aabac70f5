"""What a file of places is, and the places in it: one door for all importers."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from gazetteer.errors import SourceError
from gazetteer.place import Place
from gazetteer.sources import geonames_dump, whosonfirst
from gazetteer.sources.archives import members, read_text_lines
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.csv_table import csv_columns, read_csv
from gazetteer.sources.geonames_companions import Companions, is_companion
from gazetteer.sources.layouts import COD_CREDIT, Described, cod_level
from gazetteer.sources.map_table import map_columns, read_map_table
from gazetteer.sources.tables import admin1_names

Format = Literal["geonames", "companion", "whosonfirst", "csv", "map"]

CREDITS: Final = {"geonames": geonames_dump.CREDIT, "whosonfirst": whosonfirst.CREDIT}
_CSV: Final = frozenset({".csv", ".tsv", ".tab"})
_MAPS: Final = frozenset(
    {".geojson", ".geojsonl", ".json", ".gpkg", ".shp", ".fgb", ".kml", ".gml", ".xlsx", ".ods"}
)
"""What GDAL reads, sheets with columns for lon and lat among it."""
_SQLITE: Final = frozenset({".db", ".sqlite", ".sqlite3", ".spatialite"})
_HEAD: Final = 1 << 16
"""Bytes in which a record of Who's On First shows itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One file, or one folder, of places."""

    path: Path
    format: Format
    member: str | None = None
    """The map in an archive, if `path` is one."""

    @property
    def address(self) -> str:
        """As GDAL takes it."""
        return str(self.path) if self.member is None else f"/vsizip/{self.path}/{self.member}"


def recognise(paths: Iterable[Path]) -> tuple[Source, ...]:
    """What files are, by their names and, where these leave it open, by their content.

    Raises:
        SourceError: One is missing, or nothing that can be read.
    """
    return tuple(source for path in paths for source in _recognised(path))


def read_sources(
    sources: Sequence[Source], described: Described, complaints: Complaints
) -> Iterator[Place]:
    """The places in all sources, in their order; companions are read first.

    Raises:
        SourceError: One cannot be read, or there are companions only.
        QueryError: A wish names what is not there.
    """
    dumps = [source.path for source in sources if source.format == "geonames"]
    beside = [source.path for source in sources if source.format == "companion"]
    if beside and not dumps:
        raise SourceError(
            f"{beside[0]}: tells more of places, but not where they are. Name a dump of GeoNames"
            " with it, such as IQ.zip."
        )
    with Companions(admin1_names()) as companions:
        for path in dumps if beside else ():
            companions.want(geonames_dump.read_ids(path))
        for path in beside:
            companions.read(path, complaints)
        for source in sources:
            yield from _READERS[source.format](source, described, complaints, companions)


def credit_of(sources: Sequence[Source]) -> str:
    """The line that names whom to thank for the places; empty for a user's own."""
    credits_ = [CREDITS[source.format] for source in sources if source.format in CREDITS]
    credits_ += [COD_CREDIT for source in sources if _is_cod(source)]
    return "; ".join(dict.fromkeys(credits_))


def name_of(paths: Sequence[Path]) -> str:
    """A name for what is added from some files: after the first of them."""
    name = paths[0].resolve().name if paths[0].is_dir() else paths[0].name.partition(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "places"


def _is_cod(source: Source) -> bool:
    if source.format == "csv":
        return cod_level(csv_columns(source.path)) is not None
    return source.format == "map" and cod_level(map_columns(source.address)) is not None


def _recognised(path: Path) -> Iterator[Source]:
    if not path.exists():
        raise SourceError(f"{path}: there is no such file. Name a file, a folder or a country.")
    if not (path.is_file() or path.is_dir()):
        raise SourceError(f"{path}: is no regular file. Save what it gives, and name that file.")
    suffix = path.suffix.lower()
    if is_companion(path):
        yield Source(path=path, format="companion")
    elif suffix == ".zip":
        yield from _archived(path)
    else:
        yield Source(path=path, format=_format(path, suffix))


def _archived(path: Path) -> Iterator[Source]:
    names = members(path)
    maps = [name for name in names if Path(name).suffix.lower() in _MAPS]
    if maps:
        yield from (Source(path=path, format="map", member=name) for name in maps)
    elif any(name.lower().endswith(".txt") for name in names):
        yield Source(path=path, format="geonames")
    else:
        raise SourceError(f"{path}: holds no table and no map that can be read. Unpack it first.")


def _format(path: Path, suffix: str) -> Format:
    if path.is_dir() or (suffix in _SQLITE and whosonfirst.is_bundle(path)):
        return "whosonfirst"
    if suffix in {".geojson", ".json"} and _is_record(path):
        return "whosonfirst"
    if suffix in _MAPS | _SQLITE:
        return "map"
    plain = path.with_suffix("") if suffix == ".gz" else path
    if plain.suffix.lower() in _CSV:
        return "csv"
    if plain.suffix.lower() == ".txt":
        return "geonames" if _is_dump(path) else "csv"
    raise SourceError(
        f"{path}: is of no kind that can be read. Save it as CSV, XLSX, GeoJSON, GeoPackage or"
        " Shapefile."
    )


def _is_record(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b'"wof:id"' in head and b'"FeatureCollection"' not in head


def _is_dump(path: Path) -> bool:
    """Whether any of the first lines has as many columns as GeoNames' tables."""
    lines = read_text_lines(path, Complaints())
    wanted = geonames_dump.COLUMNS - 1
    return any(line.count("\t") == wanted for (_, line), _ in zip(lines, range(20), strict=False))


Reader = Callable[[Source, Described, Complaints, Companions], Iterator[Place]]

_READERS: Final[dict[Format, Reader]] = {
    "geonames": lambda source, _, complaints, companions: geonames_dump.read_dump(
        source.path, complaints, companions=companions
    ),
    "companion": lambda *_: iter(()),
    "whosonfirst": lambda source, _, complaints, __: whosonfirst.read_bundle(
        source.path, complaints
    ),
    "csv": lambda source, described, complaints, _: read_csv(source.path, described, complaints),
    "map": lambda source, described, complaints, _: read_map_table(
        source.address, described, complaints
    ),
}
