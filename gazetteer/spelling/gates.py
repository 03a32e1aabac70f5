"""How alike two names must sound to count as one.

Short skeletons meet by chance, long ones hardly ever; and what a reader may expect (a place of a
country that is known to matter, or one chosen by hand as a place that news names) needs less
likeness than one of thousands of hamlets.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from gazetteer.place import Place
from gazetteer.spelling.skeletons import ROUGH

Standing = Literal["asked", "expected", "curated", "other"]
"""In the country that was asked for; in one that is known to matter; elsewhere, but chosen by hand;
none of these."""

_NEVER: Final = 1.01
_LONG: Final = 5
"""Consonants of a rough key from which it tells something where no country is known."""

GATES: Final[MappingProxyType[Standing, tuple[float, ...]]] = MappingProxyType(
    {
        "asked": (_NEVER, 0.90, 0.78, 0.75, 0.73),
        "expected": (_NEVER, 0.93, 0.90, 0.86, 0.82, 0.80),
        "curated": (_NEVER, 0.90, 0.87, 0.83, 0.83, 0.80),
        "other": (_NEVER, _NEVER, _NEVER, _NEVER, 0.98, 0.92, 0.81),
    }
)
"""The least similarity by the number of consonants, the last for all from there on. Chosen, as were
the prices of `gazetteer.spelling.similarity` and the weights of `gazetteer.ranking`, on one half of
the theatre's places, each spelling left out in turn, against common English words, people, other
romanisations and the toponyms of news (`benchmarks/gazetteer.py` measures on the other half)."""

LEAST: Final = min(map(min, GATES.values()))
"""What is less alike passes no gate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What is known of where a place lies; countries by ISO 3166-1 alpha-2."""

    asked: str | None = None
    """The country that was asked for, or none."""
    countries: frozenset[str] = frozenset()
    """Countries that are known to matter."""

    def standing(self, place: Place) -> Standing:
        """How much is to be expected of a place."""
        if place.country is not None:
            if place.country == self.asked:
                return "asked"
            if place.country in self.countries:
                return "expected"
        return "curated" if place.curated else "other"


def gate(skeleton: str, standing: Standing) -> float:
    """The least similarity at which names of a skeleton count as one."""
    consonants = skeleton.removeprefix(ROUGH)
    if consonants != skeleton and len(consonants) < _LONG and standing in {"curated", "other"}:
        return _NEVER
    steps = GATES[standing]
    return steps[min(len(consonants), len(steps) - 1)]
