"""An actor, apart from the words that a text has for it."""

from dataclasses import dataclass
from typing import Literal

Kinship = Literal["same", "part", "akin", "strangers"]
"""How two actors stand to each other: one and the same; one acts under the other; both act under a
third; nothing known between them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorName:
    """Who is meant by all names of one actor."""

    id: str
    """Stable. Of the table (`is`, `sdf`), or of a state: `IQ`, `IQ:forces`, `IQ:police`,
    `IQ:government`, `IQ:rebels`, `IQ:people`."""
    name: str
    """To show, in Latin script."""
    kind: str
    """As in the table (`armed group`, `state forces`, `NGO` …), or `state` and `rebels`."""
    country: str | None
    """ISO 3166-1 alpha-2 of where it is at home; none where in several or none."""
    names: tuple[str, ...] = ()
    """Other spellings, in any script."""
    parents: tuple[str, ...] = ()
    """Ids of what it is part of, or acts under."""
