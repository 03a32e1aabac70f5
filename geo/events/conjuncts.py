"""Noun phrases that commas and "and" join: "Hamas, the army and the police"."""

import re
from collections.abc import Iterator
from typing import Final

from geo.events.beings import is_being
from geo.events.clauses import Parse
from geo.events.phrases import LONGEST, Phrase, following

_SHARED: Final = re.compile(r"D?E(?:,E)+,?CEN+")
"""Tags of names that share what they own: "the French, Rwandan and Belgian embassies"."""
_MANY: Final = 6
"""Phrases that are listed at most."""
_PAIR: Final = 2
"""Tokens from an "and" on of two names, not of one name that ends with "Party" or "Agency"."""
_PAIRED: Final = frozenset({"trinidad", "bosnia", "antigua", "jammu", "kitts"})
"""First words of countries and states with an "and" in their names."""


def joined(parse: Parse, phrase: Phrase) -> Iterator[Phrase]:
    """A phrase, and those that commas and "and" join to it."""
    clause = parse.clause_at(phrase.start)
    high = clause.first if phrase.end <= clause.first else clause.end
    shared = _SHARED.match(parse.tags, phrase.start, min(high, phrase.start + LONGEST))
    if shared is not None:
        yield Phrase(*shared.span())
        return
    found, end = [*_split(parse, phrase)], phrase.end
    while len(found) < _MANY:
        start = end + (parse.tags[end : end + 1] == ",")
        is_last = parse.tokens.lower[start : start + 1] == ["and"]
        more = following(parse, start + is_last, high)
        if more is None:
            break
        end = more.end
        if not is_last and not _is_listed(parse, found[-1], more):
            continue
        found.extend(_split(parse, more))
        if is_last or found[-1] != more:
            yield from found
            return
    yield from _split(parse, phrase)


def _is_listed(parse: Parse, first: Phrase, second: Phrase) -> bool:
    """Whether phrases around a comma are alike, not one of them a name and one what it is."""
    head = parse.tokens.lower[first.end - 1]
    titled = is_being(head) and not head.endswith("s") and parse.tags[second.end - 1] == "E"
    bare = all("D" not in parse.tags[start:end] for start, end in (first, second))
    return bare and not titled


def _split(parse: Parse, phrase: Phrase) -> Iterator[Phrase]:
    """Two names that "and" joins, unless they may be one: "the Freedom and Justice Party"."""
    joint = parse.tags.find("C", phrase.start, phrase.end)
    words = parse.tokens.lower[phrase.start : phrase.end]
    names = set(parse.tags[phrase.start : phrase.end]) == {"E", "C"}
    one = is_being(words[-1]) and phrase.end - joint > _PAIR
    if joint < 0 or not names or one or words[0] in _PAIRED:
        yield phrase
    else:
        yield Phrase(phrase.start, joint)
        yield Phrase(joint + 1, phrase.end)
