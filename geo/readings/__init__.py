"""Readings as a file: JSON Lines, one report a line, there and back (docs/readings.schema.json)."""

from geo.readings.dump import dump_reading
from geo.readings.load import load_readings, parse_readings
from geo.readings.places import candidate_json, place_json

__all__ = ["candidate_json", "dump_reading", "load_readings", "parse_readings", "place_json"]
