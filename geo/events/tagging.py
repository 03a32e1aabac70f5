"""Decide what each word of a sentence is: a light tagger over the readings of word forms.

One letter a token, so that later rules can be regular expressions over a string of tags:

    D determiner   P preposition   S subordinator   W relative, question word   C coordinator
    I pronoun      X auxiliary     M modal          T "to" before a verb        A adverb
    Z negation     U figure        N noun, adjective  E proper name             O possessive
    V present or bare verb         B past           L participle                G verb in -ing
    J participle before its noun   , comma          ; stop inside a sentence    Q quotation mark
    ( ) brackets   . end           - anything else
"""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from geo.events.tokens import Tokens
from geo.events.words import CLOSED, readings, word_class

_MARKS: Final[Mapping[str, str]] = {
    ",": ",", ";": ";", ":": ";", "–": ";", "—": ";", "--": ";", ".": ".", "!": ".", "?": ".",
    "…": ".", "؟": ".", "“": "Q", "”": "Q", '"': "Q", "«": "Q", "»": "Q", "(": "(", ")": ")",
    "'s": "O", "’s": "O", "'": "O", "’": "O", "،": ",", "&": "C", "-": ";",
}  # fmt: skip
_DO: Final = frozenset({"do", "does", "did"})
_OPENS_NOUN: Final = frozenset("DIEUJO")
_ENDS_NOUN: Final = frozenset("NE)U")
_AFTER_SUBJECT: Final = frozenset({"N", "E", "I", "W", ")", "A", ",", "C", "Q", "U", ";", "S"})
_NOUNISH: Final = frozenset("NvwyzhJ")
"""First guesses that may begin a noun."""
_ARTICLES: Final = ("al-", "el-", "as-", "ar-", "ad-", "ez-", "an-", "ash-", "at-", "es-", "ibn-")
"""What Arabic names begin with: small letters that stand for a name all the same."""
_TITLED: Final = 0.7
"""Share of long words with a capital above which capitals mean nothing."""
_LONG: Final = 3
"""Letters that a word, and long words that a headline, must have more of to be judged so."""
_SHORT: Final = 5
"""Letters below which a word's ending tells nothing."""


