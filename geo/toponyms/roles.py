"""What a place name does in its sentence: spot, government, part of a name, adjective.

Rules over words beside the name (`data/governments.tsv` holds the words), and weights of signs that
were learned from news where governments are marked (`data/roles.tsv`).
"""

import functools
import re
from collections.abc import Iterable, Mapping
from math import fsum
from types import MappingProxyType
from typing import Final

from gazetteer import Place
from geo.reading import ToponymRole
from geo.toponyms.candidates import Match
from geo.toponyms.kinds import list_start
from geo.toponyms.lists import ListName, words_in
from geo.toponyms.role_signs import role_signs
from geo.toponyms.scene import Scene
from geo.toponyms.tables import rows

TABLE: Final = "roles.tsv"
RULED: Final = frozenset({"country", "capital", "admin1", "region"})
"""Kinds that have a government of their own, or stand for one."""
_LIKELY: Final = 0.85
"""Sum of weights, in natural units, from which a government is meant: seven times of ten."""
_BE: Final = frozenset({"is", "are", "was", "were", "been"})
_TOWARD: Final = frozenset({"with", "to", "from", "on", "against", "toward", "towards"})
_LETTERS: Final = 6
"""Of a short name in capitals, at most."""
_HEAD: Final = 90
"""Characters of a line that can hold where and when a report was written."""
_DATELINE: Final = re.compile(
    r"\s{0,4}[A-Z][A-Z .'’-]{2,40}\b[^\n()–—:]{0,40}(?:\([^()\n]{2,40}\)\s?)?(?:--|[–—]|-\s)"
    r"|\s{0,4}[A-Z][^\n()–—:]{2,50}\([^()\n]{2,40}\)\s?(?:--|[–—]|-\s)"
)
_SMALL: Final = frozenset({"the", "both", "either"})
_HELPS: Final = 5
"""Words that may stand between a name and its verb."""
_BACK: Final = 5
"""Words before `between` that may tell what is between."""


def role_of(scene: Scene, match: Match, place: Place | None) -> ToponymRole:
    """The role of a name in its sentence.

    Args:
        scene: The document.
        match: The name.
        place: What it means, none where unresolved: only some kinds of places have governments.
    """
    if scene.is_organised(match) or _is_owner(scene, match):
        return "organisation"
    if match.form == "demonym":
        return "demonym"
    if place is None or place.kind not in RULED:
        return "location"
    if _is_written_there(scene, match) or _is_part(scene, match):
        return "location"
    signs = role_signs(scene, match, place)
    if is_told(scene, match) or (not suffers(scene, match) and is_likely(signs, _weights())):
        return "government"
    return "location"


@functools.cache
def _weights() -> Mapping[str, float]:
    return MappingProxyType({sign: float(weight) for sign, weight in rows(TABLE)})


def is_likely(signs: Iterable[str], weights: Mapping[str, float]) -> bool:
    """Whether signs, each given once, say that a government is meant."""
    total = fsum(weights.get(sign, 0.0) for sign in signs)
    return total + weights.get("any", 0.0) >= _LIKELY


def is_told(scene: Scene, match: Match) -> bool:
    """Whether the words beside a name say by rule that its government is meant."""
    return (
        _acts(scene, match)
        or _has_office(scene, match)
        or _is_addressed(scene, match)
        or _is_listed(scene, match)
        or _is_between(scene, match)
    )


def _is_written_there(scene: Scene, match: Match) -> bool:
    """`BANGKOK (AP) —`: where a report was written. `Myanmar: strike kills ten`: what it is of."""
    text = scene.tokens.text
    begin = text.rfind("\n", max(0, match.start - _HEAD), match.start) + 1
    if not begin and match.start > _HEAD:
        return False
    if text[match.end : match.end + 1] == ":" and not text[begin : match.start].strip():
        return True
    head = _DATELINE.match(text, begin, begin + _HEAD)
    return head is not None and match.end <= head.end()


def _is_part(scene: Scene, match: Match) -> bool:
    """`southern Lebanon`, `central and eastern Chad`: a stretch of the land, not its rulers."""
    return match.first > 0 and scene.word(match.first - 1) in words_in("directions")


