"""What the gazetteer answers, in words for a terminal and as JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer import Candidate, Gazetteer, Place, Reason
from geo.jsontext import json_line
from geo.readings import candidate_json
from maps.additions import describe_additions
from maps.own_places import open_gazetteer
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
    extents: dict[str, object]
    """Geometries of GeoJSON, by id of the place; only of those that cover ground."""

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

    def geojson(self) -> str:
        """A FeatureCollection (RFC 7946): extents where they are known, else points."""
        features = ",\n".join(map(json_line, map(self._feature, self.candidates)))
        return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'

    def _feature(self, candidate: Candidate) -> dict[str, object]:
        place = candidate.place
        return {
            "type": "Feature",
            "id": place.id,
            "geometry": self.extents.get(place.id)
            or {"type": "Point", "coordinates": [round(place.lon, 6), round(place.lat, 6)]},
            "properties": candidate_json(candidate),
        }

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


def find_places(
    name: str,
    *,
    country: str | None,
    limit: int,
    cache: Path | None,
    places: Sequence[Path] = (),
) -> Answer:
    """Ask the gazetteer for a name: the default one, with places of the user's own if any.

    Raises:
        QueryError: The country is no code.
    """
    with open_gazetteer(cache, places) as gazetteer:
        candidates = gazetteer.find(name, country=country, limit=limit)
        codes = {candidate.place.country for candidate in candidates} - {None}
        nations = {code: gazetteer.country(code) for code in codes if code is not None}
        extents = {
            candidate.place.id: outline
            for candidate in candidates
            if (outline := _extent(gazetteer.get(candidate.place.id))) is not None
        }
    names = {code: f"{nation.name} ({code})" for code, nation in nations.items() if nation}
    return Answer(
        candidates=candidates, countries={code: code for code in nations} | names, extents=extents
    )


def describe_store(cache: Path | None) -> str:
    """Say where the default store lies, how many places it holds, and whom to credit."""
    with Gazetteer.default(folder=cache, progress=True) as gazetteer:
        counts = gazetteer.counts()
        credits_ = gazetteer.credits()
        origin = gazetteer.origin
    kinds = [(f"  {kind}", f"{number:>9,}") for kind, number in counts.items()]
    added = describe_additions(cache)
    lines = [
        origin,
        f"{sum(counts.values()):,} places:",
        *(table(kinds).splitlines() if kinds else []),
        *(["Added by you:", *added] if added else []),
        "Sources:",
        *(f"  {line}" for line in credits_),
    ]
    return "\n".join(lines) + "\n"


def _extent(place: Place | None) -> object:
    """The extent as GeoJSON; rings turn as RFC 7946, section 3.1.6, has them."""
    if place is None or place.geometry is None:
        return None
    import shapely  # noqa: PLC0415 - few places have extents

    fine = shapely.set_precision(place.geometry, 1e-6)
    return json.loads(shapely.to_geojson(shapely.orient_polygons(fine)))


def _coordinates(place: Place) -> str:
    north = "N" if place.lat >= 0 else "S"
    east = "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.4f}°{north} {abs(place.lon):.4f}°{east}"


def _words(reason: Reason) -> str:
    return reason.detail or reason.name
