"""Correct events whose reports are not at hand: of a file of events, or of a dataset.

What a correction speaks of is known by the report's source, the sentence and where in it the words
stand; a place that another sentence names, by its name.
"""

from dataclasses import replace

from geo.addresses import file_of
from geo.corrections.correction import (
    Correction,
    Means,
    NoEvent,
    NoPlace,
    Stance,
    Target,
    Type,
    When,
    Where,
)
from geo.corrections.words import amendment, date_words
from geo.reading import Amendment
from geo.record import Record, RecordPlace, place_as_told


def tells(record: Record, target: Target) -> bool:
    """Whether the words of a target are those that tell the event."""
    trigger = record.trigger
    return trigger.start < trigger.end and (
        (file_of(target.source), target.quote, target.offset, target.text)
        == (
            file_of(record.source),
            record.quote,
            trigger.start,
            record.quote[trigger.start : trigger.end],
        )
    )


def names(record: Record, place: RecordPlace, target: Target) -> bool:
    """Whether a target speaks of the name of a place."""
    is_there = file_of(target.source) == file_of(record.source)
    if not is_there or target.text != place.text or not target.text:
        return False
    if not target.quote or place.mark is None:
        return True
    return (target.quote, target.offset) == (record.quote, place.mark.start)


def mend_place(record: Record, index: int, correction: Correction) -> Record | None:
    """The event with one of its places corrected; none if nothing but the name was told."""
    old = record.places[index]
    change = correction.change
    if isinstance(change, Means):
        was = "" if old.place_id == change.place.id else _words(old)
        new = replace(place_as_told(change.place, old.role, old.text), mark=old.mark)
        places = (*record.places[:index], new, *record.places[index + 1 :])
        return _noted(replace(record, places=places), amendment(correction, "place", was))
    left = (*record.places[:index], *record.places[index + 1 :])
    is_event = record.trigger.start < record.trigger.end
    return replace(record, places=left) if is_event or left else None


def mend_told(record: Record, correction: Correction) -> Record | None:
    """The event with what a person said of it; none if it is no event."""
    match correction.change:
        case NoEvent():
            return None
        case When(when=when):
            was = date_words(record.when) if record.when != when else ""
            new = replace(record, when=when, date_text="" if was else record.date_text)
            return _noted(new, amendment(correction, "date", was))
        case Type(type=type_, label=label):
            was = record.label if type_ != record.type else ""
            new = replace(record, type=type_, label=label, mode="", acled=None) if was else record
            return _noted(new, amendment(correction, "type", was))
        case Stance(factuality=factuality):
            was = record.factuality if record.factuality != factuality else ""
            new = replace(record, factuality=factuality)
            return _noted(new, amendment(correction, "factuality", was))
        case Where(spots=spots):
            return _placed(record, correction, tuple(place_as_told(s.place, s.role) for s in spots))
    return record


def _placed(record: Record, correction: Correction, places: tuple[RecordPlace, ...]) -> Record:
    known = {place.place_id: place for place in record.places}
    kept = tuple(
        replace(known[place.place_id], role=place.role) if place.place_id in known else place
        for place in places
    )
    is_same = [p.place_id for p in kept] == [p.place_id for p in record.places]
    was = "" if is_same else "; ".join(map(_words, record.places))
    return _noted(replace(record, places=kept), amendment(correction, "where", was))


def is_name_change(correction: Correction) -> bool:
    """Whether it speaks of a name rather than of an event."""
    return isinstance(correction.change, Means | NoPlace)


def _words(place: RecordPlace) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _noted(record: Record, note: Amendment) -> Record:
    """The record with a note, in place of an earlier one on the same."""
    others = tuple(one for one in record.corrected if one.what != note.what)
    was = note.was or next((one.was for one in record.corrected if one.what == note.what), "")
    return replace(record, corrected=(*others, replace(note, was=was)))
