"""Quotes cut to what a reader reads: a page never carries a whole book as one sentence."""

from dataclasses import replace
from typing import Final

from geo.reading import Span
from geo.record import Record, RecordPlace

_LONGEST: Final = 1200
_BEFORE_TRIGGER: Final = 600
_CUT: Final = "…"


def excerpt(record: Record) -> Record:
    """The record with a quote of at most about 1,200 characters around its trigger.

    A cut shows as an ellipsis. Marks move along; those of places outside the excerpt go.
    """
    if len(record.quote) <= _LONGEST:
        return record
    start = max(0, record.trigger.start - _BEFORE_TRIGGER)
    end = min(len(record.quote), start + _LONGEST)
    head, tail = _CUT if start else "", _CUT if end < len(record.quote) else ""
    window = Span(start=start, end=end)
    return replace(
        record,
        quote=head + record.quote[window.start : window.end] + tail,
        trigger=_moved(record.trigger, window, len(head)),
        places=tuple(_marked(place, window, len(head)) for place in record.places),
    )


def units(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 code units."""
    if text.isascii():
        return offset
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _marked(place: RecordPlace, window: Span, shift: int) -> RecordPlace:
    inside = place.mark is not None and window.covers(place.mark)
    mark = _moved(place.mark, window, shift) if inside and place.mark is not None else None
    return replace(place, mark=mark)


def _moved(span: Span, window: Span, shift: int) -> Span:
    start = min(span.start, window.end) - window.start + shift
    end = min(span.end, window.end) - window.start + shift
    return Span(start=start, end=end)
