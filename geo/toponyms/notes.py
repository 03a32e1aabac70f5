"""What is noted of each word before it is tagged: compact facts, alike for like words."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.toponyms.draft import Option
from geo.toponyms.lists import words_in
from geo.toponyms.scene import Scene
from geo.toponyms.shape import standing

Note = tuple[str | int | bool, ...]
"""What is noted, then the facts. Few different notes occur, so what they weigh is kept."""

_STEPS: Final = (-6, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 6)
"""Scores of options are told apart by these."""
_STEP_NAMES: Final = (*map(str, _STEPS), "more")
_COUNTED: Final = 4
"""Mentions of a word in the document, counted up to here."""
_LETTERS: Final = "lptos"
"""Uses of a word, as `_use` tells them."""
_OWNED: Final = tuple(f"{mark}s" for mark in "'’ʼ`´")
_NO_USES: Final = dict.fromkeys(_LETTERS, 0)
_ALONE: Final = str.maketrans("", "", "lpo")
"""Leaves of the uses of a word's only mention what tells something of it."""


def note_words(scene: Scene, options: Sequence[Option]) -> "Notes":
    """Look at a document once, to tell of each of its words."""
    return Notes(scene, options)


@dataclass(slots=True)
class _Standing:
    """What the options over a word say of it."""

    best: Option
    longest: Option
    chosen: Option | None


class Notes:
    """Notes of a document's words."""

    def __init__(self, scene: Scene, options: Sequence[Option]) -> None:
        self._scene = scene
        self._words = ["", "", *_as_in_prose(scene), "", ""]
        self._gaps = ["stop", "stop", *scene.tokens.gaps, "stop", "stop"]
        self._over = _cover(options)
        self._uses = _uses(scene)
        self._persons = {
            index: ("S" if person.sure else "M") + _part(person.first, person.last, index)
            for index, person in scene.people.at.items()
        }
        self._organisations = {
            index: "H" if index == found.head else _part(found.first, found.last, index)
            for index, found in scene.organisations.items()
        }

    def of(self, index: int) -> tuple[Note, ...]:
        """All notes of a word; `features.py` tells what each holds."""
        two_before, before, word, after, two_after = self._words[index : index + 5]
        far_left, left, right, far_right = self._gaps[index + 1 : index + 5]
        return (
            ("word", word),
            ("beside", -1, before, left),
            ("beside", 1, after, right),
            ("beyond", -2, "." if "stop" in (left, far_left) else two_before),
            ("beyond", 2, "." if "stop" in (right, far_right) else two_after),
            ("gaps", left, right),
            self._setting(index),
            self._names(index),
            ("neighbours", *self._chosen(index - 1), left, *self._chosen(index + 1), right),
        )

    def is_plain(self, index: int) -> bool:
        """Whether it is a common word or a number, and no known name: by itself never a place."""
        if index in self._over:
            return False
        return self._scene.tokens.words[index].isdigit() or (
            self._scene.keys[index] in self._scene.lexicon.words
        )

    def _setting(self, index: int) -> Note:
        """Where the word stands, and what else it is part of."""
        scene, persons, organisations = self._scene, self._persons, self._organisations
        key, capital = scene.keys[index], scene.layout.capital[index]
        return (
            "setting",
            scene.layout.opening[index],
            scene.layout.style[index] != "plain",
            persons.get(index, ""),
            persons.get(index - 1, "")[:1],
            persons.get(index + 1, "")[:1],
            key in scene.people.families,
            organisations.get(index, ""),
            organisations.get(index - 1, ""),
            organisations.get(index + 1, ""),
            capital and key in scene.small,
            self._elsewhere(index, key) if capital else "",
        )

    def _elsewhere(self, index: int, key: str) -> str:
        """How the same word is used in other places of the document: a letter for each use."""
        count, first, uses = self._uses[key]
        if count == 1:
            return f"{first.translate(_ALONE)}1"
        own = _use(self._scene, index)
        others = [
            letter for letter in _LETTERS if uses[letter] > (letter in own and letter not in "ts")
        ]
        return "".join(others) + str(min(count, _COUNTED))

    def _names(self, index: int) -> Note:
        """The best, the longest and the chosen option over the word."""
        over = self._over.get(index)
        if over is None:
            return ("names",)
        best, longest, chosen = over.best, over.longest, over.chosen
        return (
            "names",
            _place(best, index), _step(best.score), best.match.form, standing(best.match),
            _place(longest, index), longest.match.form, standing(longest.match),
            *(() if chosen is None
              else (_place(chosen, index), _step(chosen.score), chosen.match.form)),
        )  # fmt: skip

    def _chosen(self, index: int) -> tuple[str, str]:
        over = self._over.get(index)
        if over is None:
            return "", ""
        if over.chosen is None:
            return "-", ""
        return _place(over.chosen, index), over.chosen.match.form


