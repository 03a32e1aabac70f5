"""Mentions at spans that somebody else found: what an outside recogniser hands over."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from geo.reading import Span
from geo.toponyms.candidates import Match, match_at
from geo.toponyms.lists import words_in
from geo.toponyms.mentions import Mention, as_mention
from geo.toponyms.register import Register
from geo.toponyms.scene import Scene

_LONGEST: Final = 12
"""Words: a longer span is looked up by none of its parts."""


def mentions_at(scene: Scene, register: Register, spans: Iterable[Span]) -> tuple[Mention, ...]:
    """What stands at these spans, as names of places.

    Args:
        scene: The document.
        register: What its names may mean.
        spans: In any order; of spans that share a word the first, and of those the longest, counts.

    Returns:
        One mention per span, in the order of the text, the span's edges moved to those of words;
        spans without a word are left out.
    """
    free, found = 0, list[Mention]()
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        first = bisect_right(scene.tokens.ends, span.start)
        last = bisect_left(scene.tokens.starts, span.end) - 1
        if max(first, free) <= last:
            match = _match(scene, register, max(first, free), last)
            found.append(as_mention(scene, register, match))
            free = last + 1
    return tuple(found)


def _match(scene: Scene, register: Register, first: int, last: int) -> Match:
    if last - first < _LONGEST:
        for begin, end in _readings(scene, first, last):
            match = match_at(scene.tokens, register, begin, end)
            if match is not None:
                return match
    tokens = scene.tokens
    return Match(
        first=first, last=last, start=tokens.starts[first], end=tokens.ends[last],
        form="unknown", places=(),
    )  # fmt: skip


def _readings(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The whole span, then without what only leads to the name or follows it."""
    yield first, last
    begin = first
    while begin < last and _leads(scene, begin):
        begin += 1
        yield begin, last
    if begin < last and scene.word(last) in scene.lexicon.kinds_after:
        yield begin, last - 1


def _leads(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    return (
        word in words_in("articles")
        or word in words_in("directions")
        or word in scene.lexicon.kinds_before
        or word == "of"
    )
