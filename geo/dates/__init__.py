"""When: the time expressions of a text, and the date of a document."""

from geo.dates.read import read_timexes

__all__ = ["read_timexes"]
