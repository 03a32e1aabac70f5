"""Read what a page carries: the way back from `maps.page.packing`, as far as a summary needs it."""

import base64
import json
import re
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geo.errors import FormatError
from maps.gist import Gist, ranked
from maps.page.payload import FORMAT, VERSION

_MAIN: Final = re.compile(
    r'<script type="text/plain" id="dateline-data" data-version="(\d{1,9})">([A-Za-z0-9+/=]*+)<'
)
_REMEDY: Final = "Name a file that `dateline map` wrote, or write it anew."
_MOST_BYTES: Final = 1 << 29
"""That the data of a page may unpack to: several times those of a million events."""
_HEAD: Final = struct.calcsize("<I")
_EPOCH: Final = datetime(1970, 1, 1)
_MOMENT: Final = timedelta(microseconds=1)
_UNDATED: Final = 3
_GZIP: Final = 31

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """What a page tells of itself and of its events."""

    title: str
    gist: Gist


def carried(page: str, name: str) -> Carried:
    """Read a page that `dateline map` wrote.

    Args:
        page: The text of the file.
        name: What to call the file in messages.

    Raises:
        FormatError: It is no such page, damaged, or of another version.
    """
    found = _MAIN.search(page)
    if found is None:
        raise FormatError(f"{name}: is no page of `dateline map`. {_REMEDY}")
    if int(found[1]) != VERSION:
        raise FormatError(
            f"{name}: was written by another Dateline (version {found[1]}, this one reads "
            f"{VERSION}). {_REMEDY}"
        )
    try:
        head, data = _unpacked(found[2])
        return Carried(title=str(head["page"]["title"]), gist=_gist(head, _columns(head, data)))
    except (ArithmeticError, LookupError, TypeError, ValueError, zlib.error, struct.error) as error:
        raise FormatError(f"{name}: its data are damaged ({error}). {_REMEDY}") from error


def _unpacked(text: str) -> tuple[dict[str, Any], bytes]:
    """The head of the main block, and the bytes of its columns."""
    unpacker = zlib.decompressobj(wbits=_GZIP)
    data = unpacker.decompress(base64.b64decode(text, validate=True), _MOST_BYTES)
    if not unpacker.eof:
        raise ValueError("cut short, or too large")
    (length,) = struct.unpack_from("<I", data)
    head = json.loads(data[_HEAD : _HEAD + length])
    if head["format"] != FORMAT:
        raise ValueError("of a foreign format")
    return head, data[_HEAD + length :]


def _columns(head: Mapping[str, Any], data: bytes) -> dict[str, Numbers]:
    found, start = {}, 0
    for name, entry in head["columns"].items():
        rows, width = int(entry["rows"]), int(entry["bytes"])
        planes = np.frombuffer(data, np.uint8, rows * width, start).reshape(width, rows)
        raw = np.zeros(rows, dtype=np.int64)
        for plane in planes[::-1]:
            raw = raw << 8 | plane
        found[name] = int(entry["base"]) + (np.cumsum(raw) if entry["rising"] else raw)
        start += rows * width
    return found


def _gist(head: Mapping[str, Any], columns: Mapping[str, Numbers]) -> Gist:
    strings, families = head["strings"], np.array(head["types"]["family"], dtype=object)
    kinds = families[columns["events.type"]]
    events = kinds != "named"
    stances = np.array(head["stances"], dtype=object)[columns["events.stance"][events]]
    rows = np.repeat(np.arange(len(events)), columns["events.links"])
    # An event that names a place twice has happened there once.
    links = {
        (row, place)
        for row, place in zip(rows.tolist(), columns["links.place"].tolist(), strict=True)
        if events[row]
    }
    names = [strings[number] for number in columns["places.name"].tolist()]
    places = Counter(place for _, place in links)
    first, last = _ends(columns, events, int(head["epoch"]))
    return Gist(
        events=int(events.sum()),
        undated=int((columns["events.open"][events] == _UNDATED).sum()),
        unplaced=int(events.sum()) - len({row for row, _ in links}),
        first=first,
        last=last,
        kinds=ranked(Counter(kinds[events].tolist()).items()),
        places=ranked((names[place], count) for place, count in places.items()),
        stances=ranked(Counter(stances.tolist()).items()),
        named=int((~events).sum()),
    )


def _ends(
    columns: Mapping[str, Numbers], events: npt.NDArray[np.bool_], epoch: int
) -> tuple[datetime | None, datetime | None]:
    """First and last moment of what has both ends."""
    whole = events & (columns["events.open"] == 0)
    if not whole.any():
        return None, None
    starts = columns["events.start"][whole] + epoch
    ends = starts + columns["events.length"][whole]
    first, after = int(starts.min()), int(ends.max())
    return _EPOCH + timedelta(minutes=first), _EPOCH + timedelta(minutes=after) - _MOMENT
