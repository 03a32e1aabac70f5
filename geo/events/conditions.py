"""Whether the words that an entry of the lexicon needs, or bars, stand around it."""

from typing import Final

from geo.events.clauses import Clause, Parse
from geo.events.lexicon import Condition

HANGING: Final = frozenset({"relative", "participle", "to", "ing"})
"""Links of clauses whose noun stands before them."""
_WINDOW: Final = 12
"""Words to either side in which a condition looks, inside the clause."""
_AHEAD: Final = 8
"""Words behind a trigger among which a place that it needs is looked for."""
_BESIDE: Final = 3
"""How far "right before" and "right after" reach, articles and adjectives between."""


def is_met(
    parse: Parse, bounds: tuple[int, int], condition: Condition, places: frozenset[int]
) -> bool:
    """Whether one of the words that a condition names stands where it must.

    Args:
        parse: The sentence.
        bounds: The tokens of the trigger, end exclusive.
        condition: What is asked for.
        places: The tokens that belong to place names.
    """
    start, end = bounds
    lower = parse.tokens.lower
    if not condition.before.isdisjoint(lower[max(0, start - 1 - _BESIDE + 2) : start]):
        return True
    if not condition.after.isdisjoint(lower[end : end + _BESIDE]):
        return True
    clause = parse.clause_at(start)
    if (condition.object and end in places) or (
        condition.subject
        and (_is_subject(parse, start, places) or _is_of_place(parse, clause, places))
    ):
        return True
    if not condition.near and not condition.place:
        return False
    # Of "fighters who were held" and "fighters held there" the noun stands before the clause.
    # "Men held in Homs were freed": the verb's noun stands before what is told of it.
    hangs = clause.link in HANGING or clause.start == clause.first
    # "Troops broke through and took two villages": who does it stands before the "and".
    hangs = hangs or (clause.has_verb and not parse.has_noun(clause))
    low = start - _WINDOW if hangs else clause.start
    low = max(low, start - _WINDOW, 0)
    # "seized and looted the town": the second verb's object is the first one's too.
    shared = clause.end == end and parse.tags[end : end + 1] in ("C", ",")
    high = end + _WINDOW if shared else max(clause.end, end + _BESIDE)
    high = min(end + _WINDOW, high)
    if not condition.near.isdisjoint([*lower[low:start], *lower[start + 1 : high]]):
        return True
    return condition.place and (
        _is_of_place(parse, clause, places)
        or (clause.passive and clause.verb == start and _is_subject(parse, start, places))
        or any(k in places for k in range(end, min(end + _AHEAD, high)))
    )


def subject_end(parse: Parse, verb: int) -> int:
    """Where ends what stands right before a verb: Mosul, in "Mosul had fallen"."""
    return parse.back_over(verb, "XAM")


def _is_subject(parse: Parse, verb: int, places: frozenset[int]) -> bool:
    """Whether a place stands right before a verb as its subject."""
    k = last = subject_end(parse, verb)
    while k > 0 and k - 1 in places:
        k -= 1
    return k < last and (k == 0 or parse.tags[k - 1] not in "PO")


def _is_of_place(parse: Parse, clause: Clause, places: frozenset[int]) -> bool:
    """Whether a relative clause tells of a place before it: "Goma, which rebels captured"."""
    if clause.link != "relative":
        return False
    joint = parse.tags.find("W", clause.start, clause.first)
    return joint - 1 - (joint > 0 and parse.tags[joint - 1] == ",") in places
