"""A payload as text blocks of a page: base64 of gzip, which no HTML parser can misread.

A block unpacks to four bytes (the length of the head, little-endian), the head as JSON in UTF-8,
and bytes. The bytes of the main block are the columns. Its head gains `columns`, a directory in the
order of the bytes (see `maps.page.columns`), and `texts`: for each table its number of `rows`, of
rows to a `block`, and of `blocks`. The head of a block of texts is an object of columns; its bytes,
where there are any, are another one in shorthand (see `maps.page.shorthand`), whose words are a
block of their own, a list in JSON.
"""

import base64
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maps.page.payload import VERSION, Payload
from maps.page.shorthand import Shorthand
from maps.page.texts import Columns, json_bytes, json_text, packed


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A text that becomes one `<script type="text/plain">` of a page."""

    name: str
    """The element's id."""
    text: str
    """In base64."""

    def html(self) -> str:
        """The element."""
        return (
            f'<script type="text/plain" id="{self.name}" data-version="{VERSION}">'
            f"{self.text}</script>"
        )


def pack(payload: Payload) -> list[Block]:
    """The blocks of a payload: the main one, then those of texts. Twice gives the same twice."""
    encoded = {name: found.encoded() for name, found in payload.columns.items()}
    texts = {name: list(table.blocks()) for name, table in payload.texts.items()}
    head = {
        **payload.head,
        "columns": {name: entry for name, (entry, _) in encoded.items()},
        "texts": {
            name: {"rows": len(table), "block": table.rows, "blocks": len(texts[name])}
            for name, table in payload.texts.items()
        },
    }
    main = pack_headed("dateline-data", head, b"".join(data for _, data in encoded.values()))
    return [main, *_in_shorthand(texts)] if texts else [main]


def _in_shorthand(texts: dict[str, list[tuple[Columns, Columns]]]) -> Iterator[Block]:
    prose = {
        f"dateline-{name}-{number}": json_text(cells)
        for name, blocks in texts.items()
        for number, (_, cells) in enumerate(blocks)
        if cells
    }
    shorthand = Shorthand(list(prose.values()))
    yield pack_json("dateline-words", shorthand.words)
    for table, blocks in texts.items():
        for number, (columns, _) in enumerate(blocks):
            name = f"dateline-{table}-{number}"
            written = shorthand.written(prose[name]) if name in prose else b""
            yield pack_headed(name, columns, written)


def pack_headed(name: str, head: dict[str, Any], data: bytes) -> Block:
    """A block that unpacks to four bytes (the length of the head), the head as JSON, and bytes."""
    start = json_bytes(head)
    return Block(name=name, text=_base64(packed(struct.pack("<I", len(start)) + start + data)))


def pack_json(name: str, value: dict[str, Any] | list[str]) -> Block:
    """A block that unpacks to JSON."""
    return Block(name=name, text=_base64(packed(json_bytes(value))))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
