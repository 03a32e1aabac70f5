"""What a place from outside must hold before it may stand in a store."""

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from gazetteer.folding import fold
from gazetteer.place import Place

_LONGEST: Final = 120
"""Code points of a name; what is longer is a sentence."""
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of surrogate pairs: they have no place in a name."""
_PLAIN: Final = re.compile(
    r"[0-9A-Za-zÀ-ÖØ-öø-ɏА-яا-غف-ي一-鿿가-힣][0-9A-Za-zÀ-ÖØ-öø-ɏА-яء-غف-ي一-鿿가-힣'.,()-]*"
    r"(?: [0-9A-Za-zÀ-ÖØ-öø-ɏА-яء-غف-ي一-鿿가-힣'.,()-]+)*"
)
"""What most names are, of which nothing need be asked: they begin with a letter that folding
leaves."""
_DIRECTIONS: Final = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
"""Marks that tell in which direction a line runs (UAX #9): a name does without."""
_MOST_PEOPLE: Final = 10**10
_MOST_NAMES: Final = 500
"""Variants of one place: GeoNames' richest has some 400."""


def vet(place: Place) -> Place:
    """The place with its names in order: cleaned, sorted, each once.

    Raises:
        ValueError: It has no usable name, no point on the globe, or an impossible value.
    """
    name = _clean(place.name)
    if name is None:
        raise ValueError(f"the name {place.name[:40]!r} is empty, too long or no text")
    _check_point(place.lon, place.lat)
    if not 0 <= place.population < _MOST_PEOPLE:
        raise ValueError(f"no place has {place.population} inhabitants")
    if place.country is not None and not is_country_code(place.country):
        raise ValueError(f"country {place.country!r} is no ISO 3166-1 alpha-2 code")
    names = clean_names(place.names, name)
    # To copy a place takes longer than all that is checked of it.
    if name == place.name and names == place.names:
        return place
    return replace(place, name=name, names=names)


def clean_names(names: Iterable[str], own: str) -> tuple[str, ...]:
    """Usable variants of a name, sorted, without the name itself."""
    cleaned = {_clean(name) for name in names} - {None, own}
    return tuple(sorted(name for name in cleaned if name is not None)[:_MOST_NAMES])


def is_country_code(text: str) -> bool:
    """Whether a text looks like an ISO 3166-1 alpha-2 code."""
    return len(text) == 2 and text.isascii() and text.isupper()  # noqa: PLR2004 (alpha-2)


def degrees(text: str, what: str, limit: int) -> float:
    """A number of degrees.

    Raises:
        ValueError: It is none, or beyond the limit.
    """
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not -limit <= number <= limit:
        raise ValueError(f"{what} {text[:40]!r} is no number from -{limit} to {limit}")
    return number


def whole(text: str, what: str) -> int:
    """A whole number from 0 on; what is empty counts as 0.

    Raises:
        ValueError: It is none.
    """
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_PEOPLE))):
        raise ValueError(f"{what} {text[:40]!r} is no whole number from 0 on")
    return int(text)


def _check_point(lon: float, lat: float) -> None:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 (the globe)
        raise ValueError(f"lon {lon}, lat {lat} is no point on the globe")


def _clean(name: str) -> str | None:
    """The name without marks that steer a line's direction; none if it is no name."""
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST:
        return name
    plain = " ".join(name.translate(_DIRECTIONS).split())
    if not plain or len(plain) > _LONGEST or not fold(plain):
        return None
    return None if _NO_TEXT.search(plain) else plain
