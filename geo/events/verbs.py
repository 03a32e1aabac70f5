"""Decide whether an open word is noun or verb, past or participle, by the words around it.

The letters of readings are those of geo/events/words.py, the tags those of geo/events/tagging.py.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from geo.events.context import Context
from geo.events.shape import MARKS

_DO: Final = frozenset({"do", "does", "did"})
_OPENS_NOUN: Final = frozenset("DIEUJO")
_ENDS_NOUN: Final = frozenset("NE)U")
_AFTER_SUBJECT: Final = frozenset({"N", "E", "I", "W", ")", "A", ",", "C", "Q", "U", ";", "S"})
_MANY: Final = frozenset({"police", "people", "troops", "militia", "staff", "crew", "taliban"})
_NAMED: Final = re.compile("N,E+,$")
_LANDING: Final = frozenset({"hit", "struck", "landed", "fell", "exploded", "crashed", "slammed"})
_DONE: Final = (["hit"], ["struck"], ["killed"], ["rocked"], ["damaged"], ["destroyed"])
"""What weapons and fighting do, said right behind them."""
_PARTNERS: Final = 12
"""Tokens before an "and" among which the verb is looked for that another one is joined to."""
_PARTICLES: Final = (["off"], ["down"], ["back"], ["up"], ["out"])
_AMID: Final = (["in"], ["during"], ["amid"], ["despite"])
_TRAITS: Final = (["as"], ["with"], ["in"])
_VERBS: Final = frozenset("VBXM")
_PARTING: Final = frozenset({"S", "W", "C", "I", "K", "B", "H"})
"""Readings at which another clause may begin."""
_REDUCED: Final = 9
"""Tokens behind a participle among which the verb of its noun is looked for."""
_OBJECTS: Final = frozenset("DEIUJNOvwTS")
"""Readings of what may follow the verb of a headline."""
_TOLD: Final = frozenset("KBHXM,.")
"""Readings of what follows a noun, not a verb that has an object."""
_NOUNISH: Final = frozenset("NvwyzhJ")
"""First guesses that may begin a noun."""


def decided(context: Context, i: int, reading: str) -> str:
    """The tag of a token with an open reading."""
    return _OPEN[reading](context, i)


def _bare(context: Context, i: int) -> str:
    standing = i > 0 and context.lower[i - 1] in context.standing
    return "N" if context.before(i) in ("D", "O", "P") and not standing else "V"


def _bare_or_noun(context: Context, i: int) -> str:
    before = context.before(i)
    if before in ("T", "M", "Z", "I", "W"):
        return "V"
    if before == "X":
        return "V" if _is_do(context, i) else "N"
    if i > 0 and context.lower[i - 1] in context.helps and context.next(i) in _OPENS_NOUN:
        return "V"
    if before == "C" and _verb_waits(context, i) and context.next(i) in _OPENS_NOUN | {"P", "N"}:
        return "V"
    if before not in ("N", "E", ")") or not context.subject or not _is_many(context, i - 1):
        return "N"
    after = context.next(i)
    claims = context.lower[i] in context.says and context.lower[i + 1 : i + 2] == ["to"]
    takes = claims or after in _OPENS_NOUN | {"S"} or _heads(context, after)
    return "V" if takes else "N"


def _heads(context: Context, after: str) -> bool:
    """Whether a word that may be a noun is the verb of a headline: "Ukraine hits oil depot"."""
    return context.headline and context.subject and _is_first(context) and after in _OBJECTS


def _is_many(context: Context, i: int) -> bool:
    """Whether a noun is more than one."""
    return context.lower[i].endswith("s") or context.lower[i] in _MANY


def _is_first(context: Context) -> bool:
    """Whether no verb has come yet."""
    return _VERBS.isdisjoint(context.tags)


def _bare_or_rather_noun(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if before in ("T", "M") or (before == "X" and _is_do(context, i)):
        return "V"
    if before in ("N", "E") and _is_many(context, i - 1) and _heads(context, after):
        return "V"
    return "V" if before in ("I", "W") and after in _OPENS_NOUN else "N"


def _is_do(context: Context, i: int) -> bool:
    return any(word in _DO for word in context.lower[max(0, i - 3) : i])


def _verb_waits(context: Context, i: int) -> bool:
    """Whether an infinitive or a modal opened earlier may take a second verb."""
    recent = context.tags[max(0, i - 9) : i]
    return "T" in recent or "M" in recent


def _third(context: Context, i: int) -> str:
    if context.before(i) == "C" and context.next(i) in _TOLD and _is_many(context, i - 2):
        # "machetes and sticks stormed": a second noun beside the first.
        return "N"
    return "N" if context.before(i) in ("D", "O", "P") and not context.titled else "V"


def _third_or_noun(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if before in ("I", "W"):
        return "V"
    if not context.subject or before not in _ENDS_NOUN or before == "U":
        return "N"
    if context.titled or _heads(context, after):
        return "N" if after in (".", "P", "C", "V", "Y", "X", "M") else "V"
    return "V" if after in _OPENS_NOUN | {"S"} or (after == "N" and _is_first(context)) else "N"


def _third_or_rather_noun(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if before in ("N", "E") and _heads(context, after):
        return "V"
    return "V" if before in ("I", "W") and after in _OPENS_NOUN else "N"


def _participle(context: Context, i: int) -> str:
    before = context.before(i)
    opened = before in ("", "D", "P", "O", "U", "N", "C", ",")
    return "J" if opened and before != "N" and context.next(i) in ("N", "E") else "L"


def _past_or_participle(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if after in ("X", "M") and before == "N":
        # "All the men killed were soldiers"
        return "L"
    becomes = before != "E" and i > 0 and context.lower[i - 1] in context.becomes
    if before == "X" or becomes or _is_undergone(context, i, after):
        return "L"
    if before == "U" and after in _NOUNISH:
        return "J"
    if before not in _AFTER_SUBJECT:
        if after in _NOUNISH or (after == "E" and before != "J"):
            return "J"
        return "N" if context.lower[i - 1 : i] == ["the"] else "L"
    return _after_subject(context, i, before, after)


def _is_undergone(context: Context, i: int, after: str) -> bool:
    """Whether a form in -ed tells what befell the noun before it, for want of an object.

    "Aid worker freed", in a headline; "ten men killed in Kaya", but not "killed at least ten".
    """
    word = context.lower[i]
    # Of "Rebels shelled Homs on Monday." most words have capitals too, but not its verb.
    capital = context.titled and context.tokens.words[i][0].isupper()
    if capital or context.tokens.headline:
        return word in context.undergone and after not in _OPENS_NOUN
    ends = after in (".", ")", ";") or (after == "P" and not context.measures(i + 1))
    return ends and word in context.felled and context.before(i) in ("N", "E", "U")


def _after_subject(context: Context, i: int, before: str, after: str) -> str:
    """A form in -ed where a verb may stand: told of the subject, or describing the noun before."""
    if before in ("I", "W") or context.lower[i] in context.says:
        return "B"
    if before == "C":
        return _like_partner(context, i)
    if before in (",", "Q"):
        # ", added Karim", ", stormed the town": a verb; ", aimed at it": not one.
        if after in "DEIS" or (context.subject and (context.aside or _is_named(context))):
            return "B"
        return "J" if after in _NOUNISH else "L"
    told = context.subject and context.lower[i + 1 : i + 2] != ["by"]
    styled = context.lower[i] in context.styled and context.lower[i + 1 : i + 2] in _TRAITS
    if (styled or after == "P") and _past_follows(context, i):
        return "L"
    return "B" if told and not (after == "P" and _verb_follows(context, i)) else "L"


def _is_named(context: Context) -> bool:
    """Whether a name between commas has just told who the subject is: "the envoy, Ann Li,"."""
    return _NAMED.search("".join(context.tags[-_REDUCED:])) is not None


def _past_follows(context: Context, i: int) -> bool:
    """Whether the subject's own verb is still to come: "men armed with rifles stormed a bank"."""
    styled = context.lower[i] in context.styled
    ends = "SWI" if styled else "SWIC"
    for j in range(i + 2, min(i + _REDUCED, len(context.lower))):
        word = context.lower[j]
        reading = context.readings.get(word, "")
        if word in _LANDING and context.next(j) in ("D", "U", "E", "P"):
            # "rockets fired from Gaza hit Sderot"
            return True
        if reading in ("K", "B") and word not in context.styled:
            # "shells fired from Syria wounded two men", not "came to a town held by rebels"
            return styled or context.next(j) in ("D", "U", "E")
        if word in MARKS or (reading and reading in ends):
            return False
    return False


