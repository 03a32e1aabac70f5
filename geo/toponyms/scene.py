"""All that is known of a document before its place names are chosen: what cues look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import Lexicon
from geo.toponyms.lists import words_in
from geo.toponyms.organisations import Organisation
from geo.toponyms.persons import People
from geo.toponyms.runs import Run
from geo.toponyms.tokens import Tokens

_QUALIFIERS: Final = 2
"""Words between a name and the word for its kind, at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A document's words with what may be names in it."""

    tokens: Tokens
    layout: Layout
    runs: Sequence[Run]
    """Runs of capitalised words."""
    lexicon: Lexicon
    keys: Sequence[str]
    """The words as tables know them."""
    people: People
    organisations: Mapping[int, Organisation]
    """The name of an organisation over each word."""
    matches: Mapping[int, Sequence[Match]]
    """Names that the gazetteer knows, by first word, longest first."""
    covering: Mapping[int, Match]
    """The longest name over each word; of equals, the one that begins first."""
    small: frozenset[str]
    """Words that the text writes with a small letter somewhere, headlines aside."""

    def word(self, index: int) -> str:
        """The key of a word; empty beyond the ends of the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def is_organised(self, match: Match) -> bool:
        """Whether the match is part of an organisation's name: the word for what it is, is not."""
        found = self.organisations.get(match.first)
        return found is not None and not match.first <= found.head <= match.last

    def past_qualifiers(self, index: int) -> int:
        """The first word from `index` on that no qualifier is: `camp` in `refugee camp`."""
        end = index + _QUALIFIERS
        while index < end and self.word(index) in words_in("qualifiers"):
            index += 1
        return index

    def is_capital(self, index: int) -> bool:
        """Whether there is such a word, with a capital."""
        return 0 <= index < len(self.keys) and self.layout.capital[index]
