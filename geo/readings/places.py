"""Places and candidates to JSON: the same fields in readings and in `dateline find --json`."""

from typing import Final

from gazetteer import Candidate, Place, Reason
from geo.jsontext import number

Json = dict[str, object]

_DEGREES: Final = 6
"""Decimals of longitudes and latitudes: a tenth of a metre."""
_SCORES: Final = 4
"""Decimals of scores and weights."""


def place_json(place: Place) -> Json:
    """A place without its other names and its extent: the gazetteer gives them for the id."""
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lon": number(place.lon, _DEGREES),
        "lat": number(place.lat, _DEGREES),
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "population": place.population,
        "place_source": place.source,
    }


NO_PLACE: Final[Json] = dict.fromkeys(
    [
        "place_id",
        "name",
        "kind",
        "country",
        "admin1",
        "lon",
        "lat",
        "feature_class",
        "feature_code",
        "population",
        "place_source",
    ]
)
"""The fields of a place where there is none."""


def candidate_json(candidate: Candidate) -> Json:
    """A place that a name may mean, with the score and its reasons."""
    return {**place_json(candidate.place), **why_json(candidate.score, candidate.reasons)}


def why_json(score: float, reasons: tuple[Reason, ...]) -> Json:
    """A score with its reasons."""
    return {
        "score": number(score, _SCORES),
        "reasons": [
            {
                "name": reason.name,
                "weight": number(reason.weight, _SCORES),
                "detail": reason.detail,
            }
            for reason in reasons
        ],
    }