def _verb_follows(context: Context, i: int) -> bool:
    """Whether the subject's own verb comes behind a phrase: "men held in Homs were released"."""
    for word in context.lower[i + 2 : i + _REDUCED]:
        reading = context.readings.get(word, "")
        if reading in ("X", "M"):
            return True
        if word in MARKS or reading in _PARTING:
            return False
    return False


def _like_partner(context: Context, i: int) -> str:
    """A participle beside a participle, a past beside a past."""
    near = context.tags[max(0, i - _PARTNERS) : i]
    charges = context.lower[i] in context.charging and context.next(i) in _OPENS_NOUN | _NOUNISH
    if charges and "B" in near:
        # "said they had left and accused the rebels": who speaks accuses.
        return "B"
    for letter in reversed(near):
        if letter in "BLVJ":
            return letter if letter in "BL" else "B"
    return "B"


def _gerund(context: Context, i: int) -> str:
    before, after = context.before(i), context.next(i)
    if before == "X":
        return "G"
    if before in ("D", "O") or (not before and _has_done(context, i)):
        return "N"
    if before == "N" and after in ("C", "P") and context.lower[i - 1].endswith("s"):
        return "G"
    takes_object = after in _OPENS_NOUN or after in ("N", "w", "z", "T", "S")
    struck = context.lower[i - 1 : i] == ["by"] and context.tags[-2:-1] == ["L"]
    if not takes_object and (struck or context.lower[i - 1 : i] in _AMID):
        # "damaged by shelling", "killed in fighting near the town"
        return "N"
    if before in ("N", "E", "J", "V"):
        return "G" if takes_object or context.lower[i + 1 : i + 2] == ["in"] else "N"
    return "G"


