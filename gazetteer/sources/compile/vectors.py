"""Read features with their geometry from a vector file or from Parquet with WKB."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, Any], BaseGeometry]
"""Attributes and geometry, WGS 84, lon before lat."""


def features(path: Path, layer: str | None = None) -> Iterator[Feature]:
    """The features of a file in its order; those without geometry are left out.

    Args:
        path: Anything that geopandas reads, or `.parquet` with well-known binary in a column
            `geometry` (that needs pyarrow).
        layer: The layer of a file that has several.
    """
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        shapes = [shapely.from_wkb(wkb) for wkb in frame.pop("geometry")]
    else:
        frame = geopandas.read_file(path, layer=layer)
        shapes = list(frame.geometry)
        frame = frame.drop(columns="geometry")
    for attributes, shape in zip(frame.to_dict("records"), shapes, strict=True):
        if shape is not None and not shape.is_empty:
            yield {str(key): _plain(value) for key, value in attributes.items()}, shape


def _plain(value: Any) -> Any:  # noqa: ANN401 (cells of any type)
    return None if value is None or value != value else value  # noqa: PLR0124 (only NaN differs)


def polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    """The polygons a geometry is made of, the largest first."""
    parts = [
        part
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def coarse(shape: BaseGeometry, decimals: int, *, least: float = 0.0) -> BaseGeometry:
    """Rounded to a grid, valid, and without parts below a share of the largest.

    Args:
        shape: Polygons.
        decimals: Of a degree.
        least: Parts of less than this share of the largest part's area are dropped.
    """
    rounded = shapely.set_precision(shapely.make_valid(shape), 10.0**-decimals)
    parts = polygons(rounded)
    if not parts:
        return shapely.Polygon()
    kept = [part for part in parts if part.area >= least * parts[0].area]
    return shapely.normalize(kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept))


def middle(shape: BaseGeometry) -> shapely.Point:
    """The point of a geometry that is nearest to its centroid, rounded to 0.001 degree."""
    centre = shape.centroid
    point = centre if shape.contains(centre) else shapely.ops.nearest_points(shape, centre)[0]
    rounded = shapely.Point(round(point.x, 3), round(point.y, 3))
    if shape.geom_type.endswith("LineString") or shape.contains(rounded):
        return rounded
    inner = polygons(shape.buffer(-0.02)) or polygons(shape.buffer(-0.002))
    if inner:
        point = shapely.ops.nearest_points(shapely.MultiPolygon(inner), centre)[0]
    else:
        point = polygons(shape)[0].representative_point()
    return shapely.Point(round(point.x, 3), round(point.y, 3))
