"""Tables of incidents: their places looked up, their dates read, row by row."""

from geo.incidents.columns import Columns, choose_columns
from geo.incidents.geocoding import Geocoded, Geocoder
from geo.incidents.table import Incident, Incidents, Wishes, geocode_table, is_table, read_incidents

__all__ = [
    "Columns",
    "Geocoded",
    "Geocoder",
    "Incident",
    "Incidents",
    "Wishes",
    "choose_columns",
    "geocode_table",
    "is_table",
    "read_incidents",
]
