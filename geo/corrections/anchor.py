"""Find the words that a correction speaks of, in the report as it is now."""

from typing import Final

from geo.corrections.correction import Target
from geo.reading import Span

CHANGED: Final = "the report has changed, and the sentence does not stand in it any more"
MISPLACED: Final = "the words do not stand where it says"


def find_exactly(text: str, target: Target) -> Span | None:
    """The stretch of the very report that the target names; none if other words stand there."""
    is_there = target.text and text[target.start : target.end] == target.text
    return Span(start=target.start, end=target.end) if is_there else None


def find_again(text: str, target: Target) -> Span | None:
    """The stretch in a report that has changed, by its sentence (W3C Web Annotation, text quotes).

    None where the sentence is not told, not there, or there twice.
    """
    if not target.quote or not target.text:
        return None
    at = text.find(target.quote)
    if at < 0 or text.find(target.quote, at + 1) >= 0:
        return None
    start = at + target.offset
    end = start + len(target.text)
    return Span(start=start, end=end) if text[start:end] == target.text else None
