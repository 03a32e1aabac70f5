"""Events in the columns of UCDP GED, for scripts that read it (Högbladh, Codebook 23.1).

One row for each event of violence that GED would hold: told as having happened, known to a month
and to a region, with a number of dead of at least one. What only UCDP knows – its ids of conflicts,
dyads and actors, codes of states – is empty; `conflict_name` and `dyad_name` are made of the sides.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
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
from geo.precision import date_prec, where_prec
from geo.record import Record

GED: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns, in their order (docs/columns.md)."""

_VIOLENCE: Final = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_ONE_SIDED: Final = "Violence against civilians"
_CELLS: Final = 720
"""Cells of PRIO-GRID around the Earth, half a degree each (Tollefsen, Strand and Buhaug 2012)."""


def fits_ged(record: Record) -> bool:
    """Whether UCDP GED would hold it."""
    killed = deaths(record)
    is_violence = record.type == "ASSAULT" or (record.acled or "").startswith(_VIOLENCE)
    return is_violence and happened(record) and killed is not None and killed[1] > 0


def dump_ged(records: Iterable[Record], sources: Sequence[str] = ()) -> bytes:  # noqa: ARG001 - their columns have no room
    """Write CSV in the columns of UCDP GED; what it would not hold is left out."""
    rows = (_row(record, n) for n, record in enumerate(filter(fits_ged, records), 1))
    return written(rows, GED)


def _row(record: Record, number: int) -> dict[str, object]:
    place, killed = scene(record), deaths(record)
    start, end = record.when.start, record.when.end
    if place is None or killed is None or start is None or end is None:
        return {}
    last = end - timedelta(microseconds=1)
    latitude, longitude = located(place)
    low, best, high = killed
    return {
        "id": number,
        "relid": record.id,
        "year": last.year,
        **_dyad(record),
        **_told(record),
        "where_prec": where_prec(place.kind, place.role),
        "where_coordinates": place.name,
        "where_description": place.text,
        "adm_1": place.admin1 or (place.name if place.kind == "admin1" else ""),
        "adm_2": place.name if place.kind == "admin2" else "",
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": _cell(latitude, longitude),
        "country": country(place)[0],
        "event_clarity": 1,
        "date_prec": date_prec(record.when),
        "date_start": start.date().isoformat(),
        "date_end": last.date().isoformat(),
        # Whose dead they were is more than a sentence surely tells.
        "deaths_unknown": best,
        "best": best,
        "high": high,
        "low": low,
    }


def _dyad(record: Record) -> dict[str, object]:
    ones = doers(record)
    others = sufferers(record)
    kind = _violence(record)
    first = ones[0] if ones else ""
    second = "Civilians" if kind == _CIVILIANS else (others[0] if others else "")
    dyad = f"{first} - {second}" if first and second else ""
    return {
        "type_of_violence": kind, "side_a": first, "side_b": second,
        "dyad_name": dyad, "conflict_name": dyad,
    }  # fmt: skip


def _violence(record: Record) -> int | None:
    """1 with a state on one side, 2 between others, 3 against civilians; none where unknown."""
    if (record.acled or "").startswith(_ONE_SIDED):
        return _CIVILIANS
    sides = {side(ids[0]) for ids in (record.actor_ids, record.recipient_ids) if ids}
    if "State forces" in sides:
        return 1
    is_known = len(record.actor_ids) > 0 and len(record.recipient_ids) > 0 and "" not in sides
    return 2 if is_known else None


_CIVILIANS: Final = 3


def _told(record: Record) -> dict[str, object]:
    tellings = record.tellings or (record,)
    dates = sorted(
        telling.published.start.date().isoformat()
        for telling in tellings
        if telling.published is not None and telling.published.start is not None
    )
    return {
        "number_of_sources": len({telling.document for telling in tellings}),
        "source_article": record.quote,
        "source_office": "; ".join(outlets(record)),
        "source_date": dates[0] if dates else "",
        "source_headline": record.title,
        "source_original": record.attribution,
    }


def _cell(latitude: float, longitude: float) -> int:
    """The number of a cell of PRIO-GRID: from 1 in the south-west, eastwards, then northwards."""
    row = min(int((latitude + 90) * 2), _CELLS // 2 - 1)
    column = min(int((longitude + 180) * 2), _CELLS - 1)
    return row * _CELLS + column + 1
