"""Events as GeoJSON (RFC 7946), there and back; docs/events.md describes every property."""

from geo.geojson.columns import COLUMNS
from geo.geojson.dump import dump_features, dump_records
from geo.geojson.load import load_records, parse_records
from geo.geojson.rows import rows, telling_rows
from geo.geojson.tellings import telling_columns

__all__ = [
    "COLUMNS",
    "dump_features",
    "dump_records",
    "load_records",
    "parse_records",
    "rows",
    "telling_columns",
    "telling_rows",
]
