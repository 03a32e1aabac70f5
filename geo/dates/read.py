"""Read the time expressions of a text: find them all, then anchor them one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.dates.anchor import anchor
from geo.dates.captions import is_caption
from geo.dates.items import Item, find_items, is_narrative
from geo.dates.period import Period, moved
from geo.dates.scene import Scene, told_on
from geo.dates.sense import Calendar, Comparison, Length, Repeat, Sense, Shift, Vague
from geo.dates.spans import around, at_clock, between, narrowed, span_of
from geo.dates.values import open_value, whole_duration
from geo.reading import Span, Timex, TimexType
from geo.timespan import UNDATED, Basis, TimeSpan


def read_timexes(text: str, published: TimeSpan | None) -> tuple[Timex, ...]:
    """Read the time expressions of a text.

    Values follow TimeML TIMEX3. What is counted from the day of telling needs `published`;
    without it, such expressions keep a value with X for what is open (`XXXX-WXX-5`) and an undated
    span: the clock of the machine is never asked. `later`, `the next day` and such are counted
    from the date that the text told last.

    Both ends of a stretch (`between 2004 and 2018`) are expressions of their own, each with its
    own value; their spans both cover the whole stretch, since what is dated by either lies
    between the two. A duration that ends or begins with the telling (`the past six months`) has
    the span that it covers; other durations are undated.

    Args:
        text: The text of a document, header lines included.
        published: When the document was published; none where that is not known.

    Returns:
        The expressions in the order of the text, never overlapping; `text[start:end]` is what
        each says.
    """
    items = find_items(text)
    told = told_on(published)
    year = None if told is None else told.first.year
    scene = Scene(told=told, is_narrative=is_narrative(items, year))
    timexes: list[Timex] = []
    for index, item in enumerate(items):
        scene = _on_line(text, item, scene)
        if item.is_range and index + 1 < len(items):
            item = _with_end(item, items[index + 1], scene)  # noqa: PLW2901 - the same, made whole
        timex, scene = _anchored(text, item, scene)
        timexes.append(timex)
    return tuple(_with_ranges(timexes, items))


def _with_end(item: Item, end: Item, scene: Scene) -> Item:
    """Give the beginning of a stretch the year in which it ends: `from January to September`."""
    first, last = item.sense.base, end.sense.base
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)) or scene.is_narrative:
        return item
    if not first.unit == last.unit == "month" or first.year is not None or last.year is not None:
        return item
    period = anchor(last, scene, end.way)
    if period is None:
        return item
    is_later = (first.part or 0) > (last.part or 0)
    base = replace(first, year=period.first.year - is_later)
    return replace(item, sense=replace(item.sense, base=base))


def _on_line(text: str, item: Item, scene: Scene) -> Scene:
    """Take note of a new line, of the year with which it begins, and of where background ends."""
    if scene.behind and (
        item.start - scene.behind > _LINE or _ENDED.search(text, scene.behind, item.start)
    ):
        scene = replace(scene, story=scene.main, main=None, behind=0)
    line = text.rfind("\n", max(0, item.start - _FAR), item.start)
    if line == scene.line:
        return scene
    base = item.sense.base
    year = base.year if isinstance(base, Calendar) and isinstance(base.year, int) else None
    is_opening = item.start - line <= _OPENING and year is not None
    recalls = is_opening and (scene.told is None or (year or 0) < scene.told.first.year)
    return replace(scene, line=line, is_recalling=recalls)


_ENDED: Final = re.compile(r"[.!?;]['\"’”)\]]{0,3}\s+[^\sa-z]|\n")
"""The end of a sentence."""

_FAR: Final = 5000
"""Characters; what stands farther from its line's beginning is on no line of note."""

_OPENING: Final = 12
"""Characters; an expression that opens a line has no more before it (`By early`)."""


def _anchored(text: str, item: Item, scene: Scene) -> tuple[Timex, Scene]:
    sense = _clocked(_spoken(item.sense, scene))
    period = _period(replace(item, sense=sense), scene)
    when = UNDATED
    if period is not None and not (sense.is_generic or period.is_bc):
        told = _told_day(scene)
        end = None if told is None else told.after()
        whole = narrowed(span_of(period, _basis(sense)), sense.edge, end)
        when = at_clock(whole, sense.clock, sense.edge)
    elif isinstance(sense.base, Length):
        when = _stretch(sense.base, scene)
    timex = Timex(
        span=Span(start=item.start, end=item.end),
        text=text[item.start : item.end],
        type=_type(sense),
        value=_value(sense, period),
        when=when,
    )
    return timex, _next_scene(text, item, scene, period)


def _spoken(sense: Sense, scene: Scene) -> Sense:
    """In a story of old days `today` is the age of its teller, and no day."""
    is_today = sense.base == Shift(unit="day", amount=0) and sense.clock is None
    if not (is_today and scene.is_narrative):
        return sense
    return replace(sense, base=Vague(value="PRESENT_REF"))


def _clocked(sense: Sense) -> Sense:
    """Midnight ends the day that is named with it, but begins the day of telling."""
    is_bare = sense.base is None and sense.clock == "T24:00"
    return replace(sense, clock="T00:00") if is_bare else sense


def _period(item: Item, scene: Scene) -> Period | None:
    if item.sense.base is None:
        story = scene.story
        if story is not None and story.unit == "day":
            return story
        return None if scene.is_narrative else _told_day(scene)
    return anchor(item.sense.base, scene, item.way)


def _told_day(scene: Scene) -> Period | None:
    return scene.told if scene.told is not None and scene.told.unit == "day" else None


def _next_scene(text: str, item: Item, scene: Scene, period: Period | None) -> Scene:
    """What the following expressions are counted from."""
    base = item.sense.base
    if isinstance(base, Length) and base.unit in {"month", "year"} and base.amount != _QUARTER:
        return replace(scene, quarter=None)
    if period is None or base is None or _is_aside(text, item, period):
        return scene
    now = scene.story if scene.is_narrative else scene.story or scene.told
    if item.is_background and now is not None and period.first < now.first:
        main = scene.main if scene.behind else scene.story
        return replace(scene, story=period, main=main, behind=item.end)
    scene = replace(scene, main=None, behind=0)
    if period.unit == "quarter" and not isinstance(base, Comparison):
        return replace(scene, story=period, quarter=period)
    return replace(scene, story=period)


def _is_aside(text: str, item: Item, period: Period) -> bool:
    """Whether the story does not go on from here: a decade, years in brackets, a caption."""
    if period.unit in {"decade", "century", "millennium"}:
        return True
    if period.unit == "year" and text[item.start - 1 : item.start] == "(":
        return True
    return is_caption(_line(text, item.start))


_QUARTER: Final = 3
"""Months; a longer stretch is compared with another year's, and no more with a quarter."""

_LINE: Final = 700


def _line(text: str, at: int) -> str:
    """The line around a place, no more of it than is needed to know a caption."""
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
        return whole_duration(base)
    if isinstance(base, Repeat | Vague):
        return base.value
    date = open_value(base) if period is None else period.value()
    return date + (sense.clock or "")


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
    """Let both ends of a stretch cover all of it."""
    whole: TimeSpan | None = None
    for index, (timex, item) in enumerate(zip(timexes, items, strict=True)):
        if whole is not None:
            yield replace(timex, when=whole)
            whole = None
            continue
        if item.is_range and index + 1 < len(timexes):
            whole = between(timex.when, timexes[index + 1].when)
        yield timex if whole is None else replace(timex, when=whole)
