"""What the gazetteer answers, in words for a terminal and as JSON for programs."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer import Candidate, Gazetteer, Place, Reason
from geo.readings import candidate_json
from maps.table import table

_HEAD: Final = ("PLACE", "KIND", "REGION", "COUNTRY", "COORDINATES", "SCORE", "WHY")
_REASONS: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The places that a name may mean."""

    candidates: tuple[Candidate, ...]
    """Best first."""
    countries: dict[str, str]
    """Names of the countries that occur, by code."""

    def table(self) -> str:
        """One line a place under a head; empty where there is none."""
        if not self.candidates:
            return ""
        rows = [self._row(candidate) for candidate in self.candidates]
        return table([_HEAD, *rows]) + "\n"

    def json(self) -> str:
        """A list of objects, with the fields that places have in readings."""
        found = [candidate_json(candidate) for candidate in self.candidates]
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def _row(self, candidate: Candidate) -> tuple[str, ...]:
        place = candidate.place
        return (
            place.name,
            place.kind,
            place.admin1 or "",
            self.countries.get(place.country or "", ""),
            _coordinates(place),
            f"{candidate.score:.2f}",
            "; ".join(map(_words, candidate.reasons[:_REASONS])),
        )


def find_places(name: str, *, country: str | None, limit: int, cache: Path | None) -> Answer:
    """Ask the default gazetteer for a name.

    Raises:
        QueryError: The country is no code.
    """
    with Gazetteer.default(folder=cache, progress=True) as gazetteer:
        candidates = gazetteer.find(name, country=country, limit=limit)
        codes = {candidate.place.country for candidate in candidates} - {None}
        nations = {code: gazetteer.country(code) for code in codes if code is not None}
    names = {code: f"{nation.name} ({code})" for code, nation in nations.items() if nation}
    return Answer(candidates=candidates, countries={code: code for code in nations} | names)


def describe_store(cache: Path | None) -> str:
    """Say where the default store lies, how many places it holds, and whom to credit."""
    with Gazetteer.default(folder=cache, progress=True) as gazetteer:
        counts = gazetteer.counts()
        credits_ = gazetteer.credits()
        origin = gazetteer.origin
    kinds = [(f"  {kind}", f"{number:>9,}") for kind, number in counts.items()]
    lines = [
        origin,
        f"{sum(counts.values()):,} places:",
        *(table(kinds).splitlines() if kinds else []),
        "Sources:",
        *(f"  {line}" for line in credits_),
    ]
    return "\n".join(lines) + "\n"


def _coordinates(place: Place) -> str:
    north = "N" if place.lat >= 0 else "S"
    east = "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.4f}°{north} {abs(place.lon):.4f}°{east}"


def _words(reason: Reason) -> str:
    return reason.detail or reason.name