def _as_in_prose(scene: Scene) -> list[str]:
    """The words as prose would write them: `Kabul` for KABUL in a headline, or for kabul.

    `al-Hol` and `Al-Hol` are told apart by nothing else, so articles have a capital here, too; that
    `Paul's` of `St. Paul's` is one word says nothing of it.
    """
    capital, gaps = scene.layout.capital, scene.tokens.gaps
    words = [
        word.capitalize() if big and (style == "caps" or word[0].islower()) else word
        for word, big, style in zip(scene.tokens.words, capital, scene.layout.style, strict=True)
    ]
    articles = words_in("articles")
    for index in range(len(words) - 1):
        if words[index].endswith(_OWNED):
            words[index] = words[index][:-2]
        if gaps[index + 1] == "hyphen" and capital[index + 1] and words[index] in articles:
            words[index] = words[index].capitalize()
    return words


def _cover(options: Sequence[Option]) -> dict[int, _Standing]:
    over: dict[int, _Standing] = {}
    for option in options:
        for index in range(option.match.first, option.match.last + 1):
            known = over.get(index)
            if known is None:
                over[index] = _Standing(option, option, option if option.chosen else None)
                continue
            if option.score > known.best.score:
                known.best = option
            if option.match.size > known.longest.match.size:
                known.longest = option
            if option.chosen:
                known.chosen = option
    return over


def _uses(scene: Scene) -> dict[str, tuple[int, str, dict[str, int]]]:
    """How often each word with a capital is mentioned, its first use, and how often each use."""
    uses: dict[str, list[str]] = {}
    for index, capital in enumerate(scene.layout.capital):
        if capital:
            uses.setdefault(scene.keys[index], []).append(_use(scene, index))
    return {key: (len(found), found[0], _counts(found)) for key, found in uses.items()}


def _counts(uses: list[str]) -> dict[str, int]:
    """How often each letter comes, where a word is mentioned more than once."""
    every = "".join(uses) if len(uses) > 1 else ""
    return {letter: every.count(letter) for letter in _LETTERS} if every else _NO_USES


def _use(scene: Scene, index: int) -> str:
    """Letters: after a locative, in a person, after a title, in an organisation, before speech."""
    found = ""
    gaps = scene.tokens.gaps
    if gaps[index] == "blank":
        before = scene.keys[index - 1]
        if before in words_in("locatives"):
            found = "l"
        elif scene.layout.capital[index - 1] and (
            before in scene.lexicon.titles or before in scene.lexicon.given
        ):
            found = "t"
    if index in scene.people.at:
        found += "p"
    if index in scene.organisations:
        found += "o"
    if gaps[index + 1] == "blank" and scene.keys[index + 1] in words_in("speech"):
        found += "s"
    return found


def _place(option: Option, index: int) -> str:
    return _part(option.match.first, option.match.last, index)


def _part(first: int, last: int, index: int) -> str:
    """The only word (`S`), the first (`B`), the last (`E`), or one between (`I`)."""
    if first == last:
        return "S"
    return "B" if index == first else "E" if index == last else "I"


def _step(score: float) -> str:
    return _STEP_NAMES[bisect_right(_STEPS, score)]
