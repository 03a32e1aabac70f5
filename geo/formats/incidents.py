"""Tables of incidents with what was found for each row: as tables again, and as layers."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import FormatError
from geo.formats.form import Form
from geo.formats.layers import FGB, GPKG, Driver, write_layer
from geo.formats.sheets import MOST_ROWS, cut, defused, timeless
from geo.incidents import Geocoded, Incident, Incidents
from geo.jsontext import json_line, moments
from geo.precision import where_prec

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FOUND: Final = (
    "geo_lon", "geo_lat", "geo_name", "geo_kind", "geo_admin1", "geo_country", "geo_id",
    "geo_level", "geo_where_prec", "geo_confidence", "geo_others", "geo_note",
    "when_start", "when_end", "when_precision",
)  # fmt: skip
"""Columns that are added to a table (docs/incidents.md)."""

_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")
_DIGITS: Final = 6
"""Decimals of a degree: a tenth of a metre."""

Cell = str | int | float | None


def _dump_csv(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    return _delimited(incidents, placed, ",")


def _dump_tsv(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    return _delimited(incidents, placed, "\t")


def _delimited(incidents: Incidents, placed: Sequence[Incident], delimiter: str) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_defused(name) for name in _header(incidents)])
    writer.writerows([_defused(cell) for cell in _cells(incident)] for incident in placed)
    return target.getvalue().encode("utf-8", "replace")


def _dump_excel(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - only workbooks need it

    if len(placed) > MOST_ROWS:
        raise FormatError(
            f"{len(placed):,} rows are more than the {MOST_ROWS:,} of an Excel sheet; write .csv"
        )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("incidents")
    sheet.freeze_panes = "A2"
    sheet.append([_defused(name) for name in _header(incidents)])
    for incident in placed:
        sheet.append([cut(_figure(_defused(cell))) for cell in _cells(incident)])
    target = io.BytesIO()
    book.save(target)
    return timeless(target, book)


def _dump_geojson(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    names = _header(incidents)
    features = ",\n".join(
        json_line(
            {
                "type": "Feature",
                "geometry": _point(incident.geocoded),
                "properties": dict(zip(names, _cells(incident), strict=True)),
            }
        )
        for incident in placed
    )
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()


def _dump_geopackage(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    return write_layer(_frame(incidents, placed), GPKG)


def _dump_flatgeobuf(incidents: Incidents, placed: Sequence[Incident]) -> bytes:
    frame = _frame(incidents, placed)
    # The index of FlatGeobuf has no room for rows without a place.
    index = "NO" if frame.geometry.isna().any() or frame.empty else "YES"
    driver = Driver(name=FGB.name, suffix=FGB.suffix, options={"SPATIAL_INDEX": index})
    return write_layer(frame, driver)


IncidentForm = Form[Callable[[Incidents, Sequence[Incident]], bytes]]
"""A format in which placed incidents can be written."""

FORMS: Final[dict[str, IncidentForm]] = {
    ".csv": Form(name="CSV", dump=_dump_csv),
    ".tsv": Form(name="TSV", dump=_dump_tsv),
    ".xlsx": Form(name="Excel", dump=_dump_excel, library="openpyxl"),
    ".geojson": Form(name="GeoJSON", dump=_dump_geojson),
    ".gpkg": Form(name="GeoPackage", dump=_dump_geopackage),
    ".fgb": Form(name="FlatGeobuf", dump=_dump_flatgeobuf),
}
"""By suffix, in lower case."""


def incident_form_of(path: Path) -> IncidentForm:
    """The format that a file's suffix names; CSV for `-`, standard output.

    Raises:
        FormatError: No format has that suffix.
        MissingExtraError: A library that the format needs is not installed.
    """
    suffix = ".csv" if path == Path("-") else path.suffix.lower()
    if suffix not in FORMS:
        raise FormatError(
            f"{path}: incidents are written as {', '.join(FORMS)}; name the file so. For other "
            "formats and for maps, give the table to dateline export or dateline map"
        )
    form = FORMS[suffix]
    form.check()
    return form


def _header(incidents: Incidents) -> list[str]:
    """The columns given, then ours; of ours one gets a line behind it where its name is taken."""
    taken = {name.casefold() for name in incidents.table.columns}
    return [*incidents.table.columns, *(f"{n}_" if n in taken else n for n in FOUND)]


def _cells(incident: Incident) -> list[Cell]:
    found, place = incident.geocoded, incident.geocoded.place
    where: list[Cell] = [None] * 7
    prec = None
    if place is not None:
        lon, lat = round(place.lon, _DIGITS), round(place.lat, _DIGITS)
        where = [lon, lat, place.name, place.kind, place.admin1, place.country, place.id]
        prec = where_prec(
            place.kind, "near" if found.is_near or found.level == "wider" else "location"
        )
    others = "; ".join(f"{other.name} ({other.admin1 or other.country})" for other in found.others)
    start, end = moments(incident.when)
    how = incident.when.precision if incident.when.is_dated else None
    confidence = found.confidence if place is not None else None
    return [
        *incident.row.cells,
        *where, found.level, prec, confidence, others or None, found.note or None, start, end, how,
    ]  # fmt: skip


def _defused(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; a number is none."""
    is_number = isinstance(cell, str) and _NUMBER.fullmatch(cell) is not None
    return cell if is_number else defused(cell)


def _figure(cell: Cell) -> Cell:
    """A number as a number, so that a workbook can count with it."""
    if not isinstance(cell, str) or not _NUMBER.fullmatch(cell):
        return cell
    return float(cell) if "." in cell else int(cell)


def _point(found: Geocoded) -> dict[str, object] | None:
    place = found.place
    if place is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, _DIGITS), round(place.lat, _DIGITS)]}


def _frame(incidents: Incidents, placed: Sequence[Incident]) -> "GeoDataFrame":
    import geopandas as gpd  # noqa: PLC0415 - slow to import, and only layers need it
    import pandas as pd  # noqa: PLC0415 - as above
    from shapely import Point  # noqa: PLC0415 - as above

    names = _header(incidents)
    given = len(incidents.table.columns)
    cells = [_cells(incident) for incident in placed]
    numbers = {"geo_lon", "geo_lat", "geo_where_prec", "geo_confidence"}
    columns = {
        # GeoPackage keeps some names for itself.
        _free(name): pd.array(
            [row[index] for row in cells],
            dtype="Float64" if index >= given and name.rstrip("_") in numbers else "string",
        )
        for index, name in enumerate(names)
    }
    places = [incident.geocoded.place for incident in placed]
    points = [
        None if place is None else Point(round(place.lon, _DIGITS), round(place.lat, _DIGITS))
        for place in places
    ]
    return gpd.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def _free(name: str) -> str:
    return f"{name}_" if name.casefold() in {"fid", "geom", "geometry", "ogc_fid"} else name
