"""Read all time expressions of a text, in two passes: find them, then anchor them one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from geo.dates.anchor import anchor
from geo.dates.captions import is_caption
from geo.dates.compose import compose
from geo.dates.grammar import find_phrases
from geo.dates.period import Period, moved
from geo.dates.scene import Scene, told_on
from geo.dates.sense import (
    Calendar,
    Comparison,
    Feast,
    Hijri,
    Length,
    Phrase,
    Repeat,
    Sense,
    Shift,
    Vague,
    Weekday,
)
from geo.dates.spans import around, at_clock, between, narrowed, span_of
from geo.dates.tense import Outlook, outlook
from geo.dates.tokens import Tokens, tokenise
from geo.dates.values import duration, open_value
from geo.reading import Span, Timex, TimexType
from geo.timespan import UNDATED, Basis, TimeSpan

_BLOCK: Final = 1 << 16
"""Characters that are read at once; blocks end with a line, or between words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A time expression found, before it is anchored."""

    start: int
    end: int
    sense: Sense
    way: Outlook | None
    is_range: bool


def read_timexes(text: str, published: TimeSpan | None) -> tuple[Timex, ...]:
    """Read the time expressions of a text.

    Values follow TimeML TIMEX3. What is counted from the day of telling needs `published`;
    without it, such expressions keep a value with X for what is open (`XXXX-WXX-5`) and an undated
    span: the clock of the machine is never asked. `later`, `the next day` and such are counted
    from the date that the text told last.

    Args:
        text: The text of a document, header lines included.
        published: When the document was published; none where that is not known.

    Returns:
        The expressions in the order of the text, never overlapping; `text[start:end]` is what
        each says.
    """
    items = list(_items(text))
    scene = Scene(told=told_on(published), is_narrative=_is_narrative(items, published))
    timexes: list[Timex] = []
    for item in items:
        scene = _on_line(text, item, scene)
        timex, scene = _anchored(text, item, scene)
        timexes.append(timex)
    return tuple(_with_ranges(timexes, items))


def _items(text: str) -> Iterator[Item]:
    for start, end in _blocks(text):
        tokens = tokenise(text[start:end], start)
        for phrase in compose(tokens, find_phrases(tokens)):
            yield _item(tokens, phrase)


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
    is_open = isinstance(base, Weekday | Feast | Hijri) or (
        isinstance(base, Calendar) and base.year is None
    )
    return Item(
        start=tokens.offset + tokens.starts[phrase.start],
        end=tokens.offset + tokens.end(phrase.end - 1),
        sense=phrase.sense,
        way=outlook(tokens, phrase.start, phrase.end) if is_open else None,
        is_range=phrase.is_range,
    )


_MANY: Final = 5
"""Dates with their year that make a narrative, where there are few of other kinds."""


def _is_narrative(items: Sequence[Item], published: TimeSpan | None) -> bool:
    """Tell a story in dates of its own from news: it gives years, and does not speak of now."""
    told = None if published is None or published.start is None else published.start.year
    bases = [item.sense.base for item in items]
    years = [
        base.year for base in bases if isinstance(base, Calendar) and isinstance(base.year, int)
    ]
    own = [year for year in years if told is None or abs(year - told) > 1]
    spoken = [
        base
        for base in bases
        if (isinstance(base, Shift) and base.origin == "speech")
        or (isinstance(base, Weekday) and base.lean is None)
    ]
    return len(own) >= _MANY and len(own) * 2 > len(years) and len(own) > 3 * len(spoken)


def _on_line(text: str, item: Item, scene: Scene) -> Scene:
    """Take note of a new line, and of the year with which it begins."""
    line = text.rfind("\n", max(0, item.start - _FAR), item.start)
    if line == scene.line:
        return scene
    base = item.sense.base
    year = base.year if isinstance(base, Calendar) and isinstance(base.year, int) else None
    is_opening = item.start - line <= _OPENING and year is not None
    recalls = is_opening and (scene.told is None or (year or 0) < scene.told.first.year)
    return replace(scene, line=line, is_recalling=recalls)


_OPENING: Final = 12
"""Characters; an expression that opens a line has no more before it (`By early`)."""


_FAR: Final = 5000
"""Characters; what stands farther from its line's beginning is on no line of note."""


