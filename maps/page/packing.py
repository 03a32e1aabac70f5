"""A payload as text blocks of a page: base64 of gzip, which no HTML parser can misread.

The main block unpacks to four bytes (the length of the head, little-endian), the head as JSON in
UTF-8, and the bytes of the columns. The head gains `columns`, a directory in the order of the bytes
(see `maps.page.columns`), and `texts`: for each table its number of `rows`, of rows to a `block`,
and of `blocks`, each of which is a block of the page and unpacks to a JSON object of columns in
shorthand (see `maps.page.shorthand`). Its words are a block of their own, a list in JSON.
"""

import base64
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from maps.page.payload import VERSION, Payload
from maps.page.shorthand import Shorthand
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
    texts = {name: list(table.blocks()) for name, table in payload.texts.items()}
    encoded = {name: found.encoded() for name, found in payload.columns.items()}
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


def _in_shorthand(texts: dict[str, list[str]]) -> Iterator[Block]:
    shorthand = Shorthand(list(chain.from_iterable(texts.values())))
    yield pack_json("dateline-words", shorthand.words)
    names = [f"{name}-{number}" for name, blocks in texts.items() for number in range(len(blocks))]
    for name, data in zip(names, shorthand.written(), strict=True):
        yield Block(name=f"dateline-{name}", text=_base64(packed(data)))


def pack_headed(name: str, head: dict[str, Any], data: bytes) -> Block:
    """A block that unpacks to four bytes (the length of the head), the head as JSON, and bytes."""
    start = json_bytes(head)
    return Block(name=name, text=_base64(packed(struct.pack("<I", len(start)) + start + data)))


def pack_json(name: str, value: dict[str, Any] | list[str]) -> Block:
    """A block that unpacks to JSON."""
    return Block(name=name, text=_base64(packed(json_bytes(value))))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
