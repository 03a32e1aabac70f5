"""Decisions as a table for a spreadsheet, which `--corrections` takes back when it is filled in."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from gazetteer import Gazetteer
from geo.corrections import digest
from geo.corrections.columns import CANDIDATES, COLUMNS, FILLED, candidate_cell, defused
from geo.jsontext import moments
from geo.reading import Span
from maps.review.candidates import Candidates
from maps.review.decisions import Decision, EventDecision, NameDecision

_LONGEST: Final = 2000
"""Code points of a sentence in a cell."""
_REASONS: Final = 3


def review_table(decisions: Sequence[Decision], gazetteer: Gazetteer) -> str:
    """Write CSV (RFC 4180) with the columns of `geo.corrections.columns`, the first to fill in.

    Texts that look like formulas get an apostrophe in front.
    """
    candidates = Candidates(gazetteer)
    target = io.StringIO()
    writer = csv.DictWriter(target, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for decision in decisions:
        if isinstance(decision, NameDecision):
            row = _name(decision, candidates)
        else:
            row = _event(decision)
        cells = {**dict.fromkeys(FILLED, ""), **row, "sure": f"{decision.sure:.2f}"}
        writer.writerow({key: defused(_clean(cell)) for key, cell in cells.items()})
    # A mark at the front tells spreadsheets that this is UTF-8.
    return "\ufeff" + target.getvalue()


def _name(decision: NameDecision, candidates: Candidates) -> dict[str, str]:
    found = candidates.of(decision)
    document, first = decision.reading.document, decision.toponyms[0]
    reasons = "; ".join(reason.detail for reason in first.reasons[:_REASONS])
    cells = zip(CANDIDATES, (candidate_cell(one.place) for one in found), strict=False)
    spans = (name.span for name in decision.toponyms)
    return {
        "what": "name",
        "text": first.text,
        **dict(cells),
        "reasons": reasons,
        "title": document.title,
        "source": document.source,
        "document": digest(document.text),
        "spans": " ".join(f"{span.start}-{span.end}" for span in spans),
        **_quote(document.text, decision.sentences[0], first.span),
    }


def _event(decision: EventDecision) -> dict[str, str]:
    record, telling = decision.record, decision.tellings[0]
    document, event = telling.reading.document, telling.event
    named = {n.place.id: n.place for n in telling.reading.toponyms if n.place is not None}
    own = [named[place.place_id] for place in record.places if place.place_id in named]
    others = [place for place in named.values() if place not in own]
    cells = zip(CANDIDATES, map(candidate_cell, (*own, *others)), strict=False)
    return {
        "what": "event",
        "text": document.text[event.trigger.start : event.trigger.end],
        **dict(cells),
        "date": " to ".join(end or "…" for end in moments(record.when))
        if record.when.is_dated
        else "",
        "type": record.type,
        "label": record.label,
        "factuality": record.factuality,
        "title": document.title,
        "source": document.source,
        "document": digest(document.text),
        "spans": f"{event.trigger.start}-{event.trigger.end}",
        **_quote(document.text, event.sentence, event.trigger),
    }


def _quote(text: str, sentence: Span, words: Span) -> dict[str, str]:
    if sentence.end - sentence.start > _LONGEST:
        return {"sentence": text[words.start : words.start + _LONGEST], "offset": "0"}
    quote = text[sentence.start : sentence.end]
    return {"sentence": quote, "offset": str(words.start - sentence.start)}


def _clean(text: str) -> str:
    """A text without what no file in UTF-8 and no table holds."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
