"""Units of time as rules meet them."""

from typing import cast

from geo.dates.found import Found
from geo.dates.period import Unit


def unit_of(found: Found, name: str) -> Unit:
    """The unit in a part of a match; `second` for the word that is an ordinal too."""
    return "second" if found.kind(name) == "SECOND" else cast("Unit", found.text(name))
