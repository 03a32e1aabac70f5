"""Corrections to JSON Lines."""

from typing import assert_never

from geo.corrections.correction import (
    Apart,
    Change,
    Correction,
    Means,
    NoEvent,
    NoPlace,
    Rule,
    Same,
    Stance,
    Target,
    Type,
    When,
    Where,
)
from geo.corrections.version import FORMAT, VERSION
from geo.jsontext import json_line, span_json
from geo.readings import place_json

Json = dict[str, object]


def dump_correction(correction: Correction) -> str:
    """Write a correction as one line of JSON, without the newline."""
    rule = correction.rule
    about = {"targets": [_target(target) for target in correction.targets]}
    return json_line(
        {
            "format": FORMAT,
            "version": VERSION,
            **(about if rule is None else {"rule": _rule(rule)}),
            **_change(correction.change),
            "by": correction.by,
            "at": correction.at,
            "note": correction.note,
        }
    )


def _target(target: Target) -> Json:
    return {
        "document": target.document,
        "start": target.start,
        "end": target.end,
        "text": target.text,
        "quote": target.quote,
        "offset": target.offset,
        "source": target.source,
        "title": target.title,
    }


def _rule(rule: Rule) -> Json:
    return {"text": rule.text, "country": rule.country, "admin1": rule.admin1}


def _change(change: Change) -> Json:  # noqa: C901, PLR0911 - one line for each kind of change
    match change:
        case Means(place=place):
            return {"change": "place", "place": place_json(place)}
        case NoPlace():
            return {"change": "not a place"}
        case Where(spots=spots):
            return {
                "change": "where",
                "places": [{**place_json(spot.place), "role": spot.role} for spot in spots],
            }
        case When(when=when):
            return {"change": "date", "when": span_json(when)}
        case Type(type=type_, label=label):
            return {"change": "type", "type": type_, "label": label}
        case Stance(factuality=factuality):
            return {"change": "factuality", "factuality": factuality}
        case NoEvent():
            return {"change": "not an event"}
        case Same():
            return {"change": "same"}
        case Apart():
            return {"change": "apart"}
    assert_never(change)
