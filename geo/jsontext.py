"""JSON as Dateline writes it: one line, readable in every script, safe to cut at newlines."""

import json
import re
import sys
from typing import Final

from geo.reading import Amendment
from geo.timespan import TimeSpan

_UNSAFE: Final = re.compile("[\u007f-\u009f\u2028\u2029\ud800-\udfff]")
"""What may stand in JSON but does harm in files: line ends that only some programs know, and
surrogates without their other half, which no UTF-8 can hold."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
"""One for all: a dataset is made of a hundred small texts a report."""


def json_line(value: object) -> str:
    r"""Write a value as JSON in one line, without the newline.

    The same value gives the same text. Letters of all scripts stand as they are; control
    characters, U+2028 and single surrogates stand as `\uXXXX`, as RFC 8259, section 7 allows.
    """
    text = _ENCODER.encode(value)
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def moments(span: TimeSpan) -> tuple[str | None, str | None]:
    """Write the ends of a span: as days where both are midnights, else to the minute.

    Returns:
        Start, included, and end, not included: `2019-10-15` or `2019-10-15T06:45`; none for an end
        that is open or unknown.
    """
    ends = (span.start, span.end)
    known = [end for end in ends if end is not None]
    if all(end.time() == end.time().min for end in known):
        # isoformat, since strftime writes the year 900 without its zero on some systems.
        start, end = (None if end is None else end.date().isoformat() for end in ends)
    elif all(end.second == end.microsecond == 0 for end in known):
        start, end = (None if end is None else end.isoformat(timespec="minutes") for end in ends)
    else:
        start, end = (None if end is None else end.isoformat() for end in ends)
    return start, end


def span_json(span: TimeSpan | None) -> dict[str, str | None] | None:
    """Write a span as an object of `start`, `end`, `precision` and `basis`; none as null."""
    if span is None:
        return None
    start, end = moments(span)
    return {"start": start, "end": end, "precision": span.precision, "basis": span.basis}


def amendment_json(amendment: Amendment) -> dict[str, str]:
    """Write what a person decided, all fields in order."""
    return {
        "what": amendment.what,
        "was": amendment.was,
        "by": amendment.by,
        "at": amendment.at,
        "note": amendment.note,
    }


def number(value: float, digits: int | None = None) -> float | int:
    """Round a number where digits are given, and write whole ones without a point."""
    rounded = value if digits is None else round(value, digits)
    whole = int(rounded) if abs(rounded) < _EXACT else None
    return whole if whole == rounded and whole is not None else rounded


def finite(value: float) -> float | int:
    """A number that JSON can hold: digits enough for infinity stand in some texts."""
    return number(max(-sys.float_info.max, min(value, sys.float_info.max)))


_EXACT: Final = 2.0**53
"""From here on not every whole number is a float."""
