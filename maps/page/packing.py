"""A payload as text blocks of a page: base64 of gzip, which no HTML parser can misread.

The main block unpacks to four bytes (the length of the head, little-endian), the head as JSON in
UTF-8, and the bytes of the columns. The head gains `columns`, a directory in the order of the bytes
(see `maps.page.columns`), and `texts`: for each table its number of `rows`, of rows to a `block`,
and of `blocks`, each of which is a block of the page and unpacks to a JSON object of columns.
"""

import base64
import struct
from dataclasses import dataclass
from itertools import chain
from typing import Any

from maps.page.payload import VERSION, Payload
from maps.page.texts import json_bytes, packed


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
    texts = {
        name: [_base64(part) for part in table.blocks()] for name, table in payload.texts.items()
    }
    encoded = {name: found.encoded() for name, found in payload.columns.items()}
    head = {
        **payload.head,
        "columns": {name: entry for name, (entry, _) in encoded.items()},
        "texts": {
            name: {"rows": len(table), "block": table.rows, "blocks": len(texts[name])}
            for name, table in payload.texts.items()
        },
    }
    start = json_bytes(head)
    parts = chain([struct.pack("<I", len(start)), start], (data for _, data in encoded.values()))
    main = Block(name="dateline-data", text=_base64(packed(b"".join(parts))))
    return [
        main,
        *(
            Block(name=f"dateline-{name}-{number}", text=text)
            for name, blocks in texts.items()
            for number, text in enumerate(blocks)
        ),
    ]


def pack_json(name: str, value: dict[str, Any]) -> Block:
    """A block that unpacks to a JSON object."""
    return Block(name=name, text=_base64(packed(json_bytes(value))))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
