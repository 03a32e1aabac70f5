"""Where the tagger stands in a sentence, and what it knows of the words around."""

from collections.abc import Collection
from typing import Final

from gazetteer import fold
from gazetteer.english import is_english
from geo.events.shape import ARTICLES, MARKS
from geo.events.tokens import Tokens
from geo.events.words import CLOSED, OVER, is_crowd, readings, word_class

_YEAR: Final = 4
"""Figures of a year."""
_BESIDE: Final = 9
"""Tokens before an article among which a preposition is looked for."""
_ACRONYM: Final = 4
"""Letters up to which a shouted word that is also a common one ("US", "WHO") is a name."""
_AHEAD: Final = 4
"""Tokens among which the next word that is no adverb is looked for."""

STILL: Final = frozenset("DAJOUZ().-t")
"""Tags that change nothing in where the tagger stands."""


class Context:
    """The state of one pass of the tagger from left to right."""

    def __init__(self, tokens: Tokens, names: Collection[str], places: Collection[int]) -> None:
        self.tokens = tokens
        self.places = places
        self.lower = tokens.lower
        self.names = names
        self.titled = tokens.titled
        self.headline = tokens.titled or tokens.headline
        self.shouting = all(word.isupper() for word in tokens.words if word.isalpha())
        self.readings = readings()
        self.numbers = word_class("numbers")
        self.helps = word_class("helps")
        self.becomes = word_class("becomes")
        self.felled = word_class("felled")
        self.undergone = word_class("undergone")
        self.calendar = word_class("calendar")
        self.charging = word_class("charging")
        self.styled = word_class("styled")
        self.says = word_class("says")
        self.standing = word_class("standing")
        self.tags: list[str] = []
        self.subject = False
        """Whether a noun that no preposition governs waits for its verb."""
        self.governed = False
        """Whether nouns here belong to a preposition, a verb or a participle, so are no subject."""
        self.waiting = ""
        """W where a subject waits behind an aside that "who" opened, V once that has a verb."""
        self.aside = False
        """Whether a participle between commas has already been told of the waiting subject."""

    def advance(self, i: int, letter: str) -> None:
        """Take note of the tag that a token was given, unless it is one of `STILL`."""
        self.aside = letter not in "VBXM" and (
            self.aside or (letter in "LG" and self.tags[-2:-1] == [","])
        )
        if letter in "NEI":
            # "On the same day the army fell back": no second noun belongs to the "on".
            self.governed = self.governed and not self._opens_noun(i)
            self.subject = self.subject or not self.governed
        elif letter == "P" and self.measures(i):
            pass
        elif letter in "PGLT":
            # "Hundreds of fighters attacked": they wait for the verb, whatever "of" governs.
            counts = self.tags[-2:-1] == ["U"] and self.lower[i] == "of"
            self.subject = self.subject or (counts and not self.governed)
            self.governed = True
        elif letter in "VBXM":
            self.subject = False
            # "officials say troops left": a clause may follow without a "that".
            self.governed = self.lower[i] not in self.says
            self.waiting = self.waiting and "V"
        elif letter == "C" and self.tags[-2:-1] == ["U"] and self.next(i) == "U":
            # "aged between 12 and 14"
            pass
        elif letter in ",;QSWC":
            self._halt(letter)

    def _opens_noun(self, i: int) -> bool:
        """Whether a noun is none of a preposition's: "on Monday rebels", "on that day the army"."""
        day = self.lower[i - 1] if i else ""
        if day in self.calendar or (day.isdigit() and len(day) == _YEAR):
            return self.lower[i] not in self.calendar
        if i - 1 in self.places and is_crowd(self.lower[i]):
            # "In Mosul militants killed ten men"
            return True
        if self.tags[-2:-1] == ["U"] and i - 2 in self.places:
            return True
        if self.tags[-2:-1] != ["D"] or self.tags[-3:-2] not in (["N"], ["E"], ["U"]):
            return False
        before = "".join(self.tags[-_BESIDE:-2]).rstrip("NEUJD")
        return before.endswith("P")

    def _halt(self, letter: str) -> None:
        """Take note of a mark or a joining word: only asides leave a subject waiting."""
        self.governed = False
        if letter == "W" and self.tags[-2:-1] == [","] and self.subject:
            self.waiting = "W"
        elif letter == "," and self.waiting == "V":
            # "Turkey, which lost five men, sent tanks"
            self.subject = self.aside = True
            self.waiting = ""
        self.subject = self.subject and letter in ",Q"

    def measures(self, i: int) -> bool:
        """Whether what looks like a preposition says how many: "at least ten men fled"."""
        after = self.lower[i + 1] if i + 1 < len(self.lower) else ""
        if self.lower[i] in ("at", "up"):
            return after in ("least", "most", "to")
        return self.lower[i] in OVER and (after[:1].isdigit() or after in self.numbers)

    def is_name(self, i: int, reading: str | None) -> bool:
        """Whether a token is a proper name by its capital, or by an Arabic article."""
        word = self.tokens.words[i]
        if not word[0].isupper() or word == "I":
            return word.startswith(ARTICLES)
        shouted = len(word) > 1 and word.isupper() and "." not in word
        if self.titled:
            return word in self.names or (shouted and not self.tokens.words[i - 1].isupper())
        if word == "May" and i > 0 and self.tags[-1] not in "Q;.":
            return True
        if reading is not None and reading in CLOSED and reading != "N":
            return shouted and len(word) <= _ACRONYM and not self.shouting
        if i > 0 and self.tags[-1] not in "Q;.":
            return True
        return word in self.names or (reading is None and self._starts_name(i))

    def _starts_name(self, i: int) -> bool:
        """Whether a capital where every word would have one belongs to a name."""
        word = self.tokens.words[i]
        follower = self.tokens.words[i + 1] if i + 1 < len(self.lower) else ""
        if follower == "and" and not is_english(fold(word)):
            # "Kurdish and Iraqi forces"
            follower = self.tokens.words[i + 2] if i + 2 < len(self.lower) else ""
        return (
            any(letter.isupper() for letter in word[1:])
            or follower[:1].isupper()
            or follower in ("’s", "'s")
            or follower.startswith(ARTICLES)
        )

    def before(self, i: int) -> str:
        """The tag before, adverbs and negations left out."""
        while i > 0 and self.tags[i - 1] in "AZ":
            i -= 1
        return self.tags[i - 1] if i > 0 else ""

    def next(self, i: int) -> str:
        """A first guess at what follows, adverbs left out."""
        for j in range(i + 1, min(i + _AHEAD, len(self.lower))):
            word = self.lower[j]
            reading = self.readings.get(word, "")
            if reading == "A" or (not reading and word.endswith("ly")):
                continue
            if word in MARKS:
                return MARKS[word]
            if word[0].isdigit() or word in self.numbers:
                return "U"
            written = self.tokens.words[j]
            capital = written[0].isupper() and not self.titled
            plain = reading in CLOSED and not (written.isupper() and len(written) > 1)
            named = (capital and not plain) or word.startswith(ARTICLES)
            return "E" if named else reading or "N"
        return "."
