"""What the other names of a document say of the places of one name, as signs (`scoring`).

Many places of a name lie in one country, and few in a division that is spoken of.
"""

import math
from typing import Final

from gazetteer import Place
from geo.toponyms.company import division_of
from geo.toponyms.evidence import PEOPLED, Evidence
from geo.toponyms.scoring import Sign

_FLOOR: Final = 0.03
"""A share that tells as little as none."""

_Signs = tuple[Sign, ...]


class Testimony:
    """Says how the places of a name go with what the others mean."""

    def __init__(self, evidence: Evidence, owner: int) -> None:
        """Of the name with this index."""
        self._evidence = evidence
        self._owner = owner
        self._is_listed = evidence.is_listed(owner)
        self._countries: dict[str | None, tuple[_Signs, _Signs]] = {}

    def signs(self, place: Place) -> list[Sign]:
        """Signs for and against a place in what the other names mean."""
        evidence, owner = self._evidence, self._owner
        known = self._countries.get(place.country)
        if known is None:
            known = self._countries[place.country] = self._of_country(place.country)
        shares, named = known
        found = list(shares)
        division = division_of(place)
        is_told_of = evidence.tells_of(division)
        if is_told_of:
            found += _share("division", evidence.division_share(owner, division))
        if not shares and place.kind in PEOPLED:
            found += _sign("stranger", evidence.company(owner))
        near = evidence.nearness(owner, place)[0]
        if near:
            found.append(("distance", near))
        if place.kind != "country":
            found += named
            if is_told_of and place.kind != "admin1":
                found += _sign("named division", evidence.division_named(owner, division))
        if self._is_listed:
            found += _sign("list", evidence.listed(owner, place))
        return found

    def _of_country(self, country: str | None) -> tuple[_Signs, _Signs]:
        """How much the others say of a country, and how surely they name it."""
        evidence, owner = self._evidence, self._owner
        return (
            _share("country", evidence.country_share(owner, country)),
            _sign("named country", evidence.country_named(owner, country)),
        )


def _sign(name: str, strength: float) -> _Signs:
    return ((name, strength),) if strength else ()


def _share(name: str, share: float) -> _Signs:
    return ((name, share), (f"{name}=log", math.log1p(share / _FLOOR))) if share else ()
