"""Names that the gazetteer lacks, but the text may call places: `the town of Xyz`, `Xyz River`."""

from collections.abc import Iterator
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.runs import INSIDE
from geo.toponyms.scene import Scene

_OPENING: Final = frozenset({"the", "a", "an", "in", "on", "at", "of", "and", "by", "from", "to"})
"""Words that a sentence opens with, in no name of the kind that is looked for here."""
_MOST: Final = 3
"""Words before such a word, and words of a name without one."""


def find_strangers(scene: Scene) -> Iterator[Match]:
    """Unknown names that may be places, in the order of the text; they may overlap known ones.

    Yields:
        Matches without places, of the form `unknown`; whether they are meant as places is for
        their cues to say.
    """
    for first, last in scene.runs:
        if scene.layout.style[first] == "caps":
            continue
        index = first
        while index <= last:
            match = _headed(scene, index, last) or _bare(scene, index, last)
            if match is None:
                index += 1
            else:
                yield match
                index = match.last + 1


def unknown(scene: Scene, first: int, last: int) -> Match:
    """A name that the gazetteer lacks, with the dot that belongs to its last word."""
    tokens = scene.tokens
    end = tokens.ends[last]
    dotted = scene.word(last) in words_in("clipped") and tokens.text[end : end + 1] == "."
    return Match(
        first=first,
        last=last,
        start=tokens.starts[first],
        end=end + dotted,
        form="unknown",
        places=(),
    )


def _headed(scene: Scene, first: int, last: int) -> Match | None:
    """`Nordland Avenue`, `Neches River`: up to three words and the word for what they name."""
    if not _may_begin(scene, first) or scene.word(first) in words_in("spots"):
        return None
    for index in range(first + 1, min(first + _MOST, last) + 1):
        if scene.tokens.gaps[index] not in {"blank", "dot"}:
            return None
        if scene.word(index) in words_in("spots") and scene.is_capital(index):
            known = scene.matches.get(first)
            if known and known[0].last >= index:
                return None
            return unknown(scene, first, index)
        if not _may_go_on(scene, index):
            return None
    return None


def _bare(scene: Scene, first: int, last: int) -> Match | None:
    """One to three words of which none is known as anything."""
    if not _is_strange(scene, first):
        return None
    end = first
    while end < min(first + _MOST - 1, last) and _is_strange(scene, end + 1):
        if scene.tokens.gaps[end + 1] not in INSIDE:
            break
        end += 1
    return unknown(scene, first, end)


def _is_strange(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    lexicon = scene.lexicon
    return (
        scene.is_capital(index)
        and len(word) > _MOST
        and not scene.tokens.words[index].isupper()
        and index not in scene.covering
        and index not in scene.people.at
        and index not in scene.organisations
        and word not in lexicon.words
        and word not in lexicon.given
        and word not in scene.people.families
        and word not in scene.small
        and _may_go_on(scene, index)
    )


def _may_begin(scene: Scene, index: int) -> bool:
    word = scene.tokens.words[index]
    shaped = (scene.is_capital(index) or word[0].isdigit()) and _may_go_on(scene, index)
    return shaped and scene.word(index) not in _OPENING


def _may_go_on(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    lexicon = scene.lexicon
    return not (
        word in words_in("calendar")
        or word in words_in("peoples")
        or word in lexicon.heads
        or word in words_in("directions")
        or (word in lexicon.titles and word not in lexicon.given)
    )
