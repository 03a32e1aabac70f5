"""Find the date that a report gives of itself in the lines above its running text.

What is looked at are front matter, labelled lines (`Published: …`), lines that hold a date and
little else (`Saturday, 23 February, 2019 - 06:45`), bylines and datelines. Captions, embedded
posts, teasers and comments are not; nor is the running text, where any date may be told of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geo.dates.captions import is_caption
from geo.dates.cues import cue
from geo.dates.document_date import DocumentDate
from geo.dates.read import read_timexes
from geo.dates.slugs import read_slug
from geo.dates.stamps import of_value, read_stamp
from geo.reading import PublishedBasis, Span, Timex
from geo.timespan import TimeSpan

_REACH: Final = 4000
"""Characters from the beginning that can hold header lines."""

_MOST_LINES: Final = 16
_FOOT: Final = 1000
"""Characters at the end that can hold a line with the date."""
_FOOT_LINES: Final = 4
_FOOT_WORDS: Final = 12
_LABELLED: Final = re.compile(
    r"\W*(?:(?:this\s+(?:article|story|report)\s+was\s+)?(?:first\s+|originally\s+)?published"
    r"|date(?:\s+of\s+publication)?\s*:|publication\s+date|posted|filed|issued|released)\b",
    re.IGNORECASE,
)
"""What a line at the end must begin with; above the text the date alone is enough."""
_RUNNING_WORDS: Final = 30
"""A line of so many words is running text."""

_OPENING: Final = 120
"""Characters of running text that can hold a dateline."""

_GOES_ON: Final = re.compile(r"(?!(?:on|by|posted|published|updated|last)\b)[^\W\d_A-Z]")
"""A small letter, but not of `on May 3, 2019`."""

_WRAPPED_WORDS: Final = 8
"""A line in small letters that goes on from one of so many words is running text too."""

_PUBLISHED: Final = re.compile(
    r"^\W*(?:this\s+(?:article|story|report)\s+was\s+)?(?:date\s+)?(?:first\s+|originally\s+)?"
    r"(?:published|posted|issued|released?|publication|publish|filed|"
    r"dated?|pub\s?date|date_?time|created|story\s?date|PD|DD)\b"
    r"(?:\s+(?:date|on|at|time))?\s*[:\-–—>]?\s",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"^\W*(?:last\s+)?(?:updated?|modified|revised|edited)\b", re.IGNORECASE
)
_LABEL: Final = re.compile(
    r"""(?:\b|_)(?:
        published(?:_time|\s+(?:on|at|date))? | publish(?:\s+date)? | pub\.?\s?date
      | posted(?:\s+on)? | date(?:\s?published|time|\s+of\s+\w+|\s+and\s+time)?
      | filed | issued | released | created
      | story\s?date
    )["']?\s*(?:[:=>]|content=)\s*+(?:["']\s*+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A label in the middle of a line, with the mark that makes it one, before a date."""

_WRITTEN: Final = re.compile(
    r"^\W*(?:written|posted|published|shared|reported|edited)\b(?:\s+by\b[^\n]{1,60})?\s+on\s+$",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"^\W*(?:\d+\s+|no\s+|post\s+a\s+|leave\s+a\s+|add\s++(?:a\s*+)?)?(?:comments?|related|read\s+more|"
    r"more\s+from|recommended|most\s+read|tags|share\s+this)\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"\(@\w+\)|^\s*+[—–-]++\s*+\S.*@\w+"
    r"|\b(?:downloaded|retrieved|accessed|copyright|archived|expires)\b",
    re.IGNORECASE,
)
"""The signature of an embedded post, and dates of other things than publication."""


_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_APART: Final = re.compile(r"[|•·–—/]|\s-+\s|\t| {3}")
"""What parts a date from a name on one line."""

_MOST_NAMES: Final = 6
"""Words of a byline or source beside a date, at the most."""

_FEW_NAMES: Final = 4
"""Words of a source beside a date, with nothing to part them."""

_DATELINE: Final = re.compile(
    r"^\W{0,3}(?P<place>[^\W\d_a-z][^\n(–—]{0,60}?)(?:\s?\([^()\n]{1,40}\))?,\s*"
    r"(?P<rest>[^\n]{4,60}?)\s*(?:\([^()\n]{1,40}\)\s*)?(?:--|–|—|_|-\s|$)"
)
_KEYS: Final = (
    "date", "published", "pubdate", "publishdate", "publish_date", "publication_date",
    "published_at", "published_time", "date_published", "datepublished", "issued", "created",
    "created_at", "updated", "lastmod", "modified",
)  # fmt: skip
"""Keys of front matter that give a date, best first."""


def header_date(text: str) -> DocumentDate | None:
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
    ranked = [found for line in _header_lines(head) if (found := _line_date(line)) is not None]
    return min(ranked, key=_rank)[1] if ranked else None


def footer_date(text: str) -> DocumentDate | None:
    """Find the date in a labelled line at the end of a report: `Published: 27 May 2024`.

    Args:
        text: The whole report.

    Returns:
        The first of the last lines that says so; none where none does.
    """
    begin = max(0, len(text) - _FOOT)
    begin = text.find("\n", begin) + 1 if begin else 0
    lines = [replace(line, start=line.start + begin) for line in _lines(text[begin:])]
    for line in lines[-_FOOT_LINES:]:
        is_short = len(_WORD.findall(line.text)) <= _FOOT_WORDS
        found = _line_date(line) if is_short and _LABELLED.match(line.text) else None
        if found is not None and found[0] == 0:
            return found[1]
    return None


_Ranked = tuple[int, DocumentDate]
"""0 labelled, 1 as such, 2 of an update."""


def _rank(found: _Ranked) -> int:
    return found[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line of the head, without blanks around it."""

    text: str
    start: int
    """Where it begins in the document."""

    def dated(self, span: TimeSpan, where: Span, basis: PublishedBasis) -> DocumentDate:
        evidence = Span(start=self.start + where.start, end=self.start + where.end)
        return DocumentDate(span=span, basis=basis, evidence=(evidence,))


def _front_matter(head: str) -> DocumentDate | None:
    """The date of a block of keys and values between two lines of dashes."""
    lines = list(_lines(head))
    if not lines or lines[0].text.strip("\ufeff") != "---":
        return None
    keys: dict[str, tuple[str, _Line]] = {}
    for line in lines[1:]:
        if line.text in {"---", "..."}:
            break
        key, colon, value = line.text.partition(":")
        if colon:
            keys.setdefault(key.strip().lower().replace("-", "_"), (value, line))
    for value, line in (keys[key] for key in _KEYS if key in keys):
        span = read_stamp(value)
        if span is not None:
            where = Span(start=len(line.text) - len(value.lstrip()), end=len(line.text))
            return line.dated(span, where, "header")
    return None


def _lines(head: str) -> Iterator[_Line]:
    """The lines that are not empty."""
    start = 0
    for whole in head.splitlines(keepends=True):
        text = whole.strip()
        if text:
            yield _Line(text=text, start=start + len(whole) - len(whole.lstrip()))
        start += len(whole)


def _header_lines(head: str) -> Iterator[_Line]:
    """The lines down to the first one of running text, that one included for its dateline.

    A teaser may be as long as running text: one short line behind it still counts.
    """
    before = 0
    is_behind = False
    for count, line in enumerate(_lines(head), 1):
        size = len(_WORD.findall(line.text))
        is_wrapped = before >= _WRAPPED_WORDS and _GOES_ON.match(line.text)
        if count > _MOST_LINES or is_wrapped or _TAIL.search(line.text):
            return
        if is_behind:
            if size <= _MOST_NAMES + 1:
                yield line
            return
        before, is_behind = size, size >= _RUNNING_WORDS
        yield replace(line, text=line.text[:_OPENING]) if is_behind else line


def _line_date(line: _Line) -> _Ranked | None:
    """The date of a header line, with its rank."""
    is_byline = line.text[:3].lower() == "by "
    if (is_caption(line.text) and not is_byline) or _FOREIGN.search(line.text):
        return None
    slug = read_slug(line.text)
    if slug is not None:
        return 1, line.dated(*slug, "header")
    return _told_date(line)


def _stated(timex: Timex) -> TimeSpan | None:
    """The day, month or year of an expression, or the days of which a weekly report tells."""
    span = of_value(timex.value)
    if span is None or span.precision != "day" or timex.when.precision != "range":
        return span
    return replace(timex.when, basis="explicit")


def _told_date(line: _Line) -> _Ranked | None:
    timexes = read_timexes(line.text, None)
    dated = [(timex, span) for timex in timexes if (span := _stated(timex)) is not None]
    days = [pair for pair in dated if pair[1].precision in ("day", "range")] or dated
    if not days or days[0][1].precision == "year":
        return None
    labelled = (pair for pair in days if _LABEL.search(line.text[: pair[0].span.start]))
    timex, span = next(labelled, days[0])
    before = line.text[: timex.span.start]
    if _PUBLISHED.search(line.text) or _LABEL.search(before) or _WRITTEN.search(before):
        return 0, line.dated(span, timex.span, "header")
    if _UPDATED.search(line.text):
        return 2, line.dated(span, timex.span, "header")
    is_below = line.start > 0 and span.precision == "day"
    is_below = is_below and _is_source_line(line.text, timexes, timex)
    if is_below or _is_date_line(line.text, timexes, timex):
        return 1, line.dated(span, timex.span, "header")
    is_own = _is_dateline(line.text, timex)
    return (1, line.dated(span, timex.span, "dateline")) if is_own else None


def _is_date_line(line: str, timexes: tuple[Timex, ...], date: Timex) -> bool:
    """Whether the line is a date with little else: nothing, or a name set apart from it."""
    words = [word for word in _words(line, timexes) if word.lower() not in cue("header")]
    if not words:
        return True
    around = line[max(0, date.span.start - 12) : date.span.start] + line[date.span.end :][:12]
    is_byline = line[:3].lower() == "by "
    return len(words) <= _MOST_NAMES and (is_byline or _APART.search(around) is not None)


def _is_source_line(line: str, timexes: tuple[Timex, ...], date: Timex) -> bool:
    """Whether it is a few names and a date: `The Agency (May 3, 2019)`, `Jane Doe May 3, 2019`."""
    if line[0] in "([" and line[1 : date.span.start].strip() == "":
        return line[date.span.end : date.span.end + 1] in {")", "]"}
    words = [word for word in _words(line, timexes) if word.lower() not in cue("header")]
    return len(words) <= _FEW_NAMES and all(word[0].isupper() for word in words)


def _words(line: str, timexes: tuple[Timex, ...]) -> list[str]:
    """The words of a line that are of no time expression."""
    rest = list(line)
    for each in timexes:
        rest[each.span.start : each.span.end] = " " * (each.span.end - each.span.start)
    return re.findall(r"[^\W\d_]+", "".join(rest))


def _is_dateline(line: str, date: Timex) -> bool:
    """Whether the date stands between a place in capitals and a dash: `ERBIL, May 3, 2019 –`."""
    match = _DATELINE.search(line)
    if match is None or not match["place"].split(",")[0].isupper():
        return False
    return match.start("rest") - 2 <= date.span.start and date.span.end <= match.end("rest") + 1
