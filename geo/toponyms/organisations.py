"""Names of organisations, offices and meetings: places named inside them are part of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import Lexicon, key
from geo.toponyms.runs import Run
from geo.toponyms.tokens import Tokens

_LINKS: Final = frozenset({"of", "for", "and", "the"})
_LONGEST: Final = 14
"""Words: names of offices are long, but not longer."""
_HEADLINE: Final = 3
"""Words before its head that belong to a name where every word has a capital."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """The name of an organisation, office, meeting or work."""

    first: int
    last: int
    """Index of the last word, included."""
    head: int
    """Index of the word that says what it is: `Ministry`, `Conference`."""


def find_organisations(
    tokens: Tokens, layout: Layout, lexicon: Lexicon, runs: Sequence[Run]
) -> dict[int, Organisation]:
    """Names of organisations by the index of each of their words."""
    return {
        index: found
        for first, last in runs
        for found in _organisations(tokens, layout, lexicon, first, last)
        for index in range(found.first, found.last + 1)
    }


def _organisations(
    tokens: Tokens, layout: Layout, lexicon: Lexicon, first: int, last: int
) -> Iterator[Organisation]:
    """The organisations of a run: up to a head word, the last one goes on through `of`, `for`."""
    heads = [index for index in range(first, last + 1) if _is_head(tokens, lexicon, index)]
    if not heads:
        return
    if layout.style[first] != "plain":
        for head in heads:
            yield Organisation(first=max(first, head - _HEADLINE), last=head, head=head)
        return
    head = heads[-1]
    end = _through_links(tokens, layout, head) if head == last else head
    yield Organisation(first=first, last=end, head=head)


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
