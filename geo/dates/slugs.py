"""Dates in the codes with which agencies and archives mark a report: `AP-NR-08-15-90 1337EDT`."""

import re
from datetime import date
from typing import Final

from geo.dates.stamps import whole
from geo.reading import Span
from geo.timespan import TimeSpan

_CODES: Final = (
    re.compile(r"(?<![\w-])[A-Z]{2,4}-(?:[A-Z]{2}-)?(?P<m>\d\d)-(?P<d>\d\d)-(?P<y>\d\d)(?![\w-])"),
    re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,4}_?(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[._-])"),
    re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,4}(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=-\d)"),
    re.compile(r"^\W{0,4}(?:DD|PD|DATE|DOCNO|AN)\b\W{1,6}(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    re.compile(
        r"^\W{0,4}(?:[A-Za-z]+\W{1,6})?(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)"
        r"(?:T\d{4,6}Z?)?\W*$"
    ),
)
"""American agencies (`AP-NR-08-15-90`, `NYT-02-13-98`); document numbers of archives
(`APW19980213.1310`, `AP900815-0044`, `DD = 891102`); eight figures on a line of their own."""

_PIVOT: Final = 70
"""Years of two digits: 70 to 99 are of the 20th century, 00 to 69 of the 21st."""


def read_slug(line: str) -> tuple[TimeSpan, Span] | None:
    """Find the day in the code of a line.

    Args:
        line: A header line.

    Returns:
        The day and where in the line it stands; none where there is no code, or no day in it.
    """
    for code in _CODES:
        match = code.search(line)
        if match is None:
            continue
        year = int(match["y"])
        if year < 100:  # noqa: PLR2004 - two figures
            year += 1900 if year >= _PIVOT else 2000
        try:
            span = whole("day", date(year, int(match["m"]), int(match["d"])))
        except ValueError:
            continue
        if span is not None:
            return span, Span(start=match.start(), end=match.end())
    return None
