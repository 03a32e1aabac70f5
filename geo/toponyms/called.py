"""Names that the words beside them call places, whatever the weights make of the names.

The news that the weights were learned from has few villages that no gazetteer knows. That those of
`the villages of Nkoe and Limualamuala`, `the al-Maqwas quarter` and `In Jinderis, families` are
places, their neighbours say by themselves.
"""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from geo.toponyms.befallen import befalls
from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.runs import Run
from geo.toponyms.scene import Scene

_MOST: Final = 5
"""Words of a name."""
_WHERE: Final = frozenset({"in", "at", "near", "outside", "around"})
"""Before a name and its region: `at Letur, Albacete`."""
_OPENING: Final = frozenset({"in", "near"})
"""Before a name that a comma ends, at the opening of a sentence: firms have `at`."""
_HONOURS: Final = frozenset(
    {"sheikh", "sheik", "shaikh", "shaykh", "imam", "haji", "hajji", "saint", "king", "prince",
     "sultan", "shah", "mullah", "port", "general"}
)  # fmt: skip
"""Titles that names of places begin with, too."""
_KINDS: Final = frozenset(
    {"village", "town", "city", "hamlet", "suburb", "neighbourhood", "neighborhood", "district",
     "township", "settlement", "commune", "locality", "kibbutz", "moshav", "enclave"}
)  # fmt: skip
"""What a place is called behind its name: `Kuriga, a village in Kaduna`."""
_MEASURES: Final = frozenset({"km", "kms", "kilometres", "kilometers", "mile", "miles"})
_REACH: Final = 4
"""Words from the comma to that word, at most."""


def call(scene: Scene, found: Sequence[Match]) -> Iterator[Run]:
    """First and last word of each name that is called a place and not found yet.

    Args:
        scene: The document.
        found: The names of places that are known already.
    """
    callers = _Callers(scene, found)
    names = list(callers.names())
    called = {name for name in names if callers.calls(name)}
    called.update(callers.listed(names, called))
    yield from sorted(called)


