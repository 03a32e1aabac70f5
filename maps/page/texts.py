"""Tables of texts in blocks, so that a browser unpacks only what is read."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

_LONE: Final = re.compile("[\ud800-\udfff]")
_LEVEL: Final = 6
"""Of gzip: beyond it pages grow hardly smaller and take twice as long."""
_SYSTEM: Final = 9
"""Where the system stands in the head of a stream, on which it was packed."""


Columns = dict[str, Sequence[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """A table of what is read but rarely, row after row."""

    columns: Columns
    """Columns by name, all of one length: texts, or anything that JSON holds."""
    prose: Columns = field(default_factory=dict)
    """Further columns, of sentences: they are worth being written in shorthand."""
    rows: int
    """Rows to a block."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(next(iter((*self.columns.values(), *self.prose.values())), []))

    def blocks(self) -> Iterator[tuple[Columns, Columns]]:
        """Columns and prose of each block, in order."""
        for start in range(0, len(self), self.rows):
            part = slice(start, start + self.rows)
            yield (
                {name: cells[part] for name, cells in self.columns.items()},
                {name: cells[part] for name, cells in self.prose.items()},
            )


def packed(data: bytes) -> bytes:
    """The data as a gzip file that is the same whenever it is made."""
    packed = gzip.compress(data, _LEVEL, mtime=0)
    # Python 3.13 writes another byte for the system than those before: always Unix (RFC 1952).
    return packed[:_SYSTEM] + b"\x03" + packed[_SYSTEM + 1 :]


def json_text(value: object) -> str:
    """A value as JSON in one line; a surrogate without its other half stands as it is."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # Ten times slower, and not as particular.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_bytes(value: object) -> bytes:
    """A value as JSON in UTF-8; a surrogate without its other half stands as an escape."""
    text = json_text(value)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()