def _has_done(context: Context, i: int) -> bool:
    """Whether a word in -ing that opens a sentence is its subject: "Shelling killed ten men"."""
    told = context.next(i) in ("K", "H", "h") and context.next(i + 1) in ("D", "U", "I")
    return told or (context.lower[i + 1 : i + 2] in _DONE and context.next(i + 1) in _OBJECTS)


def _same(context: Context, i: int) -> str:
    before = context.before(i)
    if before in ("T", "M"):
        return "V"
    if before == "X":
        return "V" if _is_do(context, i) else "L"
    return "B" if context.subject or before == "I" else "L"


def _same_or_noun(context: Context, i: int) -> str:
    before = context.before(i)
    if before in ("T", "M", "X", "I", "W"):
        return _same(context, i)
    taking = context.next(i) in _OPENS_NOUN or context.lower[i + 1 : i + 2] in _PARTICLES
    if before == "C" and taking and "B" in context.tags[-_PARTNERS:]:
        # "pushed north and cut off the road"
        return "B"
    if before in ("D", "O", "P", "U", "") or not context.subject:
        return "N"
    after = context.next(i)
    plural = before in ("E", "N") and after in ("y", "z")
    return "B" if plural or after in _OPENS_NOUN | {"N", "P"} else "N"


_OPEN: Final[Mapping[str, Callable[[Context, int], str]]] = {
    "V": _bare,
    "v": _bare_or_noun,
    "w": _bare_or_rather_noun,
    "Y": _third,
    "y": _third_or_noun,
    "z": _third_or_rather_noun,
    "L": _participle,
    "K": _past_or_participle,
    "G": _gerund,
    "H": _same,
    "h": _same_or_noun,
}
