"""Which of the places named in a sentence are those of an event: a linear ranker.

For every pair of trigger and place name a handful of yes-or-no features is looked up in
`data/place_weights.tsv`; their sum is the logit of "it happened there". The weights are learned by
logistic regression (benchmarks/event_places.py --train) from sentences whose verbs are linked to
places by hand (A. Halterman, Linking Events and Locations in Political Text, 2019, MIT licence).
"""

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Final, NamedTuple

from geo.events.clauses import Parse
from geo.events.tables import rows
from geo.events.words import lemmas, word_class

_DISTANCES: Final = (1, 3, 6, 10, 16, 25)
_INSIDE: Final = "DNJEUO"
_GENERIC: Final = "generic"
_PATH: Final = 6
"""Tokens between trigger and place of which the tags are looked at one by one."""
_NEAR: Final = 2
"""Tokens between a place and the "where" that takes it up."""
_THROUGH: Final = frozenset({"of", "with", "between"})
"""Prepositions looked through behind a word for a place: "the border with Syria"."""


class Scene(NamedTuple):
    """A sentence and who tells its parts."""

    parse: Parse
    told: tuple[int, ...]
    """For each clause the number of the saying that holds it, -1 where none does."""


class Candidate(NamedTuple):
    """A place name in a sentence; bounds count tokens, end exclusive."""

    start: int
    end: int
    role: str
    """As of the toponym."""
    country: bool
    """Whether it means a whole country."""


@functools.cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return {name: float(weight) for name, weight in rows("place_weights.tsv", 2)}


def score(features: Iterator[str]) -> float:
    """The logit of features."""
    table = weights()
    return fsum(table.get(name, 0.0) for name in features)


def features(
    scene: Scene, bounds: tuple[int, int], candidates: Sequence[Candidate], n: int
) -> Iterator[str]:
    """What speaks for and against a place of an event.

    Args:
        scene: The sentence.
        bounds: The tokens of the trigger, end exclusive.
        candidates: All places of the sentence, in order.
        n: Which of them is asked for.

    Yields:
        Names of features, each at most once.
    """
    parse, this = scene.parse, candidates[n]
    joint = governor(parse, this)
    side = "after" if this.start >= bounds[1] else "before"
    yield "bias"
    yield from _position(parse, bounds, this, side)
    yield f"joint={joint}"
    yield f"{side},joint={joint}"
    yield from _shape(parse, this, joint)
    yield from _rivals(parse, bounds, candidates, n)
    yield from _clause(scene, bounds, this, joint)
    yield from _words(parse, bounds, this, joint)
    yield f"role={this.role}"
    if this.country:
        yield f"country,{side},joint={joint}"


def governor(parse: Parse, candidate: Candidate) -> str:
    """The preposition of the noun phrase that holds a place, else `none`.

    "in the southern city of Basra" is governed by "in": a general word for places and its "of" are
    looked through.
    """
    k = candidate.start
    places = word_class("territory") | word_class("somewhere")
    while k > 0:
        k = parse.back_over(k, _INSIDE)
        if k == 0 or parse.tags[k - 1] not in "PT":
            return "none"
        word = parse.tokens.lower[k - 1]
        if word == "to" and parse.tokens.lower[k - 2] == "up":
            return "none"
        if word not in _THROUGH or parse.tokens.lower[k - 2] not in places:
            return word
        k -= 1
    return "none"


def _position(parse: Parse, bounds: tuple[int, int], this: Candidate, side: str) -> Iterator[str]:
    gap = this.start - bounds[1] if side == "after" else bounds[0] - this.end
    yield f"{side},distance<{bisect_right(_DISTANCES, max(gap, 0))}"
    apart = parse.owner[this.start] - parse.owner[bounds[0]]
    yield f"clauses={max(-3, min(3, apart))}"
    low, high = sorted((bounds[0], this.start))
    between = parse.tags[low:high]
    yield f"commas={min(2, between.count(','))}"
    if "Q" in between or ";" in between:
        yield "broken"
    if "S" in between or "W" in between:
        yield f"{side},joined"


