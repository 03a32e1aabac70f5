"""Events in the columns of ACLED's export, for scripts that read it (ACLED Codebook, 2023).

One row for each event that ACLED's codebook would code and that has one of its types: told as
having happened, known to a month and to a region. What ACLED's people know and no report says
(`region`, `source_scale`, `timestamp`) is empty.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from geo.formats.coded import (
    country,
    deaths,
    doers,
    happened,
    located,
    outlets,
    scene,
    side,
    sufferers,
    written,
)
from geo.precision import geo_precision, time_precision
from geo.record import Record

ACLED: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The columns, in their order (docs/columns.md)."""

_DISORDERS: Final = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
"""Of event types, and of sub-event types that differ from theirs."""
_TARGETED: Final = frozenset({"Violence against civilians", "Excessive force against protesters"})
_CROWDS: Final = {"Protests": "Protesters", "Riots": "Rioters"}
_VICTIMS: Final = "Violence against civilians"


def fits_acled(record: Record) -> bool:
    """Whether ACLED would hold it."""
    return record.acled is not None and happened(record)


def dump_acled(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:  # noqa: ARG001 - their columns have no room
    """Write CSV in the columns of ACLED; what it would not hold is left out."""
    return written((_row(record) for record in records if fits_acled(record)), ACLED)


def _row(record: Record) -> dict[str, object]:
    kind, _, sub = (record.acled or "").partition(": ")
    place, killed = scene(record), deaths(record)
    if place is None:
        return {}
    name, number = country(place)
    day = _middle(record)
    latitude, longitude = located(place)
    return {
        "event_id_cnty": record.id,
        "event_date": day.date().isoformat(),
        "year": day.year,
        "time_precision": time_precision(record.when),
        "disorder_type": _DISORDERS.get(sub, _DISORDERS.get(kind, "")),
        "event_type": kind,
        "sub_event_type": sub,
        **_sides(record, kind, name),
        "civilian_targeting": "Civilian targeting" if _TARGETED & {kind, sub} else "",
        "iso": number,
        "country": name,
        "admin1": place.admin1 or (place.name if place.kind == "admin1" else ""),
        "admin2": place.name if place.kind == "admin2" else "",
        "location": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": geo_precision(place.kind, place.role),
        "source": "; ".join(outlets(record)),
        "notes": record.quote,
        "fatalities": None if killed is None else killed[1],
        "tags": "" if record.factuality == "asserted" else f"factuality={record.factuality}",
    }


def _sides(record: Record, kind: str, at: str) -> dict[str, object]:
    """Who against whom; crowds and civilians have ACLED's own names: `Protesters (Iraq)`."""
    ones = doers(record)
    others = sufferers(record)
    first, inter1 = _first(ones, record.actor_ids)
    second, inter2 = _first(others, tuple(filter(None, record.recipient_ids)))
    crowd = _CROWDS.get(kind)
    if crowd:
        first, ones, inter1 = f"{crowd} ({at})" if at else crowd, ["", *ones], crowd
    if kind == _VICTIMS:
        others, inter2 = ["", *others], "Civilians"
        second = f"Civilians ({at})" if at else "Civilians"
    return {
        "actor1": first,
        "assoc_actor_1": "; ".join(ones[1:]),
        "inter1": inter1,
        "actor2": second,
        "assoc_actor_2": "; ".join(others[1:]),
        "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else "",
    }


def _first(names: list[str], ids: tuple[str, ...]) -> tuple[str, str]:
    return (names[0] if names else "", side(ids[0]) if ids else "")


def _middle(record: Record) -> datetime:
    """The day, or the middle of the week or month, as the codebook has it."""
    start, end = record.when.start, record.when.end
    if start is None or end is None:
        raise ValueError("what has no two ends is not coded")
    return start + (end - start - timedelta(microseconds=1)) / 2
