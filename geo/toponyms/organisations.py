"""Names of organisations, offices and meetings: places named inside them are part of them."""

from collections.abc import Iterator
from typing import Final

from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import Lexicon, key
from geo.toponyms.runs import find_runs
from geo.toponyms.tokens import Tokens

_LINKS: Final = frozenset({"of", "for", "and", "the"})
_LONGEST: Final = 14
"""Words: names of offices are long, but not longer."""


def find_organisations(
    tokens: Tokens, layout: Layout, lexicon: Lexicon
) -> tuple[tuple[int, int], ...]:
    """Names of organisations as (first, last) word, both included, in the order of the text."""
    return tuple(
        span
        for first, last in find_runs(tokens, layout)
        if (span := _organisation(tokens, layout, lexicon, first, last)) is not None
    )


def _organisation(
    tokens: Tokens, layout: Layout, lexicon: Lexicon, first: int, last: int
) -> tuple[int, int] | None:
    """The organisation of a run: up to its last head word, and on through `of` and `for`."""
    head = next((i for i in range(last, first - 1, -1) if _is_head(tokens, lexicon, i)), None)
    if head is None or layout.style[head] != "plain":
        return None
    end = _through_links(tokens, layout, head) if head == last else head
    return None if end == first else (first, end)


def _is_head(tokens: Tokens, lexicon: Lexicon, index: int) -> bool:
    word = key(tokens.words[index])
    # A state is a place, but not the one that calls itself the Islamic State.
    return word in lexicon.heads or (word == "state" and tokens.words[index - 1] == "Islamic")


def _through_links(tokens: Tokens, layout: Layout, head: int) -> int:
    """The end of `Ministry of Defense of Iraq`, from `Ministry` on."""
    end = head
    if head + 1 >= len(tokens) or tokens.words[head + 1] not in {"of", "for"}:
        return end
    for index in range(head + 1, min(head + _LONGEST, len(tokens))):
        if tokens.gaps[index] not in {"blank", "hyphen"}:
            break
        if layout.capital[index]:
            end = index
        elif tokens.words[index] not in _LINKS:
            break
    return end


def covered(spans: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """Indices of all words inside the spans."""
    return frozenset(_indices(spans))


def _indices(spans: tuple[tuple[int, int], ...]) -> Iterator[int]:
    for first, last in spans:
        yield from range(first, last + 1)
