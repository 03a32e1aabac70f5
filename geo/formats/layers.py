"""Layers for geographic information systems, written by GDAL through pyogrio."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from geo.errors import FormatError
from geo.formats.flat import flat_frame
from geo.geojson import COLUMNS
from geo.record import Record

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

LAYER: Final = "events"
"""The name of the layer in files that have layers."""

_WRITTEN: Final = "1970-01-01T00:00:00.000Z"
"""What a GeoPackage says of when it was written, so that the same events give the same bytes."""
_TILE_BYTES: Final = 20_000_000
"""GDAL drops features from tiles that are larger than 500 kB by default."""
_TILE_FEATURES: Final = 10_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Driver:
    """A driver of GDAL, and how it is told to write."""

    name: str
    suffix: str
    options: Mapping[str, str]


GPKG: Final = Driver(name="GPKG", suffix="gpkg", options={"IDENTIFIER": LAYER, "VERSION": "1.3"})
FGB: Final = Driver(name="FlatGeobuf", suffix="fgb", options={})
KML: Final = Driver(name="LIBKML", suffix="kml", options={})
_TILES: Final = Driver(
    name="PMTiles",
    suffix="pmtiles",
    options={
        "NAME": LAYER,
        "MINZOOM": "0",
        "MAXZOOM": "10",
        "MAX_SIZE": str(_TILE_BYTES),
        "MAX_FEATURES": str(_TILE_FEATURES),
    },
)


def dump_geopackage(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write a GeoPackage with one layer, `events`; moments are its DATETIME."""
    return write_layer(flat_frame(records), GPKG, sources)


def dump_flatgeobuf(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write a FlatGeobuf; with its spatial index where every event has a place."""
    frame = flat_frame(records)
    # The index of FlatGeobuf has no room for features without geometry.
    index = "NO" if frame.geometry.isna().any() or frame.empty else "YES"
    driver = Driver(name=FGB.name, suffix=FGB.suffix, options={"SPATIAL_INDEX": index})
    return write_layer(frame, driver, sources)


def dump_kml(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write KML: the label as name, the quote as description, the dates as time span."""
    frame = flat_frame(records)
    told = _told(frame)
    # The names by which GDAL knows the elements of KML that are more than data.
    elements = {
        "Name": frame["label"],
        "description": frame["quote"],
        "begin": frame["date_start"],
        "end": frame["date_end"],
    }
    return write_layer(told.assign(**elements), KML, sources)


def dump_pmtiles(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:
    """Write vector tiles, zoom 0 to 10, in one PMTiles archive.

    Tiles hold only what has a place, and no `tellings`, since each tile repeats its features.

    Raises:
        FormatError: No event has a place.
    """
    frame = flat_frame(records)
    placed = frame[frame.geometry.notna()].drop(columns="tellings")
    if placed.empty:
        raise FormatError("no event has a place, and tiles hold nothing else; write .gpkg or .csv")
    return write_layer(_told(placed), _TILES, sources)


def _told(frame: "GeoDataFrame") -> "GeoDataFrame":
    """The table with moments as ISO 8601 text, for formats that have none."""
    moments = [name for name, type_ in COLUMNS.items() if type_ == "moment"]
    return frame.assign(**{name: frame[name].map(_iso).astype("str") for name in moments})


def _iso(moment: datetime) -> str | None:
    # What is missing is a NaT, which is not equal to itself.
    return moment.isoformat() if moment == moment else None  # noqa: PLR0124


def write_layer(frame: "GeoDataFrame", driver: Driver, sources: Sequence[str] = ()) -> bytes:
    """Write a frame of points as one layer; the same frame gives the same bytes.

    Each of these formats has a description, which names the sources.

    GDAL writes into memory: no other file is touched, and there is no disk that could run full.
    """
    from pyogrio import write_dataframe  # noqa: PLC0415 - slow to import, and only files need it

    target = io.BytesIO()
    with _still_clock():
        write_dataframe(
            frame,
            target,
            layer=LAYER,
            driver=driver.name,
            geometry_type="Point",
            # Else it would be that of the system for drivers which do not say what they take.
            encoding="UTF-8",
            **driver.options,
            **({"DESCRIPTION": " · ".join(sources)} if sources else {}),
        )
    return target.getvalue()


@contextmanager
def _still_clock() -> Iterator[None]:
    """Have GDAL write the same date of writing at any time."""
    from pyogrio import get_gdal_config_option, set_gdal_config_options  # noqa: PLC0415 - as above

    before = get_gdal_config_option("OGR_CURRENT_DATE")
    set_gdal_config_options({"OGR_CURRENT_DATE": _WRITTEN})
    try:
        yield
    finally:
        set_gdal_config_options({"OGR_CURRENT_DATE": before})
