"""In which country and division a place lies that a person put on the map."""

from collections.abc import Iterable
from dataclasses import replace

from gazetteer import Gazetteer, Place
from gazetteer.additions.placing import Placing
from geo.corrections.correction import Change, Correction, Means, Where


def located(corrections: Iterable[Correction], gazetteer: Gazetteer) -> tuple[Correction, ...]:
    """The corrections, with the country of what has none: that of the nearest town within 25 km."""
    placing = Placing(gazetteer)
    return tuple(replace(one, change=_placed(one.change, placing)) for one in corrections)


def _placed(change: Change, placing: Placing) -> Change:
    if isinstance(change, Means):
        return Means(place=_at_home(change.place, placing))
    if isinstance(change, Where):
        spots = (replace(spot, place=_at_home(spot.place, placing)) for spot in change.spots)
        return Where(spots=tuple(spots))
    return change


def _at_home(place: Place, placing: Placing) -> Place:
    return placing.placed(place) if place.country is None else place
