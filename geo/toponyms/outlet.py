"""What the address of a report tells of where its readers live: `columbuslocalnews.com`, `.ru`."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer import Place
from geo.toponyms.ground import ground_km
from geo.toponyms.register import Register

_HOST: Final = re.compile(
    r"https?://(?:[^/@]{0,99}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?:[:/?#]|$)"
)
"""The host of a web address; a file's path has none."""
_LONGEST: Final = 600
"""Code points of an address that are looked at."""
_GENERIC: Final = frozenset({"www", "com", "co", "org", "net", "ac", "gov", "edu", "info", "news"})
"""Parts of hosts that say nothing of a place."""
_COUNTRIES: Final = {"uk": "GB", "gov": "US", "mil": "US", "edu": "US"}
"""Ends of hosts that are no ISO code of their country."""
_SOLD: Final = frozenset({"co", "tv", "fm", "me", "io", "ly", "ai", "cc", "ws", "to", "eu", "nu"})
"""Ends of hosts that are codes, but sold all over the world, or of no country."""
_CODE: Final = 2
"""Letters of a country's code."""
_LEAST: Final = 5
"""Letters: shorter pieces of a host are names by chance."""
_TOWN: Final = 10_000
"""Inhabitants: a place with fewer has hardly a paper of its own."""
_MOST: Final = 12
"""Places of a piece of a host: the likeliest."""
_NEAR_KM: Final = 60.0
"""Kilometres over which nearness to the outlet's town fades to a third."""
_TOWNS: Final = frozenset({"capital", "city", "town"})
_AREAS: Final = frozenset({"country", "admin1", "admin2"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """Where a report was published."""

    country: str | None = None
    """ISO 3166-1 alpha-2, none where the address does not tell."""
    names: frozenset[str] = frozenset()
    """Names of places in the address, folded, blanks aside."""
    places: tuple[Place, ...] = ()
    """What they may mean."""

    def bears(self, key: str) -> bool:
        """Whether a folded name is in the address."""
        return bool(self.names) and key.replace(" ", "") in self.names

    def nearness(self, place: Place) -> float:
        """How near the place is to one of another name that the address names, 0 to 1."""
        near = 0.0
        for home in self.places:
            if home.country == place.country and home.name != place.name:
                km = ground_km(home.lon, home.lat, place.lon, place.lat)
                near = max(near, math.exp(-km / _NEAR_KM))
        return near


UNKNOWN: Final = Outlet()
"""Where nothing tells."""


def read_outlet(source: str, register: Register) -> Outlet:
    """What a web address tells; nothing where there is none."""
    found = _HOST.match(source[:_LONGEST].lower())
    if found is None:
        return UNKNOWN
    *parts, end = found[1].split(".")
    coded = end.upper() if len(end) == _CODE and end not in _SOLD else None
    country = _COUNTRIES.get(end, coded)
    pieces = [piece for part in parts if part not in _GENERIC for piece in part.split("-")]
    borne = dict(pair for piece in pieces for pair in _borne(piece, register))
    return Outlet(
        country=country,
        names=frozenset(borne),
        places=tuple(
            place
            for places in borne.values()
            for place in places
            if country in {None, place.country}
        ),
    )


def _borne(piece: str, register: Register) -> Iterator[tuple[str, list[Place]]]:
    """The longest name of a place with which a piece of a host begins, and what it may mean."""
    piece = piece.removeprefix("the")
    for end in range(len(piece), _LEAST - 1, -1):
        name = piece[:end]
        if name in register.lexicon.words:
            continue
        places = [p for p in register.gazetteer.named(name)[:_MOST] if _may_be_home(p)]
        if places:
            yield name, places
            return


def _may_be_home(place: Place) -> bool:
    return place.kind in _AREAS or (place.kind in _TOWNS and place.population >= _TOWN)
