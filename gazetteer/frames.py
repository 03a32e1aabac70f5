"""Places as a table with geometry: the only door to geopandas of this package."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from gazetteer.place import Place

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

CRS: Final = "EPSG:4326"
"""WGS 84, longitude first."""

COLUMNS: Final = (
    "id", "name", "names", "kind", "feature_class", "feature_code", "country", "admin1",
    "population", "lon", "lat", "source", "curated",
)  # fmt: skip
"""The columns beside `geometry`: the fields of `Place`."""


def to_frame(places: Iterable[Place]) -> "GeoDataFrame":
    """Lay places out as a GeoDataFrame, one row each, indexed by their order.

    `geometry` is the extent where the place has one, else its point; `lon` and `lat` are always
    those of the point. `names` are tuples; `population` is 0 where unknown.

    Args:
        places: Any number; none gives an empty table with all columns.
    """
    from geopandas import GeoDataFrame  # noqa: PLC0415 (slow to import; only tables need it)
    from shapely import Point  # noqa: PLC0415 (as above)

    rows: list[tuple[object, ...]] = []
    shapes = []
    for place in places:
        rows.append(tuple(getattr(place, column) for column in COLUMNS))
        shapes.append(Point(place.lon, place.lat) if place.geometry is None else place.geometry)
    frame = GeoDataFrame(rows, columns=list(COLUMNS), geometry=shapes, crs=CRS)
    return frame.astype(
        {"population": "int64", "lon": "float64", "lat": "float64", "curated": "bool"}
    )
