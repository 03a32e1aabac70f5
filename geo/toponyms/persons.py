"""Names of persons, which are no places: `Barham Salih`, `Gen. Odierno`, `Abu Bakr al-Baghdadi`.

By shape and neighbourhood, from general word lists; no list of known persons.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.toponyms.layout import Layout
from geo.toponyms.lexicon import Lexicon, key
from geo.toponyms.lists import words_in
from geo.toponyms.runs import Run, is_initial
from geo.toponyms.tokens import Tokens

_MOST_NAMES: Final = 4
"""Words of a personal name, particles aside."""
_MOST_TITLES: Final = 4
"""Words of a title: Former Deputy Prime Minister."""
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_KUNYAS: Final = frozenset({"abu", "abou", "umm", "um", "ibn", "bin"})
_FAMILY_ENDINGS: Final = (
    "ovic", "evic", "owski", "ewski", "enko", "chenko", "oglu", "zadeh", "pour", "nejad", "opoulos",
    "akis", "idis", "shvili", "yan", "ullah", "allah", "uddin", "eddine", "stein", "berg", "mann",
    "sson", "ssen",
)  # fmt: skip
"""Ends of family names of many languages, as `key` spells them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A name of a person."""

    first: int
    last: int
    """Index of the last word, included."""
    sure: bool
    """Whether the shape leaves hardly a doubt: a title, two names that are only names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """The persons of a document."""

    persons: tuple[Person, ...]
    at: dict[int, Person]
    """The person whose name has this word."""
    families: frozenset[str]
    """Keys of the last words of their names, and of single names after a title."""


def find_people(
    tokens: Tokens,
    layout: Layout,
    lexicon: Lexicon,
    runs: Sequence[Run],
    shorts: Collection[int],
) -> People:
    """Find names of persons in runs of capitalised words.

    Args:
        tokens: The words.
        layout: Their setting.
        lexicon: What words may be.
        runs: Where to look.
        shorts: Indices of words that are short forms of places (`U.S.`), and no initials.
    """
    finder = _Finder(tokens, layout, lexicon, shorts)
    persons = tuple(person for first, last in runs for person in finder.persons(first, last))
    at = {index: person for person in persons for index in range(person.first, person.last + 1)}
    families = frozenset(finder.family(person) for person in persons if person.sure)
    return People(persons=persons, at=at, families=families)


class _Finder:
    """Looks for persons in one run after the other."""

    def __init__(
        self, tokens: Tokens, layout: Layout, lexicon: Lexicon, shorts: Collection[int]
    ) -> None:
        self._tokens = tokens
        self._layout = layout
        self._lexicon = lexicon
        self._shorts = shorts
        self._keys: Sequence[str] = [
            key(word) if big else word
            for word, big in zip(tokens.words, layout.capital, strict=True)
        ]

    def persons(self, first: int, last: int) -> Iterator[Person]:
        """The persons of the run from `first` to `last`."""
        index = first
        while index <= last:
            person = self._titled(index, last) or self._named(index, last)
            if person is None:
                index += 1
            else:
                yield person
                index = person.last + 1

    def family(self, person: Person) -> str:
        """The key by which a document goes on to call the person."""
        last = person.last
        while last > person.first and self._keys[last] in _SUFFIXES:
            last -= 1
        return self._keys[last]

    def _titled(self, index: int, last: int) -> Person | None:
        """`Gen. Ray Odierno`, `President Salih`: names after a title."""
        if self._keys[index] not in self._lexicon.titles or not self._layout.capital[index]:
            return None
        begin = index + 1
        while begin <= min(last, index + _MOST_TITLES) and (
            self._keys[begin] in self._lexicon.titles
        ):
            begin += 1
        if begin > last or self._tokens.gaps[begin] not in {"blank", "dot"}:
            return None
        end = self._reach(begin, last)
        if end is None or self._layout.style[index] != "plain":
            return None
        return Person(first=begin, last=end, sure=True)

    def _named(self, index: int, last: int) -> Person | None:
        """Names that a given name, an initial or a kunya opens."""
        word = self._keys[index]
        given = word in self._lexicon.given and not self._is_article(index)
        if not (given or word in _KUNYAS or self._is_initial(index)):
            return self._unknown_pair(index, last)
        end = self._reach(index, last)
        if end is None or end == index:
            return None
        return Person(first=index, last=end, sure=self._is_sure(index, end))

    def _unknown_pair(self, index: int, last: int) -> Person | None:
        """`Naim al-Kaoud`, `Issam A. Kreiti`: an unknown word, then what only persons have."""
        following = index + 1
        if following >= last or not self._layout.capital[index]:
            return None
        word = self._keys[index]
        if (
            word in self._lexicon.words
            or not self._may_go_on(index)
            or word in words_in("articles")
        ):
            return None
        middle = self._is_initial(following) or (
            self._tokens.words[following] in words_in("articles")
            and self._tokens.gaps[following] == "blank"
        )
        if not middle:
            return None
        end = self._reach(index, last)
        return None if end is None else Person(first=index, last=end, sure=False)

    def _reach(self, first: int, last: int) -> int | None:
        """The last word of a personal name that begins at `first`; none if there is none."""
        end, names = None, 0
        for index in range(first, last + 1):
            if self._keys[index] in words_in("particles"):
                continue
            if not self._may_go_on(index) or names >= _MOST_NAMES:
                break
            if names > 1 and not self._extends(index):
                break
            end = index
            names += not self._is_initial(index)
        return end

    def _may_go_on(self, index: int) -> bool:
        word = self._keys[index]
        lexicon = self._lexicon
        return not (
            word in lexicon.heads
            or word in words_in("calendar")
            or word in words_in("streets")
            or word in words_in("directions")
            or word in lexicon.kinds_after
            or (word in lexicon.titles and word not in lexicon.given)
        )

    def _extends(self, index: int) -> bool:
        """Whether a third or fourth word belongs to the name, too."""
        word = self._keys[index]
        after_particle = self._keys[index - 1] in words_in("particles")
        known = word in self._lexicon.given or word in self._lexicon.surnames
        return after_particle or known or word in _SUFFIXES or word not in self._lexicon.words

    def _is_initial(self, index: int) -> bool:
        word = self._tokens.words[index]
        return is_initial(word) and word not in {"I", "A"} and index not in self._shorts

    def _is_article(self, index: int) -> bool:
        """Whether the word is the Arabic article, and not a man called Al."""
        return self._keys[index] in words_in("articles") and (
            self._tokens.gaps[index + 1] == "hyphen"
        )

    def _is_sure(self, first: int, last: int) -> bool:
        """Whether every name but the first is a family name, a given name, or like one."""
        inner = self._keys[first + 1 : last + 1]
        return any(
            word in self._lexicon.given
            or word in self._lexicon.surnames
            or word in words_in("particles")
            or word.endswith(_FAMILY_ENDINGS)
            or len(word) == 1
            for word in inner
        )
