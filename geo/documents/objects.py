"""One report, or a list of them, in a JSON file; which field holds what, `mapping` tells."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from geo.documents.encoding import decode
from geo.documents.intake import Draft, Manner, Problem
from geo.documents.mapping import drafted
from geo.documents.parcel import Parcel
from geo.errors import DocumentError

_LISTS: Final = ("articles", "items", "documents", "docs", "results", "hits", "data", "response")
"""Where dumps keep their list: of NewsAPI, JSON Feed, Solr, the Guardian, Elasticsearch …"""
_LEVELS: Final = 4
_INNER: Final = "_source"
"""Where Elasticsearch keeps what was put into it."""


def read_objects(parcel: Parcel, manner: Manner) -> Iterator[Draft | Problem]:
    """Read a `.json` file: one object, a list of them, or an object that holds such a list.

    Yields:
        Drafts and problems in the order of the objects.

    Raises:
        DocumentError: It is no JSON, or holds no objects. The message has no file name.
    """
    decoded = decode(parcel.data(manner.limits.file_bytes))
    if decoded.note:
        yield Problem(path=parcel.path, reason=f"{decoded.note}; the rest was read")
    value = parse(decoded.text)
    found = _reports(value)
    if not found:
        raise DocumentError("holds no report: it is neither an object nor a list of objects")
    is_alone = isinstance(value, dict) and found == [value]
    for number, report in enumerate(found, start=1):
        where = parcel.path if is_alone else f"{parcel.path}#{number}"
        name = parcel.name if is_alone else f"{parcel.name}:{number}"
        yield from _report(report, where, name, manner)


def parse(text: str) -> object:
    """Read JSON from a stranger.

    Raises:
        DocumentError: It is none, or too deep. The message has no file name.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        spot = f"column {error.colno}"
        spot = spot if error.lineno == 1 else f"line {error.lineno}, {spot}"
        raise DocumentError(f"is not JSON ({error.msg} at {spot})") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"is not JSON that can be read ({error})") from error


def _reports(value: object) -> list[object]:
    for _ in range(_LEVELS):
        if isinstance(value, list):
            return value
        if not isinstance(value, dict):
            return []
        key = next((key for key in _LISTS if isinstance(value.get(key), list | dict)), None)
        if key is None:
            return [value]
        value = value[key]
    return []


def _report(value: object, where: str, name: str, manner: Manner) -> Iterator[Draft | Problem]:
    inner = value.get(_INNER, value) if isinstance(value, dict) else None
    if not isinstance(inner, Mapping):
        yield Problem(path=where, reason="is no JSON object")
        return
    try:
        draft, notes = drafted(inner, where, name, manner)
        manner.limits.check(draft.text)
    except DocumentError as error:
        yield Problem(path=where, reason=str(error))
        return
    for note in notes:
        yield Problem(path=where, reason=f"{note}; the rest was read")
    yield replace(draft, path=where)
