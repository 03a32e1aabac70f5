"""Cut a sentence into clauses: one verb each, with how it hangs on the clause before it.

A light substitute for a parser. Verb groups are found in the string of tags; between two of them
the best boundary is a stop or quotation mark, then a comma that a joining word follows, then a
joining word, then a comma, else the second group itself ("sought | to return").
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from geo.events.tokens import Tokens
from geo.events.words import word_class

Link = Literal["main", "and", "that", "relative", "when", "if", "to", "ing", "participle"]
"""How a clause begins: on its own; joined by and, but, or; as what is said or thought; who, which,
where; after, while, because; if, unless; an infinitive; a verb in -ing; a bare participle."""

_GROUP: Final = re.compile(r"T?[MXZAT]*[MXZ]A*[VBLG]|T[AZ]*[VBLG]|[VBLG]|[MX][MXZA]*")
_JOINTS: Final = re.compile("[;Q.,SWC]")
"""Tags at which a clause may begin."""
_NEAR: Final = 3
"""Tokens from its beginning within which an "and" joins a clause, not two nouns of it."""
_IF: Final = frozenset({"if", "unless", "whether"})


class Clause(NamedTuple):
    """A stretch of a sentence around one verb group; bounds count tokens, end exclusive."""

    start: int
    end: int
    first: int
    """Where the verb group begins."""
    verb: int
    """The verb itself, last of its group; -1 where the clause has none."""
    link: Link
    finite: bool
    """Whether the verb has a tense."""
    passive: bool
    """Whether the subject undergoes what the verb says."""

    @property
    def has_verb(self) -> bool:
        """Whether there is a verb at all (headlines, bylines may have none)."""
        return self.verb >= 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Parse:
    """A sentence as the later steps see it."""

    tokens: Tokens
    tags: str
    clauses: tuple[Clause, ...]
    """In order, without gaps."""
    owner: tuple[int, ...]
    """For each token the clause that holds it."""
    halts: tuple[int, ...]
    """Semicolons with a verb to either side: there one sentence could end and another begin."""

    def clause_at(self, token: int) -> Clause:
        """The clause that holds a token."""
        return self.clauses[self.owner[token]]

    def back_over(self, token: int, letters: str) -> int:
        """Where the tokens right before one begin whose tags are among some letters."""
        # Not by rstrip: that would copy all of a long sentence for each question.
        while token > 0 and self.tags[token - 1] in letters:
            token -= 1
        return token

    def has_noun(self, clause: Clause) -> bool:
        """Whether a noun or pronoun stands in a clause before its verb, as a subject does."""
        return any(letter in "NEI" for letter in self.tags[clause.start : clause.first])

    def is_apart(self, first: int, second: int) -> bool:
        """Whether two tokens stand on two sides of a halt."""
        halts = self.halts
        return bool(halts) and bisect(halts, first) != bisect(halts, second)


def parse(tokens: Tokens, tags: str) -> Parse:
    """Find the clauses of a tagged sentence."""
    clauses = _clauses(tokens, tags) if tags else ()
    owner = [n for n, clause in enumerate(clauses) for _ in range(clause.start, clause.end)]
    halts = tuple(_halts(tokens, clauses)) if ";" in tags else ()
    return Parse(tokens=tokens, tags=tags, clauses=clauses, owner=tuple(owner), halts=halts)


def _halts(tokens: Tokens, clauses: tuple[Clause, ...]) -> Iterator[int]:
    """Semicolons behind which a clause begins; one in a list of names parts nothing."""
    for before, clause in pairwise(clauses):
        if before.has_verb and clause.has_verb and tokens.words[clause.start] == ";":
            yield clause.start


def _clauses(tokens: Tokens, tags: str) -> tuple[Clause, ...]:
    groups = [match.span() for match in _GROUP.finditer(tags)]
    if not groups:
        bare = Clause(
            start=0, end=len(tags), first=-1, verb=-1, link="main", finite=False, passive=False
        )
        return (bare,)
    cuts = [0]
    for (_, end), group in pairwise(groups):
        cuts.append(_cut(tokens, tags, end, group))
    cuts.append(len(tags))
    found: list[Clause] = []
    for n, group in enumerate(groups):
        clause = _clause(tokens, tags, (cuts[n], cuts[n + 1]), group)
        found.append(_shared(tags, clause, found[-1]) if found else clause)
    return tuple(found)


def _shared(tags: str, clause: Clause, before: Clause) -> Clause:
    """A participle that shares the "had" before it: "had taken the town and shot down a drone"."""
    alone = clause.link == "and" and clause.first == clause.verb and clause.passive
    had = "X" in tags[before.first : before.verb] and tags[before.verb] == "L"
    if not alone or not had or before.passive:
        return clause
    return clause._replace(passive=False, finite=True)


def _cut(tokens: Tokens, tags: str, end: int, group: tuple[int, int]) -> int:
    """The best boundary between the end of one verb group and the beginning of the next."""
    first, stop = group
    best, cut = 0, first
    reports = tokens.lower[stop - 1] in word_class("says") and stop == first + 1
    for joint in _JOINTS.finditer(tags, end, first):
        k = joint.start()
        # "warned that the “crisis” grows": what is said begins at the "that", not at the mark.
        score = 7 if k == end and tags[k] == "S" else _score(tags, k, first)
        if reports and tags[k] == ",":
            # "after the attack, the mayor said": the comma parts more than the "after".
            score = 5
        if score > best or (score == best and tags[k] == ","):
            best, cut = score, k
    if best == 0 and tokens.lower[end - 1] in word_class("says") and tags[first] in "VBXM":
        return end
    return cut


def _score(tags: str, k: int, first: int) -> int:
    letter = tags[k]
    if letter in ";Q.":
        return 6
    if letter == ",":
        return 5 if tags[k + 1] in "CSW" or k + 1 == first else 2
    if letter in "SW":
        return 4
    return 1 if letter == "C" else 0


def _clause(tokens: Tokens, tags: str, bounds: tuple[int, int], group: tuple[int, int]) -> Clause:
    start, end = bounds
    first, stop = group
    verb = stop - 1
    letters = tags[first:stop]
    return Clause(
        start=start,
        end=end,
        first=first,
        verb=verb,
        link=_link(tokens, tags, start, group),
        finite=letters[0] != "T" and (letters[-1] in "VB" or "X" in letters or "M" in letters),
        passive=letters[-1] == "L"
        and (len(letters) == 1 or not word_class("be").isdisjoint(tokens.lower[first:verb])),
    )


def _link(tokens: Tokens, tags: str, start: int, group: tuple[int, int]) -> Link:
    first, stop = group
    infinitive = tags[first] == "T"
    for k in range(start, first):
        if infinitive and tags[k] == "C":
            continue
        if tags[k] in "SW" or (tags[k] == "C" and k - start < _NEAR):
            return _joined(tokens.lower[k], tags[k])
    if infinitive:
        return "to"
    if stop - first == 1 and tags[first] in "GL" and first > 0:
        return "ing" if tags[first] == "G" else "participle"
    return "main"


def _joined(word: str, letter: str) -> Link:
    if word in _IF:
        return "if"
    if letter == "S":
        return "that" if word == "that" else "when"
    return "relative" if letter == "W" else "and"
