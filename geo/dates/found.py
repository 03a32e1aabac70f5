"""What a rule of the grammar is, and what its builder gets to see."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR
from fractions import Fraction

from geo.dates import numbers
from geo.dates.cues import cue
from geo.dates.period import OLDEST_BC, before_christ
from geo.dates.sense import Phrase, Sense
from geo.dates.tokens import Tokens
from geo.dates.words import CONTINUED


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A match of a rule's pattern in a run of tokens."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index behind the last token."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the pattern has the part and it took part in the match."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def at(self, name: str) -> int:
        """Index of the first token of a part."""
        return self.match.start(name)

    def behind(self, name: str) -> int:
        """Index behind the last token of a part."""
        return self.match.end(name)

    def last(self, name: str) -> int:
        """Index of the last token of a part, or of that which it goes on: `A` of `A.D.`."""
        last = self.behind(name) - 1
        while last > self.at(name) and self.tokens.letters[last] == CONTINUED:
            last -= 1
        return last

    def kind(self, name: str) -> str:
        """The class of the first token of a part; empty where the part is missing."""
        return self.tokens.kind(self.at(name)) if self.has(name) else ""

    def text(self, name: str) -> str:
        """What the first token of a part counts for, as text."""
        return str(self.tokens.values[self.at(name)])

    def number(self, name: str) -> int:
        """What the first token of a part counts for, as a number."""
        value = self.tokens.values[self.at(name)]
        return value if isinstance(value, int) else 0

    def count(self, name: str) -> Fraction | None:
        """The amount in a part; none where vague."""
        return numbers.count(self.tokens, self.at(name), self.behind(name))

    def year(self, name: str) -> int | None:
        """The year in a part, in figures or spoken, as `period` keeps it; none where it is none."""
        if not self.has(name):
            return None
        last = self.last(name)
        is_era = self.tokens.kind(last) == "ERA"
        if self.kind(name) in {"YEAR", "SPLITYEAR"} and not is_era:
            return self.number(name)
        if is_era:
            year = self.number(name)
            if self.is_bc(name):
                return before_christ(year) if 0 < year <= OLDEST_BC else None
            return year if 0 < year <= MAXYEAR else None
        return numbers.spoken_year(
            [
                int(self.tokens.values[index])
                for index in range(self.at(name), last + 1)
                if self.tokens.kind(index) == "NUMWORD"
            ]
        )

    def is_bc(self, name: str) -> bool:
        """Whether the year in a part is one before Christ."""
        if not self.has(name):
            return False
        era = self.last(name)
        return self.tokens.kind(era) == "ERA" and self.tokens.values[era] == -1

    def before(self, steps: int = 1) -> str:
        """The word so many tokens before the match, in small letters."""
        return self.tokens.word(self.start - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many tokens behind the match, in small letters."""
        return self.tokens.word(self.end + steps - 1)

    def is_happening(self) -> bool:
        """Whether what follows makes it the name of an event: `October Revolution`."""
        at = self.end + 2 if self.tokens.kind(self.end + 1) == "ES" else self.end
        at = at + 1 if self.tokens.kind(at) == "APOS" else at
        return self.tokens.is_capital(at) and self.tokens.word(at) in cue("happening")

    def is_soldiers_time(self, name: str) -> bool:
        """Whether a part is a time of day in four figures: `0600 hours`, `at 1830 hours`."""
        word = self.tokens.words[self.at(name)]
        if not (word.isdigit() and len(word) == len("0600")):
            return False
        if word[0] == "0" or self.tokens.kind(self.behind(name)) == "SHORTUNIT":
            return True
        return self.tokens.word(self.at(name) - 1) in cue("before-clock")

    def phrase(self, start: int, end: int, sense: Sense) -> Phrase:
        """A phrase over some of the tokens."""
        return Phrase(start=start, end=end, sense=sense)


Built = Sense | tuple[Phrase, ...] | None
"""One meaning for all tokens of the match; or phrases over parts of it, where none says that
nothing here is a time; or none at all where the rule does not apply after all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A pattern over classes of tokens, and what a match of it means."""

    pattern: str
    build: Callable[[Found], Built]
