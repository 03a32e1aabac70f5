"""The index of places: names in the order of the alphabet, in blocks that a search fetches.

A block unpacks (gzip) to a JSON list of `[key, place …]`; a place is told once for each word that
its names have, so that "Qaim" finds Al-Qaim.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from maps.atlas.places import Gathered
from maps.page.texts import json_bytes, packed

ENTRIES: Final = 2_000
"""Entries of a block; the last one may have fewer."""
_DIGITS: Final = 4
_SILENT: Final = re.compile("['’‘ʼʻʾʿ`´]+")
_APART: Final = re.compile(r"[\W_]+")

Entry = tuple[str, list[Any]]
"""A key, and `[name, arabic, country, admin1, kind, lon, lat, events]`."""


def name_blocks(places: Gathered) -> Iterator[tuple[str, bytes]]:
    """The blocks of the index, each with its first key."""
    entries = sorted(_entries(places), key=_order)
    for start in range(0, len(entries), ENTRIES):
        some = entries[start : start + ENTRIES]
        yield some[0][0], packed(json_bytes([[key, *told] for key, told in some]))


def folded(text: str) -> str:
    """A text as searches compare it: `foldText` of maps/static/src/search.js says the same."""
    parts = unicodedata.normalize("NFKD", _SILENT.sub("", text))
    plain = "".join(letter for letter in parts if not unicodedata.category(letter).startswith("M"))
    return _APART.sub(" ", _SILENT.sub("", plain).lower()).strip()


def _entries(places: Gathered) -> Iterator[Entry]:
    rows = zip(places.spots, places.arabic, places.counts.tolist(), strict=True)
    for spot, arabic, count in rows:
        told = [
            spot.name, arabic, spot.country, spot.admin1, spot.kind,
            round(spot.lon, _DIGITS), round(spot.lat, _DIGITS), count,
        ]  # fmt: skip
        for key in sorted({key for name in (spot.name, arabic) for key in _keys(name)}):
            yield key, told


def _keys(name: str) -> Iterator[str]:
    words = folded(name).split()
    for start in range(len(words)):
        yield " ".join(words[start:])


def _order(entry: Entry) -> tuple[bytes, list[Any]]:
    # As JavaScript compares texts: by their units of UTF-16.
    return entry[0].encode("utf-16-be", "surrogatepass"), entry[1]
