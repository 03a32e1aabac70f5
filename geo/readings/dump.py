"""Readings to JSON."""

from geo.jsontext import amendment_json, finite, json_line, span_json
from geo.reading import Event, Quantity, Reading, Span, Timex, Toponym
from geo.readings.places import NO_PLACE, Json, candidate_json, place_json, why_json
from geo.readings.version import FORMAT, VERSION


def dump_reading(reading: Reading) -> str:
    """Write a reading as one line of JSON, without the newline.

    The document's text goes along, so that the line is all that drawing needs. Of places, other
    names and extents stay behind: the gazetteer gives them for the id.
    """
    document = reading.document
    return json_line(
        {
            "format": FORMAT,
            "version": VERSION,
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "outlet": document.outlet,
            "author": document.author,
            "published": span_json(reading.published),
            "published_text": document.published,
            "published_basis": reading.published_basis,
            "published_evidence": [_span(span) for span in reading.published_evidence],
            "text": document.text,
            "toponyms": [_toponym(toponym) for toponym in reading.toponyms],
            "timexes": [_timex(timex) for timex in reading.timexes],
            "events": [_event(event) for event in reading.events],
        }
    )


def _toponym(toponym: Toponym) -> Json:
    return {
        **_span(toponym.span),
        "text": toponym.text,
        "role": toponym.role,
        **(NO_PLACE if toponym.place is None else place_json(toponym.place)),
        **why_json(toponym.score, toponym.reasons),
        "alternatives": [candidate_json(candidate) for candidate in toponym.alternatives],
        "corrected": toponym.corrected and amendment_json(toponym.corrected),
    }


def _timex(timex: Timex) -> Json:
    return {
        **_span(timex.span),
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "when": span_json(timex.when),
    }


def _event(event: Event) -> Json:
    attribution = event.attribution
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "acled": event.acled,
        "label": event.label,
        "sentence": _span(event.sentence),
        "trigger": _span(event.trigger),
        "places": [{"toponym": place.toponym, "role": place.role} for place in event.places],
        "actors": [
            {
                **_span(actor.span),
                "text": actor.text,
                "role": actor.role,
                "actor_id": actor.id,
                "name": actor.name,
            }
            for actor in event.actors
        ],
        "when": span_json(event.when),
        "timex": event.timex,
        "quantities": [_quantity(quantity) for quantity in event.quantities],
        "factuality": event.factuality,
        "attribution": attribution and {**_span(attribution.span), "text": attribution.text},
        "corrected": [amendment_json(amendment) for amendment in event.corrected],
    }


def _quantity(quantity: Quantity) -> Json:
    high = None if quantity.high is None else finite(quantity.high)
    return {
        **_span(quantity.span),
        "text": quantity.text,
        "low": finite(quantity.low),
        "best": None if quantity.best is None else finite(quantity.best),
        "high": high,
        "unit": quantity.unit,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
