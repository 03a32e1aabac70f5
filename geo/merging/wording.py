"""Words to compare by: the content words of a passage, cut to their stems."""

import functools
import re
from typing import Final

from gazetteer import fold

_WORD: Final = re.compile(r"[^\W_]{2,40}")
_ENDINGS: Final = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings",
    "ing", "ions", "ion", "ies", "ied", "ers", "ors", "ed", "es", "er", "or", "al", "ly", "s", "e",
    "y",
)  # fmt: skip
_KNOWN: Final = 1 << 13
"""Words and texts whose stems are kept: quotes come back for every event that they tell."""
_ENOUGH: Final = 6
"""Words that two texts share before their likeness counts in full."""
_STEM: Final = 4
"""Letters that a stem keeps at least."""
_EMPTY: Final = frozenset(
    {"the", "a", "an", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by",
     "with", "without", "into", "onto", "over", "under", "near", "between", "among", "against",
     "about", "after", "before", "during", "since", "until", "as", "than", "that", "this", "these",
     "those", "it", "its", "he", "his", "him", "she", "her", "they", "them", "their", "we", "our",
     "us", "you", "your", "i", "my", "me", "who", "whom", "whose", "which", "what", "when", "where",
     "why", "how", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
     "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must",
     "shall", "should", "not", "no", "if", "then", "there", "here", "also", "more", "most", "some",
     "any", "all", "such", "other", "another", "each", "both", "one", "two", "three", "said",
     "says", "say", "saying", "told", "tell", "according", "reported", "reportedly", "added",
     "stated", "stressed", "noted", "explained", "revealed", "claimed", "announced", "however",
     "moreover", "still", "only", "just", "even", "very", "up", "out", "off", "so", "new", "last",
     "next", "year", "years", "month", "months", "week", "weeks", "day", "days", "today",
     "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday", "january", "february", "march", "april", "june", "july", "august", "september",
     "october", "november", "december"}
)  # fmt: skip
_NAMELESS: Final = _EMPTY | {
    "al", "el", "abu", "bin", "ibn", "mr", "mrs", "ms", "dr", "de", "van",
}  # fmt: skip
"""Words with a capital that name nobody by themselves."""


@functools.lru_cache(_KNOWN)
def stem(word: str) -> str:
    """A word without its ending, folded: `detained`, `detention` and `detainees` meet half-way."""
    key = fold(word)
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _STEM:
            return key.removesuffix(ending)
    return key


@functools.lru_cache(_KNOWN)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text; numbers are among them."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.casefold() not in _EMPTY)


@functools.lru_cache(_KNOWN)
def names(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, folded: what names somebody."""
    return frozenset(
        fold(word)
        for word in _WORD.findall(text)
        if word[0].isalpha() and not word[0].islower() and word.casefold() not in _NAMELESS
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text's words the longer one has, and the other way round.

    Returns:
        0 to 1: the mean of Jaccard's index and of the overlap coefficient, less for a few words.
    """
    shared = len(one & other)
    if not shared:
        return 0.0
    like = (shared / len(one | other) + shared / min(len(one), len(other))) / 2
    return like * min(1.0, shared / _ENOUGH)
