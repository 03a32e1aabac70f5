"""The place that a cell of a table names, with its region and country as context."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from gazetteer import Candidate, Gazetteer, Kind, Place
from gazetteer.distance import distance_km
from gazetteer.ranking import core_key
from geo.incidents.countries import country_code

Level = Literal["given", "place", "wider", "region", "country", "none"]
"""What a row is put at: its own coordinates; the place that it names; a wider place that its cell
names too; its region; its country; nothing."""

_MANY: Final = 25
_SAME_KM: Final = 25.0
"""Within this distance two candidates are one place to whoever reads a map."""
_HEAT: Final = 0.05
"""How much better a score must be for its place to be e times as likely."""
_EXACT: Final = 0.38
"""What a spelling weighs that is exactly so (`gazetteer.ranking`)."""
_REGIONS: Final[frozenset[Kind]] = frozenset({"admin1", "admin2", "region", "desert", "mountain"})
_APART: Final = re.compile(r"(?:(?<!\s)\s++)?[,;/()|]\s*+|(?<!\s)\s++[-–—]\s++")
_PARTS: Final = 6
_LONGEST: Final = 300
_NEAR: Final = re.compile(
    r"(?:(?:about|some|around|approximately|~)\s*)?"
    r"(?:\d{1,4}(?:[.,]\d{1,2})?\s*(?:km|kms|kilomet(?:er|re)s?|mi|miles?)\s+)?"
    r"(?:(?:to\s+the\s+)?(?:north|south|east|west)[\w-]{0,8}\s+(?:of|from)\s+"
    r"|(?:away\s+)?from\s+|of\s+|near\s+|outside\s+|around\s+|close\s+to\s+|next\s+to\s+"
    r"|(?:the\s+)?(?:outskirts|vicinity|surroundings|countryside|area)\s+of\s+)(?:the\s+)?",
    re.IGNORECASE,
)
_SPOT: Final = re.compile(
    r"(?<=\w)\s+(?:road|street|highway|bridge|market|bazaar|hospital|clinic|school|university|mosque"
    r"|church|station|checkpoint|roundabout|square|junction|crossroads|farms?|neighbou?rhood|quarter"
    r"|suburbs?|outskirts|cent(?:er|re)|area|prison|court|stadium|factory|refinery|power plant)\b",
    re.IGNORECASE,
)
"""Words for spots that no gazetteer has, behind the name of the place that has them."""
_OF: Final = re.compile(
    r"(?:the\s+)?(?:village|town|city|district|province|governorate|camp|area)\s+of\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Geocoded:
    """Where a row was put, and how sure that is."""

    place: Place | None
    """None where nothing of what the row names is known."""
    level: Level
    is_near: bool = False
    """Whether the cell says that it was only near there."""
    confidence: float = 0.0
    """0 to 1: how likely this place is meant, among all that bear such a name; 0 without place."""
    others: tuple[Place, ...] = ()
    """What else the name may mean, likeliest first, at most three."""
    note: str = ""
    """What a reader should know of the choice; empty where nothing."""


class Geocoder:
    """Looks up the cells of one table; rows that ask the same are answered once."""

    def __init__(
        self, gazetteer: Gazetteer, *, country: str | None = None, context: Collection[str] = ()
    ) -> None:
        """Make one.

        Args:
            gazetteer: The places that a name may mean.
            country: The country of rows that name none: a code or a name.
            context: Codes of countries that the table is about; their places weigh more.
        """
        self._gazetteer = gazetteer
        self._country = country
        self._context = tuple(sorted(context))
        self.locate = lru_cache(maxsize=100_000)(self._locate)

    def _locate(
        self, name: str, region: str = "", country: str = "", district: str = ""
    ) -> Geocoded:
        """Find the place of a row.

        Args:
            name: The cell with the place: a name, or names from small to large (`Town, Region`).
            region: The cell with its region; may be empty.
            country: The cell with its country, a code or a name; may be empty.
            district: The cell with what lies between the two, a district; may be empty.
        """
        asked = country or self._country or ""
        code = country_code(asked, self._gazetteer) if asked else None
        note = f"the country {asked!r} is not known" if asked and code is None else ""
        wide = self._regions(region, code)
        narrow = self._regions(district, code)
        narrow = self._inside(narrow, wide) or ([] if wide else narrow)
        found = self._named(name[:_LONGEST], (narrow, wide), code)
        if found is None and (narrow or wide):
            found = _answer(narrow or wide, level="region")
            region = district if narrow else region
        if found is None and code is not None:
            nation = self._gazetteer.country(code)
            found = None if nation is None else Geocoded(
                place=nation, level="country", confidence=1.0
            )  # fmt: skip
        if found is None:
            return Geocoded(place=None, level="none", note=note or "no such place is known")
        return _noted(found, name, region, note)

    def _named(
        self, name: str, holders: Sequence[list[Candidate]], code: str | None
    ) -> Geocoded | None:
        """The place of a name in the first of its holders that has such a place."""
        plain, is_near = _bare(name)
        if not plain:
            return None
        for text, level, wider in _attempts(plain):
            inside: Sequence[Candidate] = self._find(text, code)
            for part in wider:
                inside = self._inside(inside, self._regions(part, code)) or inside
            fits = (found for each in holders if (found := self._inside(inside, each)))
            fitting = next(fits, [])
            if inside:
                is_outside = any(holders) and not fitting
                answer = _answer(fitting or inside, level=level, is_near=is_near)
                return _doubted(answer) if is_outside else answer
        return None

    def _find(self, text: str, code: str | None) -> tuple[Candidate, ...]:
        context = () if code else self._context
        return self._gazetteer.find(text, country=code, limit=_MANY, context=context)

    def _regions(self, name: str, code: str | None) -> list[Candidate]:
        """The divisions and regions of a name; a town stands for what bears its name."""
        if not name.strip():
            return []
        found = self._find(name[:_LONGEST], code)
        divisions = [c for c in found if c.place.kind in _REGIONS]
        return divisions or [c for c in found if c.place.kind == "country"]

    def _inside(
        self, candidates: Sequence[Candidate], holders: Sequence[Candidate]
    ) -> list[Candidate]:
        places = [holder.place for holder in holders]
        return [c for c in candidates if any(self._holds(holder, c.place) for holder in places)]

    def _holds(self, holder: Place, place: Place) -> bool:
        if holder.id == place.id:
            return True
        if holder.country not in {None, place.country}:
            return False
        if holder.kind == "country" or core_key(place.admin1 or "") == core_key(holder.name):
            return True
        return any(parent.id == holder.id for parent in self._gazetteer.parents(place))


def _bare(name: str) -> tuple[str, bool]:
    """A name without the words for nearness and kind before it, and whether it had the first."""
    text = " ".join(name.split())
    near = _NEAR.match(text)
    text = text[near.end() :] if near else text
    kind = _OF.match(text)
    return (text[kind.end() :] if kind else text).strip(" .,;"), near is not None


def _attempts(name: str) -> Iterator[tuple[str, Level, list[str]]]:
    """What to look up, in order: the whole; its first part, in the others; then these."""
    parts = [part for part in _APART.split(name) if part][:_PARTS]
    if len(parts) > 1:
        yield parts[0], "place", parts[1:]
    yield name, "place", []
    for number, part in enumerate(parts[1:], start=2):
        yield part, "wider", parts[number:]
    spot = _SPOT.search(name)
    if spot is not None:
        yield name[: spot.start()].strip(), "wider", []


def _answer(candidates: Sequence[Candidate], *, level: Level, is_near: bool = False) -> Geocoded:
    best = candidates[0]
    place = best.place
    rivals = [
        c
        for c in candidates[1:]
        if distance_km(place.lon, place.lat, c.place.lon, c.place.lat) > _SAME_KM
    ]
    share = 1 / (1 + math.fsum(math.exp((c.score - best.score) / _HEAT) for c in rivals))
    spelling = next((r.weight for r in best.reasons if r.name == "spelling"), _EXACT)
    return Geocoded(
        place=place,
        level=level,
        is_near=is_near,
        confidence=round(share * max(0.0, min(1.0, spelling / _EXACT)), 2),
        others=tuple(c.place for c in rivals[:3]),
    )


def _doubted(answer: Geocoded) -> Geocoded:
    return replace(
        answer,
        confidence=round(answer.confidence / 2, 2),
        note="no such place is known in the region that the row names",
    )


def _noted(found: Geocoded, name: str, region: str, note: str) -> Geocoded:
    words = {
        "wider": f"{name!r} is not known; put at the wider place that it names",
        "region": f"{name!r} is not known; put at its region, {region!r}" if name else "",
        "country": f"{name!r} is not known; put at its country" if name else "",
    }.get(found.level, "")
    return replace(found, note="; ".join(part for part in (words, found.note, note) if part))
