"""Draw places of some kinds as the district, province or country that they lie in.

Meant for people whom an exact place would put at risk: what is left says no more than the wider
place does, in position, precision and words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, Literal, get_args

from gazetteer import Gazetteer, Kind, Place
from gazetteer.errors import QueryError
from gazetteer.place import AREAL
from geo.record import Record, RecordPlace
from geo.withholding import Names, withhold

Level = Literal["district", "province", "country"]
"""How wide a place is left."""

_LEVELS: Final[Mapping[Level, tuple[Kind, ...]]] = {
    "district": ("admin2", "admin1", "country"),
    "province": ("admin1", "country"),
    "country": ("country",),
}
"""What a place becomes, best first: where the gazetteer knows no district, its province."""
_ALL: Final = "all"
_TELL_KINDS: Final = f"those are {', '.join(get_args(Kind))}, and all for every spot"

Coarseness = Mapping[Kind, Level]
"""Kinds of place that are left wider, and how wide."""


def parse_coarseness(words: Iterable[str]) -> Coarseness:
    """Read `camp,village=province`; without a level it is `district`, and `all` are all spots.

    Raises:
        QueryError: A kind or a level that there is not.
    """
    found: dict[Kind, Level] = {}
    for word in words:
        kinds, _, level = word.partition("=")
        known = next((each for each in get_args(Level) if each == (level or "district")), None)
        if known is None:
            raise QueryError(f"{word!r}: a level is one of {', '.join(_LEVELS)}")
        for kind in kinds.split(","):
            found |= dict.fromkeys(_kinds(kind.strip(), word), known)
    return found


def coarsen(
    records: Iterable[Record], gazetteer: Gazetteer, coarseness: Coarseness
) -> tuple[Record, ...]:
    """Put places of some kinds where the wider place is, and take their names out of all texts.

    A place that no wider one is known to hold is left out. Names go from all records, since one
    sentence may tell several events: from quotes, titles and words about merging; ids and the
    addresses of reports stay. To coarsen twice is to coarsen once.

    Args:
        records: Merged or not; tellings are treated alike.
        gazetteer: Knows what lies in what, and all spellings of a name.
        coarseness: As `parse_coarseness` gives it.
    """
    found = tuple(records)
    holders = _Holders(gazetteer, coarseness)
    coarse = [_coarse(record, holders) for record in found]
    names = Names(holders.names)
    return tuple(withhold(record, names) for record in coarse) if holders.names else found


class _Holders:
    """What holds places, each asked for once; remembers the names of what was held."""

    def __init__(self, gazetteer: Gazetteer, coarseness: Coarseness) -> None:
        self._gazetteer = gazetteer
        self._coarseness = coarseness
        self._found: dict[tuple[str, float, float], Place | None] = {}
        self.names: set[str] = set()

    def of(self, place: RecordPlace) -> RecordPlace | None:
        """The place as it may be shown; none where it may not be."""
        level = self._coarseness.get(place.kind)
        if level is None or place.kind in _LEVELS[level]:
            return place
        key = (place.place_id, place.lon, place.lat)
        if key not in self._found:
            self._found[key] = self._holder(_place(place), _LEVELS[level])
        self.names |= {place.text, place.name}
        holder = self._found[key]
        return None if holder is None else _shown(place, holder)

    def _holder(self, place: Place, kinds: tuple[Kind, ...]) -> Place | None:
        known = self._gazetteer.get(place.id)
        self.names.update(() if known is None else (known.name, *known.names))
        around = self._gazetteer.parents(place)
        return next((holder for kind in kinds for holder in around if holder.kind == kind), None)


def _coarse(record: Record, holders: _Holders) -> Record:
    shown = (holders.of(place) for place in record.places)
    return replace(
        record,
        places=tuple(dict.fromkeys(place for place in shown if place is not None)),
        tellings=tuple(_coarse(telling, holders) for telling in record.tellings),
    )


def _shown(place: RecordPlace, holder: Place) -> RecordPlace:
    return replace(
        place, place_id=holder.id, name=holder.name, kind=holder.kind, country=holder.country,
        admin1=holder.admin1, lon=holder.lon, lat=holder.lat, text=holder.name, mark=None,
    )  # fmt: skip


def _place(place: RecordPlace) -> Place:
    return Place(
        id=place.place_id, name=place.name, kind=place.kind, feature_class="", feature_code="",
        country=place.country, admin1=place.admin1, lon=place.lon, lat=place.lat, source="",
    )  # fmt: skip


def _kinds(word: str, told: str) -> tuple[Kind, ...]:
    found = tuple(
        kind for kind in get_args(Kind) if kind == word or (word == _ALL and kind not in AREAL)
    )
    if not found:
        raise QueryError(f"{told!r}: no kind of place is called {word!r}; {_TELL_KINDS}")
    return found
