"""What a user may choose about a figure."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import FormatError

FIGURES: Final = (".png", ".svg", ".pdf")
"""Suffixes of the formats that a figure may have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureOptions:
    """The choices behind one figure."""

    title: str = ""
    """Stands above the map; empty for none."""
    width: float = 180.0
    """Millimetres, 80 to 1200; the default fits the text of an A4 page."""
    height: float | None = None
    """Millimetres; none for as much as map and key need, at most 1.45 times the width or 200."""
    panels: int = 1
    """How many maps stand side by side, each for an equal span of time; at most 24."""
    has_key: bool = True
    """Whether the key stands beneath; without it the figure is as much lower."""
    credits: tuple[str, ...] = ()
    """Further sources to name; those of the gazetteer and the base map come by themselves."""


def figure_form(path: Path) -> str:
    """The format that a file's suffix names; PNG for `-`, standard output.

    Raises:
        FormatError: No figure has that suffix.
    """
    suffix = ".png" if path == Path("-") else path.suffix.lower()
    if suffix not in FIGURES:
        raise FormatError(
            f"{path}: no figure has the suffix {suffix!r}; figures are {', '.join(FIGURES)}"
        )
    return suffix
