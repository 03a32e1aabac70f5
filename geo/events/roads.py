"""Roads called by the towns at their ends: what happens on one happens at neither."""

import re
from collections.abc import Sequence
from typing import Final

from geo.events.clauses import Parse
from geo.events.neighbours import WAYS
from geo.events.placing import Candidate

_ROADS: Final = frozenset(
    {"road", "roads", "highway", "highways", "motorway", "expressway", "railway", "route"}
)
_WITHIN: Final = 2
"""Words between a name and that for its road: "the Homs-Tadmur main supply route"."""
_LEADING: Final = frozenset(
    {"from", "to", "between", "linking", "connecting", "joining", "towards"}
)
_TYING: Final = frozenset({"and", "to", "with"})
_FURTHER: Final = 8
"""Tokens between a road and the name of where on it something happened."""
_ALONG: Final = re.compile(r"N?[,AUtNJ]*P[DNJEUP]*")
"""Their tags: "highway near X", "road, some 20 km north of X"."""


def road_ends(parse: Parse, candidates: Sequence[Candidate]) -> tuple[bool, ...]:
    """For each place of a sentence whether it is named as an end of a road."""
    found: list[bool] = []
    for n, this in enumerate(candidates):
        tied = n > 0 and found[-1] and _is_tied(parse, candidates[n - 1], this)
        found.append(tied or _has_road(parse, this) or _is_led_to(parse, this))
    return tuple(found)


def lies_on(parse: Parse, end: Candidate, this: Candidate) -> bool:
    """Whether a name behind a road says where on it something happened."""
    between = parse.tags[end.end : this.start]
    return len(between) <= _FURTHER and bool(_ALONG.fullmatch(between))


def _has_road(parse: Parse, this: Candidate) -> bool:
    """Whether the word for a road stands behind a name, and is not part of another word's."""
    for k in range(this.end, min(this.end + _WITHIN + 1, len(parse.tags))):
        if parse.tokens.lower[k] in _ROADS:
            behind = parse.tokens.lower[k + 1 : k + 2]
            return parse.tags[k + 1 : k + 2] not in ("N", "E") or not WAYS.isdisjoint(behind)
        if parse.tags[k] not in "NJ":
            return False
    return False


def _is_led_to(parse: Parse, this: Candidate) -> bool:
    """Whether a road leads there: "the road from X", "the highway linking X and Y"."""
    k = this.start - 1
    if k < 1 or parse.tokens.lower[k] not in _LEADING:
        return False
    return parse.tokens.lower[k - 1] in _ROADS


def _is_tied(parse: Parse, before: Candidate, this: Candidate) -> bool:
    """Whether a name stands behind the other end of the same road: "from X to Y", "X-Y"."""
    between = parse.tokens.lower[before.end : this.start]
    return not between or (len(between) == 1 and between[0] in _TYING)
