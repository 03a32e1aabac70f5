"""The title of a report that has no metadata: its first line, where that is a headline."""

import re
from collections.abc import Iterator
from typing import Final

_WINDOW: Final = 4000
_LINES: Final = 6
_LONGEST: Final = 200
_LABEL: Final = 2

_CALENDAR_WORDS: Final = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec th st nd rd of on at by am pm a p m t z gmt utc
    est edt cst cdt pst pdt bst cet cest eet eest ast local date time published updated modified
    posted created last first issued edited ago hour hours minute minutes min mins read h
"""
_CALENDAR: Final = frozenset(_CALENDAR_WORDS.split())
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKUP: Final = re.compile(r"^(?:#{1,6}\s+|[*_>]+\s*)|(?<![*_#])[*_#]++$")
_FIELD: Final = re.compile(r"^(?:title|headline)\s*:\s*", re.IGNORECASE)
_BYLINE: Final = re.compile(
    r"^(?:(?:by|from|source|author|written by|reporting by|staff|news desk)\b|https?:|www\.)",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"\b(?:photo|image|picture|credit|file)s?\s*[:/(]|\b(?:pictured|is seen|are seen)\b"
    r"|[(/|]\s*(?:ap|afp|reuters|epa|getty|anadolu|aa|xinhua)\b",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"\w{3}[.!?][”\"’']?\s+[“\"‘']?\w")


def headline(text: str) -> str:
    """Give the headline that a report opens with, or an empty text.

    Dates, bylines, rules and labels of one or two words ("Syria", "Middle East") may stand before
    it. Whatever else comes first – a caption, a sentence – says that there is none.
    """
    for line in _opening(text):
        if _may_stand_before(line):
            continue
        return line if _is_headline(line) else ""
    return ""


def _opening(text: str) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in text[:_WINDOW].splitlines())
    filled = [line for line in lines if line][:_LINES]
    for line in filled:
        yield _FIELD.sub("", _MARKUP.sub("", line)).strip()


def _may_stand_before(line: str) -> bool:
    words = _WORD.findall(line[:_LONGEST])
    is_label = len(words) <= _LABEL and not line.endswith(("?", "!"))
    is_date = all(word.casefold() in _CALENDAR for word in words)
    return is_label or is_date or _BYLINE.match(line) is not None


def _is_headline(line: str) -> bool:
    ending = line.rstrip("\"'”’)»")
    return (
        len(line) <= _LONGEST
        and not ending.endswith((".", ",", ";", ":", "…"))
        and _CAPTION.search(line) is None
        and _SENTENCES.search(line) is None
    )
