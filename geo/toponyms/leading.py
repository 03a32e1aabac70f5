"""What the words that lead to a name say it is: a river, or the division around a town.

Nobody says `the` of a town: `along the Dnipro` is along the river. `Northern Idlib` is the north of
the province, that of a town of this size has no name of its own.
"""

from typing import Final

from gazetteer import Place, fold
from geo.toponyms.candidates import Match
from geo.toponyms.lists import words_in
from geo.toponyms.register import Register
from geo.toponyms.scene import Scene

_ALONG: Final = frozenset(
    {"along", "across", "cross", "crosses", "crossed", "crossing", "over", "down", "up"}
)
"""Words before `the` and a river."""
_BANKS: Final = frozenset(
    {"bank", "banks", "shore", "shores", "mouth", "side", "waters", "tributary", "course"}
)
"""What a river has, before `of the`."""
_BESIDE: Final = frozenset({"is", "was", "has", "had", "and", "or", "that", "which"})
"""Words right behind the name of a river, beside prepositions: what else follows, it may qualify
(`the Kharkiv front`)."""
_PARTS: Final = frozenset(
    {"northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern",
     "southwestern", "rural"}
)  # fmt: skip
"""Words for a part of a division."""
_CITY: Final = 500_000
"""Inhabitants from which on a city has a north of its own."""


def find_rivers(scene: Scene, register: Register, match: Match) -> tuple[Place, ...]:
    """The waters that a name means, if the words before it say that it is a river."""
    first = match.first
    if scene.word(first - 1) != "the" or scene.tokens.gaps[first] != "blank":
        return ()
    if match.form != "name" or not _is_river(scene, match):
        return ()
    name = scene.tokens.slice(first, match.last)
    waters = {
        place.id: place
        for place in (*match.places, *register.gazetteer.named(f"{name} River"))
        if place.kind == "water"
    }
    return tuple(waters.values())


def _is_river(scene: Scene, match: Match) -> bool:
    before, follows = scene.word(match.first - 2), match.last + 1
    if scene.tokens.gaps[follows] == "blank" and (
        scene.is_capital(follows) or scene.word(follows) in scene.lexicon.kinds_after
    ):
        return False
    if before in _ALONG or (before == "of" and scene.word(match.first - 3) in _BANKS):
        return True
    if match.places[0].kind == "country" or scene.layout.style[match.first] != "plain":
        return False
    word = scene.word(follows)
    return scene.tokens.gaps[follows] in {"comma", "dot", "stop"} or (
        scene.tokens.gaps[follows] == "blank"
        and (word in _BESIDE or word in words_in("prepositions"))
    )


def find_division(scene: Scene, register: Register, match: Match) -> tuple[Place, ...]:
    """The division or region around a town of its name, if the words before tell of a part."""
    first = match.first
    word = scene.word(first - 1)
    if scene.tokens.gaps[first] != "blank" or not (word in _PARTS or word == "central"):
        return ()
    town = next(iter(match.places), None)
    if town is None or town.kind not in {"city", "town"} or town.population >= _CITY:
        return ()
    name = fold(scene.tokens.slice(first, match.last))
    if town.admin1 is None or name not in fold(town.admin1):
        return ()
    # `Central Idlib` is in the town, but a strip of land is no town's.
    kinds = {"region"} if word == "central" else {"admin1", "region"}
    return tuple(
        place
        for place in register.gazetteer.named(town.admin1)
        if place.kind in kinds and place.country == town.country
    )
