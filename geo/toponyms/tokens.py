"""Words and what stands between them, with offsets: all later steps count in words.

One pass of a regular expression without nested repetition, so that cost grows with the length
of the text, whatever it holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

Gap = Literal["blank", "hyphen", "apostrophe", "comma", "dot", "line", "stop", "open", "sign"]
"""What parts two words: blanks; a hyphen or dash without blanks; an apostrophe; a comma; a dot and
a blank, which ends a sentence or an abbreviation; one line break; the end of a sentence or line;
an opening bracket or quote; anything else."""

_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u02b0-\u02ff"
_WORD: Final = re.compile(
    rf"((?<!\w)(?:[A-Z]\.){{1,5}}(?:[A-Z](?!\w)\.?|[A-Z][a-z]{{1,3}}(?!\w))"
    rf"|[\w{_MARKS}]+(?:['’ʼ‘`´](?!(?:s|t|d|m|ll|re|ve)(?!\w))[a-zà-öø-ÿāīūḩşţ][\w{_MARKS}]*)*)"
)
"""Abbreviations with dots inside (U.S., D.C., W.Va), else letters, marks and digits; in a group, so
that splitting gives words and gaps in turn.

An apostrophe before a small letter is an ayn or hamza of the word (Sana'a, Ba'quba), unless what
follows is a shortened English word (it's, they'll)."""

_HYPHENS: Final = frozenset("-‐‑–—−/")
_APOSTROPHES: Final = frozenset("'’ʼ`´")
_AYNS: Final = _APOSTROPHES | frozenset("‘")
_STOPS: Final = frozenset(".!?;:•|…")
_OPENERS: Final = frozenset('([{"“‘«„')
_BLANKS: Final = frozenset(" \t\u00a0\u2009\u202f")
_WRAPPED: Final = 0.4
"""Share of line breaks before a small letter, above which lines break for their length."""
_LONGEST_GAP: Final = 64
"""Code points: a longer gap parts anything from anything."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """The words of a text. `gaps[i]` stands before word `i`; the last gap after the last word."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: Sequence[Gap]
    """One more than words; the first and the last count as `stop`."""

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text from the first to the last word, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def between(self, index: int) -> str:
        """What stands before a word as it is written, at most `_LONGEST_GAP` code points."""
        end = self.starts[index] if index < len(self.words) else len(self.text)
        start = self.ends[index - 1] if index else 0
        return self.text[start : min(end, start + _LONGEST_GAP)]


def tokenise(text: str) -> Tokens:
    """Split a text into words.

    Args:
        text: Any; lone surrogates and control characters part words.

    Returns:
        Tokens; `text[starts[i]:ends[i]] == words[i]` but for underscores, which part words too.
    """
    plain = text.replace("_", " ")
    parts = _WORD.split(plain)
    words, gaps = parts[1::2], parts[0::2]
    edges = list(accumulate(map(len, parts[:-1])))
    known = {gap: _kind(gap) for gap in set(gaps)}
    kinds = [known[gap] for gap in gaps]
    if _is_wrapped(words, kinds):
        kinds = ["blank" if kind == "line" else kind for kind in kinds]
    kinds[0] = kinds[-1] = "stop"
    return Tokens(text=text, words=words, starts=edges[0::2], ends=edges[1::2], gaps=kinds)


def _is_wrapped(words: list[str], kinds: list[Gap]) -> bool:
    """Whether lines break for their length: then many go on with a small letter."""
    after = [words[i] for i, kind in enumerate(kinds[:-1]) if kind == "line" and i]
    return sum(word[0].islower() for word in after) > _WRAPPED * len(after)


def _kind(gap: str) -> Gap:
    core = gap.strip()
    if len(gap) > _LONGEST_GAP:
        return "stop"
    if not core:
        return _blank_kind(gap)
    if len(gap) == 1:
        return _tight_kind(core)
    if len(gap) == 2 and gap[0] in _HYPHENS and gap[1] in _AYNS:  # noqa: PLR2004 (`Al-‘Eis`)
        return "hyphen"
    return "comma" if core == "," else _loose_kind(gap, core)


def _loose_kind(gap: str, core: str) -> Gap:
    """What signs with blanks, or several signs, do."""
    if core == "." and "\n" not in gap:
        return "dot"
    if "\n" in gap or not _STOPS.isdisjoint(core):
        return "stop"
    return "sign" if _OPENERS.isdisjoint(core) else "open"


def _blank_kind(gap: str) -> Gap:
    if _BLANKS.issuperset(gap):
        return "blank"
    breaks = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return ("blank", "line")[breaks] if breaks <= 1 else "stop"


def _tight_kind(sign: str) -> Gap:
    if sign in _HYPHENS:
        return "hyphen"
    if sign in _APOSTROPHES:
        return "apostrophe"
    if sign == ",":
        return "comma"
    if sign in _STOPS:
        return "stop"
    return "open" if sign in _OPENERS else "sign"
