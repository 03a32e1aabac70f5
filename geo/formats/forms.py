"""Which suffix stands for which format, and what writes it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from geo.errors import FormatError
from geo.formats.acled import dump_acled, fits_acled
from geo.formats.form import Form
from geo.formats.ged import dump_ged, fits_ged
from geo.formats.layers import dump_flatgeobuf, dump_geopackage, dump_kml, dump_pmtiles
from geo.formats.parquet import dump_parquet
from geo.formats.sheets import dump_csv, dump_excel
from geo.geojson import dump_features, dump_records
from geo.record import Record


class Dump(Protocol):
    """What writes a format."""

    def __call__(self, records: Iterable[Record], /, sources: Sequence[str] = ()) -> bytes:
        """Give the bytes of a file; the same events and sources give the same bytes.

        Args:
            records: Events whose ids differ.
            sources: Whom to name in the file, where the format has room for it.
        """


EventForm = Form[Dump]
"""A format in which events can be written."""


def _geojson(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    return dump_records(records, sources).encode()


def _lines(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:  # noqa: ARG001 - lines are features alone
    return dump_features(records).encode()


GEOPACKAGE: Final = "GeoPackage"
_GEOJSON: Final[EventForm] = Form(name="GeoJSON", dump=_geojson)
_LINES: Final[EventForm] = Form(name="GeoJSON lines", dump=_lines)

FORMS: Final[dict[str, EventForm]] = {
    ".geojson": _GEOJSON,
    ".json": _GEOJSON,
    ".geojsonl": _LINES,
    ".ndjson": _LINES,
    ".gpkg": Form(name=GEOPACKAGE, dump=dump_geopackage),
    ".fgb": Form(name="FlatGeobuf", dump=dump_flatgeobuf),
    ".parquet": Form(name="GeoParquet", dump=dump_parquet, library="pyarrow"),
    ".kml": Form(name="KML", dump=dump_kml),
    ".csv": Form(name="CSV", dump=dump_csv),
    ".acled.csv": Form(name="ACLED's CSV", dump=dump_acled, fits=fits_acled),
    ".ged.csv": Form(name="UCDP GED's CSV", dump=dump_ged, fits=fits_ged),
    ".xlsx": Form(name="Excel", dump=dump_excel, library="openpyxl"),
    ".pmtiles": Form(name="PMTiles", dump=dump_pmtiles),
}
"""By suffix, in lower case."""


def form_of(path: Path) -> EventForm:
    """The format that a file's suffix names; GeoJSON for `-`, standard output.

    Raises:
        FormatError: No format has that suffix.
        MissingExtraError: A library that the format needs is not installed.
    """
    name = ".geojson" if path == Path("-") else path.name.lower()
    # Of two suffixes that fit, as .acled.csv and .csv, the longer one says more.
    suffix = max(filter(name.endswith, FORMS), key=len, default=path.suffix.lower())
    if suffix not in FORMS:
        raise FormatError(
            f"{path}: no format has the suffix {suffix!r}; events are written as {', '.join(FORMS)}"
        )
    form = FORMS[suffix]
    form.check()
    return form
