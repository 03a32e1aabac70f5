"""What a user may choose about a brief."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import FormatError
from geo.extras import require

if TYPE_CHECKING:
    from maps.brief.content import Brief


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefOptions:
    """The choices behind one brief."""

    title: str = "Events in reports"
    """Stands on top."""
    panels: int = 1
    """How many maps stand side by side, each for an equal span of time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A format in which a brief can be written."""

    picture: str
    """Suffix of the format of its figure."""
    dump: "Callable[[Brief], bytes]"
    """Give the bytes of a file; the same brief gives the same bytes."""


def _html(brief: "Brief") -> bytes:
    from maps.brief.page import html_page  # noqa: PLC0415 - --help need not wait for it

    return html_page(brief).encode()


def _word(brief: "Brief") -> bytes:
    from maps.brief.document import word_document  # noqa: PLC0415 - as above

    return word_document(brief)


_FORMS: Final = {
    ".html": Form(picture=".svg", dump=_html),
    ".docx": Form(picture=".png", dump=_word),
}


def brief_form(path: Path) -> Form:
    """The format that a file's suffix names; HTML for `-`, standard output.

    Raises:
        FormatError: No brief has that suffix.
        MissingExtraError: A library that it needs is not installed.
    """
    suffix = ".html" if path == Path("-") else path.suffix.lower()
    if suffix not in _FORMS:
        raise FormatError(
            f"{path}: no brief has the suffix {suffix!r}; briefs are {', '.join(_FORMS)}"
        )
    require("matplotlib", "the figures of briefs")
    if suffix == ".docx":
        require("docx", "Word files")
    return _FORMS[suffix]