def _anchored(text: str, item: Item, scene: Scene) -> tuple[Timex, Scene]:
    sense = _clocked(item.sense)
    period = _period(item, scene)
    value, when = _value(sense, period), UNDATED
    if period is not None:
        when = at_clock(narrowed(span_of(period, _basis(sense)), sense.edge, _told_end(scene)), sense.clock)
    elif isinstance(sense.base, Length):
        when = _stretch(sense.base, scene)
    timex = Timex(
        span=Span(start=item.start, end=item.end),
        text=text[item.start : item.end],
        type=_type(sense),
        value=value,
        when=when,
    )
    return timex, _next_scene(text, item, scene, period)


def _clocked(sense: Sense) -> Sense:
    """Midnight ends the day that is named with it, but begins the day of telling."""
    is_bare = sense.base is None and sense.clock == "T24:00"
    return replace(sense, clock="T00:00") if is_bare else sense


def _period(item: Item, scene: Scene) -> Period | None:
    sense = item.sense
    if sense.base is None:
        story = scene.story
        return story if story is not None and story.unit == "day" else _told_day(scene)
    return anchor(sense.base, scene, item.way)


def _told_day(scene: Scene) -> Period | None:
    return scene.told if scene.told is not None and scene.told.unit == "day" else None


def _told_end(scene: Scene) -> datetime | None:
    day = _told_day(scene)
    return None if day is None else day.after()


def _next_scene(text: str, item: Item, scene: Scene, period: Period | None) -> Scene:
    """What the following expressions are counted from."""
    base = item.sense.base
    if isinstance(base, Length) and base.unit in {"month", "year"} and base.amount != 3:
        return replace(scene, quarter=None)
    if period is None or item.sense.base is None or is_caption(_line(text, item.start)):
        return scene
    if isinstance(item.sense.base, Comparison):
        return replace(scene, story=period)
    if period.unit == "quarter":
        return replace(scene, story=period, quarter=period)
    return replace(scene, story=period)


_LINE: Final = 700


def _line(text: str, at: int) -> str:
    """The line around a place, no more than is needed to know a caption."""
    begin = text.rfind("\n", max(0, at - _LINE), at) + 1
    begin = begin or max(0, at - _LINE)
    end = text.find("\n", at, at + _LINE)
    return text[begin : end if end >= 0 else at + _LINE]


def _type(sense: Sense) -> TimexType:
    if isinstance(sense.base, Length):
        return "DURATION"
    if isinstance(sense.base, Repeat):
        return "SET"
    return "DATE" if sense.clock is None else "TIME"


def _value(sense: Sense, period: Period | None) -> str:
    base = sense.base
    if isinstance(base, Length):
        return duration(base.amount, base.unit)
    if isinstance(base, Repeat | Vague):
        return base.value
    clock = sense.clock or ""
    if period is None:
        return open_value(base) + clock
    return period.value() + clock


def _basis(sense: Sense) -> Basis:
    base = sense.base
    explicit = isinstance(base, Calendar) and isinstance(base.year, int)
    return "explicit" if explicit else "relative"


def _stretch(base: Length, scene: Scene) -> TimeSpan:
    """The days that `the past six months` and `the next two weeks` cover."""
    told = _told_day(scene)
    if told is None or base.toward is None or base.amount is None or base.amount.denominator != 1:
        return UNDATED
    if base.unit in {"second", "minute", "hour"}:
        return UNDATED
    is_past = base.toward == "past"
    steps = -int(base.amount) if is_past else int(base.amount)
    return around(moved(told, base.unit, steps), told, is_past=is_past)


def _with_ranges(timexes: Sequence[Timex], items: Sequence[Item]) -> Iterator[Timex]:
    """Let both ends of a stretch cover all of it: what is dated by one lies between the two."""
    whole: TimeSpan | None = None
    for index, (timex, item) in enumerate(zip(timexes, items, strict=True)):
        if whole is not None:
            yield replace(timex, when=whole)
            whole = None
            continue
        if item.is_range and index + 1 < len(timexes):
            whole = between(timex.when, timexes[index + 1].when)
        yield timex if whole is None else replace(timex, when=whole)

