"""Numbers in words and figures: how many, and which year is spoken."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from geo.dates.tokens import Tokens

_HALF: Final = Fraction(1, 2)
_HUNDRED: Final = 100


def count(tokens: Tokens, start: int, end: int) -> Fraction | None:
    """Read the amount in a run of tokens (`two and a half`, `24`, `a couple of`).

    Returns:
        The amount; none where it is vague (`several`).
    """
    kinds = [tokens.kind(index) for index in range(start, end)]
    if "FEW" in kinds:
        return None
    values = [tokens.values[index] for index in range(start, end)]
    if kinds[0] == "HALF":
        return _HALF
    extra = _HALF if "HALF" in kinds else Fraction(0)
    words = [
        int(value)
        for kind, value in zip(kinds, values, strict=True)
        if kind in {"NUMWORD", "DOZEN", "COUPLE"}
    ]
    if words:
        return _of_words(words) + extra
    return _of_figures(kinds, values) + extra


def _of_figures(kinds: Sequence[str], values: Sequence[int | str]) -> Fraction:
    total = Fraction(0)
    for kind, value in zip(kinds, values, strict=True):
        if kind in {"DECIMAL", "FRACTION"} or kind in _WHOLE:
            total += Fraction(value)
    return total or Fraction(1)


_WHOLE: Final = frozenset({"ZERO", "N12", "N24", "N31", "N99", "YEAR", "BIG"})


def _of_words(values: Sequence[int]) -> Fraction:
    """Add up number words: `two hundred and ten`, `twenty four`."""
    total = current = 0
    for value in values:
        if value < _HUNDRED:
            current += value
        elif value == _HUNDRED:
            current = max(current, 1) * value
        else:
            total += max(current, 1) * value
            current = 0
    return Fraction(total + current)


def spoken_year(values: Sequence[int]) -> int | None:
    """Read a year as it is spoken: `nineteen ninety-six`, `twenty ten`, `two thousand four`.

    Returns:
        The year; none where the words are a number but no year.
    """
    first, *rest = values
    if first in _CENTURIES and rest and _TEN <= rest[0] < _HUNDRED:
        year = first * _HUNDRED + sum(rest)
    elif first in _CENTURIES and rest[:1] == [_HUNDRED]:
        year = first * _HUNDRED + sum(rest[1:])
    elif [first, *rest[:1]] == [2, _THOUSAND]:
        year = 2 * _THOUSAND + int(_of_words(rest[1:]))
    else:
        return None
    return year if year < _NEWEST and len(rest) <= _MOST_WORDS else None


_TEN: Final = 10
_THOUSAND: Final = 1000
_CENTURIES: Final = range(11, 21)
_NEWEST: Final = 2100
_MOST_WORDS: Final = 3
