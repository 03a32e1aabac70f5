"""What the tables of people who code events have in common: which events, where, who, how many.

ACLED (Codebook, 2023) and UCDP GED (Högbladh, Codebook 23.1) hold what happened, on a day or at
least in a month, at a place that is more than a country. What a report fears, plans, demands or
denies is in neither, nor is what no report puts anywhere.
"""

import csv
import functools
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gazetteer.sources.nations import nation
from geo.actors.actor import ActorName
from geo.actors.table import own_actors
from geo.formats.sheets import defused
from geo.mention import MENTION
from geo.precision import geo_precision, time_precision
from geo.record import Record, RecordPlace

Row = Mapping[str, object]

_HAPPENED: Final = frozenset({"asserted", "claimed", "disputed"})
_SCENE: Final = ("location", "near", "target")
_COARSEST: Final = 3
"""Codes of ACLED for what is still coded: a month, a region."""
_DEGREES: Final = 4
_STATE: Final = re.compile(r"[A-Z]{2}(?::(\w+))?")
_SIDES: Final = {
    "": "State forces", "forces": "State forces", "police": "State forces",
    "government": "State forces", "rebels": "Rebel group", "people": "Civilians",
}  # fmt: skip
"""Parts of a state, as ids of actors name them, and what ACLED calls such a side."""
_KINDS: Final = {
    "state forces": "State forces", "police": "State forces", "agency": "State forces",
    "government": "State forces", "armed group": "Rebel group", "militia": "Political militia",
    "criminal group": "Political militia", "people": "Civilians", "NGO": "Civilians",
    "media": "Civilians", "company": "Civilians", "coalition": "External/Other forces",
    "peacekeepers": "External/Other forces",
}  # fmt: skip
"""Kinds of the table of actors, likewise."""
_AFTER: Final = re.compile(
    r"(?:,?\s+[^\W\d]+){0,5}?,?\s+(?:were|was|been|being|are|is)\s+"
    r"(?:killed|shot dead|beheaded|executed|massacred|dead)\b"
    r"|\s+killed(?=\s*(?:[.,;:]|in\b|by\b|on\b|at\b|near\b|when\b|and\b|\Z))"
    r"|(?:\s+[^\W\d]+){0,3}?\s+(?:died|dead)\b",
    re.IGNORECASE,
)
"""Behind the number: only where they were killed, not where they killed."""
_BEFORE: Final = re.compile(
    r"(?:kill(?:s|ed|ing)|claim(?:s|ed|ing) the lives of|death of)(?:\s+\w+){0,3}\s*\Z",
    re.IGNORECASE,
)
_NEAR: Final = 80
"""Letters around a number in which the word may stand that makes it one of deaths."""


def happened(record: Record) -> bool:
    """Whether a table of events may hold it: told as having happened, placed and dated well."""
    place, when = scene(record), time_precision(record.when)
    return (
        record.type != MENTION
        and record.factuality in _HAPPENED
        and place is not None
        and geo_precision(place.kind, place.role) <= _COARSEST
        and when is not None
        and when <= _COARSEST
    )


def scene(record: Record) -> RecordPlace | None:
    """The one place where it happened, as tables have it that hold one."""
    for role in _SCENE:
        for place in record.places:
            if place.role == role:
                return place
    return None


def located(place: RecordPlace) -> tuple[float, float]:
    """Latitude and longitude."""
    return round(place.lat, _DEGREES), round(place.lon, _DEGREES)


def country(place: RecordPlace) -> tuple[str, int | None]:
    """Name and ISO number of the country of a place."""
    found = None if place.country is None else nation(place.country)
    return ("", None) if found is None else (found.name, found.number)


def side(actor_id: str) -> str:
    """What ACLED calls a side: "State forces" and so on; empty where nobody knows."""
    state = _STATE.fullmatch(actor_id)
    if state:
        return _SIDES.get(state[1] or "", "")
    known = _actors().get(actor_id)
    return "" if known is None else _KINDS.get(known.kind, "")


@functools.cache
def _actors() -> Mapping[str, ActorName]:
    return MappingProxyType({actor.id: actor for actor in own_actors()})


def doers(record: Record) -> list[str]:
    """Who did it: names of actors, or what the text calls those whom nobody knows."""
    padded = [*record.actor_names, *[""] * len(record.actors)]
    return [name or text for name, text in zip(padded, record.actors, strict=False)]


def sufferers(record: Record) -> list[str]:
    """To whom it was done; of things, as a prison that was stormed, nobody is an actor."""
    return [name for name in record.recipient_names if name]


def deaths(record: Record) -> tuple[int, int, int] | None:
    """The least, best and greatest number of dead that the sentence tells.

    A number counts where a word of killing stands beside it; numbers of one sentence that say so
    are added.

    Returns:
        None where the sentence tells no such number, which does not mean that nobody died.
    """
    low = best = high = 0
    is_told = False
    for text, amount in zip(record.quantities, record.amounts, strict=False):
        if _is_of_dead(record.quote, text) and amount.low < float("inf"):
            is_told = True
            middle = amount.low if amount.best is None else amount.best
            low += int(amount.low)
            best += int(middle)
            high += int(middle if amount.high is None else amount.high)
    return (low, best, high) if is_told else None


def _is_of_dead(quote: str, words: str) -> bool:
    sentence = " ".join(quote.split())
    start = sentence.find(words)
    if start < 0:
        return False
    end = start + len(words)
    after, before = sentence[end : end + _NEAR], sentence[max(0, start - _NEAR) : start]
    is_named = re.search(r"\b(?:dead|deaths|fatalities|bodies)\b", words, re.IGNORECASE)
    return bool(is_named or _AFTER.match(after) or _BEFORE.search(before))


def outlets(record: Record) -> list[str]:
    """Who tells it: outlets, else hosts of web addresses, else files, each once."""
    return list(dict.fromkeys(telling.publisher for telling in record.tellings or (record,)))


def written(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    """CSV (RFC 4180) in UTF-8; no cell is a formula, and what nobody knows is empty."""
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: defused(_plain(cell)) for name, cell in row.items()})
    return target.getvalue().encode("utf-8", "replace")


def _plain(cell: object) -> object:
    return " ".join(_CONTROL.sub("\ufffd", cell).split()) if isinstance(cell, str) else cell


_CONTROL: Final = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]")
