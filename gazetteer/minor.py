"""Places that nobody picked: a whole dump's streams, hills, parks and parishes.

All of GeoNames has six million of them, called after the towns near by, after persons, and by
words of every day. News hardly ever means one by its bare name.
"""

from typing import Final

from gazetteer.place import Place

_BULK: Final = "GeoNames"
"""The source of lists of all there is; what news names has another one beside it."""
_PICKED: Final = frozenset("AP")
"""Classes of which GeoNames' lists are short, or tell the inhabitants."""
_PARISHES: Final = frozenset({"ADM3", "ADM4", "ADM5", "ADMD", "PRSH"})
"""Codes of divisions below the second level: half a million."""


def is_minor(place: Place) -> bool:
    """Whether a place only stands in a list of all there is; never one of the default store's."""
    return (
        place.source == _BULK
        and not place.curated
        and (place.feature_class not in _PICKED or place.feature_code in _PARISHES)
        and place.kind != "country"
    )
