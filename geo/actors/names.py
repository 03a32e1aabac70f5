"""Whom a phrase means: by the table of actors first, then by the names and demonyms of states."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gazetteer import Gazetteer
from geo.actors.actor import ActorName, Kinship
from geo.actors.states import States
from geo.actors.table import own_actors
from geo.actors.words import Word, is_written_so, key, words

_LONGEST: Final = 9
"""Words of a name at most."""
_REMEMBERED: Final = 1 << 14
"""Phrases whose answer is kept."""
_WIDEST: Final = 300
"""Code points: what is longer is no name."""
RELATIVES: Final = frozenset(
    {"family", "families", "wives", "wife", "widows", "widow", "children", "relatives", "victims",
     "victim", "survivors", "survivor", "opponents", "critics", "enemies", "rivals", "wanted"}
)  # fmt: skip
"""Who belongs to an actor, or stands against it, and is another."""
_AGAINST: Final = frozenset({"anti", "counter", "non", "ex", "former", "pro"})
_OF_STATES: Final = frozenset(
    {"state forces", "government", "police", "agency", "party", "militia", "media"}
)
"""Kinds whose names are the same in several states: the National Guard, the Republican Guard."""


class Actors:
    """Names of actors, to be asked phrase by phrase. Answers are remembered."""

    def __init__(self, gazetteer: Gazetteer, own: Iterable[ActorName] = ()) -> None:
        """Know the actors of Dateline's table and the states of a gazetteer.

        Args:
            gazetteer: Gives the names of states, their demonyms and capitals.
            own: More actors (`read_actors`); they win over those of the table.
        """
        self._states = States(gazetteer)
        added = {actor.id: actor for actor in own}
        self._by_id = {**_table(), **added}
        known = _Known(states=self._states, by_key={**_names(), **_keys(added)})
        self._meant = functools.lru_cache(_REMEMBERED)(known.meant)

    def named(self, id: str) -> ActorName | None:  # noqa: A002 (as the field of an actor is called)
        """The actor with an id of the table or of a state; none if there is none."""
        return self._by_id.get(id) or self._states.named(id)

    def all(self) -> tuple[ActorName, ...]:
        """The actors of the tables, in their order; states and their parts are not listed."""
        return tuple(self._by_id.values())

    def normalise(self, text: str) -> ActorName | None:
        """Whom a phrase means; none where it names nobody known.

        "9,000 Daesh members" are the Islamic State, "Iraqi troops" the armed forces of Iraq,
        "Baghdad" the state; "families of IS fighters" are neither.
        """
        return self._meant(text)

    def kinship(self, one: str, other: str) -> Kinship:
        """How two actors stand to each other, by their ids."""
        if one == other:
            return "same"
        above, beyond = self._lineage(one), self._lineage(other)
        if one in beyond or other in above:
            return "part"
        return "strangers" if above.isdisjoint(beyond) else "akin"

    def _lineage(self, id_: str) -> frozenset[str]:
        """Ids of all that an actor is part of."""
        found: set[str] = set()
        open_ = [id_]
        while open_:
            actor = self._by_id.get(next_ := open_.pop())
            above = actor.parents if actor else (next_.partition(":")[0],) if ":" in next_ else ()
            open_.extend(parent for parent in above if parent not in found)
            found.update(above)
        return frozenset(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What phrases are compared with."""

    states: States
    by_key: Mapping[str, tuple[str, ActorName]]
    """Each spelling, and whose it is, by its key."""

    def meant(self, text: str) -> ActorName | None:
        """Whom a phrase means; see `Actors.normalise`."""
        found = words(text[:_WIDEST])
        return self._of_table(found) or self.states.actor(found)

    def _of_table(self, found: tuple[Word, ...]) -> ActorName | None:
        for start in range(len(found)):
            for end in range(min(len(found), start + _LONGEST), start, -1):
                name, actor = self.by_key.get(key(found[start:end]), ("", None))
                if actor is None or not is_written_so(name, found[start:end]):
                    continue
                return actor if self._may_be(actor, found, start, end) else None
        return None

    def _may_be(self, actor: ActorName, found: tuple[Word, ...], start: int, end: int) -> bool:
        before = found[start - 1] if start else None
        if before is not None and found[start].joined and before.key in _AGAINST:
            return False
        if actor.country and actor.kind in _OF_STATES and before is not None:
            country = self.states.demonym(before)
            if country not in (None, actor.country):
                return False
        around = {word.key for word in (*found[:start], *found[end:])}
        return RELATIVES.isdisjoint(around)


@functools.cache
def _table() -> Mapping[str, ActorName]:
    return MappingProxyType({actor.id: actor for actor in own_actors()})


@functools.cache
def _names() -> Mapping[str, tuple[str, ActorName]]:
    return MappingProxyType(_keys(_table()))


def _keys(actors: Mapping[str, ActorName]) -> dict[str, tuple[str, ActorName]]:
    """Each spelling, and whose it is, by its key."""
    return {
        key(words(name)): (name, actor)
        for actor in actors.values()
        for name in (actor.name, *actor.names)
    }
