"""Names with a possessive inside, which makes no end of them: `Cox's Bazar`, `St. John's`."""

from collections.abc import Iterator
from typing import Final

from gazetteer import Place
from geo.toponyms.register import Register
from geo.toponyms.tokens import Tokens

_OWNED: Final = frozenset({"s", "S"})
_SAINTS: Final = frozenset({"St", "Saint", "ST", "SAINT"})
_CITY: Final = 50_000
"""Inhabitants."""
_BEHIND: Final = 2
"""Words behind the possessive, at most: `Prince George's County`."""


def join_owned(tokens: Tokens, register: Register) -> Tokens:
    """The words, those with a possessive made one where the gazetteer has it in a name."""
    words, gaps = tokens.words, tokens.gaps
    joined = {
        index
        for index, word in enumerate(words)
        if word in _OWNED and gaps[index] == "apostrophe" and _is_inside(tokens, register, index)
    }
    if not joined:
        return tokens
    kept = [index for index in range(len(words)) if index not in joined]
    ends = [tokens.ends[index + (index + 1 in joined)] for index in kept]
    starts = [tokens.starts[index] for index in kept]
    return Tokens(
        text=tokens.text,
        words=[tokens.text[start:end] for start, end in zip(starts, ends, strict=True)],
        starts=starts,
        ends=ends,
        gaps=[*(gaps[index] for index in kept), gaps[-1]],
    )


def _is_inside(tokens: Tokens, register: Register, index: int) -> bool:
    """Whether the possessive that ends at a word is in a name of the gazetteer.

    Countries and cities have what lies in them: `Iraq's Kurdistan`, `Mosul's Old City` are two.
    """
    for name in _names(tokens, index):
        for place in register.bearers(name)[:1]:
            owner = register.gazetteer.named(tokens.words[index - 1])[:1]
            return not any(_owns(other, place) for other in owner)
    return False


def _owns(owner: Place, place: Place) -> bool:
    """Whether a place is so large that news says of another that it is its."""
    large = owner.kind in {"country", "capital", "admin1"} or owner.population >= _CITY
    return large and owner.country == place.country


def _names(tokens: Tokens, index: int) -> Iterator[str]:
    """Stretches around a possessive that may be names, shortest first."""
    words, gaps = tokens.words, tokens.gaps
    first = index - 1
    if first < 0 or not words[first][0].isupper():
        return
    longer = first > 0 and gaps[first] in {"blank", "dot"} and words[first - 1][0].isupper()
    if longer and words[first - 1] in _SAINTS:
        yield f"{words[first - 1]} {tokens.slice(first, index)}"
    for last in range(index + 1, min(index + 1 + _BEHIND, len(words))):
        if gaps[last] != "blank" or not words[last][0].isupper():
            return
        yield tokens.slice(first, last)
        if longer:
            yield tokens.slice(first - 1, last)
