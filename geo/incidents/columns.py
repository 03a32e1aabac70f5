"""Which column of a table of incidents holds what: as the user says, else by its usual name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.errors import DocumentError

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "place": (
        "place", "place name", "placename", "location", "location name", "town", "city", "village",
        "locality", "settlement", "where", "where coordinates", "where description", "site",
        "incident location", "event location", "city town",
    ),
    "region": (
        "region", "province", "governorate", "admin1", "adm 1", "adm1", "admin1 name", "state",
        "state province", "provstate", "oblast", "wilaya", "muhafazah", "county",
    ),
    "country": (
        "country", "country name", "country txt", "country code", "iso", "iso2", "iso3", "iso 3",
        "admin0", "adm 0", "nation",
    ),
    "lon": ("longitude", "lon", "lng", "long", "x", "geo lon", "point x"),
    "lat": ("latitude", "lat", "y", "geo lat", "point y"),
    "date": (
        "date", "event date", "incident date", "date start", "start date", "day", "date of event",
        "date of incident", "occurred", "when", "reported", "timestamp", "time",
    ),
    "text": (
        "text", "description", "notes", "summary", "details", "narrative", "event description",
        "headline", "title", "what", "source headline", "comment", "comments", "remarks",
    ),
    "id": (
        "id", "event id", "event id cnty", "incident id", "eventid", "data id", "key", "no", "nr",
    ),
    "url": ("url", "link", "source url", "source", "source article"),
}  # fmt: skip
"""What tables call their columns, ACLED's, UCDP's and GTD's among them; signs and case aside."""

_SIGNS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where in a row stands what: numbers of columns from 0, none where there is none."""

    place: int
    region: int | None = None
    country: int | None = None
    lon: int | None = None
    lat: int | None = None
    date: int | None = None
    text: int | None = None
    id: int | None = None
    url: int | None = None


def choose_columns(names: Sequence[str], wishes: Mapping[str, Sequence[str]]) -> Columns | None:
    """Tell which column holds what.

    Args:
        names: Of the columns.
        wishes: By a field of `Columns`, the names of columns that may hold it.

    Returns:
        None where no column holds place names.

    Raises:
        DocumentError: A column that is wished for is not there. The message has no file name.
    """
    known = {_plain(name): number for number, name in reversed(list(enumerate(names)))}
    chosen: dict[str, int] = {}
    for field, usual in USUAL.items():
        wished = wishes.get(field)
        found = next((known[_plain(n)] for n in wished or usual if _plain(n) in known), None)
        if wished and found is None:
            raise DocumentError(
                f"has no column {' or '.join(map(repr, wished))}; its columns are "
                + ", ".join(map(repr, names))
            )
        if found is not None and found not in chosen.values():
            chosen[field] = found
    return Columns(**chosen) if "place" in chosen else None


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", name).strip().casefold()
