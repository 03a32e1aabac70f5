"""Places and what a look-up answers: the values of this package."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    # Only named: shapely takes 0.2 s to load, and most look-ups never see an extent.
    from shapely.geometry.base import BaseGeometry

Kind = Literal[
    "country", "admin1", "admin2", "region", "desert", "mountain", "water", "capital", "city",
    "town", "village", "neighbourhood", "camp", "crossing", "prison", "airport", "base", "dam",
    "field", "site",
]  # fmt: skip
"""What sort of spot a place is, in words a reader of news would use.

`admin1` are governorates, provinces, states; `admin2` districts, counties; `region` anything
with a name and an extent that is no division ("Jazira", "northeast Syria"); `water` rivers, lakes
and seas; `field` oil and gas fields; `site` what fits nowhere else (ruins, bridges, mosques).
"""

KINDS: Final[frozenset[str]] = frozenset(get_args(Kind))

AREAL: Final[frozenset[str]] = frozenset(
    {"country", "admin1", "admin2", "region", "desert", "mountain", "water"}
)
"""Kinds that cover ground: a point only stands for them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A named spot on Earth."""

    id: str
    """Stable, `source:key`, for example `geonames:99131` or `theatre:homs-desert`."""
    name: str
    """The name to show, in Latin script."""
    names: tuple[str, ...] = ()
    """Other spellings in any script, sorted, without `name`."""
    kind: Kind
    feature_class: str
    """GeoNames feature class, one letter (A, H, L, P, S, T …)."""
    feature_code: str
    """GeoNames feature code (PPLA, ADM1, DSRT …)."""
    country: str | None
    """ISO 3166-1 alpha-2; none for what lies in several countries or in none."""
    admin1: str | None = None
    """The name of the first-level division that holds it, in Latin script."""
    population: int = 0
    """Inhabitants; 0 where unknown."""
    lon: float
    """Degrees east, WGS 84, -180 to 180: a representative point."""
    lat: float
    """Degrees north, WGS 84, -90 to 90."""
    geometry: "BaseGeometry | None" = None
    """The extent where one is known, else none. Coarse: made to be drawn, not to be surveyed."""
    source: str
    """Where the row comes from, as the credits name it."""
    curated: bool = False
    """Whether it was chosen by hand as a place that news names, rather than taken in bulk."""

    @property
    def is_area(self) -> bool:
        """Whether the place covers ground, so that its point only stands for it."""
        return self.geometry is not None or self.kind in AREAL


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One named part of a score, so that a user can ask why."""

    name: str
    """A short word: `spelling`, `population`, `country` …"""
    weight: float
    """What it adds to the score (negative: takes away)."""
    detail: str = ""
    """The fact behind it, in words: `written exactly so`, `Sinjar is in Iraq` …"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    score: float
    """0 to 1, the higher the likelier. Comparable within one answer only."""
    reasons: tuple[Reason, ...]
    """The parts of the score, weightiest first."""