def _shape(parse: Parse, this: Candidate, joint: str) -> Iterator[str]:
    follower = parse.tags[this.end] if this.end < len(parse.tags) else "."
    word = parse.tokens.lower[this.end] if this.end < len(parse.tags) else ""
    if follower == "O":
        yield "possessive"
        if any(w in word_class("territory") for w in parse.tokens.lower[this.end : this.end + 4]):
            yield "possessive,territory"
    if word in word_class("territory"):
        yield "territory"
    elif follower in "NJE":
        yield "modifier"
        yield f"modifier,{'governed' if joint != 'none' else 'free'}"
    before = parse.tokens.lower[max(0, this.start - 3) : this.start]
    if any(w in word_class("territory") for w in before):
        yield _GENERIC
    if this.start <= 1:
        yield "opens"
    if follower == ";" and this.start <= 1:
        yield "dateline"


def _rivals(
    parse: Parse, bounds: tuple[int, int], candidates: Sequence[Candidate], n: int
) -> Iterator[str]:
    this = candidates[n]
    rivals = [c for c in candidates if c == this or not _is_outside(parse, c)]
    after = [c for c in rivals if c.start >= bounds[1]]
    if this.start >= bounds[1]:
        yield f"after,rank={min(2, after.index(this))}"
    else:
        behind = sum(this.start < c.start < bounds[0] for c in rivals)
        yield f"before,rank={min(2, behind)}"
        if not after:
            yield "none after"
    if len(candidates) == 1:
        yield "only"
    if n > 0 and parse.tags[candidates[n - 1].end : this.start] in (",", ",D", "P", "(", ",P"):
        yield "outer"
        yield f"outer,{parse.tags[candidates[n - 1].end]}"
    if n + 1 < len(candidates):
        link = parse.tags[this.end : candidates[n + 1].start]
        if link in (",", ",D", "(", ",P"):
            yield "inner"
        if link in ("C", ",C", "CP"):
            yield "pair"


def _is_outside(parse: Parse, candidate: Candidate) -> bool:
    """Whether a name hardly competes: "Syria" in "Syria's Homs", "Iraqi" in "Iraqi troops"."""
    owns = parse.tags[candidate.end : candidate.end + 1] == "O"
    return owns or candidate.role != "location"


def _clause(scene: Scene, bounds: tuple[int, int], this: Candidate, joint: str) -> Iterator[str]:
    parse = scene.parse
    clause = parse.clause_at(this.start)
    same = parse.owner[this.start] == parse.owner[bounds[0]]
    if same:
        yield f"same,joint={joint}"
    if clause.has_verb:
        reports = parse.tokens.lower[clause.verb] in word_class("says")
        if reports and not same:
            yield "said there"
        if joint == "none" and this.end <= clause.first:
            yield f"subject,{'passive' if clause.passive else 'active'}"
    told = scene.told
    if told[parse.owner[this.start]] != told[parse.owner[bounds[0]]]:
        yield "told apart"
    opening = parse.clause_at(bounds[0])
    if opening.link == "relative" and 0 <= opening.start - this.end <= _NEAR and not same:
        where = "where" in parse.tokens.lower[opening.start : opening.start + _NEAR]
        yield "antecedent,where" if where else "antecedent"
    yield f"trigger={parse.tags[bounds[0]]},{'same' if same else 'other'}"
    yield f"links={opening.link},{clause.link},{same}"
    if joint == "none" and 0 <= this.start - bounds[1] <= 1:
        yield f"object,{parse.tokens.lower[bounds[0]][:5]}"


def _words(parse: Parse, bounds: tuple[int, int], this: Candidate, joint: str) -> Iterator[str]:
    """The very words: of the trigger, beside the place, and the tags between the two."""
    lower = parse.tokens.lower
    verb = lemmas().get(lower[bounds[0]], lower[bounds[0]])
    yield f"{verb},{joint}"
    yield f"word before={lower[this.start - 1] if this.start else ''}"
    yield f"word after={lower[this.end] if this.end < len(lower) else ''}"
    low, high = min(bounds[1], this.end), max(bounds[0], this.start)
    between = parse.tags[low:high]
    yield f"verbs between={min(3, sum(letter in 'VBLG' for letter in between))}"
    if len(between) <= _PATH:
        yield f"path={'after' if this.start >= bounds[1] else 'before'},{between}"
