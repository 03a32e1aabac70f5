"""The places of a report at which an act may have happened whose own clause names none.

A report names the place of its story once and goes on. What is named near an act, what the acts
around it have, where the report was written and what it names most are proposed, each with the
features that `geo.events.setting` weighs.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from gazetteer import Place
from gazetteer.place import AREAL
from geo.reading import Event, Span, Toponym

_NEAR: Final = 4
"""Places named before a sentence that are proposed; half as many of those behind it."""
_LOOKED: Final = 12
"""Names among which those are looked for, so that time stays linear."""
_FEW: Final = 2
"""Countries, places of the dateline and of each act that are proposed at most."""
_SHARES: Final = (0.1, 0.25, 0.35, 0.5, 0.7, 0.9)
_MUCH: Final = 2
"""Times that a place is named as where something is, from which on more are not told apart."""
_OFTEN: Final = 3
"""Times that peoples, armies and governments are named for their country to be proposed."""
_DISTANCES: Final = (150, 400, 1000, 2000)
"""Code points."""
_FAR: Final = 3
"""Paragraphs from which on one act is far from another."""
_AT: Final = frozenset({"location", "near", "target"})
"""Roles of the places of an act at which another may be: not where it came from or went to."""


class Act(NamedTuple):
    """An act of a report."""

    event: Event
    paragraph: int


class Around(NamedTuple):
    """The acts that the text itself puts somewhere, as seen from one that it does not."""

    first: Act | None
    last: Act | None
    next: Act | None


class Name(NamedTuple):
    """A place name that is understood."""

    toponym: int
    """Its index among the document's."""
    start: int
    """Where it stands in the text."""
    place: Place


class Proposal(NamedTuple):
    """A place that may be that of an act."""

    name: Name
    features: tuple[str, ...]


