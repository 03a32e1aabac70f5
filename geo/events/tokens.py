"""Cut a sentence into words, figures and marks."""

import re
from dataclasses import dataclass
from typing import Final

from geo.reading import Span

_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Maj|Col|Lt|Capt|Cmdr|Cpl|Sgt|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr)\."
    r"|\d[\d.,]{0,20}(?=(?:km|kms|kg|mm|cm|m|mi|mph|kph|ft|lb|lbs|am|pm|bn|mn|tn)\b)"
    r"|\d[\d.,]*\d(?:[-–]\w+)*(?!\w)|\d+(?!\w|[-–]\w)"
    r"|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|\w+(?:[-–‐‑]\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*"
    r"|-{2,}|\.{2,}|[^\w\s\[\]]"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """The tokens of one sentence; the lists run in step.

    Square brackets are left out: what an editor put into a quotation reads as if it had been said.
    """

    span: Span
    """The sentence, in the document."""
    words: list[str]
    """As written."""
    lower: list[str]
    """In small letters."""
    starts: list[int]
    """Where each begins in the document."""
    ends: list[int]
    """Where each ends in the document."""

    def at(self, first: int, end: int) -> Span:
        """The stretch of text from one token to before another."""
        return Span(start=self.starts[first], end=self.ends[end - 1])


def tokens(text: str, span: Span) -> Tokens:
    """Cut one sentence of a document."""
    found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, span.start, span.end)]
    words = [word for word, _, _ in found]
    return Tokens(
        span=span,
        words=words,
        lower=[word.lower() for word in words],
        starts=[start for _, start, _ in found],
        ends=[end for _, _, end in found],
    )
