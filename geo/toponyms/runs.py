"""Runs of capitalised words: where names of persons and organisations are looked for."""

from collections.abc import Iterator

from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import key
from geo.toponyms.lists import words_in
from geo.toponyms.tokens import Tokens

Run = tuple[int, int]
"""Indices of the first and the last word, both included."""

INSIDE = frozenset({"blank", "hyphen", "apostrophe"})
"""What parts the words of one run."""


def find_runs(tokens: Tokens, layout: Layout) -> Iterator[Run]:
    """Runs of words, in the order of the text.

    Small words belong to a run where names of persons have them (`Hamid al-Shatri`, `Ursula von
    der Leyen`), and a dot after an initial or a short title does not end it.
    """
    articles, particles = words_in("articles"), words_in("particles")
    done = 0
    for first, word in enumerate(tokens.words):
        if first < done or not (
            layout.capital[first] or (word in articles and _before_capital(tokens, layout, first))
        ):
            continue
        last = first
        for index in range(first + 1, len(tokens)):
            if not _goes_on(tokens, index):
                break
            if layout.capital[index]:
                last = index
            elif tokens.words[index] not in particles:
                break
        done = last + 1
        yield first, last


def is_initial(word: str) -> bool:
    """Whether the word is a letter or letters that stand for given names: J, J.K."""
    return word[0].isupper() and (len(word) == 1 or (len(word) <= 5 and word[1] == "."))  # noqa: PLR2004 (J.K.L.)


def _before_capital(tokens: Tokens, layout: Layout, index: int) -> bool:
    return (
        tokens.gaps[index + 1] == "hyphen" and index + 1 < len(tokens) and layout.capital[index + 1]
    )


def _goes_on(tokens: Tokens, index: int) -> bool:
    gap = tokens.gaps[index]
    if gap == "apostrophe":
        return tokens.words[index] not in {"s", "S"}
    if gap in INSIDE:
        return True
    before = tokens.words[index - 1]
    return gap == "dot" and (is_initial(before) or key(before) in words_in("dotted"))
