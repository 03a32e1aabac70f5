"""Cut a sentence into words, figures and marks."""

import re
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from geo.reading import Span

_PIECE: Final = (
    # Most words, at once: letters before a blank or comma are a token by all that follows.
    r"[^\W\d_]++(?=[ ,\n])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Maj|Col|Lt|Capt|Cmdr|Cpl|Sgt|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr)\."
    r"|\d[\d.,]{0,20}(?=(?:km|kms|kg|mm|cm|m|mi|mph|kph|ft|lb|lbs|am|pm|bn|mn|tn)\b)"
    r"|\d[\d.,]*\d(?:[-–]\w+)*(?!\w)|\d+(?!\w|[-–]\w)"
    r"|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|\w+(?:[-–‐‑]\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*"
    r"|-{2,}|\.{2,}|[^\w\s\[\]]"
)
_TOKENS: Final = re.compile(rf"([\s\[\]]*+)({_PIECE}|\Z)")
"""What is left out before a token, and the token; the last of a sentence is empty."""

_TITLED: Final = 0.7
"""Share of long words with a capital above which capitals mean nothing."""
_WORDY: Final = 20
"""Tokens that a headline has at most."""
_LONG: Final = 3
"""Letters that a word, and long words that a headline, must have more of to be judged so."""


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

    titled: bool
    """Whether this is a headline in which most words have capitals, so that they tell nothing."""
    headline: bool
    """Whether it reads like a headline: a line of its own, short, with no mark at its end."""

    def at(self, first: int, end: int) -> Span:
        """The stretch of text from one token to before another."""
        return Span(start=self.starts[first], end=self.ends[end - 1])


def tokens(text: str, span: Span) -> Tokens:
    """Cut one sentence of a document."""
    found = _TOKENS.findall(text, span.start, span.end)
    while found and not found[-1][1]:
        found.pop()
    words = [word for _, word in found]
    # Lengths of what is left out and of tokens in turn, summed up: where tokens begin and end.
    bounds = list(accumulate(map(len, chain.from_iterable(found)), initial=span.start))[1:]
    return Tokens(
        span=span,
        words=words,
        lower=[word.lower() for word in words],
        starts=bounds[::2],
        ends=bounds[1::2],
        titled=_is_titled(words),
        headline=_is_headline(text, span, words),
    )


def _is_headline(text: str, span: Span, words: list[str]) -> bool:
    if not words or len(words) > _WORDY or not words[-1][-1].isalnum():
        return False
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in ("", "\n") and after in ("", "\n")


def _is_titled(words: list[str]) -> bool:
    initials = [word[0] for word in words if len(word) > _LONG]
    letters = list(filter(str.isalpha, initials))
    return len(letters) > _LONG and sum(map(str.isupper, letters)) >= _TITLED * len(letters)
