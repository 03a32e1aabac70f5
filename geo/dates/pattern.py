"""Patterns over classes of tokens: regular expressions whose letters are tokens.

In a pattern a name in capitals stands for one token of that class, or for one of the sets and
phrases below; all else is as in `re`, and blanks mean nothing:

    (?P<day>DAYNUM) ORDSUFFIX? OF? (?P<month>ANYMONTH) (?: COMMA? (?P<year>YEAR))?
"""

import functools
import re
from typing import Final

from geo.dates.words import CONTINUED, lexicon

_SETS: Final = {
    "DAYNUM": "N12 N24 N31",
    "HOURNUM": "ZERO N12 N24",
    "SMALL": "ZERO N12 N24 N31 N99",
    "FIGURE": "ZERO N12 N24 N31 N99 YEAR BIG DECIMAL",
    "ANYMONTH": "MONTH NAMEMONTH LOWMONTH",
    "ANYDAY": "WEEKDAY SHORTDAY",
    "ANYSEASON": "SEASON FALL",
    "ANYORD": "ORDINAL SECOND",
    "ANYUNIT": "UNIT SECOND",
    "COUNTED": "UNIT UNITS SECOND SHORTUNIT",
    "JOIN": "HYPHEN DASH",
    "THROUGH": "HYPHEN DASH TO UNTIL AND",
    "ANYNEXT": "NEXT COMING FOLLOWING",
    "ANYLAST": "LAST PAST PREVIOUS",
    "LEANING": "LAST PAST PREVIOUS NEXT COMING FOLLOWING THIS CURRENT",
    "ANYPART": "PART DAWN POINT OVERNIGHT",
    "DET": "THE ITS",
}  # fmt: skip
"""Sets of classes."""

_PHRASES: Final = {
    "NUMRUN": r"(?:(?:A)?NUMWORD(?:(?:HYPHEN|AND)?NUMWORD){0,6}|FIGURE FRACTION?|FRACTION)"
    r"(?:HYPHEN?AND HYPHEN?A?HYPHEN?HALF)?PLUS?",
    "AMOUNT": r"(?:NUMRUN|A?(?:FEW|DOZEN|COUPLE)OF?(?:OTHER|MORE)?|HALF(?:OF)?A?)",
    "SPOKEN": r"(?:NUMWORD(?:(?:HYPHEN|AND)?NUMWORD){1,4})",
    "TWOYEARS": r"(?:SPLITYEAR|YEAR JOIN (?:SMALL|YEAR))",
    "ANNO": r"(?:(?:SMALL|BIG|YEAR)ERA|YEAR|SPOKEN)",
}
"""Short names for longer patterns."""

_NAME: Final = re.compile(r"\b[A-Z][A-Z0-9]+\b|\bA\b")


@functools.cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over class names into one over class letters.

    Raises:
        KeyError: The pattern names a class that the lexicon does not have.
    """
    return re.compile(_expand(pattern))


def heads(pattern: str) -> frozenset[str]:
    """Give the letters that a match of the pattern can begin with."""
    return _heads(_expand(pattern), 0)[0]


def _expand(pattern: str) -> str:
    """Replace names by letters, sets and phrases, and drop blanks."""
    words = lexicon()

    def put(match: re.Match[str]) -> str:
        name = match.group()
        if name in _PHRASES:
            return _expand(_PHRASES[name])
        names = _SETS.get(name, name).split()
        letters = [words.letters[each] for each in names]
        some = "[" + "".join(letters) + "]" if len(letters) > 1 else letters[0]
        return some if words.wide.isdisjoint(letters) else f"(?:{some}{CONTINUED}*)"

    return re.sub(r"\s+", "", _NAME.sub(put, pattern))


def _heads(expanded: str, at: int) -> tuple[frozenset[str], int]:
    """Read alternatives from `at` to their end or closing parenthesis; the letters they begin with.

    A part that may be left out hands on to what follows it.
    """
    found: set[str] = set()
    is_open = True
    while at < len(expanded) and expanded[at] != ")":
        if expanded[at] == "|":
            is_open = True
            at += 1
            continue
        letters, at = _atom(expanded, at)
        optional = _QUANTIFIER.match(expanded, at)
        if is_open:
            found |= letters
            is_open = optional is not None and optional.group() in {"?", "*"}
        at = optional.end() if optional else at
    return frozenset(found), at


_QUANTIFIER: Final = re.compile(r"[?*+]|\{\d+,\d+\}")
_GROUP: Final = re.compile(r"\((?:\?:|\?P<\w+>)")


def _atom(expanded: str, at: int) -> tuple[frozenset[str], int]:
    opened = _GROUP.match(expanded, at)
    if opened:
        letters, end = _heads(expanded, opened.end())
        return letters, end + 1
    if expanded[at] == "[":
        end = expanded.index("]", at)
        return frozenset(expanded[at + 1 : end]), end + 1
    return frozenset(expanded[at]), at + 1
