"""Names that a text lists side by side: `Washington, New York and Boston` are of one kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from geo.toponyms.mentions import Mention
from geo.toponyms.names import Name, spread
from geo.toponyms.scene import Scene

_LONGEST: Final = 8
"""Names before the last two of a list that count."""


def list_partners(
    scene: Scene, mentions: Sequence[Mention], names: Sequence[Name]
) -> Mapping[int, Sequence[int]]:
    """For each name the names that stand in a list with it, by index."""
    owner = dict(spread(names))
    partners: dict[int, set[int]] = defaultdict(set)
    for first, last in _lists(scene, mentions):
        listed = {owner[mention] for mention in range(first, last + 1)}
        for name in listed:
            partners[name] |= listed - {name}
    return {name: sorted(others) for name, others in partners.items()}


def _lists(scene: Scene, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """First and last mention of each list: commas alone make none, for `Paris, Texas` is none."""
    first = 0
    for index, (left, right) in enumerate(pairwise(mentions)):
        joint = _joint(scene, left, right)
        if joint == "and":
            yield max(first, index - _LONGEST), index + 1
        if joint != "comma":
            first = index + 1


def _joint(scene: Scene, left: Mention, right: Mention) -> str:
    """What stands between two neighbours: a comma, a word that ends a list, or something else."""
    begin, end = left.match.last + 1, right.match.first
    if "demonym" in {left.match.form, right.match.form}:
        return ""
    if begin == end:
        return "comma" if scene.tokens.gaps[begin] == "comma" else ""
    return "and" if end == begin + 1 and scene.word(begin) in {"and", "or"} else ""
