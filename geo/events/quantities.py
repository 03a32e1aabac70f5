"""How many of what: the numbers of a sentence with what they count."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from geo.events.clauses import Parse
from geo.events.words import word_class
from geo.reading import Quantity

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen")
    )
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0,
}  # fmt: skip
_THOUSAND: Final = 1000.0
_VAGUE: Final = {
    "dozens": (24.0, 99.0), "scores": (40.0, 99.0), "tens": (20.0, 99.0),
    "hundreds": (200.0, 999.0), "thousands": (2e3, 9999.0), "millions": (2e6, 9.999e6),
}  # fmt: skip
_AT_LEAST: Final = frozenset({"than", "over", "least", "minimum"})
_AT_MOST: Final = frozenset({"to", "most", "under", "below"})
_ABOUT: Final = frozenset(
    {"about", "around", "approximately", "some", "nearly", "almost", "roughly", "estimated",
     "close"}
)  # fmt: skip
_QUALIFIER: Final = frozenset({"more", "less", "fewer", "at", "up", "as", "many", "the", "another"})
_FIGURE: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,3})?")
_RANGE: Final = re.compile(r"(\d{1,9})[-–](\d{1,9})")
_NUMBERED: Final = frozenset(
    {"brigade", "battalion", "division", "regiment", "corps", "squadron", "company", "front",
     "highway", "road", "street", "bureau", "sector"}
)  # fmt: skip
"""Words for one of many that have numbers for names."""
QUALIFIERS: Final = _QUALIFIER | _AT_LEAST | _AT_MOST | _ABOUT
"""What may stand before a number and belong to it."""
_UNIT_TAGS: Final = "NJE"
_AGED: Final = 4
"""Tokens before a number in which "aged" makes it an age: "aged between 12 and 14"."""
_WIDEST: Final = 6
"""Tokens that what is counted has at most."""
_ABOUT_SHARE: Final = 0.1
"""How far "about" reaches to either side."""


class Count(NamedTuple):
    """A number in a sentence; bounds count tokens, end exclusive."""

    start: int
    end: int
    low: float
    high: float | None
    unit_start: int
    """Where what is counted begins; equal to `end` where it is not said."""
    best: float | None
    """The number itself; none for "dozens" and for two ends."""


def counts(parse: Parse) -> Iterator[Count]:
    """The numbers that count people or things, not dates, distances, ages or money."""
    k = 0
    while k < len(parse.tags):
        if parse.tags[k] != "U":
            k += 1
            continue
        end = k
        while end < len(parse.tags) and _goes_on(parse, end):
            end += 1
        count = _count(parse, k, end)
        if count is not None:
            yield count
        k = max(end, k + 1)


def _goes_on(parse: Parse, k: int) -> bool:
    """Whether a number goes on: "three million", "hundreds of thousands"."""
    if parse.tags[k] == "U":
        return True
    return parse.tokens.lower[k] == "of" and parse.tags[k + 1 : k + 2] == "U"


def _count(parse: Parse, start: int, end: int) -> Count | None:
    value = _value(parse.tokens.lower[start:end])
    if value is None or parse.tokens.words[max(0, start - 1)] in "$€£":
        return None
    unit_start, unit_end = _unit(parse, end)
    following = parse.tokens.lower[end : end + 2]
    if not word_class("measures").isdisjoint(following) or following[:1] == ["%"]:
        return None
    head = parse.tokens.lower[unit_end - 1] if unit_end > unit_start else ""
    if head in word_class("somewhere") or (head in _NUMBERED and value[0] != 1):
        # "the 444 Brigade": which one, not how many.
        return None
    small = end == start + 1 and parse.tokens.lower[start] in _UNITS
    if small and unit_end == unit_start and parse.tags[max(0, start - 1)] not in "VBLG":
        # "the two talked": a small number that counts nothing, unless a verb stands before it.
        return None
    if unit_end == unit_start and _is_mark(parse, start, end):
        return None
    first, low, high = _qualified(parse, start, *value)
    best = value[0] if value[0] == value[1] else None
    return Count(first, max(end, unit_end), low, high, unit_start, best)


def _is_mark(parse: Parse, start: int, end: int) -> bool:
    """Whether a number is an age, or that of an item: "Jane Doe, 34, said", "(2) a raid"."""
    around = parse.tags[max(0, start - 1) : end + 1]
    if around[:2] == "EU" and parse.tokens.lower[start].isdigit():
        # "near Delmas 30": a name.
        return True
    aged = "aged" in parse.tokens.lower[max(0, start - _AGED) : start]
    return aged or around in ("(U)", "XU,") or parse.tags[max(0, start - 2) : end + 1] == "E,U,"


def _unit(parse: Parse, end: int) -> tuple[int, int]:
    k = end
    if parse.tokens.lower[k : k + 1] == ["of"]:
        k += 1
    while k < len(parse.tags) and parse.tags[k] in "D;" and k <= end + 1:
        k += 1
    if parse.tokens.lower[k : k + 1] == ["others"]:
        return k, k + 1
    stop = k
    while stop < len(parse.tags) and stop - k < _WIDEST:
        if parse.tags[stop : stop + 3] == "(E)" and parse.tags[stop + 3 : stop + 4] == "N":
            stop += 3
        elif parse.tags[stop] not in _UNIT_TAGS:
            break
        else:
            stop += 1
    return (k, stop) if stop > k else (end, end)


def _value(words: list[str]) -> tuple[float, float | None] | None:
    """The bounds of a number in figures or words; none if it is none ("7th", "half")."""
    total, current = 0.0, 0.0
    for word in words:
        if word in _VAGUE:
            return _vague([w for w in words if w in _VAGUE])
        span = _RANGE.fullmatch(word)
        if span is not None:
            return tuple(sorted((float(span.group(1)), float(span.group(2)))))  # type: ignore[return-value]
        if word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            total, current = (total + current, 0.0) if current >= _THOUSAND else (total, current)
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif _FIGURE.fullmatch(word):
            current += float(word.replace(",", ""))
        else:
            return None
    return total + current, total + current


def _vague(words: list[str]) -> tuple[float, float | None]:
    """Bounds of "dozens", and of "hundreds of thousands"."""
    low, high = _VAGUE[words[0]]
    for word in words[1:]:
        scale = {"hundreds": 100.0, "thousands": 1e3, "millions": 1e6}.get(word, 1.0)
        low, high = low * scale, high * scale
    return low, high


def _qualified(
    parse: Parse, start: int, low: float, high: float | None
) -> tuple[int, float, float | None]:
    """Widen the bounds by what stands before the number: "more than", "up to", "about"."""
    lower = parse.tokens.lower
    before = lower[start - 1] if start > 0 else ""
    if before in _AT_LEAST:
        first = _first(lower, start - 1)
        return (
            (first, 0.0, low)
            if "less" in lower[first:start] or "fewer" in lower[first:start]
            else (first, low, None)
        )
    if before in _AT_MOST and lower[max(0, start - 2)] in ("up", "at", "under"):
        return start - 2, 0.0, high
    if before in _ABOUT and high is not None and low == high:
        return start - 1, round(low * (1 - _ABOUT_SHARE)), round(high * (1 + _ABOUT_SHARE))
    return start, low, high


def _first(lower: list[str], k: int) -> int:
    while k > 0 and lower[k - 1] in _QUALIFIER and lower[k - 1] != "the":
        k -= 1
    return k


def quantity(parse: Parse, count: Count, text: str) -> Quantity:
    """A number as a value of the reading."""
    span = parse.tokens.at(count.start, count.end)
    unit = ""
    if count.unit_start < count.end:
        inner = parse.tokens.at(count.unit_start, count.end)
        unit = text[inner.start : inner.end]
    return Quantity(
        span=span,
        text=text[span.start : span.end],
        low=count.low,
        best=count.best,
        high=count.high,
        unit=unit,
    )
