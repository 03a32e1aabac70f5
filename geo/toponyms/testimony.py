"""What the other names of a document say of the places of one name, as signs (`scoring`).

Many places of a name lie in one country and division: what these tell is worked out once.
"""

import math
from collections.abc import Iterator
from typing import Final

from gazetteer import Place
from geo.toponyms.company import Division, division_of
from geo.toponyms.evidence import Evidence
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
        self._areas: dict[tuple[str | None, Division | None], tuple[_Signs, _Signs, _Signs]] = {}

    def signs(self, place: Place) -> list[Sign]:
        """Signs for and against a place in what the other names mean."""
        area = place.country, division_of(place)
        known = self._areas.get(area)
        if known is None:
            known = self._areas[area] = self._of_area(*area)
        shares, country, division = known
        found = list(shares)
        near = self._evidence.nearness(self._owner, place)[0]
        if near:
            found.append(("distance", near))
        if place.kind != "country":
            found += country
            if place.kind != "admin1":
                found += division
        if self._is_listed:
            listed = self._evidence.listed(self._owner, place)
            if listed:
                found.append(("list", listed))
        return found

    def _of_area(
        self, country: str | None, division: Division | None
    ) -> tuple[_Signs, _Signs, _Signs]:
        """How much the others say of an area; how surely they name its country, its division."""
        evidence, owner = self._evidence, self._owner
        shares = (
            *_share("country", evidence.country_share(owner, country)),
            *_share("division", evidence.division_share(owner, division)),
        )
        named = evidence.country_named(owner, country)
        called = evidence.division_named(owner, division)
        return (
            shares,
            (("named country", named),) if named else (),
            (("named division", called),) if called else (),
        )


def _share(name: str, share: float) -> Iterator[Sign]:
    if share:
        yield name, share
        yield f"{name}=log", math.log1p(share / _FLOOR)
