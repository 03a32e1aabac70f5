"""How place names that stand side by side in a sentence lie to each other."""

import re
from collections.abc import Sequence
from typing import Final

from geo.events.clauses import Parse
from geo.events.placing import Candidate

_TIED: Final = frozenset({"C", ",C", "CD", ",CD"})
"""Tags between two names of a row that end it: "A and the B"."""
_ROW: Final = frozenset({",", ",D"})
"""Tags between two names of which a row may be made."""
_BETWEEN: Final = 10
"""Tokens between two names of which one says where the other lies."""
_HOLDING: Final = re.compile(r"(?:N?,)?[DNJEU]*(?:[PO][DNJEO]*)?|,?[DNJEU]*P[DNJEU]*P[DNJE]*|\(")
"""Tags between a name and that of what holds it: "X in Y", "X, a village in the north of Y"."""
_CLOSING: Final = re.compile("N?C")
"""Tags behind the last but one of a row: "in Bama village, Konduga village and Gwoza"."""
_INTO: Final = frozenset({"in", "of", "inside", "within"})
_LYING: Final = re.compile(r",[DNJEUPATt]*P[DNJE]*")
"""Tags between a name and one that tells where it lies: "X, some 20 km north of Y"."""
_BY: Final = re.compile(r"[NJ]*(?:(?:UN|A)[AN]*)?P[DNJEU]*")
"""Tags between a name and one beside it: "village near X", "camp 20 km north of X"."""
WAYS: Final = frozenset(
    {"across", "near", "opposite", "outside", "beside", "shore", "shores", "bank", "banks",
     "edge", "outskirts", "border", "coast", "suburb", "suburbs", "close", "far", "km",
     "kilometres", "kilometers", "miles", "north", "south", "east", "west", "northeast",
     "northwest", "southeast", "southwest"}
)  # fmt: skip
"""Words between two names that tell how one lies to the other."""
_LATER: Final = frozenset({"after", "before", "following"})
"""Words that tell of another time where a length of time stands before them: "hours after"."""
_FIRED: Final = frozenset({"fired", "launched"})
_APART: Final = frozenset({"since", "until", "till"})
_SOON: Final = frozenset({"shortly", "soon", "long", "immediately", "ahead"})
_REACH: Final = 12
"""Tokens before a name among which the word stands that puts it into another time."""


def rows(parse: Parse, candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """For each place the first of the row that an "and" ties it to: "to A, B and C"."""
    found = list(range(len(candidates)))
    first = loose = 0
    for n in range(1, len(candidates)):
        between = parse.tags[candidates[n - 1].end : candidates[n].start]
        if between in _TIED:
            found[loose : n + 1] = [first] * (n + 1 - loose)
            loose = n + 1
        elif between not in _ROW:
            first = loose = n
    return tuple(found)


def tells_of(parse: Parse, this: Candidate, before: Candidate) -> bool:
    """Whether a name only tells what or where the place before it is.

    "Ramadi, the capital of Anbar"; "Omdurman, across the Nile,"; "Goma, near the border with X".
    """
    between = parse.tokens.lower[before.end : this.start]
    if between[:1] != [","] or len(between) > _BETWEEN:
        return False
    if between[-1:] == ["of"] and "capital" in between[1:5]:
        return True
    tags = parse.tags[before.end : this.start]
    is_row = parse.tags[this.end : this.end + 1] == "C"
    return not is_row and bool(_LYING.fullmatch(tags)) and not WAYS.isdisjoint(between)


def lies_by(parse: Parse, this: Candidate, before: Candidate) -> bool:
    """Whether a name tells by which place the one before it lies: "X meadow near Y"."""
    between = parse.tokens.lower[before.end : this.start]
    is_told = len(between) <= _BETWEEN and not WAYS.isdisjoint(between)
    return is_told and bool(_BY.fullmatch(parse.tags, before.end, this.start))


def holds(parse: Parse, this: Candidate, inner: Candidate) -> bool:
    """Whether a name behind another one is that of the place around it: "at X in Y", "X, Y"."""
    between = parse.tokens.lower[inner.end : this.start]
    tags = parse.tags[inner.end : this.start]
    if not 0 < len(between) <= _BETWEEN or not _HOLDING.fullmatch(tags):
        return False
    joints = [word for word, tag in zip(between, tags, strict=True) if tag == "P"]
    if not joints:
        # "in Bama, Konduga and Gwoza" is a row of like places.
        return tags.lstrip("N")[:1] in (",", "(") and not _CLOSING.match(parse.tags, this.end)
    return _INTO.issuperset(joints)


def launched(parse: Parse, this: Candidate) -> int:
    """The verb of what struck elsewhere and came from a place, else -1: "rockets fired from X"."""
    verb = this.start - 2
    is_verb = verb >= 0 and parse.tokens.lower[verb] in _FIRED
    return verb if is_verb and parse.tokens.lower[verb + 1] == "from" else -1


def other_time(parse: Parse, this: Candidate) -> int:
    """Where the words begin that put a place into a time of its own, else -1.

    "hours after the fall of X", "since the raid on X", "ahead of talks in X".
    """
    for k in range(this.start - 1, max(0, this.start - _REACH), -1):
        word, before = parse.tokens.lower[k], parse.tokens.lower[k - 1]
        if word in _APART or (word == "of" and before == "ahead"):
            return k
        if word in _LATER:
            is_timed = parse.tags[k - 1] == "t" or before in _SOON
            return k if is_timed else -1
        if parse.tags[k] not in "DNJEUOPC":
            return -1
    return -1
