"""The tables of a store, and how a file says that it is one.

A store is one SQLite file, written once and never changed. What it holds:

`place`     one row a place; its number is its GeoNames id, or counts from `OWN_IDS` on;
`shelf`     what places share: kind, feature, country, division and source, said once;
`spelling`  from key to place, clustered by key, the weightiest place first: a look-up is one
            descent of one B-tree, and reads no more of a thousand bearers than are asked for;
`sounding`  from the consonants of a name to places, with how each sounds (`gazetteer.spelling`);
`outline`   extents as WKB, apart, so that looking a name up never reads one;
`spot`      an R*Tree over the points;
`nation`    the place that stands for a country code;
`meta`      the credits.
"""

from typing import Final

APPLICATION_ID: Final = 0x446C_676A
"""`Dlgj`, in the file's header (https://www.sqlite.org/fileformat.html, offset 68)."""

VERSION: Final = 6
"""Of these tables and of the keys in them; raise it when either changes."""

OWN_IDS: Final = 1 << 40
"""Numbers from here on are places without a GeoNames id, which carry their id as text."""

FOLDED: Final = 0
"""The tier of spellings whose `fold` is the key."""
SQUASHED: Final = 1
"""The tier of spellings whose `squash` is the key, where `fold` is not."""
PEELED: Final = 2
"""The tier of spellings whose `squash` is the key once the word for their kind is off."""

LAST_TURN: Final = 127
"""The turn of the place that weighs least among the bearers of a name; one byte."""

SCALE: Final = 10_000_000
"""Steps in a degree: coordinates are whole numbers, a centimetre fine, in four bytes."""

SEPARATOR: Final = "\x1f"
"""Between the names of one place (ASCII's unit separator)."""

STATEMENTS: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE shelf (id INTEGER PRIMARY KEY, kind TEXT NOT NULL,
 feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
 country TEXT, admin1 TEXT, source TEXT NOT NULL, curated INTEGER NOT NULL)""",
    """CREATE TABLE place (number INTEGER PRIMARY KEY, own_id TEXT, shelf INTEGER NOT NULL,
 population INTEGER NOT NULL, lon INTEGER NOT NULL, lat INTEGER NOT NULL,
 name TEXT NOT NULL, names TEXT NOT NULL)""",
    "CREATE TABLE own_id (id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE spelling (key TEXT NOT NULL, tier INTEGER NOT NULL, turn INTEGER NOT NULL,
 number INTEGER NOT NULL, PRIMARY KEY (key, tier, turn, number)) WITHOUT ROWID""",
    """CREATE TABLE sounding (key TEXT NOT NULL, sound TEXT NOT NULL, tier INTEGER NOT NULL,
 number INTEGER NOT NULL, PRIMARY KEY (key, sound, tier, number)) WITHOUT ROWID""",
    "CREATE TABLE outline (number INTEGER PRIMARY KEY, wkb BLOB NOT NULL)",
    "CREATE TABLE nation (code TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE spot USING rtree_i32 (number, west, east, south, north)",
)
"""In the order in which they are run."""

NAMES: Final = frozenset(
    {
        "meta", "shelf", "place", "own_id", "spelling", "sounding", "outline", "nation", "spot",
        "spot_rowid", "spot_node", "spot_parent",
    }
)  # fmt: skip
"""All that a store holds; the last three are the R*Tree's own."""

_GEONAMES: Final = "geonames:"
_DIGITS: Final = len(str(OWN_IDS)) - 1
"""Of the longest number that surely is below `OWN_IDS`."""


def geonames_number(place_id: str) -> int | None:
    """The GeoNames id in a place's id, or none where it has another source.

    `geonames:099` and the like, which no number gives back, count as another source.
    """
    if not place_id.startswith(_GEONAMES):
        return None
    digits = place_id[len(_GEONAMES) :]
    if not (digits.isascii() and digits.isdigit()) or digits[0] == "0":
        return None
    return int(digits) if len(digits) <= _DIGITS else None


def geonames_id(number: int) -> str:
    """The id of the place with a GeoNames number."""
    return f"{_GEONAMES}{number}"
