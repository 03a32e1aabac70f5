"""When a document was published, from what it says of itself."""

import re
from datetime import date
from typing import Final

from geo.dates.document_date import DocumentDate
from geo.dates.headers import footer_date, header_date
from geo.dates.inference import inferred_date
from geo.dates.stamps import read_stamp, whole
from geo.reading import Document
from geo.timespan import TimeSpan

_ADDRESS: Final = re.compile(
    r"https?://[^?#]*?[/_-](?P<y>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<m>\d\d)(?P=mark)(?P<d>\d\d)(?!\d)"
)


def date_document(document: Document) -> DocumentDate | None:
    """Find the date of a document: from metadata, header lines, its address, else from its text.

    The date is never taken from a caption, background or a comment, and never from the clock or
    the file: what has no date gives none.

    Args:
        document: A report; `published` holds what its metadata give.

    Returns:
        The publisher's day, or the month or year where no more is given; a span without an end
        where the text only shows that it is not older; none where nothing is known.
    """
    stated = None if document.published is None else read_stamp(document.published)
    if stated is not None and stated.precision == "day":
        return DocumentDate(span=stated, basis="metadata")
    header = header_date(document.text)
    if stated is None:
        found = header or footer_date(document.text) or _in_address(document.source)
        return found or inferred_date(document.text)
    is_inside = header is not None and stated.overlaps(header.span)
    if header is not None and is_inside and header.span.precision == "day":
        return header
    return DocumentDate(span=stated, basis="metadata")


def _in_address(source: str) -> DocumentDate | None:
    """`https://example.org/2019/10/15/headline`: the day that publishers write into it."""
    match = _ADDRESS.match(source)
    if match is None:
        return None
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    span: TimeSpan | None = whole("day", day)
    return None if span is None else DocumentDate(span=span, basis="address")
