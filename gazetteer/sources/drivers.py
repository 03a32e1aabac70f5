"""Which kinds of file GDAL may take a file for."""

import contextlib
from collections.abc import Iterator
from typing import Final

MAPS: Final = frozenset(
    {
        "ESRI Shapefile", "ESRIJSON", "FlatGeobuf", "GML", "GPKG", "GeoJSON", "GeoJSONSeq", "KML",
        "LIBKML", "ODS", "SQLite", "TopoJSON", "XLSX",
    }
)  # fmt: skip
"""Drivers that read a file, and nothing that it names."""
_INNER: Final = frozenset({"MEM"})
"""What other drivers are made of."""


@contextlib.contextmanager
def only(drivers: frozenset[str]) -> Iterator[None]:
    """Let GDAL open files with these drivers alone, until the end.

    GDAL takes a file for what its content looks like. What is called a map may be a virtual format
    or a description of a service (VRT, GDALG, WFS and their like), by which GDAL would open other
    files of this machine and ask the network. pyogrio lets nobody choose drivers as it opens, so
    all others are taken off GDAL's list: open nothing else with GDAL in this process meanwhile.
    """
    import pyogrio  # noqa: PLC0415 (slow to import; only such files need it)
    from pyogrio.core import _register_drivers  # noqa: PLC0415 (as above)

    others = sorted(set(pyogrio.list_drivers()) - drivers - _INNER)
    before = pyogrio.get_gdal_config_option("OGR_SKIP")
    pyogrio.set_gdal_config_options({"OGR_SKIP": ",".join(others)})
    # GDAL looks at the option as it lists its drivers, and at no other time.
    _register_drivers()
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_SKIP": before})
        _register_drivers()
