"""Find the place names of a text and decide what they mean: the steps in their order."""

from gazetteer import Gazetteer
from geo.reading import Span, Toponym
from geo.toponyms.lexicon import lexicon
from geo.toponyms.mentions import Mention, find_mentions
from geo.toponyms.names import gather_names, spread
from geo.toponyms.perceive import perceive
from geo.toponyms.policy import MAPS, Policy
from geo.toponyms.register import Register
from geo.toponyms.resolve import Resolution, resolve_names
from geo.toponyms.roles import role_of
from geo.toponyms.scene import Scene


def find_toponyms(text: str, gazetteer: Gazetteer, *, policy: Policy = MAPS) -> tuple[Toponym, ...]:
    """Find the place names of a text, with the place that each means and what it does there.

    Args:
        text: Any.
        gazetteer: The places that a name may mean.
        policy: Which names count.
    """
    register = Register(gazetteer=gazetteer, lexicon=lexicon())
    scene = perceive(text, register)
    mentions = find_mentions(scene, register, policy)
    names = gather_names(scene, mentions)
    resolutions = resolve_names(names)
    return tuple(
        _toponym(scene, mentions[mention], resolutions[name])
        for mention, name in sorted(spread(names))
    )


def _toponym(scene: Scene, mention: Mention, resolution: Resolution) -> Toponym:
    match = mention.match
    return Toponym(
        span=Span(start=match.start, end=match.end),
        text=scene.tokens.text[match.start : match.end],
        role=role_of(scene, match, resolution.place),
        place=resolution.place,
        score=resolution.score,
        reasons=resolution.reasons,
        alternatives=resolution.alternatives,
    )
