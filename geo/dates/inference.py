"""When a report was published, from what its running text tells of the present.

What is looked at, best first: a date beside a word that is counted from the day of telling
(`yesterday, 14 October 2019`); a dateline without its year, where the text tells of that year; the
newest embedded post (`— Name (@name) October 15, 2019`), which is the report's own day where the
report speaks of that weekday as the last one; a day told with its weekday in the first sentences,
before which the report is not. Background, captions, teasers and comments are not; nor are stories
told in dates of their own.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from geo.dates.captions import is_caption
from geo.dates.document_date import DocumentDate
from geo.dates.items import Item, find_items, is_narrative
from geo.dates.period import Period, holding
from geo.dates.sense import Calendar, Shift, Weekday
from geo.dates.spans import span_of
from geo.dates.stamps import whole
from geo.reading import Span
from geo.timespan import TimeSpan

_REACH: Final = 100_000
"""Characters of a report that are looked at."""

_LEAD: Final = 600
"""Characters; what is news stands in these."""

_POST: Final = re.compile(r"\(@\w{1,30}\)\W{0,3}(?:on\s)?\W{0,3}$|(?:AM|PM)\s*·\s*$")
"""What stands before the date of an embedded post."""

_BESIDE: Final = re.compile(r"[\s,(\[–—-]{1,3}(?:(?:on|in|the|of)\s)?")
"""What may stand between `yesterday` and its date."""

_TAIL: Final = re.compile(
    r"^\W*(?:\d+\s+|no\s+|post\s+a\s+|leave\s+a\s+|add\s++(?:a\s*+)?)?comments?\b", re.IGNORECASE
)
_ASIDE: Final = re.compile(
    r"^\W*(?:read\s+more|related|more\s+from|see\s+also|also\s+read|recommended|copyright|updated?)\b"
    r"|\b(?:downloaded|retrieved|accessed|archived)\b|©",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"^[^\W\d_a-z][^\n(–—_]{0,60},\s*$")
_AGENCY: Final = re.compile(r"\s*+(?:\([^()\n]{1,40}\)\s*+)?(?:--|–|—|_|-\s)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Dated:
    """A day that the text gives with its year."""

    day: date
    item: Item
    is_post: bool
    has_weekday: bool
    """Whether the text writes the weekday with it, and the right one."""


def inferred_date(text: str) -> DocumentDate | None:
    """Find what the running text tells of the day on which it was published.

    Args:
        text: The whole report.

    Returns:
        A day, month or year; a span without an end where the report is only known not to be older;
        none where nothing is known.
    """
    found = find_items(text[:_REACH])
    if not any(_has_year(item) for item in found):
        # Whatever is looked at below needs a date with its year; most news gives none.
        return None
    items = [item for item in found if not _is_aside(text, item)]
    end = _end(text)
    items = [item for item in items if item.start < end]
    if is_narrative(items, None):
        return None
    days = list(_days(text, items))
    beside = next(_beside(text, items), None)
    return beside or _in_dateline(text, items, days) or _by_post(items, days) or _in_lead(days)


def _has_year(item: Item) -> bool:
    return isinstance(item.sense.base, Calendar) and isinstance(item.sense.base.year, int)


def _end(text: str) -> int:
    """Where comments begin, or the text ends."""
    at = 0
    for line in text[:_REACH].splitlines(keepends=True):
        if at and _TAIL.match(line[:80]):
            return at
        at += len(line)
    return at


def _is_aside(text: str, item: Item) -> bool:
    far = max(0, item.start - _LEAD)
    begin = text.rfind("\n", far, item.start) + 1 or far
    end = text.find("\n", item.start, item.start + _LEAD)
    line = text[begin : end if end >= 0 else item.start + _LEAD]
    return is_caption(line) or _points_aside(line)


@functools.lru_cache(maxsize=256)
def _points_aside(line: str) -> bool:
    # Asked for each date of a line.
    return _ASIDE.search(line) is not None


def _days(text: str, items: Sequence[Item]) -> Iterator[_Dated]:
    for item in items:
        day = _day(item)
        if day is not None:
            before = text[max(0, item.start - 60) : item.start]
            weekday = _WEEKDAYS[day.weekday()]
            yield _Dated(
                day=day,
                item=item,
                is_post=_POST.search(before) is not None,
                has_weekday=text[item.start : item.start + len(weekday)].lower() == weekday,
            )


_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _day(item: Item) -> date | None:
    """The day that an expression gives with its year."""
    base = item.sense.base
    if not isinstance(base, Calendar) or base.unit != "day" or not isinstance(base.year, int):
        return None
    span = None if base.is_bc else whole("day", date(base.year, base.part or 1, base.day or 1))
    return None if span is None or span.start is None else span.start.date()


def _beside(text: str, items: Sequence[Item]) -> Iterator[DocumentDate]:
    """`yesterday, 14 October 2019`, `last month (September 2019)`, `today, 15 October 2019`."""
    for one, two in itertools.pairwise(items):
        if not _BESIDE.fullmatch(text[one.end : two.start][:20]) or two.start - one.end > _NEAR:
            continue
        for told, stated in ((one, two), (two, one)):
            period = _told(told, stated)
            if period is not None:
                yield _found(period, (one, two))


_NEAR: Final = 12
"""Characters between a word and the date that it stands for."""


def _told(told: Item, stated: Item) -> Period | None:
    """The period of telling, from one that is counted from it."""
    shift, base = told.sense.base, stated.sense.base
    if not isinstance(shift, Shift) or shift.origin not in {"speech", "present"}:
        return None
    if not isinstance(base, Calendar) or not isinstance(base.year, int) or base.is_bc:
        return None
    if base.unit != shift.unit or shift.unit not in {"day", "month", "year"}:
        return None
    stated_day = date(base.year, base.part or 1, base.day or 1)
    return Period(unit=shift.unit, first=stated_day).shifted(-shift.amount)


def _in_dateline(text: str, items: Sequence[Item], days: Sequence[_Dated]) -> DocumentDate | None:
    """`WASHINGTON, August 11 (Agency) --`, in a text that tells of a day shortly before it."""
    first = items[0] if items else None
    base = None if first is None else first.sense.base
    if first is None or not isinstance(base, Calendar) or base.year is not None or not base.day:
        return None
    begin = text.rfind("\n", 0, first.start) + 1
    is_dateline = _DATELINE.search(text[begin : first.start]) and _AGENCY.match(text[first.end :])
    newest = max((each.day for each in days), default=None)
    if not is_dateline or newest is None or base.part is None:
        return None
    for year in (newest.year, newest.year + 1):
        span = _stated(year, base.part, base.day)
        if span is not None and timedelta(0) <= span - newest <= _RECENT:
            newer = [each.item for each in days if each.day == newest]
            period = Period(unit="day", first=span)
            return _found(period, (first, newer[0]))
    return None


_RECENT: Final = timedelta(days=60)
"""A day longer ago than that is background."""


def _stated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_post(items: Sequence[Item], days: Sequence[_Dated]) -> DocumentDate | None:
    """The day of the newest embedded post, where the report speaks of that weekday as the last."""
    posts = [each for each in days if each.is_post]
    if not posts:
        return None
    newest = max(posts, key=_by_day)
    if any(each.day > newest.day and each.item.way != "future" for each in days):
        return None
    numbers = {
        item.sense.base.number: item
        for item in items
        if isinstance(item.sense.base, Weekday)
        and item.sense.base.lean is None
        and item.way != "future"
    }
    agreeing = numbers.get(newest.day.isoweekday())
    is_last = newest.day.isoweekday() % 7 + 1 not in numbers
    if agreeing is not None and is_last:
        return _found(Period(unit="day", first=newest.day), (newest.item, agreeing))
    return _since(newest)


def _by_day(dated: _Dated) -> date:
    return dated.day


def _in_lead(days: Sequence[_Dated]) -> DocumentDate | None:
    """The newest day of the text, where the first sentences tell of it with its weekday."""
    if not days or any(each.item.way == "future" for each in days):
        return None
    newest = max(days, key=_by_day)
    is_news = newest.item.start < _LEAD and newest.has_weekday
    return _since(newest) if is_news and newest.item.way == "past" else None


def _since(dated: _Dated) -> DocumentDate:
    """Not before a day."""
    start = datetime(dated.day.year, dated.day.month, dated.day.day)
    span = TimeSpan(start=start, end=None, precision="range", basis="inferred")
    return DocumentDate(span=span, basis="inferred", evidence=(_span(dated.item),))


def _found(period: Period, items: Sequence[Item]) -> DocumentDate:
    period = holding(period.unit, period.first) or period
    span = span_of(period, "inferred")
    spans = sorted((_span(item) for item in items), key=_by_start)
    return DocumentDate(span=span, basis="inferred", evidence=tuple(spans))


def _span(item: Item) -> Span:
    return Span(start=item.start, end=item.end)


def _by_start(span: Span) -> int:
    return span.start
