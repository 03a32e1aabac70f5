"""Dates as a reader of a figure wants them: short, in English, whatever the locale."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from geo.record import Record
from geo.timespan import TimeSpan

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MOMENT: Final = timedelta(microseconds=1)


def tell(span: TimeSpan) -> str:
    """Write a span: `15 Oct 2019`, `Oct 2019`, `2019`, `3–5 Oct 2019`, `undated`."""
    first, last = span.start, None if span.end is None else span.end - _MOMENT
    if first is None or last is None:
        known = first or last
        if known is None:
            return "undated"
        return f"{'since' if first else 'until'} {_day(known)}"
    if span.precision == "year" and first.year == last.year:
        return str(first.year)
    if span.precision == "month" and first.month == last.month:
        return _month(first)
    return between(first, last)


def between(first: datetime, last: datetime) -> str:
    """Write the days between two moments, both included, without saying anything twice."""
    if first.date() == last.date():
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def stretch(events: Iterable[Record]) -> str:
    """From the first dated event to the last, by months where years lie between.

    Returns:
        `3–5 Oct 2019`, `Aug 2018 – Dec 2024`; empty where none is dated.
    """
    first, last = ends(events)
    return "" if first is None or last is None else reach(first, last)


def ends(events: Iterable[Record]) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment of events that have both ends; none where there are no such."""
    known = [event.when for event in events if event.when.start and event.when.end]
    firsts = [span.start for span in known if span.start]
    lasts = [span.end - _MOMENT for span in known if span.end]
    return (min(firsts), max(lasts)) if firsts else (None, None)


def reach(first: datetime, last: datetime) -> str:
    """Write the time between two moments, both included: by months where years lie between."""
    if first.year == last.year:
        return between(first, last)
    return f"{_month(first)} – {_month(last)}"


def months_between(first: datetime, last: datetime) -> str:
    """Write the months between two moments, both included."""
    if (first.year, first.month) == (last.year, last.month):
        return _month(first)
    if first.year == last.year:
        return f"{_MONTHS[first.month - 1]} – {_month(last)}"
    return f"{_month(first)} – {_month(last)}"


def years_between(first: datetime, last: datetime) -> str:
    """Write the years between two moments, both included."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _month(moment: datetime) -> str:
    return f"{_MONTHS[moment.month - 1]} {moment.year}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
