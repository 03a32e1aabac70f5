"""The offline base map: land, borders, coast, rivers and lakes from Natural Earth."""

from maps.basemap.base import CREDIT, Bounds, base_map
from maps.basemap.compact import compact

__all__ = ["CREDIT", "Bounds", "base_map", "compact"]
