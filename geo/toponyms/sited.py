"""Sites named after a place that they are not at: `Baghdad Street`, `Mosul hospital in Erbil`.

The place has told of the other names by then: streets of a local report are mostly named after
places around.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer import Place, fold
from geo.toponyms.containment import holds
from geo.toponyms.evidence import PEOPLED
from geo.toponyms.ground import ground_km
from geo.toponyms.lists import words_in
from geo.toponyms.mentions import Mention
from geo.toponyms.resolve import Resolution
from geo.toponyms.scene import Scene

_FAR_KM: Final = 30.0
"""Beyond this a town's site is no other place's that it is named after."""
_SURE: Final = 0.8
"""Probability of what says where a site is, from which it counts."""
_LINKS: Final = frozenset({"in", "the"})
_BETWEEN: Final = 4
"""Words from the site's own to the name of where it is."""


def sited_elsewhere(
    scene: Scene, mentions: Sequence[Mention], meant: Sequence[Resolution]
) -> Iterator[int]:
    """The mentions that have a place's name, and are not at it, by index.

    Args:
        scene: The document.
        mentions: Its place names, in order.
        meant: What each means.
    """
    for index, (mention, found) in enumerate(zip(mentions, meant, strict=True)):
        if found.place is None:
            continue
        if _is_called_after(scene, mention, found.place):
            yield index
            continue
        around = meant[index + 1] if index + 1 < len(meant) else found
        if around.place is None or around.score < _SURE or around is found:
            continue
        is_elsewhere = _is_elsewhere(found.place, around.place)
        if is_elsewhere and _is_site_in(scene, mention, mentions[index + 1]):
            yield index


def _is_called_after(scene: Scene, mention: Mention, place: Place) -> bool:
    """Whether a street has a place's name in its own, or a house that of a country."""
    match = mention.match
    head = scene.word(match.last)
    if match.form != "unknown" or match.first == match.last or head in fold(place.name).split():
        return False
    if head == "crescent" and scene.word(match.last - 1) == "red":
        return False
    return head in words_in("streets") or (place.kind == "country" and head in words_in("sites"))


def _is_site_in(scene: Scene, left: Mention, right: Mention) -> bool:
    """`X hospital in Y`, `X road in the southern Y`."""
    begin, end = left.match.last + 1, right.match.first
    if "demonym" in {left.match.form, right.match.form} or not 1 < end - begin <= _BETWEEN:
        return False
    words = [scene.word(index) for index in range(begin, end)]
    return (
        all(gap == "blank" for gap in scene.tokens.gaps[begin : end + 1])
        and any(words[0] in words_in(name) for name in ("streets", "sites", "called"))
        and words[1] == "in"
        and all(word in _LINKS or word in words_in("directions") for word in words[2:])
    )


def _is_elsewhere(place: Place, around: Place) -> bool:
    """Whether a place cannot be what lies in another; countries name what they own anywhere."""
    if place.kind == "country" or place.id == around.id or holds(around, place):
        return False
    if around.kind not in PEOPLED:
        return around.country is not None and place.country not in {around.country, None}
    if place.country == around.country and place.admin1 == around.admin1 is not None:
        return False
    return ground_km(place.lon, place.lat, around.lon, around.lat) > _FAR_KM
