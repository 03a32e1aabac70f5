"""Find the time expressions of a text, block by block, before any is anchored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from geo.dates.compose import compose
from geo.dates.grammar import find_phrases
from geo.dates.posts import is_post
from geo.dates.sense import Calendar, Feast, Hijri, Phrase, Sense, Shift, Weekday
from geo.dates.tense import Outlook, is_background, outlook
from geo.dates.tokens import Tokens, tokenise

_BLOCK: Final = 1 << 16
"""Characters that are read at once; blocks end with a line, or between words."""

_MANY: Final = 5
"""Dates with their year that make a narrative, where there are few of other kinds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A time expression found, before it is anchored."""

    start: int
    """Offset of its first character in the document."""
    end: int
    """Offset behind its last character."""
    sense: Sense
    way: Outlook | None
    """Which way the clause of a date looks; none where that cannot be told."""
    is_range: bool
    """Whether the next one is the other end of a stretch that begins with it."""
    is_shared: bool
    """Whether it shares the year of the next one."""
    is_background: bool
    """Whether a clause in the pluperfect or a noun carries it, so that an older date is not where
    the story goes on (`he had been elected in 1932`, `the war of 1904`)."""


def find_items(text: str) -> list[Item]:
    """Find the time expressions of a text, in order, never overlapping."""
    return list(_found(text))


@lru_cache(maxsize=2)
def _found(text: str) -> tuple[Item, ...]:
    # Asked twice of one report: for its own date, and for those that it tells.
    items: list[Item] = []
    has_posts = is_post(text)
    for start, end in _blocks(text):
        tokens = tokenise(text[start:end], start, is_post=has_posts)
        items.extend(_item(tokens, phrase) for phrase in compose(tokens, find_phrases(tokens)))
    return tuple(_paired(items))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into blocks at ends of lines, else at blanks, else anywhere."""
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            cut = text.rfind("\n", start, end)
            cut = cut if cut > start else text.rfind(" ", start, end)
            end = cut + 1 if cut > start else end
        yield start, end
        start = end


def _item(tokens: Tokens, phrase: Phrase) -> Item:
    base = phrase.sense.base
    has_way = isinstance(base, Calendar | Weekday | Feast | Hijri)
    return Item(
        start=tokens.offset + tokens.starts[phrase.start],
        end=tokens.offset + tokens.end(phrase.end - 1),
        sense=phrase.sense,
        way=outlook(tokens, phrase.start, phrase.end) if has_way else None,
        is_range=phrase.is_range,
        is_shared=phrase.is_shared,
        is_background=isinstance(base, Calendar)
        and base.unit != "quarter"
        and is_background(tokens, phrase.start, phrase.end),
    )


def _paired(items: list[Item]) -> list[Item]:
    """Let the ends of a stretch lend each other what one of them leaves out.

    `15 November – 3 December 2015`: the year; `from Monday to Thursday`: the next such day.
    """
    for index in range(len(items) - 1):
        if not (items[index].is_range or items[index].is_shared):
            continue
        first, second = items[index].sense.base, items[index + 1].sense.base
        if isinstance(first, Weekday) and isinstance(second, Weekday):
            if second.lean is not None or not items[index].is_range:
                continue
            items[index + 1] = _with_base(items[index + 1], replace(second, lean="following"))
        elif isinstance(first, Calendar) and isinstance(second, Calendar):
            items[index] = _with_base(items[index], _with_year(first, second))
    return items


def _with_base(item: Item, base: Calendar | Weekday) -> Item:
    return replace(item, sense=replace(item.sense, base=base))


def _with_year(first: Calendar, second: Calendar) -> Calendar:
    if first.year is not None or not isinstance(second.year, int):
        return first
    if first.unit not in _PARTS or second.unit not in _PARTS or first.lean is not None:
        return first
    is_later = (first.part or 0, first.day or 0) > (second.part or 0, second.day or 0)
    year = second.year - 1 if is_later else second.year
    return replace(first, year=year, is_bc=second.is_bc)


_PARTS: Final = frozenset({"day", "month", "season", "quarter"})
"""What a year has several of."""


def is_narrative(items: Sequence[Item], told: int | None) -> bool:
    """Tell a story in dates of its own from news: it gives years, and does not speak of now.

    Args:
        items: All time expressions of a text.
        told: The year in which it was published; none where not known.
    """
    bases = [item.sense.base for item in items]
    years = [
        base.year for base in bases if isinstance(base, Calendar) and isinstance(base.year, int)
    ]
    own = [year for year in years if told is None or abs(year - told) > 1]
    spoken = sum(
        (isinstance(base, Shift) and base.origin in {"speech", "present"})
        or (isinstance(base, Weekday) and base.lean in {None, "last", "this", "next", "coming"})
        for base in bases
    )
    return len(own) >= _MANY and len(own) * 2 > len(years) and len(own) > 5 * spoken
