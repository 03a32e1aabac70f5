"""Decisions as rows of a review page, with the reports and places that they speak of."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from gazetteer import Gazetteer, Place
from geo.corrections import digest
from geo.jsontext import amendment_json, span_json
from geo.reading import Reading, Span
from geo.readings import place_json
from maps.page.families import family
from maps.review.candidates import Candidates
from maps.review.decisions import Decision, EventDecision, NameDecision, Telling
from maps.review.passages import Marked, passage

Row = dict[str, Any]

_SCORES: Final = 4
_TOLD: Final = 40
"""Tellings of one event that are shown."""
_LONGEST: Final = 2000
"""Code points of a sentence that a correction carries to be found again by."""


class Items:
    """Numbers reports and places in the order in which decisions first speak of them."""

    def __init__(self, decisions: Sequence[Decision], gazetteer: Gazetteer) -> None:
        """Make all rows.

        Args:
            decisions: As `maps.review.decide` gives them.
            gazetteer: Knows further places of a name.
        """
        self._candidates = Candidates(gazetteer)
        self._readings: dict[int, int] = {}
        self._numbers: dict[tuple[str, float, float], int] = {}
        self._chosen: list[tuple[float, float]] = []
        self.documents: list[Row] = []
        self.places: list[Row] = []
        self.rows = [self._row(decision) for decision in decisions]
        self._relate(decisions)

    def positions(self) -> npt.NDArray[np.float64]:
        """Longitude and latitude of the places that were chosen, countries aside; shape (n, 2)."""
        return np.array(self._chosen, dtype=np.float64).reshape(-1, 2)

    def _row(self, decision: Decision) -> Row:
        match decision:
            case NameDecision():
                told = self._name(decision)
            case EventDecision():
                told = self._event(decision)
        return {**told, "sure": round(decision.sure, _SCORES)}

    def _relate(self, decisions: Sequence[Decision]) -> None:
        """Tell each event which others may be the same."""
        events = [(n, d) for n, d in enumerate(decisions) if isinstance(d, EventDecision)]
        numbers = {event.record.id: number for number, event in events}
        for number, event in events:
            links = event.record.related
            self.rows[number]["related"] = [
                [numbers[link.id], link.why] for link in links if link.id in numbers
            ]

    def _document(self, reading: Reading) -> int:
        known = self._readings.get(id(reading))
        if known is None:
            known = self._readings[id(reading)] = len(self.documents)
            document = reading.document
            named = (name.place for name in reading.toponyms if name.place is not None)
            places = dict.fromkeys(self._place(place) for place in named)
            self._chosen += [
                (self.places[number]["lon"], self.places[number]["lat"])
                for number in places
                if self.places[number]["kind"] != "country"
            ]
            self.documents.append(
                {
                    "digest": digest(document.text),
                    "title": document.title,
                    "source": document.source,
                    "places": list(places),
                }
            )
        return known

    def _place(self, place: Place) -> int:
        key = (place.id, place.lon, place.lat)
        if key not in self._numbers:
            self._numbers[key] = len(self.places)
            self.places.append(place_json(place))
        return self._numbers[key]

    def _target(self, reading: Reading, span: Span, sentences: Iterable[Span]) -> Row:
        text = reading.document.text
        sentence = next((one for one in sentences if one.covers(span)), None)
        has_quote = sentence is not None and sentence.end - sentence.start <= _LONGEST
        start, end = (sentence.start, sentence.end) if sentence and has_quote else (0, 0)
        return {
            "document": self._document(reading),
            "start": span.start,
            "end": span.end,
            "text": text[span.start : span.end],
            "quote": text[start:end],
            "offset": span.start - start if has_quote else 0,
        }

    def _name(self, decision: NameDecision) -> Row:
        reading, first = decision.reading, decision.toponyms[0]
        spans = [name.span for name in decision.toponyms]
        return {
            "kind": "name",
            "document": self._document(reading),
            "text": first.text,
            "targets": [self._target(reading, span, decision.sentences) for span in spans],
            "quotes": [
                passage(reading, sentence, [Marked(span=span, kind="place") for span in spans])
                for sentence in decision.sentences
            ],
            "place": None if first.place is None else self._place(first.place),
            "events": decision.events,
            "candidates": [
                {
                    "place": self._place(candidate.place),
                    "score": round(candidate.score, _SCORES),
                    "reasons": [reason.detail for reason in candidate.reasons if reason.detail],
                }
                for candidate in self._candidates.of(decision)
            ],
            "corrected": [amendment_json(one) for one in (first.corrected,) if one is not None],
        }

    def _event(self, decision: EventDecision) -> Row:
        record, first = decision.record, decision.tellings[0]
        named = {n.place.id: n.place for n in first.reading.toponyms if n.place is not None}
        return {
            "kind": "event",
            "id": record.id,
            "document": self._document(first.reading),
            "type": record.type,
            "family": family(record.type),
            "label": record.label,
            "factuality": record.factuality,
            "attribution": record.attribution,
            "when": span_json(record.when),
            "dateText": record.date_text,
            "places": [
                {"place": self._place(named[place.place_id]), "role": place.role}
                for place in record.places
                if place.place_id in named
            ],
            "tellings": [self._telling(telling) for telling in decision.tellings[:_TOLD]],
            "corrected": [amendment_json(one) for one in record.corrected],
        }

    def _telling(self, telling: Telling) -> Row:
        reading, event = telling.reading, telling.event
        marks = [Marked(span=event.trigger, kind="trigger")]
        marks += [
            Marked(span=reading.toponyms[link.toponym].span, kind="place")
            for link in event.places
            if link.role != "topic"
        ]
        return {
            "document": self._document(reading),
            "target": self._target(reading, event.trigger, [event.sentence]),
            "quote": passage(reading, event.sentence, marks),
        }
