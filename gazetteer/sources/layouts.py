"""What a table is, by the names of its columns: OCHA's divisions, or anything else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from gazetteer.errors import SourceError
from gazetteer.sources.fields import Fields, Wishes, choose

COD_CREDIT: Final = "Administrative boundaries: OCHA COD-AB, CC BY-IGO"

_PCODE: Final = re.compile(r"adm(?:in)?([0-4])_?pcode", re.IGNORECASE)
_LEVELS: Final = ("country", "admin1", "admin2", "admin2", "admin2")
_CODES: Final = ("PCLI", "ADM1", "ADM2", "ADM3", "ADM4")


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """What is known of a table before it is read."""

    name: str
    """The name of the addition: the source of its places, where they have no other."""
    wishes: Wishes = field(default_factory=Wishes)
    """Which columns the user wants for what."""


def fields_of(columns: Sequence[str], described: Described, where: str) -> Fields:
    """Where a table with these columns has our fields.

    Raises:
        SourceError: It has no column for names; which there are, is said.
        QueryError: A wish names what is not there.
    """
    level = cod_level(columns)
    if level is not None and not described.wishes.columns:
        return _cod(columns, level, described)
    chosen = choose(columns, described.wishes)
    if "name" not in chosen:
        raise SourceError(
            f"{where}: no column holds the names. Say which one does: --map name=COLUMN. There"
            f" are: {', '.join(columns)}."
        )
    return Fields(
        columns=chosen,
        values=MappingProxyType(dict(described.wishes.values)),
        source=described.name,
        prefix=described.name,
        curated=True,
    )


def cod_level(columns: Sequence[str]) -> int | None:
    """The level of a COD-AB table, 0 for countries to 4; none if it is another table.

    Common Operational Datasets – Administrative Boundaries name their columns `ADM2_PCODE`,
    `ADM2_EN`, `ADM2_AR` (since 2025 `adm2_pcode`, `adm2_name`, `adm2_name1`), with those of all
    levels above.
    """
    levels = [int(found[1]) for column in columns if (found := _PCODE.fullmatch(column))]
    return max(levels, default=None)


def _cod(columns: Sequence[str], level: int, described: Described) -> Fields:
    chosen = choose(columns, Wishes())
    names = _of_level(columns, level)
    main = [column for column in names if _suffix(column) in {"en", "name", "name_en", "ref_name"}]
    first = main[0] if main else names[0]
    above = {n: _of_level(columns, n) for n in range(level)}
    pcode = next(column for column in columns if _level(column) == level)
    told = dict(described.wishes.values)
    return Fields(
        columns={
            **{ours: chosen[ours] for ours in ("lon", "lat", "wkt") if ours in chosen},
            "id": (pcode,),
            "name": (first,),
            "names": tuple(column for column in names if column != first),
            "country": tuple(c for c in columns if _level(c) == 0) + tuple(above.get(0, ())),
            "admin1": tuple(above.get(1, ())[:1]),
        },
        values={
            "feature_class": "A",
            "feature_code": _CODES[level],
            "kind": _LEVELS[level],
            **told,
        },
        source="OCHA COD-AB",
        prefix="cod",
    )


def _of_level(columns: Sequence[str], level: int) -> list[str]:
    """The columns with names of a level, English ones first."""
    mark = re.compile(rf"adm(?:in)?{level}_?(?!pcode)(?:alt\d)?[a-z]", re.IGNORECASE)
    found = [c for c in columns if mark.match(c) and _suffix(c) not in {"type", "date", "validon"}]
    return sorted(found, key=lambda column: (_suffix(column) not in {"en", "name"}, column))


def _suffix(column: str) -> str:
    return column.casefold().partition("_")[2]


def _level(column: str) -> int | None:
    found = _PCODE.fullmatch(column)
    return None if found is None else int(found[1])
