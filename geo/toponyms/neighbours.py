"""Names that a text lists side by side: `Washington, New York and Boston` are of one kind."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.toponyms.mentions import Mention
from geo.toponyms.names import Name, spread
from geo.toponyms.scene import Scene


def list_partners(
    scene: Scene, mentions: Sequence[Mention], names: Sequence[Name]
) -> Mapping[int, Sequence[int]]:
    """For each name the names that stand beside it in a list, by index."""
    owner = dict(spread(names))
    partners: dict[int, set[int]] = defaultdict(set)
    for index, (left, right) in enumerate(pairwise(mentions)):
        one, other = owner[index], owner[index + 1]
        if one != other and _is_listed(scene, left, right):
            partners[one].add(other)
            partners[other].add(one)
    return {name: sorted(others) for name, others in partners.items()}


def _is_listed(scene: Scene, left: Mention, right: Mention) -> bool:
    begin, end = left.match.last + 1, right.match.first
    if left.match.form == "demonym" or right.match.form == "demonym":
        return False
    if begin == end:
        return scene.tokens.gaps[begin] == "comma"
    return end == begin + 1 and scene.word(begin) in {"and", "or"}
