"""When a document was published, from what it says of itself."""

from geo.dates.headers import header_date
from geo.dates.stamps import read_stamp
from geo.reading import Document
from geo.timespan import TimeSpan


def date_document(document: Document) -> TimeSpan | None:
    """Find the date of a document: from its metadata, else from its header lines.

    The date is never taken from a caption, an embedded post, a comment or the running text, and
    never from the clock or the file: what has no date gives none.

    Args:
        document: A report; `published` holds what its metadata give.

    Returns:
        The publisher's day; the month or year where no more is given; none where nothing is.
    """
    stated = None if document.published is None else read_stamp(document.published)
    if stated is not None and stated.precision == "day":
        return stated
    header = header_date(document.text)
    if stated is None:
        return header
    is_inside = header is not None and stated.overlaps(header) and header.precision == "day"
    return header if is_inside else stated
