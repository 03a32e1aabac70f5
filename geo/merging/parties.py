"""Who takes part in two events, and how they stand to each other."""

from collections.abc import Iterator
from math import fsum
from typing import Final

from geo.actors import Actors
from geo.merging.concepts import single
from geo.merging.facets import Facets, Party
from geo.merging.points import Point, either

_SYMMETRIC: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types of which either side may be told as the actor."""
_LOOSE: Final = (":rebels", ":people")
"""Ends of ids that say of what country people are, and not of what group."""
_STRANGERS: Final = -2.0
"""Points for parties that cannot be one."""
_KIN: Final = {"same": 2.0, "part": 1.0, "akin": 0.5}


class Parties:
    """Compares who takes part, by what a table of actors knows."""

    def __init__(self, actors: Actors) -> None:
        """Ask these actors."""
        self._actors = actors

    def count_one(self, one: str, other: str) -> bool:
        """Whether two units may count the same people, as far as they name whose they are."""
        mine, yours = self._actors.normalise(one), self._actors.normalise(other)
        if mine is None or yours is None:
            return True
        return self._actors.kinship(mine.id, yours.id) != "strangers"

    def points(self, one: Facets, other: Facets) -> Iterator[Point]:
        """What actors and recipients add."""
        pairs = [(one.actor, other.actor), (one.recipient, other.recipient)]
        if one.record.type in _SYMMETRIC:
            crossed = [(one.actor, other.recipient), (one.recipient, other.actor)]
            if fsum(map(self.kin, *zip(*crossed, strict=True))) > fsum(
                map(self.kin, *zip(*pairs, strict=True))
            ):
                pairs = crossed
        found = [self._party(mine, yours) for mine, yours in pairs]
        yield from found
        if one.concepts & other.concepts & single():
            # A government falls but once.
            yield Point(points=1.5 * (found[1].points >= _KIN["same"]))
        elif not any(each.points for each in found):
            # Who acts in the one may stand as the object of the other: "operations of the army".
            crossed = [(one.actor, other.recipient), (one.recipient, other.actor)]
            yield Point(points=float(any(self.kin(*pair) >= _KIN["part"] for pair in crossed)))

    def _party(self, one: Party, other: Party) -> Point:
        kin = self.kin(one, other)
        if kin > 0:
            return Point(points=kin, reason=f"both with {min(one.shown, other.shown)}")
        if kin == _STRANGERS:
            return Point(points=kin, obstacle=either(one.shown, other.shown))
        return Point(points=kin)

    def kin(self, one: Party, other: Party) -> float:
        """Points for who takes part: less than nought for strangers, nought where unknown."""
        if not (one.shown and other.shown):
            return 0.0
        if one.relatives != other.relatives:
            return _STRANGERS
        known = [self._bond(mine, yours) for mine in one.ids for yours in other.ids]
        shared = one.names & other.names
        if known:
            return max(known) if max(known) > 0 or not shared else 0.0
        if shared:
            return 1.5 if one.ids == other.ids or self._is_personal(shared) else 0.0
        if one.ids or other.ids or not (one.names and other.names):
            return 0.5 if one.words & other.words else 0.0
        full = min(len(one.names), len(other.names)) > 1
        return _STRANGERS if full else -1.0

    def _bond(self, one: str, other: str) -> float:
        """Points for two ids: "Iraqi militants" may be of any group."""
        kinship = self._actors.kinship(one, other)
        if kinship == "strangers" and one.endswith(_LOOSE) != other.endswith(_LOOSE):
            return 0.0
        return _KIN.get(kinship, _STRANGERS)

    def _is_personal(self, shared: frozenset[str]) -> bool:
        """Whether names that a known actor and an unknown one share are of neither's group."""
        return any(
            self._actors.normalise(name.capitalize()) is None
            and self._actors.normalise(name.upper()) is None
            for name in shared
        )