class Story:
    """What of a report can be the setting of its acts."""

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        heads: Sequence[int],
        ground: Sequence[int],
        scenes: Iterable[int],
        placed: Iterable[Act],
    ) -> None:
        """Take in what is named.

        Args:
            toponyms: Of the document, in order.
            heads: Which of them stand in the line that says where it was written.
            ground: Which of the others name ground: no governments, armies, peoples.
            scenes: Which of those say where something is: "in X".
            placed: Its acts that have a place.
        """
        names = [Name(n, t.span.start, t.place) for n, t in enumerate(toponyms) if t.place]
        self._known = {name.toponym: name for name in names}
        self._starts = [name.start for name in names]
        self._names = names
        aside = frozenset(heads)
        body = [name for name in names if name.toponym not in aside]
        self._ground = [self._known[n] for n in ground if n in self._known and n not in aside]
        self._ground_starts = [name.start for name in self._ground]
        sited = (self._known[n] for n in scenes if n in self._known)
        self._scenes = Counter(name.place.id for name in sited)
        self._lands = Counter(name.place.country for name in names if name.place.country)
        # Reporters sit abroad: where they write counts if the report speaks of that country.
        told = {name.place.country for name in body}
        self._heads = [self._known[n] for n in heads if self._known[n].place.country in told][:_FEW]
        self._firm = Counter(name.place.country for name in self._ground if name.place.country)
        self._home = {self._known[n].place.country for n in heads}
        # A country that is named as such stands for itself before "Peruvian" does; armies and
        # governments are named abroad as well, so one name must be that of a spot, or many.
        lands = [name for name in (*self._ground, *names) if name.place.kind == "country"]
        firm = {*self._firm, *(name.place.country for name in self._heads)}
        firm |= {country for country, count in self._lands.items() if count >= _OFTEN}
        self._naming = {
            name.place.country: name for name in reversed(lands) if name.place.country in firm
        }
        spots = [name for name in self._ground if name.place.kind != "country"]
        linked = [name for act in placed for name in self._sites(act)]
        self._middle = [
            *((name, "first") for name in spots[:1]),
            *((name, "proposed") for name in (*_commonest(spots), *_commonest(linked))),
        ]

    def proposals(self, act: Act, around: Around) -> Iterator[Proposal]:
        """The places that an act may be at, each once, with what speaks for and against it."""
        found: dict[str, tuple[Name, set[str]]] = {}
        for name, feature in self._reasons(act, around):
            found.setdefault(name.place.id, (name, set()))[1].add(feature)
        here = self._countries(act.event.sentence)
        inside = {self._ground[n].place.id for n in self._inside(act.event.sentence)}
        last = {name.place.country for name in self._sites(around.last)}
        for name, features in found.values():
            country = name.place.country
            features |= {"proposed", *self._standing(name)}
            if inside and name.place.id not in inside:
                features.add("elsewhere")
            if here and country not in here:
                features.add("abroad")
            if last:
                features.add("land of last act" if country in last else "other land than last act")
            kind = _kind(name.place)
            yield Proposal(name, tuple(sorted(f"{kind}: {feature}" for feature in features)))

    def _standing(self, name: Name) -> Iterator[str]:
        """What a place and its country are to the whole report."""
        country = name.place.country
        for what, named in (("share", self._lands), ("ground", self._firm)):
            share = named[country] / max(1, named.total()) if country else 0.0
            yield f"{what} {bisect_right(_SHARES, share)}"
        yield f"scene {min(_MUCH, self._scenes[name.place.id])}"
        if country and self._lands[country] == 1:
            yield "stranger"
        if self._home:
            yield "at home" if country in self._home else "away"

    def _reasons(self, act: Act, around: Around) -> Iterator[tuple[Name, str]]:
        mode = act.event.mode or "no mode"
        yield from self._around(act.event)
        for name in self._heads:
            yield name, "head"
            yield name, f"head, {mode}"
        for country, _ in self._lands.most_common(_FEW):
            if country in self._naming:
                yield self._naming[country], f"land, {mode}"
        yield from self._middle
        for which, other in zip(around._fields, around, strict=True):
            for name, how in product(self._sites(other), _bond(act, other)):
                yield name, f"{which} act {how}"

    def _around(self, event: Event) -> Iterator[tuple[Name, str]]:
        """The places named in the sentence of an act, before it and behind it."""
        inside = self._inside(event.sentence)
        first, last = inside.start, bisect_left(self._ground_starts, event.sentence.end)
        for name in (self._ground[n] for n in inside):
            yield name, "inside behind" if name.start >= event.trigger.end else "inside before"
        before = reversed(self._ground[max(0, first - _LOOKED) : first])
        for rank, name in enumerate(islice(_each(before), _NEAR)):
            yield name, f"before {rank}"
            yield name, f"before by {bisect_right(_DISTANCES, event.sentence.start - name.start)}"
        for rank, name in enumerate(islice(_each(self._ground[last : last + _LOOKED]), _NEAR // 2)):
            yield name, f"behind {rank}"
            yield name, f"behind by {bisect_right(_DISTANCES, name.start - event.sentence.end)}"

    def _inside(self, sentence: Span) -> range:
        """Which of the spots named stand in a sentence, the first of them."""
        first = bisect_left(self._ground_starts, sentence.start)
        last = bisect_left(self._ground_starts, sentence.end)
        return range(first, min(last, first + _LOOKED))

    def _countries(self, sentence: Span) -> set[str]:
        """The countries that a sentence names, as spots, peoples, armies."""
        first = bisect_left(self._starts, sentence.start)
        last = min(bisect_left(self._starts, sentence.end), first + _LOOKED)
        return {name.place.country for name in self._names[first:last] if name.place.country}

    def _sites(self, act: Act | None) -> list[Name]:
        """Where an act happened."""
        if act is None:
            return []
        links = [link.toponym for link in act.event.places if link.role in _AT]
        return [self._known[n] for n in links if n in self._known][:_FEW]


def _kind(place: Place) -> str:
    if place.kind == "country":
        return "country"
    return "area" if place.kind in AREAL else "spot"


def _each(names: Iterable[Name]) -> Iterator[Name]:
    """Each place once, by its first name."""
    seen: set[str] = set()
    for name in names:
        if name.place.id not in seen:
            seen.add(name.place.id)
            yield name


def _commonest(names: Sequence[Name]) -> Iterator[Name]:
    """The place that is named most, by its first name; nothing of no names."""
    for id_, _ in Counter(name.place.id for name in names).most_common(1):
        yield next(name for name in names if name.place.id == id_)


def _bond(act: Act, other: Act | None) -> Iterator[str]:
    """How one act stands to another."""
    if other is None:
        return
    yield f"apart by {min(_FAR, abs(act.paragraph - other.paragraph))}"
    yield "of its kind" if act.event.label == other.event.label else "of another kind"
    mine, yours = act.event.when, other.event.when
    if mine.is_dated and yours.is_dated and not mine.overlaps(yours):
        yield "at another time"
