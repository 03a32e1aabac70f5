"""Runs of capitalised words: where names of persons and organisations are looked for."""

from collections.abc import Iterator

from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import key
from geo.toponyms.lists import words_in
from geo.toponyms.tokens import Tokens

INSIDE = frozenset({"blank", "hyphen", "apostrophe"})
"""What parts the words of one run."""


def find_runs(tokens: Tokens, layout: Layout) -> Iterator[tuple[int, int]]:
    """Runs as (first, last) word, both included, in the order of the text.

    Small words belong to a run where names of persons have them (`Hamid al-Shatri`, `Ursula von
    der Leyen`), and a dot after an initial or a short title does not end it.
    """
    count = len(tokens)
    particles = words_in("particles")
    index = 0
    while index < count:
        if not (layout.capital[index] or _is_article(tokens, layout, index)):
            index += 1
            continue
        first = last = index
        index += 1
        while index < count and _goes_on(tokens, index):
            if layout.capital[index]:
                last = index
            elif tokens.words[index] not in particles:
                break
            index += 1
        index = last + 1
        yield first, last


def is_initial(word: str) -> bool:
    """Whether the word is a letter or letters that stand for given names: J, J.K."""
    return word[0].isupper() and (len(word) == 1 or (len(word) <= 5 and word[1] == "."))  # noqa: PLR2004 (J.K.L.)


def _is_article(tokens: Tokens, layout: Layout, index: int) -> bool:
    return (
        tokens.words[index] in words_in("articles")
        and tokens.gaps[index + 1] == "hyphen"
        and index + 1 < len(tokens)
        and layout.capital[index + 1]
    )


def _goes_on(tokens: Tokens, index: int) -> bool:
    gap = tokens.gaps[index]
    if gap == "apostrophe":
        return tokens.words[index] not in {"s", "S"}
    if gap in INSIDE:
        return True
    before = tokens.words[index - 1]
    return gap == "dot" and (is_initial(before) or key(before) in words_in("dotted"))
