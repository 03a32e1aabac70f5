"""References without a date: `now`, `recently`, `the future`, `the current`."""

from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Built, Found, Rule
from geo.dates.sense import Sense, Vague


def _vague(found: Found) -> Built:
    return Sense(base=Vague(value=found.text("word")))


def _current(found: Found) -> Built:
    """`its current offices`: as it is now; not `at present` or a present."""
    return (
        Sense(base=Vague(value="PRESENT_REF"))
        if found.tokens.word(found.start) == "current"
        else None
    )


def _future(found: Found) -> Built:
    """`the future`, `in future`, as a noun."""
    is_whole = found.end - found.start > 1 and _is_noun(found)
    sense = Sense(base=Vague(value="FUTURE_REF"))
    start = found.start if found.tokens.word(found.start) == "the" else found.end - 1
    return (found.phrase(start, found.end, sense),) if is_whole else None


def _in_post(found: Found) -> Built:
    """`my future`, as posts speak of it."""
    return Sense(base=Vague(value="FUTURE_REF")) if found.tokens.is_post else None


def _past(found: Found) -> Built:
    """`in the past`, as a noun."""
    return Sense(base=Vague(value="PAST_REF")) if _is_noun(found) else None


def _is_noun(found: Found) -> bool:
    """Whether no noun follows that it stands before: `the future king`."""
    word = found.after()
    is_number = word.isdigit() or found.tokens.kind(found.end) in {"NUMWORD", "FEW"}
    return not is_number and (not word.isalpha() or word in cue("after-noun"))


RULES: Final = (
    Rule(pattern="(?P<word>VAGUE)", build=_vague),
    Rule(pattern="(?P<word>CURRENT)", build=_current),
    Rule(pattern="(?:THE|ITS|IN|ES) FUTURE", build=_future),
    Rule(pattern="THE PAST", build=_past),
    Rule(pattern="FUTURE", build=_in_post),
)
