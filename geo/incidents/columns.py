"""Which column of a table of incidents holds what: as the user says, else by its usual name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.errors import DocumentError

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "place": (
        "place", "place name", "placename", "town", "city", "village", "city town", "locality",
        "settlement", "location", "location name", "incident location", "event location", "where",
        "where coordinates", "where description", "site", "community", "neighbourhood",
        "neighborhood", "address", "lieu", "localité", "localite", "ville", "المكان", "الموقع",
        "المدينة", "البلدة", "القرية",
    ),
    "district": (
        "district", "admin2", "adm 2", "adm2", "admin 2", "subdistrict", "county", "raion",
        "qada", "القضاء", "المنطقة",
    ),
    "region": (
        "admin1", "admin1 name", "adm 1", "adm1", "admin 1", "province", "governorate", "state",
        "state province", "provstate", "oblast", "wilaya", "wilayah", "muhafazah", "gov", "prov",
        "gouvernorat", "département", "région", "المحافظة", "region", "county",
    ),
    "country": (
        "country", "country name", "country txt", "country code", "iso", "iso2", "iso3", "iso 3",
        "admin0", "adm 0", "adm0", "admin 0", "nation", "pays", "الدولة", "البلد",
    ),
    "lon": ("longitude", "lon", "lng", "long", "x", "geo lon", "point x", "خط الطول"),
    "lat": ("latitude", "lat", "y", "geo lat", "point y", "خط العرض"),
    "position": (
        "coordinates", "coords", "gps", "gps coordinates", "lat lon", "lat long", "latlon",
        "latlong", "latitude longitude", "coordonnées", "الإحداثيات",
    ),
    "date": (
        "date", "event date", "incident date", "date of event", "date of incident", "date start",
        "start date", "day", "occurred", "when", "reported", "timestamp", "dt", "datetime",
        "date time", "time", "jour", "التاريخ", "تاريخ",
    ),
    "text": (
        "text", "description", "notes", "summary", "details", "narrative", "event description",
        "headline", "title",
        "what", "source headline", "comment", "comments", "remarks", "résumé", "الوصف",
        "التفاصيل", "الملاحظات",
    ),
    "id": (
        "id", "event id", "event id cnty", "incident id", "eventid", "data id", "key", "no", "nr",
        "sn", "s n", "ref", "رقم",
    ),
    "url": (
        "url", "link", "source url", "source", "source article", "source of info",
        "source of information", "المصدر",
    ),
}  # fmt: skip
"""What tables call their columns, ACLED's, UCDP's, GTD's and OCHA's among them; signs, case, what
stands in brackets, and words such as `incident` and `name` aside."""

_SIGNS: Final = re.compile(r"[\W_]+")
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_EITHER: Final = re.compile("[/|,]")
_ASIDE_WORDS: Final = """
    event incident name names reported official the of as en eng english fr ar text
"""
_ASIDE: Final = frozenset(_ASIDE_WORDS.split())
"""Words of a heading that do not say what stands in the column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where in a row stands what: numbers of columns from 0, none where there is none."""

    place: int
    district: int | None = None
    region: int | None = None
    country: int | None = None
    lon: int | None = None
    lat: int | None = None
    position: int | None = None
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
    chosen: dict[str, int] = {}
    for field, wished in wishes.items():
        found = _called(names, map(_plain, wished), ())
        if found is None:
            raise DocumentError(
                f"has no column {' or '.join(map(repr, wished))}; its columns are "
                + ", ".join(map(repr, names))
            )
        chosen[field] = found
    for field, usual in USUAL.items():
        if field not in chosen:
            found = _called(names, usual, chosen.values())
            chosen |= {} if found is None else {field: found}
    return Columns(**chosen) if "place" in chosen else None


def _called(names: Sequence[str], wanted: Iterable[str], taken: Collection[int]) -> int | None:
    """The first column that is called so: exactly, else by a part of its heading."""
    words = tuple(wanted)
    for reading in (_exactly, _by_parts, _by_words):
        free = [(n, reading(name)) for n, name in enumerate(names) if n not in taken]
        for word in words:
            for number, read in free:
                if word in read:
                    return number
    return None


def _exactly(name: str) -> tuple[str, ...]:
    return (_plain(name),)


def _by_parts(name: str) -> tuple[str, ...]:
    """`Town / Village (as reported)` is a town, and a village."""
    bare = _BRACKETS.sub(" ", name)
    return (_plain(bare), *map(_plain, _EITHER.split(bare)))


def _by_words(name: str) -> tuple[str, ...]:
    """`ADM1_EN` is `adm1`, and `Incident date` a date."""
    parts = (part.split() for part in _by_parts(name))
    return tuple(" ".join(word for word in part if word not in _ASIDE) for part in parts)


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", name).strip().casefold()
