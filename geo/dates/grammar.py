"""All rules of the grammar, and the search for what they match: the longest match wins."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from geo.dates.found import Built, Found, Rule
from geo.dates.pattern import compile_pattern, heads
from geo.dates.rules import (
    calendar,
    clock,
    durations,
    feasts,
    periods,
    relative,
    sets,
    vague,
    weekdays,
    years,
)
from geo.dates.sense import Calendar, Phrase, Sense
from geo.dates.tokens import Tokens
from geo.dates.words import lexicon

_RULES: Final[tuple[Rule, ...]] = (
    *calendar.RULES, *periods.RULES, *years.RULES, *weekdays.RULES, *relative.RULES, *sets.RULES,
    *durations.RULES, *clock.RULES, *feasts.RULES, *vague.RULES,
)  # fmt: skip
"""Of two matches of one length the earlier rule is asked first."""

_CORE: Final = (
    "MONTH", "NAMEMONTH", "LOWMONTH", "WEEKDAY", "WEEKDAYS", "SHORTDAY", "SEASON", "FALL",
    "SEASONS", "PART", "PARTS", "DAWN", "OVERNIGHT", "POINT", "TODAY", "YESTERDAY", "TOMORROW",
    "TONIGHT", "UNIT", "UNITS", "SHORTUNIT", "SECOND", "YEAR", "BIG", "CLOCK", "SLASHED", "AMPM",
    "OCLOCK", "ZONE", "TENS", "ES", "ERA", "VAGUE", "CURRENT", "FUTURE", "PAST", "ADVERB", "LONG",
    "LONGS", "FEAST", "HIJRI", "SPELL", "QUARTERMARK", "SPLITYEAR", "FISCALMARK",
    "HALF", "YEAREND", "ORDSUFFIX",
)  # fmt: skip
"""Every time expression holds a word of one of these classes, within reach of its first."""

_SHORT: Final = ("ZERO", "N12", "N24", "N31", "N99")
"""Behind an apostrophe these are years (`in '44`)."""

_REACH: Final = 14
"""How many tokens after the first one the first of these classes comes at the latest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """The rules, made ready."""

    rules: Mapping[str, tuple[tuple[re.Pattern[str], Rule], ...]]
    """Letter of a first token → the rules that may begin with it."""
    opening: re.Pattern[str]
    """Where a time expression may begin at all."""


@functools.cache
def grammar() -> Grammar:
    """Give the grammar, made ready once."""
    by_head: dict[str, list[tuple[re.Pattern[str], Rule]]] = {}
    for rule in _RULES:
        for letter in sorted(heads(rule.pattern)):
            by_head.setdefault(letter, []).append((compile_pattern(rule.pattern), rule))
    letters = lexicon().letters
    core = "".join(letters[name] for name in _CORE)
    first = "".join(sorted(by_head))
    some = "".join(letters.values())
    number = letters["NUMWORD"]
    spoken = f"{number}{letters['HYPHEN']}?{number}"
    short = f"{letters['APOS']}[{''.join(letters[name] for name in _SHORT)}]"
    opening = re.compile(f"(?=[{first}])(?:[{some}]{{0,{_REACH}}}?[{core}]|{spoken}|{short})")
    return Grammar(
        rules={letter: tuple(rules) for letter, rules in by_head.items()}, opening=opening
    )


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """Find the time expressions in a run of tokens, from left to right, never overlapping."""
    made = grammar()
    phrases: list[Phrase] = []
    at = 0
    while opening := made.opening.search(tokens.letters, at):
        at = opening.start()
        found = _longest(tokens, at, made.rules[tokens.letters[at]])
        if found is None:
            at += 1
            continue
        end, built = found
        phrases.extend(built)
        at = max(end, at + 1)
    return phrases


def _longest(
    tokens: Tokens, at: int, rules: tuple[tuple[re.Pattern[str], Rule], ...]
) -> tuple[int, tuple[Phrase, ...]] | None:
    """The phrases of the longest match that a rule stands by, and where it ends."""
    matches = [
        (match.end(), -order, match, rule)
        for order, (pattern, rule) in enumerate(rules)
        if (match := pattern.match(tokens.letters, at)) is not None
    ]
    for end, _, match, rule in sorted(matches, key=_by_length, reverse=True):
        found = Found(tokens=tokens, match=match)
        built = _dated(found, rule.build(found))
        if built is None:
            continue
        if isinstance(built, tuple):
            return max([end, *(phrase.end for phrase in built)]), built
        return end, (Phrase(start=at, end=end, sense=built),)
    return None


def _dated(found: Found, built: Built) -> Built:
    """Mark a date whose year is one before Christ as such."""
    if not (built and found.has("year") and found.is_bc("year")):
        return built
    if isinstance(built, Sense):
        return _before_christ(built)
    return tuple(replace(phrase, sense=_before_christ(phrase.sense)) for phrase in built)


def _before_christ(sense: Sense) -> Sense:
    base = sense.base
    if isinstance(base, Calendar) and isinstance(base.year, int):
        return replace(sense, base=replace(base, is_bc=True))
    return sense


def _by_length(match: tuple[int, int, re.Match[str], Rule]) -> tuple[int, int]:
    return match[0], match[1]