class _Callers:
    """Asks the words around names what they call them."""

    def __init__(self, scene: Scene, found: Sequence[Match]) -> None:
        self._scene = scene
        self._words = scene.tokens.words
        self._gaps = scene.tokens.gaps
        self._calendar = words_in("calendar")
        self._taken = {
            index: match for match in found for index in range(match.first, match.last + 1)
        }

    def names(self) -> Iterator[Run]:
        """Capitalised words beside each other that are in no found name."""
        taken, style = self._taken, self._scene.layout.style
        for first, last in self._scene.runs:
            if style[first] == "caps" or (first == last and first in taken):
                continue
            begin = first
            for index in range(first, last + 1):
                if index in taken or self._is_date(index):
                    if begin < index:
                        yield from self._trimmed(begin, index - 1)
                    begin = index + 1
            if begin <= last:
                yield from self._trimmed(begin, last)

    def _trimmed(self, first: int, last: int) -> Iterator[Run]:
        """The words without what opens the sentence, if they may be one name."""
        scene = self._scene
        if scene.layout.opening[first] and scene.word(first) in scene.lexicon.words:
            first += scene.word(first) not in words_in("openers")
        tied = first - 1 in self._taken and self._gaps[first] in {"blank", "hyphen"}
        if first <= last < first + _MOST and not tied and scene.layout.capital[last]:
            yield first, last

    def _is_date(self, index: int) -> bool:
        word = self._scene.keys[index]
        return word in self._calendar or (word[-1:] == "s" and word[:-1] in self._calendar)

    def calls(self, name: Run) -> bool:
        """Whether the words around a name call it a place."""
        if self._scene.layout.style[name[0]] == "plain":
            if self._is_kind_said(name):
                return self._is_name(name) and not self._is_titled(name)
            if self._is_headed(name) or self._is_where(name):
                return self._is_name(name) and not self._is_person(name)
        found = befalls(self._scene, name, self._taken)
        return found and self._is_name(name) and not self._is_person(name)

    def listed(self, names: Sequence[Run], called: Container[Run]) -> Iterator[Run]:
        """Names in one list with what is a place: `the towns of A, B and C`, `in Kaya and D`."""
        for items in self._lists(names):
            fresh = [item for item in items if item[0] not in self._taken and self._is_name(item)]
            if self._is_kind_listed(items[0][0], items[-1][1]):
                yield from (item for item in fresh if not self._is_titled(item))
            elif self._is_led(items):
                sure = sum(item in called or item[0] in self._taken for item in items)
                yield from (item for item in fresh if self._is_like(item, sure, len(items)))

    def _is_like(self, item: Run, sure: int, every: int) -> bool:
        """Whether a name in a list is a place if half of the others are: one word, no person."""
        single = item[0] == item[1] or self._gaps[item[1]] == "hyphen"
        return single and 2 * sure >= every and not self._is_person(item)

    def _lists(self, names: Sequence[Run]) -> Iterator[Sequence[Run]]:
        """Names that commas and a last `and` join, at least one of them not found yet."""
        known = {(match.first, match.last) for match in self._taken.values()}
        items: list[Run] = []
        for name in sorted({*names, *known}):
            link = self._link(items[-1][1], name[0]) if items else ""
            if not link:
                items = [name]
                continue
            items.append(name)
            if link == "and":
                if not known.issuperset(items):
                    yield items
                items = [name]

    def _link(self, last: int, first: int) -> str:
        """What joins two names: a comma, a word for `and`, or nothing."""
        gaps = self._gaps
        if first == last + 1:
            return "comma" if gaps[first] == "comma" else ""
        if first != last + 2 or self._scene.word(last + 1) not in {"and", "or"}:
            return ""
        return "and" if gaps[first] == "blank" and gaps[last + 1] in {"blank", "comma"} else ""

    def _is_kind_listed(self, first: int, last: int) -> bool:
        """`villages of A and B`, `towns like A and B`, `villages: A and B`, `A and B districts`."""
        scene, gaps = self._scene, self._gaps
        if scene.word(first - 1) in words_in("several") and ":" in scene.tokens.between(first):
            return True
        word = scene.word(first - 1) if gaps[first] == "blank" else ""
        kind = first - (3 if word == "as" else 2)
        if word in {"of", "like", "including", "as"} and scene.word(kind) in words_in("several"):
            return True
        index = scene.past_qualifiers(last + 1) if gaps[last + 1] == "blank" else -1
        return scene.word(index) in words_in("several") and not scene.is_capital(index)

    def _is_led(self, items: Sequence[Run]) -> bool:
        """Whether what goes before a list goes before places, and what follows is not said."""
        first, last = items[0][0], items[-1][1]
        word = self._scene.word(first - 1) if self._gaps[first] == "blank" else ""
        follows = self._scene.word(last + 1) if self._gaps[last + 1] == "blank" else ""
        return (
            (word in words_in("locatives") or word in {"at", "from"})
            and self._gaps[last + 1] != "apostrophe"
            and follows not in words_in("speech")
        )

    def _is_headed(self, name: Run) -> bool:
        """`Lachin Corridor`, `Kodori Gorge`."""
        first, last = name
        return first < last and self._scene.word(last) in words_in("headed")

    def _is_kind_said(self, name: Run) -> bool:
        """`Karari locality`, `the hamlet of Fah`, `village Dvani`, `Kuriga, a village in`."""
        first, last = name
        scene, gaps = self._scene, self._gaps
        after = gaps[last + 1]
        if after == "blank":
            index = scene.past_qualifiers(last + 1)
            if scene.word(index) in words_in("called") and not scene.is_capital(index):
                # `Electoral districts`: what opens a sentence has a capital anyway.
                return not (
                    scene.layout.opening[first] and scene.word(index) in words_in("several")
                )
        elif after == "comma" and self._is_explained(last + 1):
            return True
        if gaps[first] != "blank":
            return False
        word, before = scene.word(first - 1), scene.word(first - 2)
        if word == "of":
            opens = scene.layout.opening[first - 2] and before in words_in("people")
            return before in words_in("calling") and (opens or not scene.is_capital(first - 2))
        if word in {"called", "named"}:
            return before in words_in("called")
        return word in {"village", "hamlet"} and not scene.is_capital(first - 1)

    def _is_explained(self, index: int) -> bool:
        """Whether `a village near`, `the second city of`, `70 km north` begins at a word."""
        scene = self._scene
        if self._words[index : index + 1] and self._words[index].isdigit():
            return scene.word(index + 1) in _MEASURES
        if scene.word(index) not in {"a", "an", "the", "another"}:
            return False
        for kind in range(index + 1, min(index + _REACH, len(self._words) - 1)):
            if self._gaps[kind] not in {"blank", "hyphen", "apostrophe"}:
                return False
            if scene.word(kind) in _KINDS:
                return scene.word(kind + 1) in words_in("prepositions") | {"where", "that", "which"}
        return False

    def _is_where(self, name: Run) -> bool:
        """`In Jinderis, families`; `at Jangebe, in Zamfara`; `in Bar, west of X`; `took Kfraya`."""
        first, last = name
        scene, gaps = self._scene, self._gaps
        if gaps[first] != "blank":
            return False
        word = scene.word(first - 1)
        if word in words_in("taking"):
            return gaps[last + 1] != "apostrophe"
        if word not in _WHERE or gaps[last + 1] != "comma":
            return False
        if word in _OPENING and (scene.layout.opening[first - 1] or gaps[first - 1] == "comma"):
            return True
        if scene.word(last + 1) in words_in("directions") and scene.word(last + 2) == "of":
            return True
        held = last + 1 + (scene.word(last + 1) in _OPENING and gaps[last + 2] == "blank")
        held += scene.word(held) == "the"
        region = self._taken.get(held)
        return region is not None and region.first == held and region.form == "name"

    def _is_name(self, name: Run) -> bool:
        first, last = name
        scene, common, articles = self._scene, self._scene.lexicon.words, words_in("articles")
        keys = scene.keys[first : last + 1]
        return (
            not all(len(word) == 1 or word in common or word in articles for word in keys)
            and keys[0] != "the"
            and not any(word in words_in("peoples") or word in scene.lexicon.heads for word in keys)
            and not any(len(word) > 1 and word.isupper() for word in self._words[first : last + 1])
            and not any(index in scene.organisations for index in range(first, last + 1))
        )

    def _is_titled(self, name: Run) -> bool:
        titles = self._scene.lexicon.titles
        words = self._scene.keys[name[0] : name[1] + 1]
        return any(word in titles and word not in _HONOURS for word in words)

    def _is_person(self, name: Run) -> bool:
        """Whether it holds the name of a person; `Wad an-Noura` only looks like one."""
        people = self._scene.people.at
        article = self._gaps[name[1]] == "hyphen"
        return any(
            person.sure or not article
            for index in range(name[0], name[1] + 1)
            if (person := people.get(index)) is not None
        )