def _is_owner(scene: Scene, match: Match) -> bool:
    """`the U.S. FAA`: part of the name of an agency that goes by its letters."""
    index = match.last + 1
    if match.form != "abbreviation" or scene.tokens.gaps[index] not in {"blank", "dot"}:
        return False
    word = scene.tokens.words[index] if index < len(scene.keys) else ""
    return (
        word.isupper()
        and 1 < len(word) <= _LETTERS
        and scene.layout.style[match.first] != "caps"
        and index not in scene.covering
    )


def _is(scene: Scene, index: int, sign: ListName) -> bool:
    return scene.word(index) in words_in(sign)


def _acts(scene: Scene, match: Match) -> bool:
    """`Damascus has repeatedly said`, `Ankara is seeking`, but not `Iraq was attacked`."""
    if scene.word(_before(scene, match)) in words_in("prepositions"):
        return False
    index, helped, been = _verb(scene, match)
    if scene.tokens.gaps[min(index, len(scene.keys))] != "blank":
        return False
    if helped and scene.word(index) == "to":
        return True
    if been:
        return _is(scene, index, "feels") or _is_doing(scene, index)
    return _is(scene, index, "speaks")


def suffers(scene: Scene, match: Match) -> bool:
    """`Iraq has been harmed`, `Syria is a country`: whatever else, it does nothing."""
    index, _, been = _verb(scene, match)
    return been and not (_is(scene, index, "feels") or _is_doing(scene, index))


def _verb(scene: Scene, match: Match) -> tuple[int, bool, bool]:
    """The word after a name and its auxiliaries; whether there are any, and whether of being."""
    first = index = _past_company(scene, match)
    been = False
    while (
        index < first + _HELPS
        and scene.tokens.gaps[min(index, len(scene.keys))] == "blank"
        and (_is(scene, index, "helps") or scene.word(index).endswith("ly"))
    ):
        been = been or scene.word(index) in _BE
        index += 1
    return index, index > first, been


def _past_company(scene: Scene, match: Match) -> int:
    """The word after the name, or after `and` and another name."""
    index = match.last + 1
    other = scene.covering.get(index + 1)
    if scene.word(index) == "and" and other is not None and other.first == index + 1:
        return other.last + 1
    return index


def _is_doing(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    stem = word.removesuffix("ing")
    speaks = words_in("speaks")
    return stem != word and (stem in speaks or f"{stem}e" in speaks or stem[:-1] in speaks)


def _has_office(scene: Scene, match: Match) -> bool:
    """`US officials`, `Baghdad's decision`, `Iran-backed`."""
    index = match.last + 1
    gap = scene.tokens.gaps[index]
    if gap == "hyphen":
        return scene.word(index) in words_in("behests")
    if gap == "apostrophe" and scene.word(index) == "s":
        return _is(scene, index + 1, "office") or index + 1 in scene.organisations
    return (
        gap == "blank"
        and _is(scene, index, "office")
        and scene.word(index - 2) not in words_in("prepositions")
    )


def _is_addressed(scene: Scene, match: Match) -> bool:
    """`urged Ankara`, `concerns to Damascus`, `pressure from both the United States`."""
    index = _before(scene, match)
    if index < 0 or scene.tokens.gaps[match.first] != "blank":
        return False
    if _is(scene, index, "hears"):
        return True
    if scene.word(index) in {"of", "to"} and _is(scene, index - 1, "heads"):
        return True
    return scene.word(index) in _TOWARD and (
        _is(scene, index - 1, "ties") or _is(scene, index - 2, "ties")
    )


def _is_listed(scene: Scene, match: Match) -> bool:
    """`the embassies of Rwanda, France and Belgium`."""
    first = list_start(scene, match)
    opening = first - 1 - (scene.word(first - 1) in _SMALL)
    return scene.word(opening) == "of" and _is(scene, opening - 1, "heads")


def _is_between(scene: Scene, match: Match) -> bool:
    """`between Ankara and Washington`, but not `the border between Iraq and Syria`."""
    index = _between(scene, match)
    if index is None:
        return False
    before = range(index - _BACK, index)
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
