"""What a Markdown file says of itself between two lines of three dashes."""

import re
from typing import Final

_BLOCK: Final = re.compile(
    r"\A---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t\r]*$", re.DOTALL | re.MULTILINE
)
_FIELD: Final = re.compile(r"^(\w[\w-]*)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_WORDS: Final = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "url": "source",
    "link": "source",
    "author": "author",
    "by": "author",
    "outlet": "outlet",
    "publisher": "outlet",
}


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Read the fields of a front matter that Dateline has a use for.

    Only plain `key: value` lines are read, quoted or not; lists and nested values are left alone,
    as is the rest of YAML. Of several keys for one field the first counts.

    Args:
        text: A Markdown file.

    Returns:
        `title`, `published` (from `date` or `published`), `source` (from `source`, `url` or
        `link`), `outlet` (from `outlet` or `publisher`) and `author` (from `author` or `by`) where
        given, and the offset at which the report itself begins.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    fields: dict[str, str] = {}
    for key, value in _FIELD.findall(block[1]):
        word = _WORDS.get(key.lower())
        if word is not None:
            fields.setdefault(word, _unquoted(value.strip()))
    return fields, block.end()


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
