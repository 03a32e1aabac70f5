"""What a place name does in its sentence: a spot, those who rule there, part of a name, an adjective.

Rules over words beside the name; `data/governments.tsv` holds the words.
"""

from collections.abc import Sequence
from typing import Final

from gazetteer import Place
from geo.reading import ToponymRole
from geo.toponyms.candidates import Match
from geo.toponyms.lexicon import Sign
from geo.toponyms.scene import Scene

_RULED: Final = frozenset({"country", "capital", "admin1", "region"})
"""Kinds that have a government of their own, or stand for one."""
_BE: Final = frozenset({"is", "are", "was", "were", "been"})
_TOWARD: Final = frozenset({"with", "to", "from", "on", "against", "toward", "towards"})
_AT: Final = frozenset(
    "in at near from across inside outside into through around within throughout over of for".split()
)
"""Before a name, these make what follows it the deed of somebody else: officials in Baghdad said."""
_SMALL: Final = frozenset({"the", "both", "either"})
_SENT: Final = frozenset("backed led allied sponsored funded made supplied occupied held".split())
"""Behind a hyphen: done by a government."""
_HELPS: Final = 4
"""Words that may stand between a name and its verb."""


def role_of(scene: Scene, match: Match, place: Place | None) -> ToponymRole:
    """The role of a name in its sentence.

    Args:
        scene: The document.
        match: The name.
        place: What it means, none where unresolved: only some kinds of places have governments.
    """
    if match.first in scene.organised or match.last in scene.organised:
        return "organisation"
    if match.form == "demonym":
        return "demonym"
    if place is not None and place.kind in _RULED and _is_government(scene, match):
        return "government"
    return "location"


def _is_government(scene: Scene, match: Match) -> bool:
    return (
        _acts(scene, match)
        or _has_office(scene, match)
        or _is_addressed(scene, match)
        or _is_between(scene, match)
    )


def _is(scene: Scene, index: int, sign: Sign) -> bool:
    return scene.word(index) in scene.lexicon.signs[sign]


def _acts(scene: Scene, match: Match) -> bool:
    """`Damascus has repeatedly said`, `Ankara is seeking`, but not `Iraq was attacked`."""
    if scene.word(_before(scene, match)) in _AT:
        return False
    index, been = match.last + 1, False
    for _ in range(_HELPS):
        if scene.tokens.gaps[min(index, len(scene.keys))] != "blank":
            return False
        if not _is(scene, index, "helps"):
            break
        been = been or scene.word(index) in _BE
        index += 1
    if been:
        return _is(scene, index, "feels") or _is_doing(scene, index)
    return _is(scene, index, "speaks")


def _is_doing(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    stem = word.removesuffix("ing")
    speaks = scene.lexicon.signs["speaks"]
    return stem != word and (stem in speaks or f"{stem}e" in speaks or stem[:-1] in speaks)


def _has_office(scene: Scene, match: Match) -> bool:
    """`US officials`, `Baghdad's decision`, `Iran-backed`."""
    index = match.last + 1
    gap = scene.tokens.gaps[index]
    if gap == "hyphen":
        return scene.word(index) in _SENT
    if gap == "apostrophe" and scene.word(index) == "s":
        return _is(scene, index + 1, "office") or index + 1 in scene.organised
    return gap == "blank" and _is(scene, index, "office") and scene.word(index - 2) not in _AT


def _is_addressed(scene: Scene, match: Match) -> bool:
    """`urged Ankara`, `concerns to Damascus`, `pressure from both the United States`."""
    index = _before(scene, match)
    if index < 0 or scene.tokens.gaps[match.first] != "blank":
        return False
    if _is(scene, index, "hears"):
        return True
    return scene.word(index) in _TOWARD and (
        _is(scene, index - 1, "ties") or _is(scene, index - 2, "ties")
    )


def _is_between(scene: Scene, match: Match) -> bool:
    """`between Ankara and Washington`, but not `the border between Iraq and Syria`."""
    index = _between(scene, match)
    if index is None:
        return False
    before: Sequence[int] = range(index - 3, index)
    if any(_is(scene, i, "ground") for i in before):
        return False
    if any(_is(scene, i, "ties") for i in before):
        return True
    pair = [scene.covering.get(index + 1), match]
    return all(found is not None and found.places[0].kind == "capital" for found in pair)


def _between(scene: Scene, match: Match) -> int | None:
    """The index of the `between` that the name follows, as first or as second of a pair."""
    index = _before(scene, match)
    if scene.word(index) == "between":
        return index
    if scene.word(index) == "and":
        other = scene.covering.get(index - 1)
        if other is not None and scene.word(other.first - 1) == "between":
            return other.first - 1
    return None


def _before(scene: Scene, match: Match) -> int:
    """The index of the word before the name, articles aside."""
    index = match.first - 1
    while index >= 0 and scene.word(index) in _SMALL:
        index -= 1
    return index