def is_titled(tokens: Tokens) -> bool:
    """Whether this is a headline in which most words have capitals, so that they tell nothing."""
    long = [word for word in tokens.words if len(word) > _LONG and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > _LONG and capitals >= _TITLED * len(long)


def tag(tokens: Tokens, names: Collection[str], places: Collection[int] = ()) -> str:
    """Tag one sentence.

    Args:
        tokens: The sentence.
        names: Words that the document writes with a capital inside sentences.
        places: Tokens that belong to place names.

    Returns:
        One letter a token, as the head of this module lists them.
    """
    if not tokens.words:
        return ""
    tagger = _Tagger(tokens, names, places)
    return "".join([tagger.decide(i) for i in range(len(tokens.words))])


class _Tagger:
    """The state of one pass from left to right."""

    def __init__(self, tokens: Tokens, names: Collection[str], places: Collection[int]) -> None:
        self.tokens = tokens
        self.places = places
        self.lower = tokens.lower
        self.names = names
        self.titled = is_titled(tokens)
        self.shouting = all(word.isupper() for word in tokens.words if word.isalpha())
        self.readings = readings()
        self.numbers = word_class("numbers")
        self.helps = word_class("helps")
        self.becomes = word_class("becomes")
        self.says = word_class("says")
        self.standing = word_class("standing")
        self.tags: list[str] = []
        self.subject = False
        """Whether a noun that no preposition governs waits for its verb."""
        self.governed = False
        """Whether nouns here belong to a preposition, a verb or a participle, so are no subject."""
        self.aside = False
        """Whether a participle between commas has already been told of the waiting subject."""

    def decide(self, i: int) -> str:
        letter = self._letter(i)
        self.tags.append(letter)
        self.aside = letter not in "VBXM" and (
            self.aside or (letter in "LG" and self.tags[-2:-1] == [","])
        )
        if letter in "NEI":
            self.subject = self.subject or not self.governed
        elif letter in "PGLT":
            self.governed = True
        elif letter in "VBXM":
            self.subject = False
            # "officials say troops left": a clause may follow without a "that".
            self.governed = self.lower[i] not in self.says
        elif letter in ",;QSWC":
            self.governed = False
            self.subject = self.subject and letter in ",Q"
        return letter

    def _letter(self, i: int) -> str:
        word = self.lower[i]
        if i in self.places and word[0].isalnum():
            return "E"
        mark = _MARKS.get(word)
        if mark is not None:
            return self._mark(i, mark)
        reading = self.readings.get(word)
        if word[0].isdigit() or word in self.numbers:
            return "U"
        if self._is_name(i, reading):
            return "E"
        if reading is None:
            reading = _guess(word)
        if reading in CLOSED:
            return self._closed(i, reading)
        return _OPEN[reading](self, i)

    def _mark(self, i: int, mark: str) -> str:
        if mark == "O" and self._before(i) in ("I", "W", "") and self.lower[i] in ("'s", "’s"):
            return "X"
        return mark

    def _is_name(self, i: int, reading: str | None) -> bool:
        word = self.tokens.words[i]
        if not word[0].isupper() or word == "I":
            return word.startswith(_ARTICLES)
        shouted = len(word) > 1 and word.isupper() and "." not in word
        if self.titled:
            return word in self.names or (shouted and not self.tokens.words[i - 1].isupper())
        if reading is not None and reading in CLOSED and reading != "N":
            return shouted and len(word) < _SHORT and not self.shouting
        if i > 0 and self.tags[-1] not in "Q;.":
            return True
        return word in self.names or (reading is None and self._starts_name(i))

    def _starts_name(self, i: int) -> bool:
        """Whether a capital where every word would have one belongs to a name."""
        word = self.tokens.words[i]
        follower = self.tokens.words[i + 1] if i + 1 < len(self.lower) else ""
        return (
            any(letter.isupper() for letter in word[1:])
            or follower[:1].isupper()
            or follower in ("’s", "'s")
            or follower.startswith(_ARTICLES)
        )

    def _before(self, i: int) -> str:
        """The tag before, adverbs left out."""
        while i > 0 and self.tags[i - 1] == "A":
            i -= 1
        return self.tags[i - 1] if i > 0 else ""

    def _next(self, i: int) -> str:
        """A first guess at what follows, adverbs left out."""
        for j in range(i + 1, min(i + 4, len(self.lower))):
            word = self.lower[j]
            reading = self.readings.get(word, "")
            if reading == "A" or (not reading and word.endswith("ly")):
                continue
            if word in _MARKS:
                return _MARKS[word]
            if word[0].isdigit() or word in self.numbers:
                return "U"
            written = self.tokens.words[j]
            capital = written[0].isupper() and not self.titled
            plain = reading in CLOSED and not (written.isupper() and len(written) > 1)
            named = (capital and not plain) or word.startswith(_ARTICLES)
            return "E" if named else reading or "N"
        return "."

    def _closed(self, i: int, reading: str) -> str:
        word = self.lower[i]
        if word == "to":
            return "T" if self._verb_follows(i) else "P"
        if word == "that":
            return self._that(i)
        if word == "her":
            return "D" if self._next(i) in "NvwyzEG" else "I"
        if word == "there":
            follower = self._next(i)
            return "I" if follower in "XM" or "seem" in self.lower[i + 1 : i + 2] else "A"
        return reading

    def _that(self, i: int) -> str:
        before, after = self._before(i), self._next(i)
        if before == "P":
            return "D"
        if before in ("N", "E") and after in "XMVYBKyHhvwz":
            return "W"
        return "S"

    def _verb_follows(self, i: int) -> bool:
        for word in self.lower[i + 1 : i + 3]:
            reading = self.readings.get(word, "")
            if reading in ("V", "v", "H", "h") or word in ("be", "have", "do"):
                return True
            if reading == "w":
                return self._next(i + 1) in ("D", "I", "E", "U")
            if not word.endswith("ly"):
                return False
        return False

    def bare(self, i: int) -> str:
        standing = i > 0 and self.lower[i - 1] in self.standing
        return "N" if self._before(i) in ("D", "O", "P") and not standing else "V"

    def bare_or_noun(self, i: int) -> str:
        before = self._before(i)
        if before in ("T", "M", "Z", "I", "W"):
            return "V"
        if before == "X":
            return "V" if self._is_do(i) else "N"
        if i > 0 and self.lower[i - 1] in self.helps and self._next(i) in _OPENS_NOUN:
            return "V"
        if before == "C" and self._verb_waits(i) and self._next(i) in _OPENS_NOUN | {"P", "N"}:
            return "V"
        many = before in ("N", "E", ")") and (i > 0 and self.lower[i - 1].endswith("s"))
        return "V" if many and self.subject and self._next(i) in _OPENS_NOUN | {"S"} else "N"

    def bare_or_rather_noun(self, i: int) -> str:
        before = self._before(i)
        if before in ("T", "M") or (before == "X" and self._is_do(i)):
            return "V"
        return "V" if before in ("I", "W") and self._next(i) in _OPENS_NOUN else "N"

    def _is_do(self, i: int) -> bool:
        return any(word in _DO for word in self.lower[max(0, i - 3) : i])

    def _verb_waits(self, i: int) -> bool:
        """Whether an infinitive or a modal opened earlier may take a second verb."""
        recent = self.tags[max(0, i - 9) : i]
        return "T" in recent or "M" in recent

    def third(self, i: int) -> str:
        return "N" if self._before(i) in ("D", "O", "P") and not self.titled else "V"

    def third_or_noun(self, i: int) -> str:
        before, after = self._before(i), self._next(i)
        if before in ("I", "W"):
            return "V"
        if not self.subject or before not in _ENDS_NOUN or before == "U":
            return "N"
        if self.titled:
            return "N" if after in (".", "P", "C", "V", "Y", "X", "M") else "V"
        return "V" if after in _OPENS_NOUN | {"S"} else "N"

    def third_or_rather_noun(self, i: int) -> str:
        before = self._before(i)
        return "V" if before in ("I", "W") and self._next(i) in _OPENS_NOUN else "N"

    def past(self, i: int) -> str:
        del i
        return "B"

    def participle(self, i: int) -> str:
        before = self._before(i)
        opened = before in ("", "D", "P", "O", "U", "N", "C", ",")
        return "J" if opened and before != "N" and self._next(i) in ("N", "E") else "L"

    def past_or_participle(self, i: int) -> str:
        before, after = self._before(i), self._next(i)
        if before == "X" or (i > 0 and self.lower[i - 1] in self.becomes):
            return "L"
        if before == "U" and after in _NOUNISH:
            return "J"
        if before not in _AFTER_SUBJECT:
            return "J" if after in _NOUNISH or (after == "E" and before != "J") else "L"
        if before in ("I", "W", "A") or self.lower[i] in self.says:
            return "B"
        if before == "C":
            return self._like_partner(i)
        if before in (",", "Q"):
            # ", added Karim", ", stormed the town": a verb; ", aimed at it": not one.
            if after in "DEIS" or (self.subject and self.aside):
                return "B"
            return "J" if after in _NOUNISH else "L"
        return "B" if self.subject and self.lower[i + 1 : i + 2] != ["by"] else "L"

    def _like_partner(self, i: int) -> str:
        """A participle beside a participle, a past beside a past."""
        for letter in reversed(self.tags[max(0, i - 12) : i]):
            if letter in "BLVJ":
                return letter if letter in "BL" else "B"
        return "B"

    def gerund(self, i: int) -> str:
        before, after = self._before(i), self._next(i)
        if before == "X":
            return "G"
        if before in ("D", "O"):
            return "N"
        if before == "N" and after in ("C", "P") and self.lower[i - 1].endswith("s"):
            return "G"
        takes_object = after in _OPENS_NOUN or after in ("N", "w", "z", "T", "S")
        if before in ("N", "E", "J", "V"):
            return "G" if takes_object or self.lower[i + 1 : i + 2] == ["in"] else "N"
        return "G"

    def same(self, i: int) -> str:
        before = self._before(i)
        if before in ("T", "M"):
            return "V"
        if before == "X":
            return "V" if self._is_do(i) else "L"
        return "B" if self.subject or before == "I" else "L"

    def same_or_noun(self, i: int) -> str:
        before = self._before(i)
        if before in ("T", "M", "X", "I", "W"):
            return self.same(i)
        if before in ("D", "O", "P", "U", "") or not self.subject:
            return "N"
        return "B" if self._next(i) in _OPENS_NOUN | {"N", "P"} else "N"


_OPEN: Final[Mapping[str, Callable[[_Tagger, int], str]]] = {
    "V": _Tagger.bare,
    "v": _Tagger.bare_or_noun,
    "w": _Tagger.bare_or_rather_noun,
    "Y": _Tagger.third,
    "y": _Tagger.third_or_noun,
    "z": _Tagger.third_or_rather_noun,
    "B": _Tagger.past,
    "L": _Tagger.participle,
    "K": _Tagger.past_or_participle,
    "G": _Tagger.gerund,
    "H": _Tagger.same,
    "h": _Tagger.same_or_noun,
}


def _guess(word: str) -> str:
    """The reading of a word that no table knows, from how it ends."""
    if not word[0].isalpha():
        return "N" if len(word) > 1 else "A"
    if "-" in word or "–" in word or len(word) < _SHORT:
        return "N"
    if word.endswith("ly"):
        return "A"
    if word.endswith("ed"):
        return "K"
    return "G" if word.endswith("ing") else "N"
