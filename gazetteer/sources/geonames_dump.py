"""Places out of GeoNames' dumps: `IQ.zip`, `allCountries.zip`, unpacked or not.

The format: https://download.geonames.org/export/dump/readme.txt – UTF-8, one place a line,
nineteen columns with tabs between. Read line by line, so that a dump need not fit into memory.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gazetteer.errors import SourceError
from gazetteer.place import Place
from gazetteer.sources.archives import label, members, read_text_lines
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.features import kind_of
from gazetteer.sources.geonames import SOURCE, variants
from gazetteer.sources.geonames_companions import Companions
from gazetteer.sources.vetting import degrees, is_country_code, vet, whole

CREDIT: Final = "Places added from GeoNames (geonames.org), CC BY 4.0"

COLUMNS: Final = 19
"""Of a line: id, name, ASCII name, alternates, latitude, longitude, class, code, country, …"""


def read_dump(
    path: Path, complaints: Complaints, *, companions: Companions | None = None
) -> Iterator[Place]:
    """The places of a dump, in its order.

    What news does not name as a place – roads, wells, schools, hotels – is left out and counted.

    Args:
        path: A `.txt` or `.zip` file as GeoNames publishes it.
        complaints: Takes the lines that could not be read.
        companions: What GeoNames' other files tell of the same places.

    Raises:
        SourceError: The file cannot be read, or no dump is in the archive.
    """
    told = Companions() if companions is None else companions
    member = dump_member(path)
    where = label(path, member)
    for number, line in read_text_lines(path, complaints, member=member):
        if not line or line.startswith("#"):
            continue
        try:
            place = _place(line.split("\t"), told)
        except ValueError as error:
            complaints.add(where, number, error)
            continue
        if place is None:
            complaints.leave_out()
        else:
            yield place


def read_ids(path: Path) -> Iterator[int]:
    """The GeoNames ids in a dump; lines that make no sense are passed over in silence."""
    for _, line in read_text_lines(path, Complaints(), member=dump_member(path)):
        digits = line.partition("\t")[0]
        if digits.isascii() and digits.isdigit():
            yield int(digits)


def dump_member(path: Path) -> str | None:
    """The file in an archive that holds the dump; none where the file is no archive.

    Raises:
        SourceError: No file in the archive, or more than one, may be a dump.
    """
    if path.suffix.lower() != ".zip":
        return None
    found = [
        name for name in members(path)
        if name.lower().endswith(".txt") and not name.lower().endswith("readme.txt")
    ]  # fmt: skip
    if len(found) != 1:
        raise SourceError(
            f"{path}: holds {', '.join(found) or 'no table'} where one table was expected. Unpack"
            " it, and name the table you mean."
        )
    return found[0]


def _place(cells: list[str], told: Companions) -> Place | None:
    if len(cells) != COLUMNS:
        raise ValueError(f"has {len(cells)} columns, GeoNames' tables have {COLUMNS}")
    number = _number(cells[0])
    population = whole(cells[14], "population")
    country = cells[8].strip() or None
    if country is not None and not is_country_code(country):
        raise ValueError(f"country {country[:40]!r} is no ISO 3166-1 alpha-2 code")
    lat, lon = degrees(cells[4], "latitude", 90), degrees(cells[5], "longitude", 180)
    kind = kind_of(cells[6], cells[7], population)
    if kind is None:
        return None
    alternates = (cells[2], *cells[3].split(","), *told.names(number))
    codes = told.codes(number)
    name = cells[1]
    return vet(
        Place(
            id=f"geonames:{number}",
            name=name,
            names=variants(name, (a for a in alternates if a not in codes)),
            kind=kind,
            feature_class=cells[6],
            feature_code=cells[7],
            country=country,
            admin1=told.division(country, cells[10], number) if kind != "admin1" else None,
            population=population,
            lon=lon,
            lat=lat,
            source=SOURCE,
        )
    )


def _number(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 12) or cell.startswith("0"):  # noqa: PLR2004 (as long as a store's numbers)
        raise ValueError(f"id {cell[:40]!r} is no whole number from 1 on")
    return int(cell)
