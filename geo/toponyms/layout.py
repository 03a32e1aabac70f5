"""Where sentences open, and where capitals say nothing: headlines and lines in capitals."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from geo.toponyms.lexicon import lexicon
from geo.toponyms.lists import words_in
from geo.toponyms.tokens import Tokens

Style = Literal["plain", "title", "caps"]
"""How a sentence or line is set: as prose; Most Words With a Capital; ALL IN CAPITALS."""

_FEWEST: Final = 4
"""Words: shorter lines have no style to speak of."""
_SHARE: Final = 0.9
"""Of the long words of a line that carry a capital."""
_LONG: Final = 4
"""Letters: shorter words keep their small letter in headlines, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Facts about each word's setting."""

    capital: Sequence[bool]
    """Whether the word begins with a capital; in a text without any, whether it should."""
    opening: Sequence[bool]
    """Whether the word is the first of a sentence, line, quotation or bracket."""
    style: Sequence[Style]


def lay_out(tokens: Tokens) -> Layout:
    """Tell for every word whether its capital means anything."""
    capital = [word[0].isupper() for word in tokens.words]
    if len(capital) >= _FEWEST and not any(capital):
        capital = _guess(tokens.words)
    opening = [gap in {"stop", "open", "dot", "line"} for gap in tokens.gaps[:-1]]
    style: list[Style] = []
    first = 0
    for index in range(1, len(tokens) + 1):
        if tokens.gaps[index] in {"stop", "line"} or _ends_sentence(tokens, index):
            style.extend([_style(tokens, capital, first, index)] * (index - first))
            first = index
    return Layout(capital=capital, opening=opening, style=style)


def _guess(words: Sequence[str]) -> list[bool]:
    """Where capitals would stand in a text that has none: at words that are no common ones.

    What opens names (`new`, `san`) has one, too, if the next word has.
    """
    common, openers = lexicon().words, words_in("openers")
    small = words_in("small") | words_in("particles") | words_in("connectors")
    guessed = [
        word.islower() and len(word) >= _LONG and word not in common and word not in small
        for word in words
    ]
    for index in range(len(words) - 2, -1, -1):
        if words[index] in openers and guessed[index + 1]:
            guessed[index] = True
        elif words[index] in _PAIRS and words[index + 1] in _PAIRS[words[index]]:
            guessed[index] = guessed[index + 1] = True
    return guessed


_PAIRS: Final = MappingProxyType(
    {
        "united": frozenset({"states", "kingdom", "nations"}),
        "middle": frozenset({"east"}),
        "ivory": frozenset({"coast"}),
        "hong": frozenset({"kong"}),
        "cape": frozenset({"town"}),
        "white": frozenset({"house"}),
    }
)
"""Names of two common words that news writes most often."""


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    """A dot ends a sentence unless it follows an initial or an abbreviation."""
    return tokens.gaps[index] == "dot" and len(tokens.words[index - 1]) > _LONG


def _style(tokens: Tokens, capital: Sequence[bool], first: int, end: int) -> Style:
    words = [
        (word, big)
        for word, big in zip(tokens.words[first:end], capital[first:end], strict=True)
        if not word[0].isdigit()
    ]
    if len(words) < _FEWEST:
        return "plain"
    small = words_in("small")
    letters = [word for word, _ in words if len(word) > 1]
    if letters and sum(word.isupper() for word in letters) >= _SHARE * len(letters):
        return "caps"
    long = [big for word, big in words if len(word) >= _LONG and word.lower() not in small]
    return "title" if len(long) >= _FEWEST - 1 and sum(long) >= _SHARE * len(long) else "plain"
