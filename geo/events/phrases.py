"""Noun phrases: where they are, which one follows, which one stands before."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from geo.events.clauses import Parse
from geo.events.quantities import QUALIFIERS

_PHRASE: Final = re.compile(r"I|D?(?:UD)?(?:[UJNO]|E(?!U)|A(?=[UJ])|C(?=E)(?<=EC))*[NEU]")
LONGEST: Final = 9
"""Tokens after which a phrase is no longer shown."""
AGENT: Final = frozenset({"by"})
"""What stands before who acts in the passive."""
PATIENT: Final = frozenset({"against", "with"})
"""What stands before whom a deed befalls that is no plain object."""
_DASHES: Final = ("–", "—", "-")


class Phrase(NamedTuple):
    """A noun phrase; bounds count tokens, end exclusive."""

    start: int
    end: int


def phrases(parse: Parse, low: int, high: int) -> Iterator[Phrase]:
    """The noun phrases between two tokens, from left to right."""
    for match in _PHRASE.finditer(parse.tags, low, high):
        yield Phrase(*match.span())


def following(parse: Parse, token: int, high: int) -> Phrase | None:
    """The noun phrase that begins at a token, with what "of" adds to it."""
    match = _PHRASE.match(parse.tags, token, high)
    if match is None:
        return None
    end = match.end()
    while end + 1 < high and parse.tokens.lower[end] == "of":
        inner = _PHRASE.match(parse.tags, end + 1, high)
        if inner is None or inner.end() - token > LONGEST:
            break
        end = inner.end()
    return Phrase(token, end)


def preceding(parse: Parse, token: int, low: int) -> Phrase | None:
    """The noun phrase that ends right before a token, commas and brackets skipped."""
    while token > low and (
        parse.tags[token - 1] in ",)A" or parse.tokens.words[token - 1] in _DASHES
    ):
        token -= 1
    begin = token
    while begin > low and parse.tags[begin - 1] in "DUJNEOI":
        begin -= 1
    if begin < token and begin - 1 > low and parse.tokens.lower[begin - 1] == "of":
        outer = begin - 1
        while outer > low and parse.tags[outer - 1] in "DUJNEO":
            outer -= 1
        begin = outer if outer < begin - 1 else begin
    return Phrase(begin, token) if begin < token else None


def behind(parse: Parse, start: int, joints: frozenset[str]) -> Phrase | None:
    """The phrase behind one of some prepositions, in the same stretch of the sentence."""
    for k in range(start, min(len(parse.tags), start + LONGEST)):
        if parse.tags[k] in ",;Q.VBXM":
            return None
        if parse.tokens.lower[k] in joints:
            return following(parse, k + 1, min(len(parse.tags), k + 1 + LONGEST))
    return None


def measured(parse: Parse, start: int) -> int:
    """Where a number stands behind words that only qualify it: "at least", "as many as"."""
    k = start + (parse.tokens.lower[start + 1 : start + 2] == ["estimated"])
    while parse.tokens.lower[k : k + 1] and parse.tokens.lower[k] in QUALIFIERS and k < start + 3:
        k += 1
    return k if parse.tags[k : k + 1] == "U" else start
