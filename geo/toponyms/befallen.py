"""Names that what is told of them shows to be places: `Rockets hit Haifa`, `Rafah was shelled`.

The news that the weights were learned from tells seldom of war, and takes a town's name that stands
alone for that of a person. What befalls places, and what acts, tell better.
"""

from collections.abc import Mapping
from typing import Final

from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.register import GENERAL
from geo.toponyms.runs import Run
from geo.toponyms.scene import Scene
from geo.toponyms.shape import is_own

_REACH: Final = 7
"""Words before a verb among which what acts is looked for."""
_SMALL: Final = 2_000
"""People from which on a town is rather meant than a man or woman of its name."""
_LARGE: Final = 50_000
"""People from which on a town is better known than men and women of its name."""
_AUXILIARIES: Final = frozenset({"was", "were", "is", "been", "came", "come", "fell"})
_HELPING: Final = frozenset(
    {"had", "has", "have", "also", "again", "repeatedly", "heavily", "being"}
)
"""Between a name and those, and between those and what befalls it."""
_UNDER: Final = frozenset({"attack", "fire", "shelling", "bombardment", "siege", "assault"})
_TOWARDS: Final = frozenset({"on", "upon", "against", "at"})
_LIVING: Final = frozenset({"residents", "villagers", "locals", "inhabitants"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_FURTHER: Final = 5
"""Words behind `which` among which what befalls a place stands."""
_DASHES: Final = frozenset({"-", "--", "–", "—"})
_AGENCY: Final = 3
"""Words behind a name among which the dash of a dateline stands: `Rafah (AP) – `."""


def befalls(scene: Scene, name: Run, taken: Mapping[int, Match]) -> bool:
    """Whether what is told of a name is told of places.

    Args:
        scene: The document.
        name: First and last word of the name, which no found name holds.
        taken: The found names, by each of their words.
    """
    is_known = _is_known(scene, name)
    if _is_struck(scene, name, taken, is_known=is_known):
        return True
    return (
        is_known
        and not _is_personal(scene, name)
        and (
            _is_aimed_at(scene, name)
            or _undergoes(scene, name)
            or _is_lived_in(scene, name)
            or _goes_on(scene, name)
            or _is_dateline(scene, name)
        )
    )


def _is_known(scene: Scene, name: Run) -> bool:
    """Whether it is the own name of a town of some size, or of a place chosen by hand."""
    first, last = name
    text = scene.tokens.slice(first, last)
    return any(
        is_own(place, text) and (place.population >= _SMALL or place.source != GENERAL)
        for match in scene.matches.get(first, ())
        if match.last == last and match.form == "name"
        for place in match.places
    )


def _is_personal(scene: Scene, name: Run) -> bool:
    """Whether one word may as well be the name of a person, and is no town's of any size."""
    word, lexicon = scene.word(name[0]), scene.lexicon
    if name[0] != name[1]:
        return False
    if word in lexicon.surnames or word in scene.people.families:
        return True
    return word in lexicon.given and all(
        place.population < _LARGE for match in scene.matches[name[0]] for place in match.places
    )


def _is_struck(scene: Scene, name: Run, taken: Mapping[int, Match], *, is_known: bool) -> bool:
    """`Rockets hit Haifa`, `Israel bombed Rafah`: armed men, weapons or a state strike it."""
    first, last = name
    verb = first - 1
    razed = scene.word(verb) in words_in("razing")
    struck = razed or (is_known and scene.word(verb) in words_in("striking"))
    if not struck or scene.tokens.gaps[first] != "blank":
        return False
    if scene.word(last) in scene.people.families or not _is_object(scene, last):
        return False
    for index in range(verb - 1, max(-1, verb - _REACH), -1):
        if scene.tokens.gaps[index + 1] not in {"blank", "hyphen"} and (
            scene.word(index + 1) not in _RELATIVE
        ):
            return False
        if scene.word(index) in words_in("armed"):
            return True
        if is_known and index in taken and taken[index].form in {"name", "demonym"}:
            return True
    return False


def _is_object(scene: Scene, last: int) -> bool:
    """Whether nothing goes on behind a name that it would only describe: `hit Haifa port`."""
    gap = scene.tokens.gaps[last + 1]
    if gap != "blank":
        return gap != "apostrophe"
    word = scene.word(last + 1)
    return (
        word in words_in("prepositions")
        or word in words_in("following")
        or word in words_in("calendar")
    )


def _is_aimed_at(scene: Scene, name: Run) -> bool:
    """`the attack on Rafah`, `troops advanced on Sumy`, `the siege of Homs`."""
    first = name[0]
    if scene.tokens.gaps[first] != "blank" or scene.tokens.gaps[name[1] + 1] == "apostrophe":
        return False
    joint, before = scene.word(first - 1), scene.word(first - 2)
    if joint in _TOWARDS:
        return before in words_in("aimed")
    return joint in {"of", "for"} and before in words_in("fought")


def _undergoes(scene: Scene, name: Run) -> bool:
    """`Rafah was shelled`, `Homs has been besieged`, `Sumy came under fire`, `Mosul fell to`."""
    index = _past(scene, name[1] + 1)
    verb, behind = scene.word(index), _past(scene, index + 1)
    if verb not in _AUXILIARIES or scene.tokens.gaps[index] != "blank":
        return False
    follower = scene.word(behind)
    if verb == "fell":
        return follower == "to"
    if follower == "under":
        return scene.word(behind + 1) in _UNDER
    return verb not in {"came", "come"} and follower in words_in("struck")


def _past(scene: Scene, index: int) -> int:
    """The first word from `index` on that neither helps a verb nor says how often."""
    while scene.word(index) in _HELPING and scene.tokens.gaps[index] == "blank":
        index += 1
    return index


def _is_lived_in(scene: Scene, name: Run) -> bool:
    """`Rafah residents fled`, `Rafah's mayor`."""
    behind, gap = name[1] + 1, scene.tokens.gaps[name[1] + 1]
    if gap == "apostrophe":
        return scene.word(behind) == "s" and scene.word(behind + 1) in words_in("owned")
    return gap == "blank" and scene.word(behind) in _LIVING


def _goes_on(scene: Scene, name: Run) -> bool:
    """`Rafah, where ten`, `Rafah, which rebels seized in May`."""
    behind = name[1] + 1
    word = scene.word(behind) if scene.tokens.gaps[behind] == "comma" else ""
    if word == "where":
        return True
    return word == "which" and any(
        scene.word(index) in words_in("struck") for index in range(behind + 1, behind + _FURTHER)
    )


def _is_dateline(scene: Scene, name: Run) -> bool:
    """`Rafah – Ten people`, `Rafah (AP) – Ten people`, at the opening of a text or line."""
    first, last = name
    tokens = scene.tokens
    if first and tokens.gaps[first] != "line":
        return False
    bracketed = tokens.gaps[last + 1] == "open"
    for index in range(last + 1, min(last + 1 + _AGENCY, len(tokens))):
        if tokens.gaps[index] == "sign":
            return tokens.between(index).strip(" )") in _DASHES
        if not bracketed:
            return False
    return False
