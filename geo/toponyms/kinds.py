"""What the words beside a name say it is: `Homs province`, `the city of Mosul`, `X hospital`."""

from typing import Final

from gazetteer import Kind, Place
from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.register import Register
from geo.toponyms.scene import Scene

_LISTED: Final = 6
"""Names of a list that are looked back over."""
_SINGULAR: Final = {
    "counties": "county", "provinces": "province", "governorates": "governorate",
    "districts": "district", "camps": "camp", "states": "state", "departments": "department",
    "regions": "region", "municipalities": "municipality",
}  # fmt: skip


def kind_before(scene: Scene, match: Match) -> str:
    """`the city of Mosul`, `border town Sari Kani`, `the provinces of Latakia and Tartus`."""
    first = list_start(scene, match)
    if scene.tokens.gaps[first] != "blank":
        return ""
    index = first - 1
    if scene.word(index) == "of":
        index -= 1
        if _has_name(scene, index):
            return ""
    word = scene.word(index)
    known = word in scene.lexicon.kinds_before
    return word if known and (first == match.first or word.endswith("s")) else ""


def _has_name(scene: Scene, index: int) -> bool:
    """Whether a word for a kind has its name before it: `the Karrada district of Baghdad`."""
    is_beside = scene.tokens.gaps[index] == "blank" and scene.layout.style[index] == "plain"
    owner = scene.covering.get(index - 1) if is_beside else None
    return owner is not None and owner.form == "name" and owner.places[0].kind != "country"


def list_start(scene: Scene, match: Match) -> int:
    """The first word of a list of names that a name goes on: `A, B and C`."""
    first = match.first
    for _ in range(_LISTED):
        last = first - 1 - (scene.word(first - 1) == "and")
        if last == first - 1 and scene.tokens.gaps[first] != "comma":
            return first
        other = scene.covering.get(last)
        if other is None or other.last != last:
            return first
        first = other.first
    return first


def kinds_after(scene: Scene, match: Match) -> tuple[str, frozenset[Kind]]:
    """`Homs province`, `al-Hol refugee camp`, `Eastland and Callahan counties`."""
    index = match.last + 1
    if scene.tokens.gaps[index] != "blank":
        return "", frozenset()
    index = scene.past_qualifiers(index)
    word = scene.word(index)
    kinds = scene.lexicon.kinds_after.get(word, frozenset())
    if kinds:
        return _SINGULAR.get(word, word), kinds
    after = scene.covering.get(index + 1)
    if word in {"and", "or"} and after is not None and scene.word(after.last + 1) in _SINGULAR:
        plural = scene.word(after.last + 1)
        return _SINGULAR[plural], scene.lexicon.kinds_after.get(plural, frozenset())
    return "", frozenset()


def under(scene: Scene, register: Register, match: Match, kind: str) -> tuple[Place, ...]:
    """What the name is with its kind behind it: `the state of White Nile`."""
    name = f"{scene.tokens.slice(match.first, match.last)} {_SINGULAR.get(kind, kind)}"
    kinds = scene.lexicon.kinds_before[kind]
    return tuple(place for place in register.bearers(name) if place.kind in kinds)


def site(scene: Scene, register: Register, match: Match) -> tuple[Place, ...]:
    """What the name and the small word behind it name: `al-Shifa hospital`, `Tahrir square`."""
    index = match.last + 1
    if scene.tokens.gaps[index] != "blank" or scene.word(index) not in words_in("sites"):
        return ()
    return tuple(register.bearers(scene.tokens.slice(match.first, index)))
