"""Four figures: a year, or a number of people and things?"""

from typing import Final

from geo.dates.cues import cue
from geo.dates.found import Found
from geo.dates.words import CONTINUED

_NEWEST: Final = 2060
_OLDEST: Final = 1900
"""Years that need no such word before them lie between these."""


def is_year(found: Found, year: int) -> bool:
    """Tell a year from a number by what stands around it."""
    tokens = found.tokens
    if is_code(found) or tokens.kind(found.start - 1) in {"MONEY", "CURRENCY", "PLUS", "LABEL"}:
        return False
    if tokens.kind(found.end) in {"PERCENT", "MONEY", "CURRENCY", "UNIT", "UNITS", "SHORTUNIT"}:
        return found.after() in {"day", "days"} and found.before() in {"in", "since"}
    has_prefix = tokens.kind(found.start - 1) == "HYPHEN"
    if found.before() in cue("before-year") or has_prefix:
        return not _is_number(found, year)
    return _OLDEST <= year <= _NEWEST and not _counts(found)


def _is_number(found: Found, year: int) -> bool:
    """Whether it is a number behind a word that stands before years too: `a force of 2000 men`."""
    tokens = found.tokens
    if found.before() not in cue("loose-year"):
        return False
    if _wide(found) == "ABOUT":
        return tokens.word(found.start - 2) != "up" or has_counted(found)
    is_amount = found.before() == "of" and found.before(2) in cue("amount-of")
    return (is_round(year) or is_amount) and has_counted(found)


def is_round(year: int) -> bool:
    """Whether a figure is rather a number than a year where it stands before what it may count."""
    return year % _ROUND == 0 or year < _OLDEST


_ROUND: Final = 50


def has_counted(found: Found) -> bool:
    """Whether what figures count follows, perhaps behind an adjective or two."""
    tokens = found.tokens
    if tokens.kind(found.end) == "HYPHEN":
        return found.after(2) in cue("hung")
    if found.after() == "of":
        return found.after(2) in {"them", "those", "these", "whom", "which"}
    for index in range(found.end, found.end + _ADJECTIVES):
        if tokens.word(index) in cue("counted"):
            return True
        is_adjective = tokens.word(index).isalpha() and tokens.word(index) not in cue("after-noun")
        if not (is_adjective or tokens.kind(index) == "HYPHEN"):
            return False
    return False


_ADJECTIVES: Final = 4
"""Tokens up to which the noun is looked for (`2000 well-armed men`)."""


def is_code(found: Found) -> bool:
    """Whether the figure hangs on others by hyphens, strokes or blanks: a telephone number."""
    tokens = found.tokens
    joined = {"HYPHEN", "SLASH", "DOT", "COLON"}
    before, after = tokens.kind(found.start - 1), tokens.kind(found.end)
    if before in joined and tokens.is_glued(found.start):
        root = tokens.word(found.start - 2)
        return not (root in cue("year-prefix") or (before == "SLASH" and not root.isdigit()))
    if after in {"HYPHEN", "COLON"} and tokens.word(found.end + 1)[:1].isdigit():
        return tokens.is_glued(found.end + 1)
    figures = {"ZERO", "N99", "BIG", "HUGE"}
    return before in figures or (after in figures and not tokens.is_glued(found.end))


def _counts(found: Found) -> bool:
    """Whether the figure counts what stands behind it: `2000 troops`, `2000ft`."""
    word = found.after()
    is_glued = found.tokens.is_glued(found.end) and word.isalpha() and word != "s"
    is_about = "ABOUT" in {found.tokens.kind(found.start - 1), _wide(found)}
    is_determined = found.before() in {"the", "'s", "its"}
    if is_glued or is_about or (not is_determined and has_counted(found)):
        return True
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and word.islower()
    return (
        is_plural
        and len(word) > len("was")
        and found.before() not in {"the", "'s", "its"}
        and (found.tokens.words[found.end].islower())
    )


def _wide(found: Found) -> str:
    """The class of an expression of two words before: `at least`."""
    tokens, at = found.tokens, found.start - 1
    return tokens.kind(at - 1) if at > 0 and tokens.letters[at] == CONTINUED else ""
