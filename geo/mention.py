"""Places that a report names without telling an event there: they belong on the map too.

Each becomes a record of the type `MENTION`, so that pages and files need no second kind of thing.
A country or a part of the world named in passing is left out: every report names some, and a map
of them says nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from geo.reading import Document, EventPlace, Reading, Span, Toponym
from geo.record import Record, corrections_of, recorded_place
from geo.sentences import sentences
from geo.timespan import UNDATED, TimeSpan

MENTION: Final = "MENTION"
"""The type of such a record, beside PLOVER's event types."""

LABEL: Final = "Named"

_Key = tuple[str, TimeSpan]


def mentions(reading: Reading) -> tuple[Record, ...]:
    """What is named where and when nothing is told to happen there, in the order of the text.

    A place stands once for each date: the one that its sentence gives (a caption is a sentence,
    too: a photograph shows that somebody was there), else the document's own.

    Returns:
        Records of one place each, without a trigger.
    """
    told: set[_Key] = {
        (place.id, event.when)
        for event in reading.events
        for link in event.places
        if link.role != "topic" and (place := reading.toponyms[link.toponym].place) is not None
    }
    return tuple(_fresh(reading, told))


def _fresh(reading: Reading, told: set[_Key]) -> Iterator[Record]:
    spans = sentences(reading.document.text)
    starts = [span.start for span in spans]
    dated = {
        bisect_right(starts, timex.span.start) - 1: timex
        for timex in reversed(reading.timexes)
        if timex.when.is_dated
    }
    for index, toponym in enumerate(reading.toponyms):
        at = bisect_right(starts, toponym.span.start) - 1
        if at < 0 or toponym.place is None or not _counts(toponym):
            continue
        timex = dated.get(at)
        when = _document_date(reading) if timex is None else timex.when
        key = (toponym.place.id, when)
        if key not in told:
            told.add(key)
            yield _record(reading, index, spans[at], (when, "" if timex is None else timex.text))


def _counts(toponym: Toponym) -> bool:
    place = toponym.place
    if toponym.role != "location" or place is None:
        return False
    return place.kind != "country" and not (place.kind == "region" and place.country is None)


def _document_date(reading: Reading) -> TimeSpan:
    published = reading.published
    if published is None:
        return UNDATED
    return TimeSpan(
        start=published.start, end=published.end, precision=published.precision, basis="document"
    )


def _record(reading: Reading, index: int, sentence: Span, date: tuple[TimeSpan, str]) -> Record:
    document = reading.document
    link = EventPlace(toponym=index, role="location")
    place = recorded_place(reading, sentence, link)
    when, date_text = date
    named = only_named(document, document.text[sentence.start : sentence.end])
    return replace(
        named,
        id=f"{document.id}#named-{reading.toponyms[index].span.start}",
        places=() if place is None else (place,),
        when=when,
        date_text=date_text,
        published=reading.published,
        corrected=corrections_of(reading, (link,)),
    )


def only_named(document: Document, quote: str) -> Record:
    """What is named in a report and not told to happen: no place yet, no date."""
    return Record(
        id=document.id,
        type=MENTION,
        label=LABEL,
        factuality="asserted",
        quote=quote,
        trigger=Span(start=0, end=0),
        places=(),
        when=UNDATED,
        date_text="",
        actors=(),
        recipients=(),
        quantities=(),
        attribution="",
        document=document.id,
        title=document.title,
        source=document.source,
        published=None,
        outlet=document.outlet,
        author=document.author,
    )
