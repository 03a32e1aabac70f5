"""Sentences with what is marked in them, as a review page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from geo.reading import Reading, Span
from maps.page.excerpt import units

_LONGEST: Final = 900
"""Code points of a sentence that are shown."""
_BEFORE: Final = 450
_CUT: Final = "…"


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A stretch of a report to be marked."""

    span: Span
    kind: Literal["place", "trigger"]


def passage(reading: Reading, sentence: Span, marks: Sequence[Marked]) -> dict[str, Any]:
    """A sentence, cut around its first mark where it is long.

    Returns:
        `text`, and `marks`: `[from, to, kind]` in UTF-16 code units of it, in order, none over
        another.
    """
    inside = sorted(
        (mark for mark in marks if mark.span.start < mark.span.end and sentence.covers(mark.span)),
        key=lambda mark: mark.span.start,
    )
    window = _window(sentence, inside)
    text = reading.document.text[window.start : window.end]
    head = _CUT if window.start > sentence.start else ""
    tail = _CUT if window.end < sentence.end else ""
    found: list[tuple[int, int, str]] = []
    for mark in inside:
        start, end = mark.span.start - window.start, mark.span.end - window.start
        first, last = (len(head) + units(text, at) for at in (start, end))
        if window.covers(mark.span) and (not found or found[-1][1] <= first):
            found.append((first, last, mark.kind))
    return {"text": head + text + tail, "marks": found}


def _window(sentence: Span, inside: Sequence[Marked]) -> Span:
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    first = inside[0].span.start if inside else sentence.start
    start = max(sentence.start, first - _BEFORE)
    return Span(start=start, end=min(sentence.end, start + _LONGEST))
