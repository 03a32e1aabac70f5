"""Mentions of one name put together, and what the text says of how the names' places lie."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gazetteer import Kind, Place, fold
from geo.toponyms.containment import holders
from geo.toponyms.lists import words_in
from geo.toponyms.mentions import Mention
from geo.toponyms.scene import Scene

_CANDIDATES: Final = 60
"""Places of one name that are weighed: the likeliest; a hundred more are villages."""
_HOLDERS: Final = frozenset({"country", "admin1", "admin2", "region", "desert"})
"""Kinds that a text puts other places into; towns stand beside towns."""
_SENSES: Final = 4
"""Places that one name may mean in one document."""
_BETWEEN: Final = 5
"""Words between a place and what holds it: `Iraq's holy city of Karbala`."""
_LINKS: Final = frozenset({"in", "of", "the", "s", "from", "a", "holy", "capital", "its"})
"""Small words between them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """All mentions of one name in a document: they mean one place (one sense per discourse)."""

    text: str
    """As it is written first."""
    mentions: tuple[int, ...]
    """Indices of the mentions."""
    form: str
    kinds: frozenset[Kind]
    """What the words around it say it is."""
    places: tuple[Place, ...]
    """What it may mean, likeliest first."""
    inside: frozenset[str]
    """Ids of the places that lie where the text says: `Al-Qaim in Iraq`. Empty: it says nothing."""
    holding: frozenset[str]
    """Ids of the places that hold what the text puts into them."""
    same: frozenset[str]
    """Ids of the places that another name in brackets means, too: `Sari Kani (Ras al-Ain)`."""


def gather_names(scene: Scene, mentions: Sequence[Mention]) -> tuple[Name, ...]:
    """Group mentions by name, in the order of their first mention.

    Mentions that the text calls by different kinds (`Homs`, `Homs province`) are two names, and so
    are those that it puts into different places (`Paris, Texas` and `Paris, France`).
    """
    relations = _Relations(scene, mentions)
    groups: dict[tuple[str, frozenset[Kind]], list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        name = fold(scene.tokens.slice(mention.match.first, mention.match.last))
        groups[name, mention.kinds].append(index)
    names = [
        _name(scene, mentions, indices, relations)
        for group in groups.values()
        for indices in _senses(group, relations)
    ]
    return tuple(sorted(names, key=lambda name: name.mentions[0]))


def _senses(group: Sequence[int], relations: "_Relations") -> list[tuple[int, ...]]:
    """Mentions of a name, parted where the text puts them into places that share nothing."""
    senses: list[tuple[set[str], list[int]]] = []
    loose: list[int] = []
    for index in group:
        inside = relations.inside.get(index)
        if not inside:
            loose.append(index)
            continue
        sense = next((s for s in senses if not s[0].isdisjoint(inside)), None)
        if sense is not None:
            sense[1].append(index)
        elif len(senses) < _SENSES:
            senses.append((set(inside), [index]))
        else:
            loose.append(index)
    if not senses:
        return [tuple(loose)]
    senses[0][1].extend(loose)
    return [tuple(sorted(indices)) for _, indices in senses]


def _name(
    scene: Scene, mentions: Sequence[Mention], indices: tuple[int, ...], relations: "_Relations"
) -> Name:
    first = mentions[indices[0]]
    return Name(
        text=scene.tokens.slice(first.match.first, first.match.last),
        mentions=indices,
        form=first.match.form,
        kinds=first.kinds,
        places=first.places[:_CANDIDATES],
        inside=_union(relations.inside, indices),
        holding=_union(relations.holding, indices),
        same=_union(relations.same, indices),
    )


def _union(found: dict[int, set[str]], indices: Sequence[int]) -> frozenset[str]:
    return frozenset(id_ for index in indices for id_ in found.get(index, ()))


class _Relations:
    """What neighbouring mentions say of each other; ids of places by mention."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        self._scene = scene
        self.inside: dict[int, set[str]] = defaultdict(set)
        self.holding: dict[int, set[str]] = defaultdict(set)
        self.same: dict[int, set[str]] = defaultdict(set)
        for index, (left, right) in enumerate(pairwise(mentions)):
            if right.match.first - left.match.last <= _BETWEEN + 1:
                self._relate(index, left, right)

    def _relate(self, index: int, left: Mention, right: Mention) -> None:
        kind = _relation(self._scene, left, right)
        if kind in {"first inside", "either"}:
            self._contain(index, left, index + 1, right)
        if kind in {"second inside", "either"}:
            self._contain(index + 1, right, index, left)
        if kind == "either":
            shared = {p.id for p in left.places} & {p.id for p in right.places}
            self.same[index] |= shared
            self.same[index + 1] |= shared

    def _contain(self, inner: int, inside: Mention, outer: int, outside: Mention) -> None:
        regions = [place for place in outside.places[:_CANDIDATES] if place.kind in _HOLDERS]
        lying, holding = holders(inside.places[:_CANDIDATES], regions)
        self.inside[inner] |= lying
        self.holding[outer] |= holding


def _relation(scene: Scene, left: Mention, right: Mention) -> str | None:
    """How the text puts two neighbouring mentions: one inside the other, either, or none."""
    tokens = scene.tokens
    begin, end = left.match.last + 1, right.match.first
    gap = tokens.gaps[begin]
    if begin == end:
        if gap == "comma":
            return "first inside"
        return "either" if gap == "open" and "(" in tokens.between(begin) else None
    words = tokens.words[begin:end]
    plain = all(g in {"blank", "apostrophe", "line"} for g in tokens.gaps[begin : end + 1])
    if not plain or not all(_links(scene, word) for word in words):
        return None
    if words[0] == "s" or left.match.form == "demonym":
        return "second inside"
    return "first inside" if words[0] in {"in", "of"} or "in" in words else None


def _links(scene: Scene, word: str) -> bool:
    lexicon = scene.lexicon
    return (
        word in _LINKS
        or word in words_in("directions")
        or word in lexicon.kinds_after
        or word in lexicon.kinds_before
    )


def spread(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Pairs of mention and name, by index."""
    for index, name in enumerate(names):
        for mention in name.mentions:
            yield mention, index
