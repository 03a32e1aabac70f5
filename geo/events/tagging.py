"""Decide what each word of a sentence is: a light tagger over the readings of word forms.

One letter a token, so that later rules can be regular expressions over a string of tags:

    D determiner   P preposition   S subordinator   W relative, question word   C coordinator
    I pronoun      X auxiliary     M modal          T "to" before a verb        A adverb
    Z negation     U figure        N noun, adjective  E proper name             O possessive
    V present or bare verb         B past           L participle                G verb in -ing
    J participle before its noun   , comma          ; stop inside a sentence    Q quotation mark
    ( ) brackets   . end           - anything else
"""

from collections.abc import Collection

from geo.events.context import Context
from geo.events.shape import MARKS, guess
from geo.events.tokens import Tokens
from geo.events.verbs import decided
from geo.events.words import CLOSED


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
    for i in range(len(tokens.words)):
        context.advance(i, _letter(context, i))
    return "".join(context.tags)


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
    if word == "there":
        follower = context.next(i)
        return "I" if follower in "XM" or "seem" in context.lower[i + 1 : i + 2] else "A"
    return reading


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
