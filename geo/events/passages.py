"""Which sentences of a report tell its story, and what stands around them.

Captions, teasers, datelines, comment policies and sentences said before word for word tell no
events of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geo.events.words import word_class
from geo.reading import Span

_TAIL: Final = re.compile(
    r"(?:\d+ |no )?comments?:?|(?:post|leave|add|write) a (?:comment|reply)\b.*|leave a reply.*"
    r"|related (?:articles?|stories|posts|news|topics)?:?|about the author.*"
    r"|most (?:read|popular).*"
    r"|you (?:may|might) also like.*|sign up .*newsletter.*|all rights reserved.*|tags?:.*",
    re.IGNORECASE,
)
_TEASER: Final = re.compile(
    r"(?:read (?:more|also)|see also|also read|watch|related|click here|advertisement|subscribe"
    r"|share this|follow us|photos?:|image:|image source|file photo|picture:|caption:|video:"
    r"|copyright|©|source:|by [A-Z][\w.-]+(?: [A-Z][\w.-]+){1,2}$)",
    re.IGNORECASE,
)
_POLICY: Final = re.compile(
    r"\bcomments?\b.{0,200}\b(?:removed|deleted|reviewed|moderated|moderation|approved|abusive)\b"
    r"|\b(?:delete|remove|moderate|review|post(?:ing)?) (?:\w+ ){0,3}comments?\b",
    re.IGNORECASE,
)
"""Rules for readers' comments."""
_CREDIT: Final = re.compile(r"\(([^()]{2,60})\)[.\s]*$|[/|]\s*([A-Z]{2,5})[.\s]*$")
_SIGNED: Final = re.compile(r"[—–-]{1,2}\s?([^()@\n]{2,60}?)\s*\(@\w{1,20}\)")
_QUOTES: Final = re.compile('[“”"]')
_PICTURE: Final = re.compile(r"(?:Photo|Image|Picture)s?\b")
_SHORT: Final = 60
"""Letters that a line has at most to be a heading of the page, not of the story."""
_LONG: Final = 300
"""Letters that a rule for comments has at most."""
_REPEATED: Final = 40
"""Letters from which a sentence that comes again counts as a copy."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A sentence that may tell events."""

    span: Span
    paragraph: int
    """Counts lines; sentences of one line share it."""
    quoted: bool
    """Whether it begins inside a quotation that an earlier sentence of its line opened."""
    signed: Span | None
    """Who signs it, where it is an embedded post; else none."""


def passages(text: str, spans: tuple[Span, ...]) -> tuple[Passage, ...]:
    """Choose the sentences of a document that tell its story.

    Args:
        text: The document.
        spans: Its sentences.

    Returns:
        Those worth reading, in the order of the text.
    """
    told: set[str] = set()
    found: list[Passage] = []
    lines = list(_lines(text, spans))
    for n, (span, line, quoted) in enumerate(lines):
        sentence = text[span.start : span.end]
        if len(sentence) <= _SHORT and _TAIL.fullmatch(sentence):
            break
        follower = lines[n + 1][0] if n + 1 < len(lines) else None
        beside = follower if follower is not None and lines[n + 1][1] == line else None
        if _is_aside(text, sentence, beside) or _is_copy(sentence, told):
            continue
        found.append(
            Passage(span=span, paragraph=line, quoted=quoted, signed=_signer(text, lines, n))
        )
    return tuple(found)


def _lines(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[Span, int, bool]]:
    """Each sentence with the number of its line and whether a quotation is open at its start."""
    line, end, is_open = 0, 0, False
    for span in spans:
        if "\n" in text[end : span.start]:
            line, is_open = line + 1, False
        yield span, line, is_open
        end = span.end
        for mark in _QUOTES.findall(text, span.start, end):
            is_open = mark == "“" or (mark == '"' and not is_open)


def _is_aside(text: str, sentence: str, beside: Span | None) -> bool:
    """Whether a sentence is a caption, a credit or a pointer to other pages."""
    if _TEASER.match(sentence) or (len(sentence) <= _LONG and _POLICY.search(sentence)):
        return True
    if beside is not None and _PICTURE.match(text[beside.start : beside.start + 10]):
        return True
    credit = _CREDIT.search(sentence[-80:])
    if credit is None:
        return False
    words = re.findall(r"\w+", (credit.group(1) or credit.group(2)).lower())
    return not word_class("agencies").isdisjoint(words) and len(words) < len(sentence.split())


def _is_copy(sentence: str, told: set[str]) -> bool:
    if len(sentence) < _REPEATED:
        return False
    key = " ".join(sentence.lower().split())
    if key in told:
        return True
    told.add(key)
    return False


def _signer(text: str, lines: list[tuple[Span, int, bool]], n: int) -> Span | None:
    """Who signs a post: the name in "— Name (@handle)" right below it."""
    line = lines[n][1]
    for span, other, _ in lines[n + 1 : n + 4]:
        if other == line + 1:
            match = _SIGNED.match(text, span.start, span.end)
            return None if match is None else Span(start=match.start(1), end=match.end(1))
        if other != line:
            return None
    return None
