"""Stretches of words that may hold names of places: what lies outside is not looked at closer."""

from collections.abc import Iterator, Sequence
from typing import Final

from geo.toponyms.draft import Option
from geo.toponyms.lists import words_in
from geo.toponyms.scene import Scene

_LINKS: Final = frozenset({"of", "and", "the", "for", "upon", "y", "e"})
"""Small words inside names, beside those of the lists."""
_MOST: Final = 3
"""Small words in a row inside one name."""

Stretch = tuple[int, int]
"""Index of the first word, and of the first word outside."""


def find_stretches(scene: Scene, options: Sequence[Option]) -> Iterator[Stretch]:
    """Stretches, in the order of the text: capitals, numbers, known names, and links in them."""
    open_ = _openings(scene, options)
    _link(scene, open_)
    first = 0
    for index in range(len(open_) + 1):
        if index == len(open_) or not open_[index]:
            if index > first:
                yield first, index
            first = index + 1


def _openings(scene: Scene, options: Sequence[Option]) -> list[bool]:
    open_ = [
        capital or not (word[0].islower() or not word[0].isalnum())
        for word, capital in zip(scene.tokens.words, scene.layout.capital, strict=True)
    ]
    for option in options:
        for index in range(option.match.first, option.match.last + 1):
            open_[index] = True
    return open_


def _link(scene: Scene, open_: list[bool]) -> None:
    """Open small words between capitals: `Ministry of the Interior`."""
    words = scene.tokens.words
    links = _LINKS | words_in("nature") | words_in("connectors")
    index = 1
    while index < len(words):
        if open_[index] or not open_[index - 1] or words[index] not in links:
            index += 1
            continue
        end = index
        while end < min(index + _MOST, len(words)) and not open_[end] and words[end] in links:
            end += 1
        if end < len(words) and open_[end] and not words[end][0].isdigit():
            open_[index:end] = [True] * (end - index)
        index = end + 1
