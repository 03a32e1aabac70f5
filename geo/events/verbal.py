"""Who acts in an event that a verb tells, and whom it befalls: "the army raided the camp"."""

import re
from typing import Final

from geo.events.beings import is_weapon
from geo.events.clauses import Parse
from geo.events.phrases import AGENT, LONGEST, PATIENT, Phrase, behind, following, measured
from geo.events.triggers import Trigger
from geo.events.words import lemmas
from geo.reading import ActorRole

_TARGET: Final = frozenset({"at", "on", "into", "against", "towards", "toward"})
"""What stands before whom a weapon is fired at."""
_FIRE: Final = frozenset({"fire", "fired", "firing", "fires", "shots", "rounds"})
_TAKER: Final = frozenset({"to"})
_SUFFERED: Final = frozenset({"die", "perish", "succumb", "drown", "plead"})
_GOING: Final = frozenset({"flee", "leave", "run", "escape"})
_DISPLACED: Final = "displacement"


def of_verb(
    parse: Parse, trigger: Trigger, subjects: tuple[Phrase | None, ...]
) -> list[tuple[Phrase | None, ActorRole]]:
    """Phrases that may act in an event that a verb tells, or undergo it, with their roles."""
    n = parse.owner[trigger.start]
    clause = parse.clauses[n]
    subject = subjects[n]
    if trigger.entry.pos == "J" or parse.tags[trigger.start] == "J":
        return [(following(parse, trigger.end, len(parse.tags)), "recipient")]
    # "Hundreds demonstrated": nobody is demonstrated.
    if clause.passive and clause.verb == trigger.start and trigger.entry.type != "PROTEST":
        return [(subject, "recipient"), (behind(parse, trigger.end, AGENT), "actor")]
    direct = _object(parse, trigger)
    if "f" in trigger.entry.frame:
        # "Mosul fell to rebels"
        taker = behind(parse, trigger.end - 1, _TAKER)
        return [(subject, "recipient"), (taker, "actor")]
    verb = lemmas().get(parse.tokens.lower[trigger.start])
    if verb in _SUFFERED or (trigger.entry.label == _DISPLACED and verb in _GOING):
        # "Hundreds fled their homes": it was done to them.
        return [(subject, "recipient")]
    return [(subject, "actor"), (direct, "recipient")]


def _object(parse: Parse, trigger: Trigger) -> Phrase | None:
    """What follows a verb directly, or behind "with" and "against"."""
    start = trigger.end
    if parse.tokens.lower[start - 1] in _FIRE:
        # "opened fire on worshippers"
        return behind(parse, start, _TARGET | PATIENT)
    while start < len(parse.tags) and parse.tags[start] == "A":
        start += 1
    if re.match("C[BLVG]", parse.tags[start : start + 2]):
        # "looted and burned the embassy"
        start += 2
    start = measured(parse, start)
    if trigger.entry.is_open:
        inner = _inside(parse, trigger)
        if inner is not None and not is_weapon(parse, inner):
            return inner
    high = min(len(parse.tags), start + LONGEST)
    joints = PATIENT | {"to"} if "v" in trigger.entry.frame else PATIENT
    direct = following(parse, start, high)
    if direct is not None and is_weapon(parse, direct):
        # "fired ten rockets at the camp"
        return behind(parse, direct.end, _TARGET)
    return direct or behind(parse, trigger.end, joints)


def _inside(parse: Parse, trigger: Trigger) -> Phrase | None:
    """What stands between the words of a phrase: "shot seven men dead", "put them in jail"."""
    inner = following(parse, measured(parse, trigger.start + 1), trigger.end - 1)
    return inner if inner is not None and parse.tags[inner.end - 1] in "NE" else None
