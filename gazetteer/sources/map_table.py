"""Places out of what geographic programs write: GeoJSON, GeoPackage, Shapefile and their like."""

import contextlib
import itertools
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from gazetteer.errors import SourceError
from gazetteer.place import Place
from gazetteer.sources.complaints import Complaints
from gazetteer.sources.drivers import MAPS, only
from gazetteer.sources.fields import Fields
from gazetteer.sources.layouts import Described, fields_of

_BATCH: Final = 20_000
"""Features read at once."""
CRS: Final = "EPSG:4326"


def read_map_table(path: str, described: Described, complaints: Complaints) -> Iterator[Place]:
    """The places of all layers of a file that has geometries or columns for lon and lat.

    Coordinates in another reference system are converted; where the file names none, they count
    as degrees, WGS 84.

    Args:
        path: A file, or GDAL's address of one in an archive (`/vsizip/…`).
        described: What the user says of it.
        complaints: Takes the features that could not be read, by number from 1.

    Raises:
        SourceError: The file cannot be read, or no column holds the names.
        QueryError: A wish names what is not there.
    """
    import pyogrio  # noqa: PLC0415 (slow to import; only such files need it)

    with _guard(path):
        layers = [str(layer) for layer, _ in pyogrio.list_layers(path)]
    for layer in layers:
        yield from _layer(path, layer, described, complaints)


def map_columns(path: str) -> list[str]:
    """The names of the columns of a file's first layer.

    Raises:
        SourceError: The file cannot be read.
    """
    import pyogrio  # noqa: PLC0415 (as above)

    with _guard(path):
        return [str(column) for column in pyogrio.read_info(path)["fields"]]


@contextlib.contextmanager
def _guard(path: str) -> Iterator[None]:
    from pyogrio import errors  # noqa: PLC0415 (as above)

    foreign = (
        errors.CRSError,
        errors.DataLayerError,
        errors.DataSourceError,
        errors.FeatureError,
        errors.FieldError,
        errors.GeometryError,
        UnicodeDecodeError,
    )
    try:
        # GDAL warns of single features; each that cannot be used is complained of by number.
        with warnings.catch_warnings(), only(MAPS):
            warnings.simplefilter("ignore")
            yield
    except foreign as error:
        raise SourceError(
            f"{path}: cannot be read ({error}). Save it anew as GeoJSON or CSV."
        ) from error


def _layer(path: str, layer: str, described: Described, complaints: Complaints) -> Iterator[Place]:
    import pyogrio  # noqa: PLC0415 (as above)

    with _guard(path):
        columns = [str(column) for column in pyogrio.read_info(path, layer=layer)["fields"]]
    fields = fields_of(columns, described, f"{path}, layer {layer}")
    where = f"{Path(path).name}, {layer}"
    for start in itertools.count(0, _BATCH):
        with _guard(path):
            frame = _batch(path, layer, start)
        yield from _places(frame, fields, complaints, (where, start + 1))
        if len(frame) < _BATCH:
            return


def _batch(path: str, layer: str, start: int) -> Any:  # noqa: ANN401 (geopandas ships no types)
    import geopandas  # noqa: PLC0415 (as above)

    frame = geopandas.read_file(
        path, layer=layer, rows=slice(start, start + _BATCH), on_invalid="ignore"
    )
    if isinstance(frame, geopandas.GeoDataFrame) and frame.crs is not None:
        return frame.to_crs(CRS)
    return frame


def _places(
    frame: Any,  # noqa: ANN401 (as above)
    fields: Fields,
    complaints: Complaints,
    start: tuple[str, int],
) -> Iterator[Place]:
    where, first = start
    shapes = frame.geometry if hasattr(frame, "crs") else itertools.repeat(None)
    rows = frame.drop(columns="geometry", errors="ignore").to_dict("records")
    for number, (row, shape) in enumerate(zip(rows, shapes, strict=False), start=first):
        try:
            yield fields.place(row, shape)
        except ValueError as error:
            complaints.add(where, number, error, unit="feature")
