"""Decide what each word of a sentence is: a light tagger over the readings of word forms.

One letter a token, so that later rules can be regular expressions over a string of tags:

    D determiner   P preposition   S subordinator   W relative, question word   C coordinator
    I pronoun      X auxiliary     M modal          T "to" before a verb        A adverb
    Z negation     U figure        N noun, adjective  E proper name             O possessive
    V present or bare verb         B past           L participle                G verb in -ing
    J participle before its noun   , comma          ; stop inside a sentence    Q quotation mark
    ( ) brackets   . end           - anything else
"""

import functools
import re
from collections.abc import Collection
from typing import Final

from geo.events.context import STILL, Context
from geo.events.shape import ARTICLES, MARKS, guess
from geo.events.tokens import Tokens
from geo.events.verbs import decided
from geo.events.words import CLOSED, readings, word_class

_DECIDED: Final = frozenset({"to", "that", "her", "there", "as"})
"""Closed words that are different things in different sentences."""
_DOUBTED: Final = re.compile("(?<=X)Q(L)Q")
"""A verb whose word is somebody else's, and whose marks part it from nothing: `had "freed" it`."""
_STYLED: Final = 5
"""Tokens behind "named" or "dressed" in which "as" tells what."""
_SHORT: Final = 40
"""Letters of a word that is remembered."""
_REMEMBERED: Final = 1 << 16
"""Words."""


def tag(tokens: Tokens, names: Collection[str], places: Collection[int] = ()) -> str:
    """Tag one sentence.

    Args:
        tokens: The sentence.
        names: Words that the document writes with a capital inside sentences.
        places: Tokens that belong to place names.

    Returns:
        One letter a token, as the head of this module lists them.
    """
    if not tokens.words:
        return ""
    context = Context(tokens, names, places)
    sure = _sure()
    for i, (word, written) in enumerate(zip(tokens.lower, tokens.words, strict=True)):
        letter = sure[word] if word == written and i not in places else ""
        letter = letter or _letter(context, i)
        context.tags.append(letter)
        if letter not in STILL:
            context.advance(i, letter)
    return _DOUBTED.sub(r"A\1A", "".join(context.tags))


class _Sure(dict[str, str]):
    """Tags of words in small letters that need no sentence to decide; else empty. Remembered."""

    def __missing__(self, word: str) -> str:
        letter = _alone(word)
        if len(word) <= _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = letter
        return letter


@functools.cache
def _sure() -> _Sure:
    return _Sure()


def _alone(word: str) -> str:
    if word in MARKS:
        return "" if MARKS[word] == "O" else MARKS[word]
    if word[0].isdigit() or word in word_class("numbers"):
        return "U"
    if word.startswith(ARTICLES):
        return "E"
    reading = readings().get(word) or guess(word)
    return reading if reading in CLOSED and word not in _DECIDED else ""


def _letter(context: Context, i: int) -> str:
    word = context.lower[i]
    if i in context.places and word[0].isalnum():
        return "E"
    mark = MARKS.get(word)
    if mark is not None:
        return _mark(context, i, mark)
    reading = context.readings.get(word)
    if word[0].isdigit() or word in context.numbers:
        return "U"
    if context.is_name(i, reading):
        return "E"
    if reading is None:
        reading = guess(word)
    if reading in CLOSED:
        return _closed(context, i, reading)
    return decided(context, i, reading)


def _mark(context: Context, i: int, mark: str) -> str:
    if mark == "O" and context.before(i) in ("I", "W", "") and context.lower[i] in ("'s", "’s"):
        return "X"
    return mark


def _closed(context: Context, i: int, reading: str) -> str:
    word = context.lower[i]
    if word == "to":
        return "T" if _verb_follows(context, i) else "P"
    if word == "that":
        return _that(context, i)
    if word == "her":
        return "D" if context.next(i) in "NvwyzEG" else "I"
    if word == "as":
        return "P" if _is_styled(context, i) else reading
    if word == "there":
        follower = context.next(i)
        return "I" if follower in "XM" or "seem" in context.lower[i + 1 : i + 2] else "A"
    return reading


def _is_styled(context: Context, i: int) -> bool:
    """Whether somebody is called or looks like what follows: "men dressed as", "named her as"."""
    near = range(max(0, i - _STYLED), i)
    return any(context.lower[k] in context.styled and context.tags[k] in "BLV" for k in near)


def _that(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if before == "P":
        return "D"
    if before in ("N", "E") and after in "XMVYBKyHhvwz":
        return "W"
    return "S"


def _verb_follows(context: Context, i: int) -> bool:
    for word in context.lower[i + 1 : i + 3]:
        reading = context.readings.get(word, "")
        if reading in ("V", "v", "H", "h") or word in ("be", "have", "do"):
            return True
        if reading == "w":
            return context.next(i + 1) in ("D", "I", "E", "U")
        if not word.endswith("ly"):
            return False
    return False
