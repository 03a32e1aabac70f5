"""From pairs to groups: the likest first, and every member must get on with every other."""

from collections.abc import Callable, Iterable, Sequence
from math import fsum
from typing import Final

from geo.merging.compare import Comparison

_ASKED: Final = 16
"""Members of each of two groups that are asked whether the groups may join."""
_APART: Final = 1.5
"""Points below the mean of which groups stay apart, though nothing forbids it."""


def clusters(
    count: int,
    found: Iterable[tuple[int, int, Comparison]],
    compare: Callable[[int, int], Comparison],
) -> tuple[tuple[int, ...], ...]:
    """Join events by complete linkage: a group holds no two events that something keeps apart.

    Args:
        count: How many events there are.
        found: Pairs that are the same by themselves.
        compare: Compares any two.

    Returns:
        Groups of two or more, each in rising order, by their first members.
    """
    group: list[list[int]] = [[n] for n in range(count)]
    for n, m, _ in sorted(found, key=lambda pair: (-pair[2].points, pair[:2])):
        one, other = group[n], group[m]
        if one is not other and _may_join(one, other, compare):
            one.extend(other)
            one.sort()
            for member in other:
                group[member] = one
    return tuple(
        tuple(members) for n, members in enumerate(group) if members[0] == n and members[1:]
    )


def _may_join(
    one: Sequence[int], other: Sequence[int], compare: Callable[[int, int], Comparison]
) -> bool:
    met = [compare(n, m) for n in one[:_ASKED] for m in other[:_ASKED]]
    if any(comparison.obstacle for comparison in met):
        return False
    return fsum(comparison.points for comparison in met) / len(met) >= _APART
