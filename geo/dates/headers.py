"""Find the date that a report gives of itself in the lines above its running text.

What is looked at are front matter, labelled lines (`Published: …`), lines that hold a date and
little else (`Saturday, 23 February, 2019 - 06:45`), bylines and datelines. Captions, embedded
posts, teasers and comments are not; nor is the running text, where any date may be told of.
"""

import re
from collections.abc import Iterator
from typing import Final

from geo.dates.captions import is_caption
from geo.dates.cues import cue
from geo.dates.read import read_timexes
from geo.dates.stamps import of_value, read_stamp
from geo.reading import Timex
from geo.timespan import TimeSpan

_REACH: Final = 4000
"""Characters from the beginning that can hold header lines."""

_MOST_LINES: Final = 16
_RUNNING_WORDS: Final = 30
"""A line of so many words is running text."""

_WRAPPED_WORDS: Final = 8
"""A line in small letters that goes on from one of so many words is running text too."""

_PUBLISHED: Final = re.compile(
    r"^\W*(?:date\s+)?(?:first\s+)?(?:published|posted|issued|released?|publication|publish|filed|"
    r"dated?|pub\s?date|date_?time|created)\b(?:\s+(?:date|on|at|time))?\s*[:\-–—>]?\s",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"^\W*(?:last\s+)?(?:updated?|modified|revised|edited)\b", re.IGNORECASE
)
_TAIL: Final = re.compile(
    r"^\W*(?:\d+\s+|no\s+|post\s+a\s+|leave\s+a\s+|add\s+a?\s*)?(?:comments?|related|read\s+more|"
    r"more\s+from|recommended|most\s+read|tags|share\s+this)\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"\(@\w+\)|^\s*[—–-]+\s*\S.*@\w+"
    r"|\b(?:downloaded|retrieved|accessed|copyright|archived|expires)\b",
    re.IGNORECASE,
)
"""The signature of an embedded post, and dates of other things than publication."""


_APART: Final = re.compile(r"[|•·–—/]|\s-+\s|\t| {3}")
"""What parts a date from a name on one line."""

_MOST_NAMES: Final = 6
"""Words of a byline or source beside a date, at the most."""

_DATELINE: Final = re.compile(
    r"^\W{0,3}(?P<place>[^\W\d_a-z][^\n(–—]{0,60}?),\s*(?P<rest>[^\n]{4,60}?)\s*"
    r"(?:\([^()\n]{1,40}\)\s*)?(?:--|–|—|_|-\s|$)"
)
_KEYS: Final = (
    "date", "published", "pubdate", "publishdate", "publish_date", "publication_date",
    "published_at", "published_time", "date_published", "datepublished", "issued", "created",
    "created_at", "updated", "lastmod", "modified",
)  # fmt: skip
"""Keys of front matter that give a date, best first."""


def header_date(text: str) -> TimeSpan | None:
    """Find the date in the header lines of a report.

    Args:
        text: The whole report.

    Returns:
        The day, or the month where no more is given; none where no header line has a date.
    """
    head = text[:_REACH]
    front = _front_matter(head)
    if front is not None:
        return front
    ranked: list[tuple[int, TimeSpan]] = []
    for line in _header_lines(head):
        found = _line_date(line)
        if found is not None:
            ranked.append(found)
    return min(ranked, key=_rank)[1] if ranked else None


def _rank(found: tuple[int, TimeSpan]) -> int:
    return found[0]


def _front_matter(head: str) -> TimeSpan | None:
    """The date of a block of keys and values between two lines of dashes."""
    lines = head.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != "---":
        return None
    keys: dict[str, str] = {}
    for line in lines[1:]:
        if line.strip() in {"---", "..."}:
            break
        key, colon, value = line.partition(":")
        if colon:
            keys.setdefault(key.strip().lower().replace("-", "_"), value)
    spans = (read_stamp(keys[key]) for key in _KEYS if key in keys)
    return next((span for span in spans if span is not None), None)


def _header_lines(head: str) -> Iterator[str]:
    """The lines down to the first one of running text, that one included for its dateline."""
    count = before = 0
    for line in head.splitlines():
        if not line.strip():
            continue
        count += 1
        is_wrapped = before >= _WRAPPED_WORDS and line.lstrip()[0].islower()
        if count > _MOST_LINES or is_wrapped or _TAIL.search(line):
            return
        before = len(line.split())
        if len(line.split()) >= _RUNNING_WORDS:
            yield line.strip()[:120]
            return
        yield line.strip()


def _line_date(line: str) -> tuple[int, TimeSpan] | None:
    """The date of a header line, with its rank: 0 labelled, 1 as such, 2 of an update."""
    if is_caption(line) or _FOREIGN.search(line):
        return None
    timexes = read_timexes(line, None)
    dated = [(timex, span) for timex in timexes if (span := of_value(timex.value)) is not None]
    days = [pair for pair in dated if pair[1].precision == "day"] or dated
    if not days or days[0][1].precision == "year":
        return None
    timex, span = days[0]
    if _PUBLISHED.search(line):
        return 0, span
    if _UPDATED.search(line):
        return 2, span
    is_own = _is_date_line(line, timexes, timex) or _is_dateline(line, timex)
    return (1, span) if is_own else None


def _is_date_line(line: str, timexes: tuple[Timex, ...], date: Timex) -> bool:
    """Whether the line is a date with little else: nothing, or a name set apart from it."""
    rest = "".join(
        " " if any(each.span.start <= at < each.span.end for each in timexes) else letter
        for at, letter in enumerate(line)
    )
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() not in cue("header")]
    if not words:
        return True
    around = line[max(0, date.span.start - 12) : date.span.start] + line[date.span.end :][:12]
    is_byline = line[:3].lower() == "by "
    return len(words) <= _MOST_NAMES and (is_byline or _APART.search(around) is not None)


def _is_dateline(line: str, date: Timex) -> bool:
    """Whether the date stands between a place in capitals and a dash: `ERBIL, May 3, 2019 –`."""
    match = _DATELINE.search(line)
    if match is None or not match["place"].split(",")[0].isupper():
        return False
    return match.start("rest") - 2 <= date.span.start and date.span.end <= match.end("rest") + 1
