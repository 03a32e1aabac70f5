"""The columns of the table that a person fills in instead of the page."""

from typing import Final

from gazetteer import Place

FILLED: Final = (
    "choice", "everywhere", "new_name", "new_lat", "new_lon", "new_date", "new_type",
    "new_factuality", "by", "at", "note",
)  # fmt: skip
"""What a person fills in; a row in which they are empty changes nothing."""
CANDIDATES: Final = tuple(f"candidate_{number}" for number in range(1, 5))
TOLD: Final = (
    "what", "sure", "text", "sentence", *CANDIDATES, "reasons", "date", "type", "label",
    "factuality", "title", "source", "document", "spans", "offset",
)  # fmt: skip
"""What a row says, and must still say when it is read."""
COLUMNS: Final = (*FILLED, *TOLD)

FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula (OWASP, CSV injection)."""
_PART: Final = " | "


def candidate_cell(place: Place) -> str:
    """A place as a cell: name, kind, division, country, latitude and longitude, id."""
    parts = (
        place.name, place.kind, place.admin1 or "", place.country or "",
        f"{place.lat:.6f}, {place.lon:.6f}", place.id,
    )  # fmt: skip
    return _PART.join(" ".join(part.replace("|", "/").split()) for part in parts)


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands in front."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def as_told(cell: str) -> str:
    """The text that `defused` got."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULAS) else cell
